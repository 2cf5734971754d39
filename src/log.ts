import { pino } from 'pino';

export type Logger = pino.Logger;

/** Names of fields that may contain a secret. Their values are never written. */
const SECRET_FIELDS = [
  'access_token',
  'accessToken',
  'public_token',
  'publicToken',
  'link_token',
  'secret',
  'credentials',
  'password',
  'authorization',
  'apiKey',
  'key',
  'x-api-key',
  'encryptionKey',
];

/**
 * Serializes an error's name, message, stack and code, and those of its causes. Its other fields are dropped, because
 * an HTTP client's error contains the whole request, credentials included.
 */
function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...('code' in error && { code: error.code }),
    ...(error.cause !== undefined && { cause: serializeError(error.cause) }),
  };
}

/** Log lines are buffered to save writes, and flushed at the latest after this time. */
const BUFFER_BYTES = 4_096;
const FLUSH_INTERVAL_MS = 50;

/** Creates a logger that writes JSON lines to standard error; commands print their output to standard output. */
export function createLogger(
  level: string,
  destination: pino.DestinationStream = pino.destination({
    dest: 2,
    sync: false,
    minLength: BUFFER_BYTES,
    periodicFlush: FLUSH_INTERVAL_MS,
  }),
): Logger {
  return pino(
    {
      level,
      base: null,
      serializers: { err: serializeError },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: SECRET_FIELDS.flatMap((field) =>
          field.includes('-') ? [`["${field}"]`, `*["${field}"]`] : [field, `*.${field}`],
        ),
        censor: '[redacted]',
      },
    },
    destination,
  );
}
