import { foldName } from '../nameSimilarity.ts';
import {
  ANY_TRANSFER,
  CARD_PAYMENT,
  GENERIC_WORDS,
  KIND_WORDS,
  NO_TRANSFER,
  OWN_TRANSFER,
  PERSON_TO_PERSON,
  SAVINGS,
} from './transferWords.ts';

/** What the name and the provider's category of a transaction tell about whether it is one side of a transfer. */

export interface TransferAccount {
  id: string;
  type: 'depository' | 'credit' | 'loan' | 'investment' | 'other';
  names: readonly string[];
  institutionName: string;
  mask: string | null;
  ownerName: string | null;
}

export interface EvidenceRow {
  isMoneyOut: boolean;
  account: TransferAccount;
  foldedText: string;
  /** The provider's category. */
  categorySlug: string | null;
}

/** An account with what may name it in a transaction. */
export interface NamedAccount extends TransferAccount {
  words: ReadonlySet<string>;
  ownerWords: readonly string[];
}

/** It names the other account. */
const EXPLICIT = 3;
const CLEAR = 2;
const SLIGHT = 1;
const NONE = 0;
/** It is something else, or names a third account. */
export const AGAINST = -1;

export function nameAccount(account: TransferAccount): NamedAccount {
  const words = [...account.names, account.institutionName]
    .flatMap((name) => foldName(name).split(' '))
    .filter((word) => /\p{L}{3}/u.test(word) && !GENERIC_WORDS.has(word));
  const ownerWords = account.ownerName === null ? [] : foldName(account.ownerName).split(' ');
  return { ...account, words: new Set([...words, ...kindWords(account)]), ownerWords };
}

/** What a bank calls the account in its customers' transactions, whatever its name is. */
function kindWords({ type, names }: TransferAccount): readonly string[] {
  if (type !== 'depository') return KIND_WORDS[type];
  return names.some((name) => SAVINGS.test(name)) ? KIND_WORDS.savings : KIND_WORDS.depository;
}

/**
 * Weighs whether a transaction is one side of a transfer with another account.
 * @param thirds the other accounts of the household, neither its own nor `other`.
 */
export function weighEvidence(
  row: EvidenceRow,
  own: NamedAccount,
  other: NamedAccount,
  thirds: readonly NamedAccount[],
): number {
  const words = row.foldedText.split(' ');
  if (namesMask(words, other)) return EXPLICIT;
  if (thirds.some((third) => namesMask(words, third))) return AGAINST;
  const base = weighText(row, words, own, other);
  if (base <= NONE) return base;
  const namesThirdOwner = thirds.some((third) => namesOwner(words, third));
  if (namesOwner(words, other)) return EXPLICIT;
  if (namesThirdOwner) return AGAINST;
  const named = countNamed(words, own, other);
  const namesThird = thirds.some((third) => countNamed(words, own, third, other) > named);
  if (namesThird) return AGAINST;
  return named > 0 ? Math.min(base + 1, EXPLICIT) : base;
}

/** Whether it cannot be one side, whatever the other is: most purchases are told by their category or name. */
export function isNoTransfer(row: EvidenceRow, masks: ReadonlySet<string>): boolean {
  const { foldedText: text, categorySlug: slug } = row;
  const isOther = NO_TRANSFER.test(text) || (slug !== null && SPENDING.test(slug));
  if (!isOther || OWN_TRANSFER.test(text) || CARD_PAYMENT.test(text) || PERSON_TO_PERSON.test(text))
    return false;
  return !text.split(' ').some((word) => masks.has(withoutMarks(word)));
}

const SPENDING = /^(?!transfer-|loan-payments|uncategorized$|general-services$)/;

const isDebt = ({ type }: TransferAccount): boolean => type === 'credit' || type === 'loan';

function weighText(row: EvidenceRow, words: string[], own: NamedAccount, other: NamedAccount): number {
  const text = row.foldedText;
  const paysDebt = isDebt(row.isMoneyOut ? other : own);
  const ofCategory = weighCategory(row, own, other);
  const isOwnTransfer = OWN_TRANSFER.test(text);
  // Almost everything that leaves a card is a purchase.
  if (row.isMoneyOut && own.type === 'credit' && !isOwnTransfer) return AGAINST;
  if (PERSON_TO_PERSON.test(text)) return namesOwner(words, other) ? CLEAR : AGAINST;
  if (isOwnTransfer) return ofCategory === AGAINST ? SLIGHT : CLEAR;
  if (NO_TRANSFER.test(text)) return AGAINST;
  if (paysDebt && CARD_PAYMENT.test(text)) return CLEAR;
  if (ofCategory !== NONE) return ofCategory;
  return ANY_TRANSFER.test(text) ? SLIGHT : NONE;
}

/** Cash in and out, which no other account of the household shows. */
const CASH = /^transfer-(in-(deposit|cash-advances-and-loans)|out-withdrawal)$/;

function weighCategory({ categorySlug: slug }: EvidenceRow, own: NamedAccount, other: NamedAccount): number {
  if (slug === null || slug === 'uncategorized' || slug === 'general-services') return NONE;
  if (CASH.test(slug)) return AGAINST;
  if (slug.startsWith('loan-payments')) return isDebt(own) || isDebt(other) ? CLEAR : AGAINST;
  return slug.startsWith('transfer-') ? CLEAR : AGAINST;
}

const namesMask = (words: readonly string[], { mask }: NamedAccount): boolean =>
  mask !== null && /\d{3}/.test(mask) && words.some((word) => withoutMarks(word) === mask);

/** Banks write xxxx1234 for a number that ends in 1234. */
const withoutMarks = (word: string): string => word.replace(/^[x*]+/, '');

/** How many words name the account and not the one that the row is on, nor `besides`. */
function countNamed(
  words: readonly string[],
  own: NamedAccount,
  account: NamedAccount,
  besides?: NamedAccount,
): number {
  const naming = words.filter(
    (word) => account.words.has(word) && !own.words.has(word) && !besides?.words.has(word),
  );
  return new Set(naming).size;
}

const namesOwner = (words: readonly string[], { ownerWords }: NamedAccount): boolean =>
  ownerWords.length > 0 && ownerWords.every((word) => words.includes(word));
