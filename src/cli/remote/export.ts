import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { toBreadboxError } from '../../client/breadboxError.ts';
import { CommandFailure, EXIT_CODES } from '../exitCodes.ts';
import { readContractOptions } from './contractOptions.ts';
import { resolveNames } from './resolveNames.ts';
import type { CommonOptions, Session } from './session.ts';
import { withSession } from './withSession.ts';

type Query = ReturnType<typeof readContractOptions<'exportTransactions'>>;

/** `breadbox export --format …`: every transaction that the filters select, as a file or on standard output. */
export async function exportCommand(
  options: CommonOptions & { output?: string } & Record<string, unknown>,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  await withSession(options, env, async (session) => {
    const query = readContractOptions(options, 'exportTransactions');
    await writeExport(session, query, options.output ?? null);
  });
}

/** Writes an export to a file, or to standard output, while it arrives. */
export async function writeExport(session: Session, query: Query, file: string | null): Promise<void> {
  if (file !== null) await requireFolder(dirname(file));
  const content = await download(session, await resolveNames(session, query));
  if (file === null) return copy(content, process.stdout);
  // A download that breaks off must not look like a whole file.
  const unfinished = `${file}.part`;
  try {
    await copy(content, createWriteStream(unfinished));
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw isFileFailure(error) ? describeFileFailure(error.code, file) : error;
  }
  session.note(`Wrote ${file}.`);
}

async function requireFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (!found?.isDirectory())
    throw new CommandFailure(`There is no folder ${path}. Create it or name another file.`);
}

const isFileFailure = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'path' in error && 'code' in error;

const FILE_FAILURES: Record<string, string> = {
  EACCES: 'This user has no permission to write it. Change its permissions or name another file.',
  EISDIR: 'It is a folder. Name a file.',
  ENOSPC: 'Its disk is full. Free some space and try again.',
  EROFS: 'Its disk is read-only. Name a file on another disk.',
};

const describeFileFailure = (code = 'unknown error', file: string): CommandFailure =>
  new CommandFailure(
    `${file}: ${FILE_FAILURES[code] ?? `It cannot be written (${code}). Name another file.`}`,
  );

async function download({ client, server }: Session, query: Query): Promise<Readable> {
  // Not client.transactions.export, which would hold the whole file in memory.
  const { data, error, response } = await client.paths
    .GET('/api/v1/transactions/export', { params: { query }, parseAs: 'stream' })
    .catch(() => {
      throw new CommandFailure(
        `No server answers at ${server.url}. Start it, or correct BREADBOX_URL.`,
        EXIT_CODES.unavailable,
      );
    });
  if (!response.ok || !data) throw toBreadboxError(response, error);
  // The same class under two names: that of the browser's types and that of Node.js.
  return Readable.fromWeb(data as ReadableStream);
}

async function copy(content: Readable, target: NodeJS.WritableStream): Promise<void> {
  try {
    await pipeline(content, target, { end: target !== process.stdout });
  } catch (error) {
    if (isFileFailure(error)) throw error;
    throw new CommandFailure(
      'The download broke off, and what arrived is incomplete. Run it again.',
      EXIT_CODES.unavailable,
    );
  }
}
