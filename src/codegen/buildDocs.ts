import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/**
 * `node buildDocs.js FILE`: builds Redocly's reference of the contract as one file that asks nobody for
 * anything: its scripts are inside, its telemetry is off, and the logo that it would fetch is taken out.
 */

const OUTSIDE_IMAGE = /https:\/\/cdn\.redoc\.ly\/[\w./-]+\.svg/g;
const EMPTY_IMAGE =
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%221%22 height=%221%22/%3E';

const [output = 'dist/docs/index.html'] = process.argv.slice(2);
const root = resolve(import.meta.dirname, import.meta.filename.endsWith('.ts') ? '../..' : '../../..');

await promisify(execFile)(
  join(root, 'node_modules/.bin/redocly'),
  ['build-docs', 'generated/docs.json', '--inlineBundle', '--output', output],
  { cwd: root, env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' } },
);
const file = resolve(root, output);
await writeFile(file, (await readFile(file, 'utf8')).replaceAll(OUTSIDE_IMAGE, EMPTY_IMAGE));
