import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { ClientGenerator, Workspace } from './clientGenerator.ts';
import { runTool } from './runTool.ts';
import { PYTHON_PACKAGES } from './versions.ts';

/** The content types that the generator does not know are files. `docs/clients.md` has the same. */
const CONFIGURATION = `content_type_overrides:
${[
  'text/csv',
  'text/plain',
  'text/xml',
  'text/tab-separated-values',
  'application/x-ndjson',
  'application/xml',
  'application/ofx',
  'application/x-ofx',
  'application/vnd.intu.qfx',
  'application/qif',
  'application/x-qif',
]
  .map((type) => `  ${type}: application/octet-stream\n`)
  .join('')}`;

/** What the generator writes for every contract has a few faults of its own in this module. */
const TYPE_CHECKER = '[mypy]\nstrict = True\n[mypy-breadbox.client]\nignore_errors = True\n';

const binary = ({ folder }: Workspace, name: string) => join(folder, 'venv/bin', name);

export const openapiPythonClient: ClientGenerator = {
  name: 'openapi-python-client',
  version: PYTHON_PACKAGES['openapi-python-client'],
  tools: { python3: '--version' },
  harmlessWarnings: [],

  async generate(workspace) {
    const { folder, contract } = workspace;
    await runTool(['python3', '-m', 'venv', join(folder, 'venv')]);
    const packages = Object.entries(PYTHON_PACKAGES).map(([name, version]) => `${name}==${version}`);
    await runTool([binary(workspace, 'python'), '-m', 'pip', 'install', '--quiet', ...packages]);
    const configuration = join(folder, 'config.yaml');
    await writeFile(configuration, CONFIGURATION);
    const output = ['--meta', 'none', '--output-path', join(folder, 'program/breadbox')];
    await mkdir(join(folder, 'program'));
    return runTool(
      [
        binary(workspace, 'openapi-python-client'),
        'generate',
        '--path',
        contract,
        '--config',
        configuration,
        ...output,
      ],
      // It runs ruff by its name.
      { env: { PATH: `${join(folder, 'venv/bin')}${delimiter}${process.env['PATH']}` } },
    );
  },

  async compile(workspace) {
    const cwd = join(workspace.folder, 'program');
    await copyFile(join(workspace.programs, 'program.py'), join(cwd, 'program.py'));
    await writeFile(join(cwd, 'mypy.ini'), TYPE_CHECKER);
    await runTool([binary(workspace, 'mypy'), 'program.py', 'breadbox'], { cwd });
    await runTool([binary(workspace, 'python'), '-m', 'compileall', '-q', '.'], { cwd });
  },

  program: (workspace) => [binary(workspace, 'python'), join(workspace.folder, 'program/program.py')],
};
