import { readFile } from 'node:fs/promises';

/** Returns the version in package.json, which is one folder higher if this file runs from dist. */
export async function readVersion(): Promise<string> {
  for (const place of ['../../package.json', '../../../package.json']) {
    try {
      return JSON.parse(await readFile(new URL(place, import.meta.url), 'utf8')).version;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
  throw new Error('package.json was not found.');
}
