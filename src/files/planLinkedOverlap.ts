import type { Database } from '../context.ts';
import { type CoveredDays, isCovered } from '../domain/coveredDays.ts';
import { daysAfter, daysBefore, daysBetween } from '../domain/days.ts';
import { normalizeDecimal } from '../domain/decimal.ts';
import type { CsvAccount } from '../store/csvAccounts.ts';
import { findAddedRows, findFileRowIds, findRowsOfDays, type StoredRow } from '../store/importedRows.ts';
import { fitOfDays } from './fitOfDays.ts';
import type { ImportAnswers } from './importOptions.ts';
import { MIN_SIMILARITY, matchRows, type Pair, similarityOf } from './matchRows.ts';
import {
  type AccountRows,
  addMatches,
  emptyPlan,
  keyOfFileRow,
  type OverlapPlan,
  planMoves,
  toUnknown,
  type UnknownLine,
} from './planOverlap.ts';
import type { FileRow } from './reading/openedFile.ts';

/**
 * Plans the import of a file into an account that a bank fills. A *covered* day is one that the bank has delivered: its
 * rows are the bank's own, and the file adds none to them. Rows of other days, mostly of years before, are added.
 */

/** The bank may date a feed by the booking and an export by the purchase. */
const MAX_DAYS_APART = 3;

interface LinkedRows extends AccountRows {
  covered: (UnknownLine & { key: string })[];
}

export async function planLinkedOverlap(
  trx: Database,
  rows: AsyncIterable<FileRow[]>,
  { account, covered }: { account: CsvAccount; covered: CoveredDays },
  {
    replaced,
    answers,
    doubts,
  }: { replaced: readonly string[]; answers: ImportAnswers; doubts: readonly string[] },
): Promise<OverlapPlan> {
  const plan = emptyPlan();
  const one = await sortRows(trx, rows, account, covered, plan);
  const taken = await planCovered(trx, one, covered, plan, { answers, doubts });
  const added = await findAddedRows(
    trx,
    replaced,
    one.unknown.map(({ line }) => line),
  );
  planMoves(one, added, plan);
  for (const { id } of added) taken.add(id);
  await planOlder(trx, one, covered, plan, { taken, replaced, answers });
  await planShifted(trx, one, plan, { taken, answers });
  return plan;
}

/** Tells apart what is stored from this file already, what the bank provides, and the rest. */
async function sortRows(
  trx: Database,
  rows: AsyncIterable<FileRow[]>,
  account: CsvAccount,
  days: CoveredDays,
  plan: OverlapPlan,
): Promise<LinkedRows> {
  const one: LinkedRows = { account, unknown: [], covered: [], found: new Set(), from: '', to: '' };
  for await (const chunk of rows) {
    const ids = chunk.map(({ transaction }) => transaction.externalId);
    for (const id of await findFileRowIds(trx, account.id, ids)) one.found.add(id);
    for (const row of chunk) {
      const { key, line, transaction } = row;
      const { externalId, date, pending } = transaction;
      if (one.from === '' || date < one.from) one.from = date;
      if (date > one.to) one.to = date;
      if (pending) {
        const reason = 'It is pending: the bank itself provides what is not booked yet.';
        plan.skipped.set(keyOfFileRow(account.id, externalId), { key, line, reason, isFault: false });
      } else if (one.found.has(externalId)) continue;
      else if (isCovered(days, date)) one.covered.push({ ...toUnknown(row, account), key });
      else one.unknown.push(toUnknown(row, account));
    }
  }
  return one;
}

/**
 * Compares the file's rows of covered days with the bank's. Those that the bank has too are there already, others are
 * left out. Too many of them raise the question whether the file is of this account.
 * @returns the ids of the stored rows that the file has.
 */
async function planCovered(
  trx: Database,
  one: LinkedRows,
  days: CoveredDays,
  plan: OverlapPlan,
  { answers, doubts }: { answers: ImportAnswers; doubts: readonly string[] },
): Promise<Set<string>> {
  const { account, covered } = one;
  const dates = covered.map(({ date }) => date).sort();
  const [from = '', to = ''] = [dates[0], dates.at(-1)];
  const stored = (await findStored(trx, one, { from, to })).filter(({ date }) => isCovered(days, date));
  const { same, booked, doubtful, missing } = matchRows(covered, stored, { from, to });
  const pairs = [...same, ...booked, ...doubtful];
  const kept = new Set(pairs.map(({ unknown }) => unknown.externalId));
  for (const { unknown, stored: row } of pairs)
    plan.same.set(keyOfFileRow(account.id, unknown.externalId), row.externalId);
  for (const { key, line, externalId, date } of covered) {
    if (kept.has(externalId)) continue;
    const reason =
      date === days.from
        ? "The bank's own history begins on this day, and does not have this row."
        : 'The bank itself provides this day, and does not have this row.';
    plan.skipped.set(keyOfFileRow(account.id, externalId), { key, line, reason, isFault: false });
  }
  const fit = fitOfDays(account, covered, { pairs, missing, stored });
  const isOpen = fit.doubt !== null || (doubts.length > 0 && !fit.isProven);
  if (isOpen && answers.sameAccount !== true) {
    plan.questions.push(askForAccount([...doubts, ...(fit.doubt ?? [])], account));
  }
  if (doubts.length > 0 && !isOpen) {
    plan.assumptions.push({
      what: 'account',
      value: account.name,
      because: `${doubts.join(' ')} But ${pairs.length} rows of the days that both have are the same.`,
    });
  }
  plan.assumptions.push(
    covered.length === 0
      ? {
          what: 'overlap',
          value: 'none',
          because: `The bank itself provides ${account.name} from ${days.from} on. The file has no row of these days, so that nothing could be compared.`,
        }
      : {
          what: 'overlap',
          value: `from ${days.from}`,
          because: `The bank itself provides ${account.name} from ${days.from} on. Of the file's rows of the bank's days ${pairs.length} are there already, and ${covered.length - kept.size} are left out.`,
        },
  );
  return new Set(pairs.map(({ stored: row }) => row.id));
}

