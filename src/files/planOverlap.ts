import type { Database } from '../context.ts';
import { daysAfter } from '../domain/days.ts';
import { normalizeDecimal } from '../domain/decimal.ts';
import type { CsvAccount } from '../store/csvAccounts.ts';
import {
  type AddedRow,
  changeExternalIds,
  findAddedRows,
  findRowsOfDays,
  findStoredIds,
} from '../store/importedRows.ts';
import type { Assumption } from './assumption.ts';
import type { ImportAnswers } from './importOptions.ts';
import { MAX_PENDING_DAYS, type Matches, matchRows, type Pair, type UnknownRow } from './matchRows.ts';
import { reportPending } from './pendingRows.ts';
import type { Question } from './question.ts';
import type { FileRow, SkippedRow } from './reading/openedFile.ts';

/** What becomes of the rows of a file whose ids the ledger does not have. */
export interface OverlapPlan {
  /** The stored row's id at the bank, for a row of the file that is stored under it and stays as it is. */
  same: Map<string, string>;
  /** The id of the pending row that a row of the file has become. */
  booked: Map<string, string>;
  /** Rows of an earlier import of the same file that take the place of the same line. */
  moved: { id: string; externalId: string }[];
  /** Rows that are not stored, because the bank itself provides their days. */
  skipped: Map<string, SkippedRow>;
  assumptions: Assumption[];
  questions: Question[];
}

/** Tells rows of the file apart across its accounts. */
export const keyOfFileRow = (accountId: string, externalId: string): string => `${accountId}\n${externalId}`;

/** A row of the file whose id is not stored, with its line. */
export type UnknownLine = UnknownRow & { line: number };

export interface AccountRows {
  account: CsvAccount;
  unknown: UnknownLine[];
  found: Set<string>;
  /** The first and the last day of its rows. */
  from: string;
  to: string;
}

export const emptyPlan = (): OverlapPlan => ({
  same: new Map(),
  booked: new Map(),
  moved: [],
  skipped: new Map(),
  assumptions: [],
  questions: [],
});

const LAST_DAY = '9999-12-31';

/** So many equal rows of both files prove that the rest are the same ones too. */
export const MIN_PROOFS = 3;

/**
 * Reads the rows of a file and finds those that are stored already under another id.
 * @param replaced the imports of the same file that the present one replaces.
 */
export async function planOverlap(
  trx: Database,
  rows: AsyncIterable<FileRow[]>,
  accounts: ReadonlyMap<string, CsvAccount>,
  { replaced, answers }: { replaced: readonly string[]; answers: ImportAnswers },
): Promise<OverlapPlan> {
  const byAccount = await sortByAccount(trx, rows, accounts);
  const plan = emptyPlan();
  const unknownLines = byAccount.flatMap(({ unknown }) => unknown.map(({ line }) => line));
  const added = await findAddedRows(trx, replaced, unknownLines);
  for (const one of byAccount) {
    planMoves(one, added, plan);
    if (one.unknown.length > 0) await planUnknown(trx, one, plan, { replaced, answers });
    plan.assumptions.push(...(await reportPending(trx, one, plan)));
  }
  return plan;
}

/** Finds the rows of an account's part of the file that are stored under another id. */
async function planUnknown(
  trx: Database,
  one: AccountRows,
  plan: OverlapPlan,
  { replaced, answers }: { replaced: readonly string[]; answers: ImportAnswers },
): Promise<void> {
  const days = one.unknown.map(({ date }) => date).sort();
  const [from = '', to = ''] = [days[0], days.at(-1)];
  const window = { from, to: daysAfter(to, MAX_PENDING_DAYS), replaced };
  // A row without a currency is in the account's.
  const stored = (await findRowsOfDays(trx, one.account.id, window))
    .filter(({ externalId }) => !one.found.has(externalId))
    .map((row) => ({ ...row, currency: row.currency ?? one.account.iso_currency_code }));
  const matches = matchRows(one.unknown, stored, { from, to });
  addMatches(one, matches, plan, answers);
}

/** Carries out the part of the plan that comes before the rows are written. */
export const moveRows = (trx: Database, { moved }: OverlapPlan): Promise<void> =>
  changeExternalIds(trx, moved);

