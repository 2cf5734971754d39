import { readFile, rm, writeFile } from 'node:fs/promises';
import { urlFileOf } from './remote/findServer.ts';

/** Writes the server's URL into the data folder, where commands find it. Returns a function that removes it again. */
export async function keepUrl(dataDir: string, url: string): Promise<() => Promise<void>> {
  const file = urlFileOf(dataDir);
  const text = `${loopbackOf(url)}\n`;
  await writeFile(file, text);
  return async () => {
    // Another server may have the same folder, and commands go on using that one.
    const current = await readFile(file, 'utf8').catch(() => null);
    if (current === text) await rm(file, { force: true });
  };
}

/** A server that listens on every address of its machine is reached at the loopback address. */
const loopbackOf = (url: string): string =>
  url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');
