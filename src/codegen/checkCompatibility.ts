import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findBreakingChanges } from './compatibility/findBreakingChanges.ts';
import type { ContractDocument } from './contractDocument.ts';

/**
 * `tsx src/codegen/checkCompatibility.ts [released.json [current.json]]`: fails if the contract breaks clients
 * of the released one, unless its version allows that: a new major version, or a new minor one before 1.0.
 */

const root = resolve(import.meta.dirname, '../..');

interface VersionedContract extends ContractDocument {
  info: { version: string };
}

async function read(path: string): Promise<VersionedContract> {
  return JSON.parse(await readFile(resolve(root, path), 'utf8'));
}

/** The part of a version that a breaking change must increase. Source: Semantic Versioning 2.0, items 4 and 8. */
function compatibilityVersion(version: string): string {
  const [major = '0', minor = '0'] = version.split('.');
  return major === '0' ? `0.${minor}` : major;
}

const [releasedPath = join('openapi', 'released.json'), currentPath = join('generated', 'openapi.json')] =
  process.argv.slice(2);
const released = await read(releasedPath);
const current = await read(currentPath);
const changes = findBreakingChanges(released, current);
if (
  changes.length > 0 &&
  compatibilityVersion(released.info.version) === compatibilityVersion(current.info.version)
) {
  console.error(
    `The contract has breaking changes since ${released.info.version}. Undo them, or raise info.version in openapi/openapi.yaml:`,
  );
  for (const change of changes) console.error(`  ${change}`);
  process.exitCode = 1;
}
