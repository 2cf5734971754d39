import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readDataDir } from '../../config.ts';
import { CommandFailure, EXIT_CODES } from '../exitCodes.ts';
import { UsageError } from '../usage.ts';

export interface ServerAddress {
  url: string;
  apiKey: string;
}

/** The file of the data folder in which `breadbox run` and `breadbox serve` keep their URL while they run. */
export const urlFileOf = (dataDir: string): string => join(dataDir, 'url');

const START_HINT =
  'Start one here with `breadbox run`, or set BREADBOX_URL and BREADBOX_API_KEY to the server and a key of it.';

/**
 * Returns the server that BREADBOX_URL names, else the one that runs on this data folder. The key of
 * the data folder is never sent to another server.
 * @throws CommandFailure if there is none, UsageError if a setting is wrong.
 */
export async function findServer(env: NodeJS.ProcessEnv): Promise<ServerAddress> {
  const url = env['BREADBOX_URL']?.trim();
  const apiKey = env['BREADBOX_API_KEY']?.trim();
  if (url) {
    if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
      throw new UsageError('BREADBOX_URL is not a URL such as http://127.0.0.1:8080.');
    }
    if (!apiKey)
      throw new UsageError(
        'BREADBOX_URL is set, but BREADBOX_API_KEY is not. Set it to a key of that server.',
      );
    return { url: withoutPath(url), apiKey };
  }
  const dataDir = readDataDir(env);
  const local = await readText(urlFileOf(dataDir));
  if (!local)
    throw new CommandFailure(`No server is running on ${dataDir}. ${START_HINT}`, EXIT_CODES.unavailable);
  const localKey = apiKey ?? (await readText(join(dataDir, 'api-key')));
  if (!localKey) throw new CommandFailure(`There is no API key in ${dataDir}. Set BREADBOX_API_KEY to one.`);
  return { url: local, apiKey: localKey };
}

/** People copy the address from a browser or from the documentation. */
const withoutPath = (url: string): string => url.replace(/\/+$/, '').replace(/\/api\/v1$/, '');

async function readText(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).trim() || null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
