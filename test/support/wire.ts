import { connect, type Socket } from 'node:net';

/** One HTTP answer as received. */
export interface WireAnswer {
  status: number;
  headers: Map<string, string>;
  body: string;
}

export interface Exchange {
  answers: WireAnswer[];
  /** Received bytes that are not a complete answer. */
  rest: string;
  /** Whether the server closed the connection within the deadline. */
  isClosed: boolean;
}

const DEADLINE_MS = 10_000;

/** Sends raw bytes, and reads until the server closes the connection or the deadline passes. */
export function exchange(
  port: number,
  bytes: Buffer | string,
  { thenEnd = false, deadlineMs = DEADLINE_MS }: { thenEnd?: boolean; deadlineMs?: number } = {},
): Promise<Exchange> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  if (thenEnd) socket.end(bytes);
  else socket.write(bytes);
  return listen(socket, deadlineMs);
}

/** Reads a connection to its end. */
export function listen(socket: Socket, deadlineMs = DEADLINE_MS): Promise<Exchange> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const finish = (isClosed: boolean) => {
      clearTimeout(deadline);
      socket.destroy();
      resolve({ ...readAnswers(Buffer.concat(chunks).toString('latin1')), isClosed });
    };
    const deadline = setTimeout(() => finish(false), deadlineMs);
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('end', () => finish(true));
    socket.on('close', () => finish(true));
    // A 'close' event follows, and what was received before still counts.
    socket.on('error', () => {});
  });
}

function readAnswers(text: string): { answers: WireAnswer[]; rest: string } {
  const answers: WireAnswer[] = [];
  let rest = text;
  for (;;) {
    const end = rest.indexOf('\r\n\r\n');
    const [statusLine = '', ...lines] = rest.slice(0, Math.max(0, end)).split('\r\n');
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(statusLine)?.[1]);
    if (end < 0 || !status) return { answers, rest };
    const headers = new Map(
      lines.map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
      }),
    );
    const bodyStart = end + 4;
    const bodyEnd = bodyStart + Number(headers.get('content-length') ?? 0);
    if (rest.length < bodyEnd) return { answers, rest };
    answers.push({ status, headers, body: rest.slice(bodyStart, bodyEnd) });
    rest = rest.slice(bodyEnd);
  }
}

/** Describes what is wrong with an error answer, or returns null. It needs the error envelope and a request id. */
export function findWrong({ status, headers, body }: WireAnswer): string | null {
  if (status < 400) return null;
  if (!headers.has('x-request-id')) return `${status} has no X-Request-Id`;
  try {
    const { error } = JSON.parse(body);
    if (typeof error.code === 'string' && typeof error.message === 'string') return null;
  } catch {
    // Reported below.
  }
  return `${status} is not in the error envelope: ${body.slice(0, 100)}`;
}
