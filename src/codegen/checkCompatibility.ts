import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ContractDocument } from './contractDocument.ts';
import { findBreakingChanges } from './findBreakingChanges.ts';

/**
 * `tsx src/codegen/checkCompatibility.ts [released.json [current.json]]`: fails when the contract takes
 * away what the released one promised, unless its version says so: another major version, or another
 * minor one before 1.0.
 */

const root = resolve(import.meta.dirname, '../..');

interface VersionedContract extends ContractDocument {
  info: { version: string };
}

async function read(path: string): Promise<VersionedContract> {
  return JSON.parse(await readFile(resolve(root, path), 'utf8'));
}

/** The part of a version that has to change with a breaking change. Source: Semantic Versioning 2.0, items 4 and 8. */
function promise(version: string): string {
  const [major = '0', minor = '0'] = version.split('.');
  return major === '0' ? `0.${minor}` : major;
}

const [releasedPath = join('openapi', 'released.json'), currentPath = join('generated', 'openapi.json')] =
  process.argv.slice(2);
const released = await read(releasedPath);
const current = await read(currentPath);
const changes = findBreakingChanges(released, current);
if (changes.length > 0 && promise(released.info.version) === promise(current.info.version)) {
  console.error(
    `The contract breaks what ${released.info.version} promised, and its version does not say so:`,
  );
  for (const change of changes) console.error(`  ${change}`);
  process.exitCode = 1;
}
