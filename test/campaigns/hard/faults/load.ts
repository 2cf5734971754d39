import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'undici';
import type { Installation } from './site.ts';
import { Writes } from './writes.ts';

/** One request and what came back; `status` is null where no whole answer came. */
export interface Answered {
  /** On the clock of performance.now(). */
  askedAt: number;
  milliseconds: number;
  request: string;
  status: number | null;
  /** The error's code, where the answer is the envelope. */
  code: string | null;
  /** What was wrong with the answer itself: cut off, not the envelope. */
  problem: string | null;
}

export interface Load {
  answers: Answered[];
  writes: Writes;
  /** Lets each connection finish its request, and sends no more. */
  stop(): Promise<void>;
}

export interface LoadOptions {
  connections?: number;
  /** Where a connection is closed by the other side: open a new one, or leave it at that. */
  afterRefusal?: 'go on' | 'end';
}

const CONNECTIONS = 16;
/** No answer may take longer, whatever happens: more is a request that hangs. */
const ANSWER_LIMIT_MS = 20_000;
/** Somebody who is refused does not ask again in the same millisecond. */
const PAUSE_AFTER_REFUSAL_MS = 10;

const READS = [
  '/api/v1/transactions?limit=50',
  '/api/v1/accounts',
  '/api/v1/transactions/count',
  '/api/v1/transactions?search=coffee&limit=20',
  '/api/v1/reports?limit=10',
  '/api/v1/transactions/summary?group_by=month',
];

/**
 * Connections that each send one request after another: half of them reads, half of them writes that can be
 * looked for afterwards.
 */
export async function startLoad(installation: Installation, options: LoadOptions = {}): Promise<Load> {
  const { connections = CONNECTIONS, afterRefusal = 'go on' } = options;
  const answers: Answered[] = [];
  const writes = await Writes.prepare(installation, connections);
  let isOver = false;

  async function send(client: Client, request: Request): Promise<Answered> {
    const askedAt = performance.now();
    const { method, path, body, contentType } = request;
    const base = { askedAt, request: `${method} ${path.replace(/\?.*/, '')}` };
    const took = () => performance.now() - askedAt;
    try {
      const response = await client.request({
        method,
        path,
        headers: {
          'x-api-key': installation.apiKey,
          ...(contentType && { 'content-type': contentType }),
        },
        ...(body !== undefined && { body }),
      });
      const text = await response.body.text();
      const { code, problem } = judge(response.statusCode, text);
      return { ...base, milliseconds: took(), status: response.statusCode, code, problem };
    } catch (error) {
      const problem = `no whole answer: ${error instanceof Error ? `${error.name} ${error.message}` : error}`;
      return { ...base, milliseconds: took(), status: null, code: null, problem };
    }
  }

  async function work(worker: number): Promise<void> {
    const client = new Client(installation.url, {
      pipelining: 1,
      headersTimeout: ANSWER_LIMIT_MS,
      bodyTimeout: ANSWER_LIMIT_MS,
    });
    for (let turn = worker; !isOver; turn++) {
      const write = turn % 2 === 0 ? writes.next(worker) : null;
      const read = READS[turn % READS.length] ?? '/api/v1/accounts';
      const answered = await send(client, write?.request ?? { method: 'GET', path: read });
      answers.push(answered);
      write?.note(answered.status);
      if (answered.status !== null && answered.status < 400) continue;
      if (answered.status === null && afterRefusal === 'end') break;
      await delay(PAUSE_AFTER_REFUSAL_MS);
    }
    await client.close();
  }

  const workers = Array.from({ length: connections }, (_, worker) => work(worker));
  return {
    answers,
    writes,
    async stop() {
      isOver = true;
      await Promise.all(workers);
    },
  };
}

export interface Request {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  body?: string;
  contentType?: string;
}

export const json = (method: 'POST' | 'PUT', path: string, body: unknown): Request => ({
  method,
  path,
  body: JSON.stringify(body),
  contentType: 'application/json',
});

/** Names that no other load has used. */
export const uniqueName = (): string => randomBytes(6).toString('hex');

function judge(status: number, text: string): { code: string | null; problem: string | null } {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { code: null, problem: text === '' && status === 204 ? null : `${status} without JSON` };
  }
  if (status < 400) return { code: null, problem: null };
  const code = codeOf(body);
  return { code, problem: code === null ? `${status} without the envelope` : null };
}

function codeOf(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('error' in body)) return null;
  const { error } = body;
  if (typeof error !== 'object' || error === null || !('code' in error) || !('message' in error)) return null;
  return typeof error.code === 'string' && typeof error.message === 'string' ? error.code : null;
}
