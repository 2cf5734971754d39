import type { LayoutOverrides } from '../../../src/files/csv/layout.ts';
import { isReading, surveyFile } from '../../../src/files/csv/surveyFile.ts';
import { readAll } from './readAll.ts';

/** Day and amount of every row, or what is asked; the number of lines that were no movements behind them. */
export async function readOrAsk(file: string, overrides: Partial<LayoutOverrides> = {}) {
  const found = await surveyFile(
    Buffer.from(file),
    { columns: {}, ...overrides },
    { type: null, isoCurrencyCode: null, earlierRows: [] },
  );
  if (!isReading(found)) {
    return found.questions.map(({ parameter, choices }) => `${parameter}: ${choices.join(' or ')}`);
  }
  const { transactions, skipped } = await readAll(found);
  return [
    ...transactions.map(({ date, amount }) => `${date.slice(8)} ${amount}`),
    ...(skipped.length > 0 ? [`${skipped.length} skipped`] : []),
  ];
}

export const lines = (...rows: string[]) => `${rows.join('\n')}\n`;
