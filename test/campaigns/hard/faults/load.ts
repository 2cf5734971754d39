import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'undici';
import type { Installation } from './site.ts';
import { Writes } from './writes.ts';

/** The outcome of one request. `status` is null if no complete answer arrived. */
export interface Answer {
  /** Measured by performance.now(). */
  sentAt: number;
  milliseconds: number;
  request: string;
  status: number | null;
  /** The code in the error envelope, if there is one. */
  code: string | null;
  /** What was wrong with the answer itself, such as being cut off. */
  problem: string | null;
  /** Whether it is the first request of its connection: an answer 429 may close the one before. */
  isFirst?: boolean;
}

export interface Load {
  answers: Answer[];
  writes: Writes;
  /** Stops sending, and resolves when the requests in progress have ended. */
  stop(): Promise<void>;
}

export interface LoadOptions {
  connections?: number;
  /** Whether a client reconnects after the server has closed its connection. */
  afterRefusal?: 'reconnect' | 'end';
}

const CONNECTIONS = 16;
/** A request that takes longer counts as hanging. */
const ANSWER_LIMIT_MS = 20_000;
/** Keeps refused clients from retrying in a busy loop. */
const PAUSE_AFTER_REFUSAL_MS = 10;

const READS = [
  '/api/v1/transactions?limit=50',
  '/api/v1/accounts',
  '/api/v1/transactions/count',
  '/api/v1/transactions?search=coffee&limit=20',
  '/api/v1/reports?limit=10',
  '/api/v1/transactions/summary?group_by=month',
];

/** Opens connections that each send one request after another, half of them writes that can be verified later. */
export async function startLoad(installation: Installation, options: LoadOptions = {}): Promise<Load> {
  const { connections = CONNECTIONS, afterRefusal = 'reconnect' } = options;
  const answers: Answer[] = [];
  const writes = await Writes.prepare(installation, connections);
  let isStopped = false;

  async function send(client: Client, request: Request): Promise<Omit<Answer, 'isFirst'>> {
    const sentAt = performance.now();
    const { method, path, body, contentType } = request;
    const base = { sentAt, request: `${method} ${path.replace(/\?.*/, '')}` };
    const took = () => performance.now() - sentAt;
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
      const { code, problem } = inspectAnswer(response.statusCode, text);
      return { ...base, milliseconds: took(), status: response.statusCode, code, problem };
    } catch (error) {
      const problem = `no complete answer: ${error instanceof Error ? `${error.name} ${error.message}` : error}`;
      return { ...base, milliseconds: took(), status: null, code: null, problem };
    }
  }

  async function work(worker: number): Promise<void> {
    const client = new Client(installation.url, {
      pipelining: 1,
      headersTimeout: ANSWER_LIMIT_MS,
      bodyTimeout: ANSWER_LIMIT_MS,
    });
    let isFirst = true;
    for (let turn = worker; !isStopped; turn++) {
      const write = turn % 2 === 0 ? writes.next(worker) : null;
      const read = READS[turn % READS.length] ?? '/api/v1/accounts';
      const sent = await send(client, write?.request ?? { method: 'GET', path: read });
      const answer: Answer = { ...sent, isFirst };
      isFirst = answer.status === null || answer.status === 429;
      answers.push(answer);
      write?.record(answer.status);
      if (answer.status !== null && answer.status < 400) continue;
      if (answer.status === null && afterRefusal === 'end') break;
      await delay(PAUSE_AFTER_REFUSAL_MS);
    }
    await client.close();
  }

  const workers = Array.from({ length: connections }, (_, worker) => work(worker));
  return {
    answers,
    writes,
    async stop() {
      isStopped = true;
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

/** Returns a name that no other load uses. */
export const uniqueName = (): string => randomBytes(6).toString('hex');

function inspectAnswer(status: number, text: string): { code: string | null; problem: string | null } {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { code: null, problem: text === '' && status === 204 ? null : `${status} without JSON` };
  }
  if (status < 400) return { code: null, problem: null };
  const code = codeOf(body);
  return { code, problem: code === null ? `${status} without the error envelope` : null };
}

function codeOf(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('error' in body)) return null;
  const { error } = body;
  if (typeof error !== 'object' || error === null || !('code' in error) || !('message' in error)) return null;
  return typeof error.code === 'string' && typeof error.message === 'string' ? error.code : null;
}
