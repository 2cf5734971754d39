import { copyFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { ClientGenerator, Workspace } from './clientGenerator.ts';
import { compileGoProgram, goProgram, makeGoModule } from './goProgram.ts';
import { runTool } from './runTool.ts';
import { MAVEN_DEPENDENCY_PLUGIN, OPENAPI_GENERATOR } from './versions.ts';

const TOOLS = { java: '-version', mvn: '-version' };

const HARMLESS_WARNINGS = [
  { pattern: /OpenAPI 3\.1 support is still in beta/, reason: 'it says so of every contract in OpenAPI 3.1' },
  {
    pattern: /Failed to get the schema name: null/,
    reason: 'it comes with headers that are shared as components',
  },
  {
    pattern: /Date \(model name matches existing language type\)/,
    reason: 'a day in a path is of type Date, of which no model is written',
  },
  { pattern: /No application\/json content media type found/, reason: 'categories are exported as text' },
];

/** Without it, clients refuse an answer with a property that was added later. */
const ALLOW_NEW_PROPERTIES = 'disallowAdditionalPropertiesIfNotPresent=false';
/** By default models have camel-case names, and TypeScript 4.9 and later cannot compile the code that tells the two apart. */
const KEEP_NAMES = 'modelPropertyNaming=original';
/** Without it, the Go client takes an action of a rule for every kind of action that has the same fields. */
const USE_DISCRIMINATOR = 'useOneOfDiscriminatorLookup=true';
/** Tests and pages that nobody reads here. */
const ONLY_CODE = 'apiTests=false,modelTests=false,apiDocs=false,modelDocs=false';

async function generate(
  { folder, contract }: Workspace,
  language: string,
  output: string,
  properties: string,
): Promise<string> {
  const { artifact, version } = OPENAPI_GENERATOR;
  await runTool([
    'mvn',
    '-q',
    '-B',
    `${MAVEN_DEPENDENCY_PLUGIN}:copy`,
    `-Dartifact=${artifact}:${version}`,
    `-DoutputDirectory=${folder}`,
    '-Dmdep.stripVersion=true',
  ]);
  const options = ['-g', language, '-i', contract, '-o', output];
  const settings = ['--global-property', ONLY_CODE, '--additional-properties', properties];
  return runTool([
    'java',
    '-jar',
    join(folder, 'openapi-generator-cli.jar'),
    'generate',
    ...options,
    ...settings,
  ]);
}

const shared = { version: OPENAPI_GENERATOR.version, harmlessWarnings: HARMLESS_WARNINGS };

export const openapiGeneratorGo: ClientGenerator = {
  ...shared,
  name: 'openapi-generator go',
  tools: { ...TOOLS, go: 'version' },
  async generate(workspace) {
    const client = await makeGoModule(workspace, OPENAPI_GENERATOR.goLibraries);
    const properties = `packageName=breadbox,withGoMod=false,${ALLOW_NEW_PROPERTIES},${USE_DISCRIMINATOR}`;
    return generate(workspace, 'go', client, properties);
  },
  compile: (workspace) => compileGoProgram(workspace, 'openapi-generator.go'),
  program: goProgram,
};

const javaProject = ({ folder }: Workspace) => join(folder, 'program');

export const openapiGeneratorJava: ClientGenerator = {
  ...shared,
  name: 'openapi-generator java',
  tools: { ...TOOLS, javac: '-version' },
  generate: (workspace) => generate(workspace, 'java', javaProject(workspace), ALLOW_NEW_PROPERTIES),
  async compile(workspace) {
    const cwd = javaProject(workspace);
    await copyFile(join(workspace.programs, 'Program.java'), join(cwd, 'src/main/java/Program.java'));
    await runTool(
      [
        'mvn',
        '-q',
        '-B',
        'compile',
        `${MAVEN_DEPENDENCY_PLUGIN}:copy-dependencies`,
        '-DoutputDirectory=libraries',
      ],
      { cwd },
    );
  },
  program(workspace) {
    const project = javaProject(workspace);
    const classPath = [join(project, 'target/classes'), join(project, 'libraries/*')].join(delimiter);
    return ['java', '-cp', classPath, 'Program'];
  },
};

/** The compiler and the types of this repository; the client itself needs no package. */
const MODULES = join(import.meta.dirname, '../../node_modules');

export const openapiGeneratorTypescript: ClientGenerator = {
  ...shared,
  name: 'openapi-generator typescript-fetch',
  tools: TOOLS,
  generate: (workspace) =>
    generate(workspace, 'typescript-fetch', join(workspace.folder, 'breadbox'), KEEP_NAMES),
  async compile({ folder, programs }) {
    await copyFile(join(programs, 'program.ts'), join(folder, 'program.ts'));
    const compiler = [process.execPath, join(MODULES, 'typescript/bin/tsc')];
    const target = ['--strict', '--target', 'es2022', '--lib', 'es2023,dom', '--module', 'commonjs'];
    const types = ['--types', 'node', '--typeRoots', join(MODULES, '@types')];
    await runTool([...compiler, ...target, ...types, 'program.ts'], { cwd: folder });
  },
  program: ({ folder }) => [process.execPath, join(folder, 'program.js')],
};
