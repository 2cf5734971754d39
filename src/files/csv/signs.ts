import type { AccountType } from '../../providers/provider.ts';
import { isNegative, isZero, negate, parseAmount } from './amounts.ts';
import { foldName } from './columnNames.ts';
import { type AccountHints, rememberedDirection } from './earlierRows.ts';
import type { Layout } from './layout.ts';
import { type Direction, TEMPLATES, type Template } from './templates.ts';

/** How the file tells money out from money in. */
export type Signs =
  | { by: 'sign'; positiveIs: Direction }
  /** A column of words beside amounts that have no sign. */
  | { by: 'direction' }
  /** Two columns; a bank that writes one of them with a minus throughout means the same without it. */
  | { by: 'columns'; debitFactor: 1 | -1; creditFactor: 1 | -1 };

export interface DecidedSigns {
  /** Null where nothing tells. */
  signs: Signs | null;
  /** Set where the signs show whose file it is. */
  template: Template | null;
}

/** Counts the signs of a file's amounts as they go by. */
export class SignTally {
  readonly #counts = { amount: [0, 0], debit: [0, 0], credit: [0, 0] } satisfies Record<
    string,
    [number, number]
  >;

  add(column: 'amount' | 'debit' | 'credit', text: string) {
    // The separator does not matter for a sign; text that is no amount under one is tried under the other.
    const amount = parseAmount(text, '.') ?? parseAmount(text, ',');
    if (!amount || isZero(amount.value)) return;
    this.#counts[column][isNegative(amount.value) ? 1 : 0]++;
  }

  decide(layout: Layout, hints: Pick<AccountHints, 'type' | 'earlierRows'>): DecidedSigns {
    const { columns, template } = layout;
    if (columns.amount === null) return { signs: this.#decideColumns(), template };
    const [positives, negatives] = this.#counts.amount;
    if (columns.direction !== null && negatives === 0) return { signs: { by: 'direction' }, template };
    if (template) return { signs: { by: 'sign', positiveIs: template.positiveIs }, template };
    const remembered = rememberedDirection(layout, hints.earlierRows);
    if (remembered) return { signs: { by: 'sign', positiveIs: remembered }, template };
    const total = positives + negatives;
    const share = total === 0 ? 1 : negatives / total;
    if (isShortAmexHeader(layout.headers)) return decideShortAmex(share, hints.type);
    const positiveIs = guessPositive(layout, share, hints.type);
    return { signs: positiveIs && { by: 'sign', positiveIs }, template };
  }

  #decideColumns(): Signs {
    const factor = ([positives, negatives]: [number, number]) => (negatives > 0 && positives === 0 ? -1 : 1);
    return {
      by: 'columns',
      debitFactor: factor(this.#counts.debit),
      creditFactor: factor(this.#counts.credit),
    };
  }
}

/** Bank accounts see more payments out than in; a third of minus signs is more than any card's refunds. */
const BANK_SHARE = 0.3;

/**
 * Most banks write money out with a minus. Card issuers that do not have a file of almost only positive
 * amounts; so has a savings account, therefore such a file needs the account's kind or a running balance.
 */
function guessPositive(layout: Layout, negativeShare: number, kind: AccountType | null): Direction | null {
  if (negativeShare >= BANK_SHARE || layout.headers.some(isBalance)) return 'credit';
  const isCard = isCardKind(kind);
  return isCard === null ? null : isCard ? 'debit' : 'credit';
}

/** `other` is what an account is called whose kind nobody has said. */
const isCardKind = (kind: AccountType | null): boolean | null =>
  kind === null || kind === 'other' ? null : kind === 'credit';

const isBalance = (header: string) =>
  /\b(balance|runningbalance|running bal|saldo|solde|kontostand)\b/.test(foldName(header));

/** American Express without details and several small banks have the same three columns and opposite signs. */
const isShortAmexHeader = (headers: readonly string[]): boolean =>
  headers
    .map(foldName)
    .filter((header) => header !== '')
    .join() === 'date,description,amount';

function decideShortAmex(negativeShare: number, kind: AccountType | null): DecidedSigns {
  const amex = TEMPLATES.find(({ name }) => name === 'amex') ?? null;
  const isCard = negativeShare > 1 / 2 ? false : (isCardKind(kind) ?? (negativeShare <= 1 / 3 ? true : null));
  if (isCard === null) return { signs: null, template: null };
  return isCard
    ? { signs: { by: 'sign', positiveIs: 'debit' }, template: amex }
    : { signs: { by: 'sign', positiveIs: 'credit' }, template: null };
}

/** The amount of our ledger, positive for money out, of an amount that the file writes in its own way. */
export function inLedgerSign(amount: string, positiveIs: Direction): string {
  return positiveIs === 'debit' ? amount : negate(amount);
}
