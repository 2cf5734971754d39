import { createHash } from 'node:crypto';
import type { Database } from '../context.ts';
import { isDay } from '../domain/days.ts';
import { isFileRowId } from '../domain/fileRowId.ts';
import { newId, newShortId } from '../domain/ids.ts';
import type { FeedRemoval, FeedWindow, TransactionCandidate } from '../providers/provider.ts';
import { replaceInvalidText } from '../providers/replaceInvalidText.ts';
import { findAccountIds } from '../store/accounts.ts';
import {
  applyToQuarantine,
  countQuarantined,
  findQuarantined,
  hasQuarantined,
  type InvalidPayload,
  releaseUnlisted,
  releaseUnlistedByFullPull,
} from '../store/quarantinedTransactions.ts';
import type { StagedInput } from '../store/stagedChanges.ts';
import { checkTransaction, MAX_ID_LENGTH } from './checkTransaction.ts';

/**
 * Quarantine contains what a provider sent and the ledger cannot store. The *key* of an entry is the provider's id of
 * the transaction, or a digest if the id itself cannot be stored.
 */

/** How many entries one query reads. */
const RETRY_CHUNK = 500;
const LOWEST_ID = '00000000-0000-0000-0000-000000000000';

/** Returns what to stage of a candidate: an upsert if it can be stored, else an entry of quarantine. */
export function toStagedUpsert(candidate: TransactionCandidate, now: Date): StagedInput {
  const checked = checkDelivered(candidate);
  if (checked.kind === 'valid') return { kind: 'upsert', payload: checked.transaction };
  const { raw, ...fields } = candidate;
  const { date } = fields;
  return toStagedInvalid(
    {
      externalId: keyOf(candidate.externalId, raw),
      sentId: textOrNull(candidate.externalId),
      accountExternalId: textOrNull(candidate.accountExternalId),
      day: typeof date === 'string' && isDay(date) ? date : null,
      reason: checked.reason,
      fields,
      raw,
    },
    now,
  );
}

/** Also refuses an id that would make the transaction a row from a file. */
function checkDelivered(candidate: TransactionCandidate): ReturnType<typeof checkTransaction> {
  const checked = checkTransaction(candidate);
  if (checked.kind === 'invalid' || !isFileRowId(checked.transaction.externalId)) return checked;
  return {
    kind: 'invalid',
    reason: 'external_transaction_id has the form of the ids that Breadbox gives to rows of files.',
  };
}

/** Returns what to stage of a removal. A removal that names no transaction goes into quarantine. */
export function toStagedRemoval({ externalId, accountExternalId }: FeedRemoval, now: Date): StagedInput {
  if (typeof externalId === 'string' && externalId !== '')
    return { kind: 'remove', payload: { externalId: keyOf(externalId, null) } };
  const raw = { removed: { transaction_id: externalId ?? null, account_id: accountExternalId ?? null } };
  return toStagedInvalid(
    {
      externalId: keyOf(externalId, raw),
      sentId: null,
      accountExternalId: textOrNull(accountExternalId),
      day: null,
      reason: 'external_transaction_id is missing: the provider removed a transaction without naming it.',
      fields: null,
      raw,
    },
    now,
  );
}

/**
 * Finds the entries of a connection that can be stored now, for example after an update of Breadbox. The provider may
 * not send them again. `accounts` has the connection's accounts by the provider's ids.
 */
export async function* findStorableAgain(
  db: Database,
  connectionId: string,
  accounts: ReadonlyMap<string, string>,
): AsyncGenerator<StagedInput[]> {
  for (let after = LOWEST_ID; ; ) {
    const entries = await findQuarantined(db, connectionId, after, RETRY_CHUNK);
    const last = entries.at(-1);
    if (!last) return;
    after = last.id;
    yield entries.flatMap(({ fields, raw }): StagedInput[] => {
      if (fields === null) return [];
      // Only toStagedUpsert writes these fields, and checkTransaction checks each of them.
      const checked = checkDelivered({ ...fields, raw } as TransactionCandidate);
      const isStorable = checked.kind === 'valid' && accounts.has(checked.transaction.accountExternalId);
      return isStorable ? [{ kind: 'upsert', payload: checked.transaction }] : [];
    });
  }
}

/**
 * Updates quarantine with what a sync staged and listed, in the database transaction that applies it.
 * @returns how many entries the connection has now.
 */
export async function updateQuarantine(
  trx: Database,
  connectionId: string,
  syncLogId: string,
  { invalid, windows, isFull }: { invalid: number; windows: readonly FeedWindow[]; isFull: boolean },
  now: Date,
): Promise<number> {
  if (invalid === 0 && !(await hasQuarantined(trx))) return 0;
  await applyToQuarantine(trx, { connectionId, syncLogId }, now);
  if (isFull) await releaseUnlistedByFullPull(trx, { connectionId, syncLogId });
  const accounts = await findAccountIds(trx, connectionId);
  for (const { accountExternalId, from, to } of windows) {
    const accountId = accounts.get(accountExternalId);
    if (accountId) await releaseUnlisted(trx, syncLogId, { accountId, from, to });
  }
  return countQuarantined(trx, connectionId);
}

function toStagedInvalid(payload: Omit<InvalidPayload, 'id' | 'shortId'>, now: Date): StagedInput {
  const { raw } = payload;
  const isObject = typeof raw === 'object' && raw !== null && !Array.isArray(raw);
  // The API shows an object; a provider may have sent anything where a transaction belongs.
  const entry: InvalidPayload = {
    ...payload,
    raw: isObject ? raw : { value: raw ?? null },
    id: newId(now),
    shortId: newShortId(),
  };
  return { kind: 'invalid', payload: JSON.parse(replaceInvalidText(JSON.stringify(entry))) };
}

/** The provider's id itself if it can be stored, so that a correction or a removal finds the entry. */
function keyOf(externalId: unknown, raw: unknown): string {
  if (typeof externalId !== 'string' || externalId === '') return `#row:${digest(JSON.stringify(raw) ?? '')}`;
  const isStorable =
    externalId.length <= MAX_ID_LENGTH && externalId.isWellFormed() && !externalId.includes('\0');
  return isStorable ? externalId : `#id:${digest(externalId)}`;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

const textOrNull = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
