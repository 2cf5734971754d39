/**
 * What `make clients` runs: clients that foreign generators make from the bundled contract are compiled, and a small
 * program with each reads a running server. It ends with a line for each generator and exits with 1 if any failed.
 * Arguments choose generators by the end or the beginning of their names, such as `go`.
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { SERVER_URL, startTestServer, TEMPLATE } from '../support/testServer.ts';
import { checkClient, type Servers, type Verdict } from './checkClient.ts';
import type { ClientGenerator } from './clientGenerator.ts';
import { startFilledServer } from './household.ts';
import { LATER_CODE, LATER_STATUS, startLaterServer } from './laterServer.ts';
import { oapiCodegen } from './oapiCodegen.ts';
import { openapiGeneratorGo, openapiGeneratorJava, openapiGeneratorTypescript } from './openapiGenerator.ts';
import { openapiPythonClient } from './openapiPythonClient.ts';

const GENERATORS = [
  openapiPythonClient,
  oapiCodegen,
  openapiGeneratorJava,
  openapiGeneratorGo,
  openapiGeneratorTypescript,
];

const contract = resolve(import.meta.dirname, '../../generated/openapi.json');
const programs = join(import.meta.dirname, 'programs');
const words = process.argv.slice(2);
const isChosen = ({ name }: ClientGenerator) =>
  words.length === 0 || words.some((word) => name.startsWith(word) || name.endsWith(` ${word}`));

const chosen = GENERATORS.filter(isChosen);
if (chosen.length === 0) {
  console.error(`No such generator. Choose from ${GENERATORS.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

const lines: string[] = [];
const folder = temporaryFolder();
const database = await startTestServer();
process.env[SERVER_URL] = database.url;
process.env[TEMPLATE] = database.template;
try {
  await withServers(async (servers) => {
    // One after another: each compiler takes a core and a gigabyte.
    for (const generator of chosen) {
      console.log(`${generator.name} ${generator.version} …`);
      const workspace = {
        folder: join(folder.path, generator.name.replaceAll(' ', '-')),
        contract,
        programs,
      };
      await mkdir(workspace.folder);
      lines.push(describe(generator, await checkClient(generator, workspace, servers)));
    }
  });
} finally {
  await database.stop();
  folder.remove();
}
console.log(`\n${lines.join('\n')}`);
// On a machine of one's own a tool may be missing; the workflow installs all of them.
const isComplete = !process.env['CI'] || lines.every((line) => !line.startsWith('skipped'));
if (!isComplete || lines.some((line) => line.startsWith('FAILED'))) process.exitCode = 1;

async function withServers(work: (servers: Servers) => Promise<void>): Promise<void> {
  const server = await startFilledServer();
  const later = await startLaterServer(server.url);
  try {
    await work({
      url: server.url,
      laterUrl: later.url,
      key: server.key,
      expected: {
        transactions: server.transactions,
        rules: server.rules,
        errorCode: 'NOT_FOUND',
        laterErrorCode: LATER_CODE,
        laterStatus: LATER_STATUS,
      },
    });
  } finally {
    later.close();
    await server.close();
  }
}

function describe({ name, version }: ClientGenerator, verdict: Verdict): string {
  const detail = verdict.outcome === 'ok' ? verdict.figures : verdict.why;
  return `${verdict.outcome.padEnd(7)}  ${`${name} ${version}`.padEnd(41)}  ${detail}`;
}
