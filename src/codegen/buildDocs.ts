import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/**
 * `node buildDocs.js FILE`: builds Redocly's reference of the contract as one self-contained file. Its scripts
 * are inlined, telemetry is off, and the logo that the page would fetch is replaced by an empty image.
 */

const EXTERNAL_IMAGE = /https:\/\/cdn\.redoc\.ly\/[\w./-]+\.svg/g;
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
await writeFile(file, (await readFile(file, 'utf8')).replaceAll(EXTERNAL_IMAGE, EMPTY_IMAGE));