async function sortByAccount(
  trx: Database,
  rows: AsyncIterable<FileRow[]>,
  accounts: ReadonlyMap<string, CsvAccount>,
): Promise<AccountRows[]> {
  const byAccount = new Map<string, AccountRows>();
  for await (const chunk of rows) {
    const ofChunk = groupBy(chunk, ({ key }) => accounts.get(key)?.id ?? '');
    for (const [accountId, own] of ofChunk) {
      const account = accounts.get(own[0]?.key ?? '');
      if (!account) continue;
      const one: AccountRows = byAccount.get(accountId) ?? {
        account,
        unknown: [],
        found: new Set(),
        from: LAST_DAY,
        to: '',
      };
      byAccount.set(accountId, one);
      const ids = own.map(({ transaction }) => transaction.externalId);
      for (const id of await findStoredIds(trx, accountId, ids)) one.found.add(id);
      for (const row of own) {
        const { date } = row.transaction;
        if (date < one.from) one.from = date;
        if (date > one.to) one.to = date;
        if (!one.found.has(row.transaction.externalId)) one.unknown.push(toUnknown(row, account));
      }
    }
  }
  return [...byAccount.values()];
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

export const toUnknown = ({ line, transaction, description }: FileRow, account: CsvAccount): UnknownLine => ({
  line,
  externalId: transaction.externalId,
  date: transaction.date,
  amount: transaction.amount,
  currency: transaction.isoCurrencyCode ?? transaction.unofficialCurrencyCode ?? account.iso_currency_code,
  name: transaction.name,
  merchantName: transaction.merchantName,
  description,
  pending: transaction.pending,
});

/**
 * The same line of the same file is the same row, however it is read now. One that a bank has taken over since is the
 * bank's: it keeps the bank's id, by which the bank changes it.
 */
export function planMoves(one: AccountRows, added: readonly AddedRow[], plan: OverlapPlan): void {
  const byLine = new Map<number, AddedRow[]>();
  for (const row of added) {
    if (row.accountId !== one.account.id || one.found.has(row.externalId)) continue;
    byLine.set(row.line, [...(byLine.get(row.line) ?? []), row]);
  }
  one.unknown = one.unknown.filter(({ line, externalId }) => {
    const row = byLine.get(line)?.shift();
    if (!row) return true;
    if (row.isFromFile) plan.moved.push({ id: row.id, externalId });
    else plan.same.set(keyOfFileRow(one.account.id, externalId), row.externalId);
    return false;
  });
}

export function addMatches(
  one: AccountRows,
  matches: Matches,
  plan: OverlapPlan,
  { overlap }: ImportAnswers,
): void {
  const { same, booked, doubtful } = matches;
  const keep = ({ unknown, stored }: Pair) =>
    plan.same.set(keyOfFileRow(one.account.id, unknown.externalId), stored.externalId);
  for (const pair of same) keep(pair);
  for (const { unknown, stored } of booked) {
    plan.booked.set(keyOfFileRow(one.account.id, unknown.externalId), stored.externalId);
  }
  if (doubtful.length === 0 || overlap === 'new') return;
  if (overlap === 'same') {
    for (const pair of doubtful) keep(pair);
  } else if (isProven(one, matches)) {
    for (const pair of doubtful) keep(pair);
    plan.assumptions.push({
      what: 'overlap',
      value: 'same',
      because: `The file has every stored row of its days with the same amount, ${doubtful.length} of them under another name.`,
    });
  } else plan.questions.push(askAboutOverlap(one.account, doubtful));
}

/**
 * A file that has every stored row of its days is an export of the same days, not of other rows. Equal amounts under
 * other names prove nothing together that one of them does not: several people pay the same fare.
 */
function isProven({ found }: AccountRows, { same, doubtful, missing }: Matches): boolean {
  const amounts = new Set(doubtful.map(({ unknown }) => normalizeDecimal(unknown.amount)));
  return missing.length === 0 && found.size + same.length + amounts.size >= MIN_PROOFS;
}

function askAboutOverlap(account: CsvAccount, doubtful: readonly Pair[]): Question {
  const [first] = doubtful;
  const { unknown, stored } = first ?? {};
  const isOne = doubtful.length === 1;
  return {
    parameter: 'overlap',
    message:
      `${isOne ? '1 row has' : `${doubtful.length} rows have`} the day and the amount of a stored row of ${account.name}, but another name: ` +
      `${unknown?.date} ${unknown?.amount} is "${unknown?.name}" in the file and "${stored?.name}" in the account.`,
    choices: ['same', 'new'],
    shown: [
      {
        choice: 'same',
        reading: isOne
          ? 'What is stored stays, and this row is not added.'
          : `What is stored stays, and these ${doubtful.length} rows are not added.`,
      },
      {
        choice: 'new',
        reading: isOne ? 'This row is added too.' : `These ${doubtful.length} rows are added too.`,
      },
    ],
  };
}
