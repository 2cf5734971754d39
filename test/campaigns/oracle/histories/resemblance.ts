import type { BankTransaction } from '../bank/ledger.ts';
import { parseDecimal } from '../decimal.ts';
import { shopOf } from './history.ts';

/**
 * When is it certain which earlier row a new bank id stands for? Only where nobody could see it otherwise:
 *
 * - the two are a *sure* pair: equal in account, amount and folded name, at dates that a posting or a new
 *   id explains; or a tip or a final bill at a shop where these are usual; and
 * - no other new row *could be* the earlier one, and no other vanished row *could be* the new one, where
 *   "could be" is as wide as the rules of section 8 of the design, and a little wider.
 *
 * Of equal rows (same account, amount and name) that have no rival outside their group, any pairing is
 * right, but as many must be paired as there are on the smaller side. Everything else is ambiguous: of it
 * only existence is asked, and that no edit appears where nobody made one.
 */
const MS_PER_DAY = 86_400_000;

export const foldName = (name: string): string => name.toLowerCase().replace(/\s+/g, ' ').trim();

export const daysBetween = (earlier: string, laterDate: string): number =>
  (Date.parse(laterDate) - Date.parse(earlier)) / MS_PER_DAY;

export function isEqual(gone: BankTransaction, fresh: BankTransaction): boolean {
  return (
    parseDecimal(gone.amount) === parseDecimal(fresh.amount) && foldName(gone.name) === foldName(fresh.name)
  );
}

export type Pairing = 'equal' | 'other amount' | null;

/** Whether nobody could doubt this pair if it stood alone. */
export function surePairing(gone: BankTransaction, fresh: BankTransaction): Pairing {
  const days = daysBetween(gone.date, fresh.date);
  if (fresh.pending) return null;
  if (!gone.pending) return isEqual(gone, fresh) && days === 0 ? 'equal' : null;
  if (days < 0 || days > 7) return null;
  if (isEqual(gone, fresh)) return 'equal';
  return isOtherAmount(gone, fresh) ? 'other amount' : null;
}

function isOtherAmount(gone: BankTransaction, fresh: BankTransaction): boolean {
  const [before, after] = [parseDecimal(gone.amount), parseDecimal(fresh.amount)];
  if (before <= 0n || after <= 0n || foldName(gone.name) !== foldName(fresh.name)) return false;
  const kind = shopOf(gone.name)?.kind;
  if (kind === 'tip') return after > before && after * 10n <= before * 12n;
  const isSymbolic = before === parseDecimal('1');
  return kind === 'pre-authorization' && (isSymbolic || (after < before && after * 10n >= before * 9n));
}

/** Whether the product could see one in the other, rightly or by a rule wider than ours. */
export function couldBe(gone: BankTransaction, fresh: BankTransaction): boolean {
  const [before, after] = [parseDecimal(gone.amount), parseDecimal(fresh.amount)];
  if (before < 0n !== after < 0n) return false;
  if (before === after) return true;
  // At other shops what posts is what was pending, and another amount is another purchase.
  const kinds = [gone, fresh].map(({ name }) => shopOf(name)?.kind ?? 'plain');
  if (kinds.every((kind) => kind === 'plain')) return false;
  return (
    foldName(gone.name) === foldName(fresh.name) ||
    before === parseDecimal('1') ||
    after * 10n <= before * 14n
  );
}
