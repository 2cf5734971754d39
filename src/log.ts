import { pino } from 'pino';

export type Logger = pino.Logger;

/** Field names that may carry a secret; whatever stands under them is never written. */
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
 * What is written of an error: its kind, message, stack and code, and the same of its causes. Never its
 * other fields: an HTTP client's error carries the whole request, credentials included.
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

/** A busy server writes many lines at once; none waits longer than that, and the last ones not for the end. */
const GATHERED_BYTES = 4_096;
const LONGEST_WAIT_MS = 50;

/** A logger of events as JSON lines on standard error; standard output belongs to the commands. */
export function createLogger(
  level: string,
  destination: pino.DestinationStream = pino.destination({
    dest: 2,
    sync: false,
    minLength: GATHERED_BYTES,
    periodicFlush: LONGEST_WAIT_MS,
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
