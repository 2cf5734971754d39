import { Agent, request as startRequest } from 'node:http';
import fc from 'fast-check';
import { responses } from '../../generated/responseValidators.js';
import type { LocatedOperation } from '../../src/codegen/contractDocument.ts';
import { locatedOperations } from '../support/contractDocument.ts';
import type { WireRequest } from './hostileRequest.ts';
import { hostileRequests } from './hostileRequest.ts';
import type { KnownIds } from './knownIds.ts';
import { onlyReads, unauthenticatedWrites, withoutWritingHeaders } from './readOnlyRequests.ts';

/**
 * Calls every operation of the contract on a running server, with its example and with hostile input, and checks
 * each answer: a declared status, a body that matches its schema, the headers, no 500 and no timeout.
 */

export interface Violation {
  request: string;
  status: number;
  problem: string;
}

export interface Walk {
  requests: number;
  /** Answers by status. */
  statuses: Map<number, number>;
  violations: Violation[];
}

export interface WalkOptions {
  url: string;
  key: string;
  /** The total number of requests, spread evenly over the operations. */
  requests: number;
  seed: number;
  /**
   * For a server with real data: every request with the key only reads. Some writing operations are called once
   * with a key that does not exist, and must refuse it.
   */
  readOnly?: boolean;
  /** Ids that exist on the server, so that more requests get past a 404. */
  known?: KnownIds;
  concurrency?: number;
  /** Runs after each answer and returns a sentence for each further problem. */
  findMoreProblems?(operationId: string, status: number): Promise<string[]>;
}

export interface Step {
  located: LocatedOperation;
  request: WireRequest;
  key: string;
  /** The answer must have one of these statuses. */
  expectedStatuses?: readonly number[];
}

const TIMEOUT_MS = 15_000;
const CONCURRENCY = 8;

/** Statuses that any path may answer, declared or not. */
const ALWAYS_POSSIBLE = new Set([400, 404, 405]);

export async function walkContract(options: WalkOptions): Promise<Walk> {
  const { concurrency = CONCURRENCY, findMoreProblems } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const walk: Walk = { requests: 0, statuses: new Map(), violations: [] };
  const operations = locatedOperations.filter((located) => !options.readOnly || onlyReads(located));
  const perOperation = Math.ceil(options.requests / operations.length);
  const queue: Step[] = operations.flatMap((located, at) =>
    fc
      .sample(hostileRequests(located, options.known), { numRuns: perOperation, seed: options.seed + at })
      .map((request) => ({
        located,
        request: options.readOnly ? withoutWritingHeaders(request) : request,
        key: options.key,
      })),
  );
  // Interleaved, so that writes of one operation run between reads of others.
  queue.sort((a, b) => hash(a.request.path) - hash(b.request.path));
  // The queue is processed from its end, so these come last: they use up the allowed failed attempts.
  if (options.readOnly) queue.unshift(...unauthenticatedWrites(options.seed));
  const work = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) await send(next);
  };

  async function send({ located, request, key, expectedStatuses }: Step): Promise<void> {
    walk.requests += 1;
    const report = (status: number, problem: string) =>
      walk.violations.push({ request: `${request.method} ${request.path}`.slice(0, 300), status, problem });
    try {
      const answer = await sendRequest(options.url, key, agent, request);
      walk.statuses.set(answer.status, (walk.statuses.get(answer.status) ?? 0) + 1);
      for (const problem of findProblems(located, answer)) report(answer.status, problem);
      if (expectedStatuses && !expectedStatuses.includes(answer.status)) {
        report(answer.status, 'a key that does not exist was not refused');
      }
      for (const problem of (await findMoreProblems?.(request.operationId, answer.status)) ?? [])
        report(answer.status, problem);
    } catch (error) {
      report(0, error instanceof Error ? error.message : String(error));
    }
  }

  await Promise.all(Array.from({ length: concurrency }, work));
  agent.destroy();
  return walk;
}

interface WireAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

function sendRequest(url: string, key: string, agent: Agent, request: WireRequest): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const outgoing = startRequest(
      {
        hostname,
        port,
        agent,
        method: request.method,
        path: request.path,
        timeout: TIMEOUT_MS,
        headers: {
          'X-API-Key': key,
          ...request.headers,
          ...(request.body && { 'Content-Length': String(request.body.length) }),
        },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        const isStream = incoming.headers['content-type'] === 'text/event-stream';
        const finish = () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            text: Buffer.concat(chunks).toString('utf8'),
          });
        incoming.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          if (!isStream || !Buffer.concat(chunks).includes('event: ready')) return;
          finish();
          outgoing.destroy();
        });
        incoming.on('error', reject);
        incoming.on('end', finish);
      },
    );
    outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer within ${TIMEOUT_MS} ms`)));
    outgoing.on('error', reject);
    outgoing.end(request.body ?? undefined);
  });
}

function findProblems({ operation }: LocatedOperation, { status, headers, text }: WireAnswer): string[] {
  const problems: string[] = [];
  if (status >= 500 && status !== 502 && status !== 503) problems.push('an internal error of the server');
  if (!headers['x-request-id']) problems.push('no X-Request-Id');
  const declared = responses[operation.operationId as keyof typeof responses];
  const isJson = headers['content-type'] === 'application/json; charset=utf-8';
  if (!(status in declared)) {
    if (!ALWAYS_POSSIBLE.has(status)) problems.push('the status is not declared');
    else if (!isJson || !text.startsWith('{"error":')) problems.push('an error outside the envelope');
    return problems;
  }
  const validate = declared[status];
  if (!validate || !isJson) {
    if (validate && status >= 400) problems.push('an error that is not JSON');
    return problems;
  }
  try {
    if (!validate(JSON.parse(text))) {
      const [first] = validate.errors ?? [];
      problems.push(`the body does not match its schema: ${first?.instancePath} ${first?.message}`);
    }
  } catch {
    problems.push('the body is not JSON');
  }
  return problems;
}

function hash(text: string): number {
  let value = 0;
  for (let at = 0; at < text.length; at++) value = (value * 31 + text.charCodeAt(at)) | 0;
  return value;
}
