import { isIsoCurrency } from '../minorUnits.ts';
import { cellOf } from './cells.ts';
import { type ColumnProfile, isCalled } from './columnProfiles.ts';
import type { CsvRecord } from './records.ts';

/** The columns that name a row. */
export interface NameColumns {
  /** The first of them that holds words for people names the row. */
  description: number[];
  /** Those of them that say what a payment was for; they are added to the name of the other side. */
  memos: number[];
  /** Columns whose words are added to the name: no header says what they are, and each row has its own. */
  additions: number[];
  /** The other side of a payment; where `payer` is known too, of a payment that goes out. */
  merchant: number | null;
  payer: number | null;
}

interface TextColumn {
  profile: ColumnProfile;
  /** The share of its cells that people can read. */
  readable: number;
  letters: number;
  /** Whether the rows have their own words, rather than one of a few for all. */
  isVaried: boolean;
}

const ACCOUNT_NUMBER = /^[A-Z]{2}\d{2}[A-Z0-9 ]{6,}$/;
const WORD = /\p{L}{3,}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{2,}/u;
/** Beyond the primary one, more columns than this make a name unreadable. */
const MAX_ADDITIONS = 2;
/** A column of words has a few cells that are none. */
const READABLE_SHARE = 0.5;

/** Whether a text is words for people, not a reference, an IBAN or the code of a currency. */
export function isReadable(text: string): boolean {
  if (!WORD.test(text) || ACCOUNT_NUMBER.test(text) || isIsoCurrency(text)) return false;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const digits = text.match(/\p{Nd}/gu)?.length ?? 0;
  return letters >= digits && !/^[\p{L}\d]*\d[\p{L}\d]*$/u.test(text.replace(/[-_/]/g, ''));
}

export function findNames(
  rows: readonly CsvRecord[],
  profiles: readonly ColumnProfile[],
  taken: ReadonlySet<number>,
): NameColumns {
  const free = profiles.filter(({ kind, column }) => kind !== 'date' && !taken.has(column));
  if (rows.length === 0) return namesByHeader(free);
  const texts = free.filter(({ kind }) => kind === 'text').map((profile) => readText(rows, profile));
  const readable = texts.filter((text) => text.readable >= READABLE_SHARE);
  const { merchant, payer } = findParties(readable);
  const parties = [merchant, payer];
  const memos = readable.filter((text) => isMemo(text.profile) && !parties.includes(text));
  const others = readable.filter(
    (text) => text.isVaried && !parties.includes(text) && !memos.includes(text) && !isOther(text.profile),
  );
  const varied = memos.filter(({ isVaried }) => isVaried);
  const main = best(varied) ?? best(others) ?? best(memos);
  const additions = merchant ? [] : others.filter((text) => text !== main).slice(0, MAX_ADDITIONS);
  const rest = [
    ...ranked(varied),
    ...ranked(memos),
    ...ranked(others),
    ...ranked(readable),
    ...ranked(texts),
  ];
  const description = [...new Set([...(main ? [main] : []), ...rest].map(({ profile }) => profile.column))];
  return {
    description: description.filter((column) => !parties.some((party) => party?.profile.column === column)),
    memos: ranked(memos).map(({ profile }) => profile.column),
    additions: additions.map(({ profile }) => profile.column),
    merchant: merchant?.profile.column ?? null,
    payer: payer?.profile.column ?? null,
  };
}

/** The column of the other side of payments; where two columns hold sender and recipient, both. */
function findParties(texts: readonly TextColumn[]): {
  merchant: TextColumn | undefined;
  payer: TextColumn | undefined;
} {
  const parties = texts.filter(({ profile, isVaried }) => isPayee(profile) && isVaried);
  const payers = parties.filter(({ profile }) => isCalled(profile, 'payer') || profile.header === 'from');
  const merchant = best(parties.filter((text) => !payers.includes(text))) ?? best(payers);
  return { merchant, payer: best(payers.filter((text) => text !== merchant)) };
}

function readText(rows: readonly CsvRecord[], profile: ColumnProfile): TextColumn {
  const cells = rows.map((row) => cellOf(row, profile.column)).filter((cell) => cell !== '');
  const letters = cells.reduce((sum, cell) => sum + (cell.match(/\p{L}/gu)?.length ?? 0), 0);
  return {
    profile,
    readable: cells.filter(isReadable).length / Math.max(1, cells.length),
    letters,
    isVaried: cells.length < 3 || profile.distinct > Math.max(1, Math.min(cells.length * 0.2, 25)),
  };
}

/** The most distinct words first; of equally distinct ones, those that are not a kind or an original, then the longest. */
const ranked = (texts: readonly TextColumn[]): TextColumn[] =>
  [...texts].sort(
    (one, other) =>
      other.profile.distinct - one.profile.distinct ||
      Number(isSecondary(one.profile)) - Number(isSecondary(other.profile)) ||
      other.letters - one.letters ||
      one.profile.column - other.profile.column,
  );

const isSecondary = (profile: ColumnProfile) => isCalled(profile, 'kind') || isCalled(profile, 'foreign');

const best = (texts: readonly TextColumn[]): TextColumn | undefined => ranked(texts)[0];

/** Alone they name a party; within a longer header they do not. */
const PREPOSITIONS = /^(to|from|von|an|de|a|van|naar|od|do|till|fran|til|fra)$/;

/** A column that is called both a name and a description is a description. */
const isMemo = (profile: ColumnProfile) => isCalled(profile, 'memo');
const isPayee = (profile: ColumnProfile) =>
  PREPOSITIONS.test(profile.header) ||
  (isCalled(profile, 'payee') && !isCalled(profile, 'own') && !isMemo(profile));
const isOther = (profile: ColumnProfile) =>
  isCalled(profile, 'kind') ||
  isCalled(profile, 'own') ||
  isCalled(profile, 'reference') ||
  isCalled(profile, 'status') ||
  isCalled(profile, 'direction');

function namesByHeader(profiles: readonly ColumnProfile[]): NameColumns {
  const memos = profiles.filter(isMemo).map(({ column }) => column);
  const payees = profiles.filter(isPayee).map(({ column }) => column);
  return {
    description: memos,
    memos,
    additions: [],
    merchant: payees[0] ?? null,
    payer: null,
  };
}
