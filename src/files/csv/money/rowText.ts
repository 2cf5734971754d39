import { cellOf } from '../cells.ts';
import { foldText } from '../words/foldText.ts';
import type { MoneyInput } from './moneyInput.ts';

/** The words of a row of the sample, folded. */
export function rowText({ rows, profiles }: MoneyInput, row: number): string {
  const record = rows[row];
  if (!record) return '';
  const texts = profiles
    .filter(({ kind }) => kind === 'text')
    .map(({ column }) => foldText(cellOf(record, column)));
  return texts.join(' ');
}
