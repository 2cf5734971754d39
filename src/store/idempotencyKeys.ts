import type { Database } from '../context.ts';

/** A key is the API key's own: two API keys may send the same one. */
export interface IdempotencyKey {
  apiKeyId: string;
  key: string;
}

export interface KeptRequest {
  requestDigest: Buffer;
  progress: unknown;
  answer: Buffer | null;
}

/**
 * Claims a key until the end of the database transaction, without waiting.
 * @returns false if another request holds it, in any process.
 */
export async function claimIdempotencyKey(
  trx: Database,
  { apiKeyId, key }: IdempotencyKey,
): Promise<boolean> {
  const { rows } = await trx.raw('select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as claimed', [
    `idempotency ${apiKeyId} ${key}`,
  ]);
  return rows[0].claimed;
}

/**
 * Locks what is kept of a request in steps until the end of the database transaction, after waiting for one of a killed
 * process that is still being committed.
 */
export async function lockProgress(trx: Database, { apiKeyId, key }: IdempotencyKey): Promise<void> {
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`progress ${apiKeyId} ${key}`]);
}

/** What is kept of the request with this key, unless it is older than `since`. */
export async function findKeptRequest(
  db: Database,
  { apiKeyId, key }: IdempotencyKey,
  since: Date,
): Promise<KeptRequest | null> {
  const { rows } = await db.raw(
    `select request_digest as "requestDigest", progress, answer from idempotency_keys
     where api_key_id = :apiKeyId and key = :key and created_at > :since`,
    { apiKeyId, key, since },
  );
  return rows[0] ?? null;
}

/** Keeps the progress or the answer of a request, in place of what was kept under its key. */
export async function keepRequest(
  trx: Database,
  { apiKeyId, key }: IdempotencyKey,
  { requestDigest, progress, answer }: KeptRequest,
  now: Date,
): Promise<void> {
  await trx.raw(
    `insert into idempotency_keys (api_key_id, key, request_digest, progress, answer, created_at)
     values (:apiKeyId, :key, :requestDigest, :progress, :answer, :now)
     on conflict (api_key_id, key) do update set
       request_digest = excluded.request_digest, progress = excluded.progress, answer = excluded.answer,
       created_at = excluded.created_at`,
    {
      apiKeyId,
      key,
      requestDigest,
      progress: progress === null ? null : JSON.stringify(progress),
      answer,
      now,
    },
  );
}

/** What an answer is sealed for: one that was moved to another row does not open. */
export const ownerOf = ({ apiKeyId, key }: IdempotencyKey): string => `${apiKeyId} ${key}`;

export async function findSealedAnswers(
  db: Database,
): Promise<(IdempotencyKey & { ownerId: string; answer: Buffer })[]> {
  const rows: (IdempotencyKey & { answer: Buffer })[] = await db('idempotency_keys')
    .select('api_key_id as apiKeyId', 'key', 'answer')
    .whereNotNull('answer')
    .orderBy(['api_key_id', 'key']);
  return rows.map((row) => ({ ...row, ownerId: ownerOf(row) }));
}

/** Does nothing if the answer has been replaced meanwhile. */
export async function updateSealedAnswer(
  db: Database,
  { apiKeyId, key }: IdempotencyKey,
  { before, after }: { before: Buffer; after: Buffer },
): Promise<void> {
  await db('idempotency_keys').where({ api_key_id: apiKeyId, key, answer: before }).update({ answer: after });
}

export async function pruneIdempotencyKeys(db: Database, before: Date): Promise<number> {
  return db('idempotency_keys').where('created_at', '<=', before).delete();
}
