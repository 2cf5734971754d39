import { createHash } from 'node:crypto';
import { foldName } from '../../domain/nameSimilarity.ts';
import type { StatementRow } from '../statement.ts';

type IdentifiedRow = Pick<
  StatementRow,
  'date' | 'amount' | 'isoCurrencyCode' | 'reference' | 'description' | 'pending'
>;

/**
 * Gives each row of a statement the id that it has in every file of the same bank: the bank's reference, or else the
 * description, always together with account, date, amount and currency, because references are shared between accounts,
 * empty, constant or restarted in each file; and which of the equal rows it is, because they repeat.
 */
export class StatementIdentities {
  readonly #counts = new Map<string, number>();

  next(accountExternalId: string, row: IdentifiedRow): string {
    const { date, amount, isoCurrencyCode, reference, description, pending } = row;
    const text = reference === null ? foldName(description) : reference;
    const parts = [accountExternalId, reference !== null, text, date, amount, isoCurrencyCode, pending];
    const key = createHash('sha256').update(JSON.stringify(parts)).digest('base64');
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return createHash('sha256').update(key).update(String(count)).digest('hex');
  }

  /** Begins another list of the same account's rows. */
  startAgain(): void {
    this.#counts.clear();
  }
}