/** Compares rows of the other days with those of earlier files, as for an account that only files fill. */
async function planOlder(
  trx: Database,
  one: LinkedRows,
  days: CoveredDays,
  plan: OverlapPlan,
  { taken, replaced, answers }: { taken: Set<string>; replaced: readonly string[]; answers: ImportAnswers },
): Promise<void> {
  if (one.unknown.length === 0) return;
  const dates = one.unknown.map(({ date }) => date).sort();
  const [from = '', to = ''] = [dates[0], dates.at(-1)];
  const stored = (await findStored(trx, one, { from, to }, replaced)).filter(
    ({ id, date, pending }) => !pending && !isCovered(days, date) && !taken.has(id),
  );
  const { same, doubtful, ...rest } = matchRows(one.unknown, stored, { from, to });
  // A file has every row of its days, so that one of them is what the bank delivered late, whatever its name.
  const [ofFiles, ofBank] = [doubtful.filter(isOfFile), doubtful.filter((pair) => !isOfFile(pair))];
  addMatches(one, { ...rest, same: [...same, ...ofBank], doubtful: ofFiles }, plan, answers);
  const matched = [...same, ...doubtful];
  for (const { stored: row } of matched) taken.add(row.id);
  const gone = new Set(matched.map(({ unknown }) => unknown.externalId));
  one.unknown = one.unknown.filter(({ externalId }) => !gone.has(externalId));
}

const isOfFile = ({ stored }: Pair): boolean => stored.isFromFile;

/**
 * A row may be the bank's under another date, as just outside of the covered days, or where the bank delivered a single
 * transaction late: only a person knows.
 */
async function planShifted(
  trx: Database,
  one: LinkedRows,
  plan: OverlapPlan,
  { taken, answers }: { taken: Set<string>; answers: ImportAnswers },
): Promise<void> {
  const dates = one.unknown.map(({ date }) => date).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined || answers.overlap === 'new') return;
  const window = { from: daysBefore(first, MAX_DAYS_APART), to: daysAfter(last, MAX_DAYS_APART) };
  const stored = new Map<string, StoredRow[]>();
  for (const row of await findStored(trx, one, window)) {
    if (row.isFromFile || row.isDeletedByUser || taken.has(row.id)) continue;
    const amount = normalizeDecimal(row.amount);
    stored.set(amount, [...(stored.get(amount) ?? []), row]);
  }
  const shifted: Pair[] = [];
  for (const unknown of one.unknown) {
    const candidates = stored.get(normalizeDecimal(unknown.amount)) ?? [];
    const row = candidates.find((each) => !taken.has(each.id) && isShifted(unknown, each));
    if (!row) continue;
    taken.add(row.id);
    shifted.push({ unknown, stored: row });
  }
  if (shifted.length === 0) return;
  if (answers.overlap === undefined) plan.questions.push(askAboutDates(one.account, shifted));
  for (const { unknown, stored: row } of shifted)
    plan.same.set(keyOfFileRow(one.account.id, unknown.externalId), row.externalId);
}

const isShifted = (unknown: UnknownLine, stored: StoredRow): boolean =>
  Math.abs(daysBetween(unknown.date, stored.date)) <= MAX_DAYS_APART &&
  stored.currency === unknown.currency &&
  similarityOf(unknown, stored) >= MIN_SIMILARITY;

/** The stored rows of these days that the file does not name by their ids, and the pending ones. */
async function findStored(
  trx: Database,
  { account, found }: LinkedRows,
  { from, to }: { from: string; to: string },
  replaced: readonly string[] = [],
): Promise<StoredRow[]> {
  if (from === '') return [];
  const rows = await findRowsOfDays(trx, account.id, { from, to, replaced });
  return rows
    .filter(({ externalId }) => !found.has(externalId))
    .map((row) => ({ ...row, currency: row.currency ?? account.iso_currency_code }));
}

const askForAccount = (doubts: readonly string[], { name }: CsvAccount) => ({
  parameter: 'same_account',
  message: `${doubts.join(' ')} Import the file into another account, or confirm that it is of ${name}.`,
  choices: ['true'],
  shown: [{ choice: 'true', reading: `The file is of ${name}, and its rows of other days are added.` }],
});

function askAboutDates({ name }: CsvAccount, shifted: readonly Pair[]) {
  const [first] = shifted;
  const rows = shifted.length === 1 ? '1 row has' : `${shifted.length} rows have`;
  return {
    parameter: 'overlap',
    message:
      `${rows} the amount and a similar name of a row that the bank itself provides for ${name}, a few days apart: ` +
      `"${first?.unknown.name}" of ${first?.unknown.amount} is on ${first?.unknown.date} in the file and on ${first?.stored.date} in the account.`,
    choices: ['same', 'new'],
    shown: [
      { choice: 'same', reading: "The bank's rows stay, and the file's are not added." },
      { choice: 'new', reading: "The file's rows are added too." },
    ],
  };
}
