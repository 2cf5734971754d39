import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { addCodeSamples } from './addCodeSamples.ts';
import { type ContractDocument, closeExtensibleEnums } from './contractDocument.ts';
import { documentErrors } from './documentErrors.ts';
import { clientEntry, generateClientTable } from './generateClient.ts';
import { generateCommandOptions } from './generateCommandOptions.ts';
import { generateMcpTools } from './generateMcpTools.ts';
import { generateResources } from './generateResources.ts';
import { generateRoutes } from './generateRoutes.ts';
import { generateCallTypes, generateClientTypes } from './generateTypes.ts';
import { generateRequestValidators, generateResponseValidators } from './generateValidators.ts';

/**
 * `npm run generate`: builds everything in generated/ from openapi/. The same contract gives the same bytes.
 */

const root = resolve(import.meta.dirname, '../..');
const generated = join(root, 'generated');
const BANNER = 'Made from openapi/ by `make generate`. Change the contract, not this file.';

const run = promisify(execFile);

/** Bundles a contract. Redocly also writes JSON as YAML. */
async function bundle(source: string, target: string): Promise<void> {
  await run(join(root, 'node_modules/.bin/redocly'), ['bundle', source, '--output', target], {
    cwd: root,
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });
}

async function write(file: string, text: string): Promise<void> {
  await writeFile(join(generated, file), text);
}

const json = join(generated, 'openapi.json');
const yaml = join(generated, 'openapi.yaml');

// One after the other, so that an error in the contract is printed only once.
async function bundleContract(): Promise<ContractDocument> {
  await mkdir(join(generated, 'client'), { recursive: true });
  await bundle('openapi/openapi.yaml', json);
  const documented = documentErrors(JSON.parse(await readFile(json, 'utf8')));
  const { 'x-errors': _, 'x-mcp': __, ...published } = documented;
  await write('openapi.json', `${JSON.stringify(published, null, 2)}\n`);
  await bundle(json, yaml);
  await write('openapi.yaml', `# ${BANNER}\n${await readFile(yaml, 'utf8')}`);
  return documented;
}

const bundled = await bundleContract().catch((error: unknown) => {
  console.error(error instanceof Error && 'stderr' in error ? error.stderr : error);
  process.exit(1);
});
const { 'x-errors': _, 'x-mcp': __, ...document } = bundled;
const server = closeExtensibleEnums(document);
await write('docs.json', `${JSON.stringify(addCodeSamples(bundled), null, 1)}\n`);
await write('openapi.d.ts', `/** ${BANNER} */\n\n${await generateClientTypes(document)}`);
await write('calls.d.ts', `/** ${BANNER} */\n\n${await generateCallTypes(document)}`);
await write('requestValidators.js', `// ${BANNER}\n${generateRequestValidators(server)}`);
await write('responseValidators.js', `// ${BANNER}\n${generateResponseValidators(server)}`);
await write('client/operations.ts', `/** ${BANNER} */\n\n${generateClientTable(document)}`);
await write('client/resources.ts', `/** ${BANNER} */\n\n${generateResources(document)}`);
await write('client/index.ts', `/** ${BANNER} */\n\n${clientEntry}`);
await write('commandOptions.ts', `/** ${BANNER} */\n\n${generateCommandOptions(document)}`);
await write('mcpTools.ts', `/** ${BANNER} */\n\n${generateMcpTools(bundled)}`);
await write('routes.js', `// ${BANNER}\n${generateRoutes(document)}`);

await write(
  'validators.d.ts',
  `/** ${BANNER} */

export interface ValidatorError {
  instancePath: string;
  /** The path of the keyword in the schema; a branch of a union has its position in it. */
  schemaPath: string;
  keyword: string;
  params: Record<string, unknown>;
  message?: string;
}

/** Returns whether the value is valid. If not, \`errors\` lists the violations until the next call. */
export interface Validator {
  (value: unknown): boolean;
  errors?: ValidatorError[] | null;
}
`,
);
await write(
  'requestValidators.d.ts',
  `/** ${BANNER} */

import type { operations } from './calls.d.ts';
import type { Validator } from './validators.d.ts';

export const parameters: Record<keyof operations, Validator>;
export const bodies: Record<keyof operations, Record<string, Validator>>;
`,
);
await write(
  'responseValidators.d.ts',
  `/** ${BANNER} */

import type { operations } from './calls.d.ts';
import type { Validator } from './validators.d.ts';

export const responses: Record<keyof operations, Record<number, Validator | null>>;
`,
);
await write(
  'routes.d.ts',
  `/** ${BANNER} */

import type { operations } from './calls.d.ts';

export interface Route {
  operationId: keyof operations;
  method: string;
  path: string;
  scope: 'read_only' | 'full_access' | null;
  /** What a key that is limited to some accounts gets: only what is theirs, everything but writes, or 403. */
  reach: 'accounts' | 'household' | 'none';
  /** A heavy operation waits for a place: see http/heavySlots. */
  cost: 'light' | 'heavy';
  contentTypes: string[];
  bodyRequired: boolean;
  query: Record<string, 'string' | 'integer' | 'number' | 'boolean' | 'list'>;
  /** The names of the headers that the operation declares. */
  headers: string[];
  /** Whether a success carries the ETag of its body. */
  hasETag: boolean;
  /** Whether its body is signed: it is handed on as bytes, because nothing is parsed before the signature is checked. */
  isSigned: boolean;
  ignoresUnknownQuery: boolean;
  /** The status for a body that does not match its schema. */
  invalidBodyStatus: 400 | 422;
  statuses: number[];
  /** The codes of each status that has the error envelope. */
  errorCodes: Record<number, string[]>;
}

export const routes: Route[];
`,
);
