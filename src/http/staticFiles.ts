import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Context } from 'koa';
import { ApiError } from '../errors.ts';

interface StaticFile {
  bytes: Buffer;
  etag: string;
}

export interface SendOptions {
  /** A file extension or a content type. */
  type: string;
  cacheControl: string;
  /** The message for a file that does not exist. */
  missing: string;
}

/** The encodings that `make build` makes of a file, in the order in which they are preferred. */
const SUFFIXES = [
  ['br', '.br'],
  ['gzip', '.gz'],
  ['identity', ''],
] as const;

/**
 * Sends files that do not change while the server runs. Each is read once, and every client gets the same bytes, so that
 * many slow ones take no more memory than one. The caller checks paths: a file that exists stays in memory.
 */
export class StaticFiles {
  readonly #files = new Map<string, Promise<StaticFile | null>>();

  /** @throws ApiError NOT_FOUND */
  async send(ctx: Context, path: string, { type, cacheControl, missing }: SendOptions): Promise<void> {
    const found = await this.#find(ctx, path);
    if (!found) throw new ApiError('NOT_FOUND', missing);
    const { file, encoding } = found;
    ctx.status = 200;
    ctx.type = type;
    ctx.set('Cache-Control', cacheControl);
    ctx.vary('Accept-Encoding');
    ctx.etag = file.etag;
    if (ctx.fresh) {
      ctx.status = 304;
      return;
    }
    if (encoding !== 'identity') ctx.set('Content-Encoding', encoding);
    ctx.body = file.bytes;
  }

  async #find(ctx: Context, path: string): Promise<{ file: StaticFile; encoding: string } | null> {
    for (const [encoding, suffix] of SUFFIXES) {
      if (encoding !== 'identity' && !ctx.acceptsEncodings(encoding)) continue;
      const file = await this.#read(`${path}${suffix}`);
      if (file) return { file, encoding };
    }
    return null;
  }

  #read(path: string): Promise<StaticFile | null> {
    const known = this.#files.get(path);
    if (known) return known;
    const reading = readStaticFile(path);
    this.#files.set(path, reading);
    const forget = () => this.#files.delete(path);
    // What does not exist may be built later, and would otherwise fill the memory with names.
    reading.then((file) => file ?? forget(), forget);
    return reading;
  }
}

async function readStaticFile(path: string): Promise<StaticFile | null> {
  try {
    const bytes = await readFile(path);
    return { bytes, etag: createHash('sha256').update(bytes).digest('base64url') };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
