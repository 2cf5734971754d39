import { isUtf8 } from 'node:buffer';
import type { Context } from 'koa';
import bodyParser from 'koa-bodyparser';
import rawBody from 'raw-body';
import { ApiError } from '../errors.ts';
import { findDuplicateKey } from './findDuplicateKey.ts';
import type { BodyBudget } from './operation.ts';

/** The body as bytes, and for JSON and text its value. */
export interface ReadBody {
  contentType: string;
  raw: Buffer;
  /** The parsed JSON or the text; undefined for files and if there is no body. */
  value: unknown;
  present: boolean;
}

const MEBIBYTE = 1024 * 1024;
const MAX_JSON_BYTES = MEBIBYTE;
const MAX_FILE_BYTES = 50 * MEBIBYTE;
/** Deliveries of providers have a few hundred bytes. */
const MAX_SIGNED_BYTES = 64 * 1024;
const TEXT_TYPE = 'text/tab-separated-values';

/** Bytes instead of text: decoded here, where invalid UTF-8 is an error instead of replacement characters. */
const readBytes = bodyParser({
  enableTypes: ['text'],
  extendTypes: { text: ['application/json', TEXT_TYPE] },
  textLimit: String(MAX_JSON_BYTES),
  encoding: null as unknown as string,
  onerror: (error) => {
    throw bodyError(error);
  },
});

const NO_BODY: ReadBody = { contentType: '', raw: Buffer.alloc(0), value: undefined, present: false };

/**
 * Reads the body in one of the content types that the operation accepts.
 * @throws ApiError UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE, INVALID_PARAMETER (malformed JSON, a key
 * twice in one object, invalid UTF-8, broken compression), and what the budget throws.
 */
export async function readBody(
  ctx: Context,
  acceptedTypes: readonly string[],
  budget?: Pick<BodyBudget, 'checkLength'>,
): Promise<ReadBody> {
  if (acceptedTypes.length === 0 || !hasBody(ctx)) return NO_BODY;
  const contentType = ctx.request.is([...acceptedTypes]);
  if (!contentType) throw unsupportedType(acceptedTypes);
  const charset = ctx.request.charset.toLowerCase();
  if (contentType === 'application/json' && charset !== '' && charset !== 'utf-8' && charset !== 'utf8') {
    throw new ApiError('UNSUPPORTED_MEDIA_TYPE', 'JSON must be encoded in UTF-8.');
  }
  if (contentType !== 'application/json' && contentType !== TEXT_TYPE) {
    return {
      contentType,
      raw: await readFile(ctx, MAX_FILE_BYTES),
      value: undefined,
      present: true,
    };
  }
  const { length = 0 } = ctx.request;
  if (length <= MAX_JSON_BYTES) budget?.checkLength(length);
  await readBytes(ctx, async () => {});
  // Without an encoding, koa-bodyparser passes on the bytes that raw-body has read.
  const raw = (ctx.request.rawBody ?? Buffer.alloc(0)) as unknown as Buffer;
  if (raw.length === 0) return { ...NO_BODY, contentType };
  budget?.checkLength(raw.length);
  const text = decodeUtf8(raw);
  return {
    contentType,
    raw,
    value: contentType === 'application/json' ? parseJson(text) : text,
    present: true,
  };
}

/**
 * Reads a signed body as bytes.
 * @throws ApiError UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE, INVALID_PARAMETER (incomplete).
 */
export async function readSignedBody(ctx: Context, acceptedTypes: readonly string[]): Promise<ReadBody> {
  if (!hasBody(ctx)) return NO_BODY;
  if (!ctx.request.is([...acceptedTypes])) throw unsupportedType(acceptedTypes);
  const raw = await readFile(ctx, MAX_SIGNED_BYTES);
  return { contentType: acceptedTypes[0] ?? '', raw, value: undefined, present: true };
}

/** How many bytes the body has, or may have if it does not say. */
export function bodyBytesOf(ctx: Context): number {
  return ctx.request.length ?? (hasBody(ctx) ? MAX_FILE_BYTES : 0);
}

const hasBody = (ctx: Context): boolean => ctx.get('transfer-encoding') !== '' || Boolean(ctx.request.length);

const unsupportedType = (acceptedTypes: readonly string[]): ApiError =>
  new ApiError('UNSUPPORTED_MEDIA_TYPE', `Send the body as ${acceptedTypes.join(' or ')}.`);

function decodeUtf8(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw invalidBody('is not valid UTF-8');
  return bytes.toString('utf8');
}

function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalidBody('is malformed or incomplete');
  }
  const key = findDuplicateKey(text);
  if (key !== null) throw invalidBody(`has the key ${JSON.stringify(key)} twice in one object`);
  return value;
}

async function readFile(ctx: Context, limit: number): Promise<Buffer> {
  const { length } = ctx.request;
  if (ctx.get('content-encoding') !== '' && ctx.get('content-encoding') !== 'identity') {
    throw new ApiError('UNSUPPORTED_MEDIA_TYPE', 'Send the body without a content encoding.');
  }
  try {
    // With a declared length the file is read into one buffer, without a second copy.
    if (length !== undefined && length <= limit) return await fill(Buffer.allocUnsafe(length), ctx);
    return await rawBody(ctx.req, { limit, ...(length !== undefined && { length }) });
  } catch (error) {
    throw bodyError(error);
  }
}

/** Node's parser delivers no more bytes than declared, and fails if fewer arrive. */
async function fill(bytes: Buffer, ctx: Context): Promise<Buffer> {
  let position = 0;
  for await (const chunk of ctx.req) position += chunk.copy(bytes, position);
  if (position < bytes.length) throw new Error('The body is incomplete.');
  return bytes;
}

/** Drops the parser's error, which contains the body, and keeps only the kind of failure. */
function bodyError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  if (status === 413)
    return new ApiError('PAYLOAD_TOO_LARGE', 'The body is larger than this operation accepts.');
  if (status === 415)
    return new ApiError('UNSUPPORTED_MEDIA_TYPE', 'The encoding of the body is not supported.');
  return invalidBody('is malformed or incomplete');
}

const invalidBody = (message: string): ApiError =>
  new ApiError('INVALID_PARAMETER', `The body ${message}.`, {
    details: [{ path: 'body', code: 'malformed', message }],
  });
