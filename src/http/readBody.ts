import type { Context } from 'koa';
import bodyParser from 'koa-bodyparser';
import rawBody from 'raw-body';
import { ApiError } from '../errors.ts';

/** What arrived: the bytes, and for JSON and text the value. */
export interface ReadBody {
  contentType: string;
  raw: Buffer;
  /** The parsed JSON or the text; undefined where the bytes are the value, or where there is no body. */
  value: unknown;
  present: boolean;
}

const MEBIBYTE = 1024 * 1024;
const MOST_JSON_BYTES = MEBIBYTE;
const MOST_FILE_BYTES = 50 * MEBIBYTE;
const TEXT_TYPE = 'text/tab-separated-values';

const parse = bodyParser({
  enableTypes: ['json', 'text'],
  extendTypes: { text: [TEXT_TYPE] },
  jsonLimit: String(MOST_JSON_BYTES),
  textLimit: String(MOST_JSON_BYTES),
  strict: false,
  onerror: (error) => {
    throw bodyError(error);
  },
});

const NO_BODY: ReadBody = { contentType: '', raw: Buffer.alloc(0), value: undefined, present: false };

/**
 * Reads the request's body as the operation declares it.
 * @throws ApiError UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE, INVALID_PARAMETER (malformed JSON, broken compression).
 */
export async function readBody(ctx: Context, acceptedTypes: readonly string[]): Promise<ReadBody> {
  const declaredLength = ctx.request.length;
  const chunked = ctx.get('transfer-encoding') !== '';
  if (acceptedTypes.length === 0 || (!chunked && !declaredLength)) return NO_BODY;
  const contentType = ctx.request.is([...acceptedTypes]);
  if (!contentType) {
    throw new ApiError('UNSUPPORTED_MEDIA_TYPE', `Send the body as ${acceptedTypes.join(' or ')}.`);
  }
  const charset = ctx.request.charset.toLowerCase();
  if (contentType === 'application/json' && charset !== '' && charset !== 'utf-8' && charset !== 'utf8') {
    throw new ApiError('UNSUPPORTED_MEDIA_TYPE', 'JSON is UTF-8; no other character set is read.');
  }
  if (contentType !== 'application/json' && contentType !== TEXT_TYPE) {
    return { contentType, raw: await readFile(ctx, declaredLength), value: undefined, present: true };
  }
  await parse(ctx, async () => {});
  const text = ctx.request.rawBody ?? '';
  return {
    contentType,
    raw: Buffer.from(text),
    // koa-bodyparser answers {} for an empty body; an empty one is an absent one.
    value: text === '' ? undefined : ctx.request.body,
    present: text !== '',
  };
}

async function readFile(ctx: Context, length: number | undefined): Promise<Buffer> {
  if (ctx.get('content-encoding') !== '' && ctx.get('content-encoding') !== 'identity') {
    throw new ApiError('UNSUPPORTED_MEDIA_TYPE', 'Send the file without a content encoding.');
  }
  try {
    // Most clients declare the length; then no second copy of a large file is ever in memory.
    if (length !== undefined && length <= MOST_FILE_BYTES) return await fill(Buffer.allocUnsafe(length), ctx);
    return await rawBody(ctx.req, { limit: MOST_FILE_BYTES, ...(length !== undefined && { length }) });
  } catch (error) {
    throw bodyError(error);
  }
}

/** Node's parser delivers no more bytes than were declared, and fails where fewer come. */
async function fill(bytes: Buffer, ctx: Context): Promise<Buffer> {
  let position = 0;
  for await (const piece of ctx.req) position += piece.copy(bytes, position);
  if (position < bytes.length) throw new Error('The body was cut off.');
  return bytes;
}

/** The parsers' errors carry the body itself; only what kind of failure it was goes on from here. */
function bodyError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  if (status === 413)
    return new ApiError('PAYLOAD_TOO_LARGE', 'The body is larger than this operation takes.');
  if (status === 415)
    return new ApiError('UNSUPPORTED_MEDIA_TYPE', 'The encoding of the body is not supported.');
  return new ApiError('INVALID_PARAMETER', 'The body could not be read: it is malformed or was cut off.', {
    details: [{ path: 'body', message: 'is malformed or was cut off' }],
  });
}
