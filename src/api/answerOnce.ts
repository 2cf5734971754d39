import { createHash } from 'node:crypto';
import type { AppContext, AuditSource, Database, Queue, RequestContext } from '../context.ts';
import type { OperationId } from '../contract.ts';
import { ApiError } from '../errors.ts';
import { errorBody } from '../http/errorResponse.ts';
import type { AnswerOnce, Call, Reply } from '../http/operation.ts';
import { bodyText, rawJson } from '../http/operation.ts';
import type { JsonText } from '../jsonText.ts';
import { cancellable } from '../postgres/cancellable.ts';
import { inTransaction } from '../postgres/inTransaction.ts';
import { createAudit } from '../store/auditEvents.ts';
import type { IdempotencyKey, KeptRequest } from '../store/idempotencyKeys.ts';
import {
  claimIdempotencyKey,
  findKeptRequest,
  keepRequest,
  lockProgress,
  ownerOf,
} from '../store/idempotencyKeys.ts';
import { enterReach } from '../store/reach.ts';

/**
 * Answers requests with an Idempotency-Key: the first is performed, and the same request sent again gets its answer.
 *
 * A *claim* is an advisory lock on the key until the end of a database transaction. It ends with the process that holds
 * it, so there is nothing to expire. Most operations are performed in the claim's own transaction: claim, effect and
 * answer are committed together, or not at all. An operation *in steps* calls a provider or takes long. It keeps its
 * progress in the transaction of each effect, and the same request continues from there after a crash.
 */

const IN_STEPS: ReadonlySet<OperationId> = new Set<OperationId>([
  'createConnection',
  'createLinkSession',
  'createReauthSession',
  'getLinkParameters',
  'importCsv',
  'importFile',
  'applyRule',
  'applyAllRules',
]);

/**
 * Costly reads: when their client leaves, their statements are cancelled. A write that has begun is finished, because its
 * client may have gone without wanting it undone. An export is a stream, which ends with its client anyway.
 */
const STOPPABLE: ReadonlySet<OperationId> = new Set<OperationId>([
  'previewRule',
  'previewCsv',
  'previewFile',
  'summarizeMerchants',
  'listRecurring',
]);

/** More than a form has that is accepted: one file, and a few fields. */
const MAX_DELIMITERS = 16;
const KEPT_MS = 24 * 60 * 60 * 1000;

/** An answer as it is kept. A refusal of the client's request is one too; a failure of the server is not. */
interface KeptAnswer {
  status: number;
  text: string | null;
  headers: Record<string, string>;
}

/**
 * `claims` is a pool for the claims of operations in steps, which use connections of the context's pool as well. The
 * connections of `limited` show only what a limited API key reaches: a request of such a key is one transaction of it.
 */
export function createAnswerOnce(
  base: AppContext,
  { claims, limited }: { claims: Database; limited: Database },
): AnswerOnce {
  const { vault, clock } = base;
  const keptSince = () => new Date(clock.now().getTime() - KEPT_MS);

  return async (operationId, call, perform) => {
    const context = { ...base, audit: createAudit(clock, toAuditSource(call.request)) };
    const id = keyOf(call);
    const reach = call.request.apiKey?.reach ?? null;
    const isInSteps = IN_STEPS.has(operationId);
    if (reach && isInSteps) throw new Error(`${operationId} would run outside of the reach of its key.`);
    const pool = reach ? limited : isInSteps ? claims : context.db;
    let jobs: DelayedJobs | null = null;
    const isStoppable = STOPPABLE.has(operationId);
    if (!id && !reach && !isStoppable) return perform(context);
    if (!id && isStoppable) return begin((trx) => Promise.resolve(perform({ ...context, db: trx })));
    if (!id) return finish(await begin(performWithin));

    const requestDigest = digestRequest(operationId, call);
    // Without a claim, because many retries may ask at once for an answer that is there.
    const known = openAnswer(id, requestDigest, await findKeptRequest(context.db, id, keptSince()));
    if (known) return toReply(known);
    const answer = await begin(async (trx) => {
      if (!(await claimIdempotencyKey(trx, id))) throw inProgress();
      const kept = await (isInSteps ? findSettled(id) : findKeptRequest(trx, id, keptSince()));
      const answered = openAnswer(id, requestDigest, kept);
      if (answered) return answered;
      const first = await toAnswer(call.request.requestId, () => {
        if (!isInSteps) return performWithin(trx);
        call.request.progress = progressOf(id, requestDigest, kept?.progress ?? null);
        return perform(context);
      });
      const sealed = vault.seal(JSON.stringify(first), ownerOf(id));
      await keepRequest(trx, id, { requestDigest, progress: null, answer: sealed }, clock.now());
      return first;
    });
    return finish(toReply(answer));

    function begin<Result>(work: (trx: Database) => Promise<Result>): Promise<Result> {
      const workWithinReach = async (trx: Database) => {
        if (reach) await enterReach(trx, reach);
        return work(trx);
      };
      return isStoppable
        ? cancellable(pool, call.request.signal, workWithinReach)
        : pool.transaction(workWithinReach);
    }

    async function finish(reply: Reply): Promise<Reply> {
      await jobs?.enqueue();
      return reply;
    }

    function performWithin(trx: Database): Promise<Reply> {
      // A savepoint: a refusal undoes what was done so far, and is kept.
      return inTransaction(trx, async (savepoint) => {
        // Not those of a try that PostgreSQL aborted.
        const delayed = new DelayedJobs(context.queue);
        jobs = delayed;
        return perform({ ...context, db: savepoint, queue: delayed.queue });
      });
    }
  };

  function openAnswer(
    id: IdempotencyKey,
    requestDigest: Buffer,
    kept: KeptRequest | null,
  ): KeptAnswer | null {
    if (kept && !kept.requestDigest.equals(requestDigest)) throw keyReused();
    return kept?.answer ? JSON.parse(vault.open(kept.answer, ownerOf(id))) : null;
  }

  function progressOf(id: IdempotencyKey, requestDigest: Buffer, found: unknown) {
    return {
      // The digest names the operation, so that a step is always one of its own.
      find: <Step>() => found as Step | null,
      async keep(trx: Database, step: unknown): Promise<void> {
        await lockProgress(trx, id);
        await keepRequest(trx, id, { requestDigest, progress: step, answer: null }, clock.now());
      },
    };
  }

  /** The claim of a killed process ends at once, but its last step may still be on its way. */
  function findSettled(id: IdempotencyKey): Promise<KeptRequest | null> {
    return inTransaction(base.db, async (trx) => {
      await lockProgress(trx, id);
      return findKeptRequest(trx, id, keptSince());
    });
  }
}

