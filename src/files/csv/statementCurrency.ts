import { isIsoCurrency } from '../minorUnits.ts';
import { isAmount } from './amounts.ts';
import { cleanCell } from './cells.ts';
import { currencyOfAmount, currencyOfHeader } from './currencies.ts';
import type { CsvRecord } from './records.ts';
import { COLUMN_WORDS } from './words/columnWords.ts';
import { foldText } from './words/foldText.ts';
import { summaryKind } from './words/summaryWords.ts';

/**
 * The currency of the account as the lines around the rows state it, or the header of a balance that the rows prove.
 * @returns null where nothing states one, and where two are stated: such a file holds several accounts, or an amount
 * before its exchange.
 */
export function currencyOfStatement(
  statements: readonly CsvRecord[],
  balanceHeader: string | null,
): string | null {
  const found = new Set(statements.flatMap(({ cells }) => currenciesIn(cells)));
  const ofBalance = balanceHeader === null ? null : currencyOfHeader(balanceHeader);
  if (ofBalance !== null) found.add(ofBalance);
  const [first] = found;
  return first !== undefined && found.size === 1 ? first : null;
}

/** Those of a line such as "Currency: EUR" or "Closing balance;12.50 EUR". Other amounts may be in any currency. */
function currenciesIn(cells: readonly string[]): string[] {
  const texts = cells.flatMap((cell) => cleanCell(cell).split(/[:：]\s*/)).filter((text) => text !== '');
  return texts.flatMap((text, at) => {
    const label = texts[at - 1];
    if (label === undefined) return [];
    if (isIsoCurrency(text)) return isCurrencyLabel(label) ? [text] : [];
    const currency = isAmount(text) ? currencyOfAmount(text) : null;
    return currency !== null && summaryKind(label) === 'balance' ? [currency] : [];
  });
}

const isCurrencyLabel = (label: string): boolean =>
  [COLUMN_WORDS.currency, COLUMN_WORDS.accountCurrency].some((words) => words.test(foldText(label)));