const toAuditSource = ({ apiKey, address, requestId }: RequestContext): AuditSource => ({
  actor: apiKey ? 'api_key' : 'visitor',
  apiKeyId: apiKey?.id ?? null,
  address,
  requestId,
});

function keyOf({ header, request }: Call<OperationId>): IdempotencyKey | null {
  const key = 'Idempotency-Key' in header ? header['Idempotency-Key'] : undefined;
  return key !== undefined && request.apiKey ? { apiKeyId: request.apiKey.id, key } : null;
}

/** Everything that was sent, but for the boundary of a form, which a client draws anew for each try. */
function digestRequest(operationId: OperationId, call: Call<OperationId>): Buffer {
  const { path, query, rawBody, headers } = call;
  const [, boundary] =
    (call.contentType === 'multipart/form-data' &&
      /boundary="?([^";]+)/i.exec(headers['content-type'] ?? '')) ||
    [];
  const contentType = boundary ? call.contentType : (headers['content-type'] ?? '');
  const hash = createHash('sha256').update(JSON.stringify([operationId, path, query, contentType]));
  let rest = rawBody;
  for (let found = 0; boundary && found < MAX_DELIMITERS; found++) {
    const start = rest.indexOf(boundary);
    if (start < 0) break;
    hash.update(rest.subarray(0, start)).update('boundary');
    rest = rest.subarray(start + Buffer.byteLength(boundary));
  }
  return hash.update(rest).digest();
}

async function toAnswer(requestId: string, perform: () => Promise<Reply> | Reply): Promise<KeptAnswer> {
  try {
    const { status, body, headers } = await perform();
    return { status, text: bodyText(body), headers };
  } catch (error) {
    if (!(error instanceof ApiError) || error.status >= 500) throw error;
    const text = bodyText(errorBody(error, requestId));
    return { status: error.status, text, headers: error.headers };
  }
}

const toReply = ({ status, text, headers }: KeptAnswer): Reply => ({
  status,
  // Every operation that takes a key answers with JSON.
  body: text === null ? undefined : rawJson(text as JsonText<unknown>),
  headers,
});

/** Jobs of a transaction that has not been committed: a worker would not find what they are about. */
class DelayedJobs {
  readonly queue: Queue;
  readonly #waiting: (() => Promise<void>)[] = [];

  constructor(queue: Queue) {
    const delay =
      <Args extends unknown[]>(enqueue: (...args: Args) => Promise<void>) =>
      async (...args: Args) =>
        void this.#waiting.push(() => enqueue(...args));
    this.queue = {
      enqueueSync: delay(queue.enqueueSync),
      enqueueSyncs: delay(queue.enqueueSyncs),
      enqueueRevocation: delay(queue.enqueueRevocation),
      enqueueWebhookEvent: delay(queue.enqueueWebhookEvent),
      pairTransfers: delay(queue.pairTransfers),
      enqueueLinkSession: delay(queue.enqueueLinkSession),
    };
  }

  /** After a crash before this, the recurring jobs find what waits: see jobs/definitions. */
  async enqueue(): Promise<void> {
    for (const enqueue of this.#waiting) await enqueue();
  }
}

const inProgress = (): ApiError =>
  new ApiError(
    'IDEMPOTENCY_IN_PROGRESS',
    'A request with this Idempotency-Key is still running. Send it again in a second.',
    { headers: { 'Retry-After': '1' } },
  );

const keyReused = (): ApiError =>
  new ApiError(
    'IDEMPOTENCY_KEY_REUSED',
    'This Idempotency-Key was sent with another request. Use a new key for each request.',
    { details: [{ path: 'Idempotency-Key', code: 'taken', message: 'belongs to another request' }] },
  );
