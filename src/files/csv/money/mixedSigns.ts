import { ApiError } from '../../../errors.ts';
import type { MoneyInput } from './moneyInput.ts';
import type { NumberColumn } from './numberColumns.ts';
import { signsFromBalance } from './runningBalance.ts';

/** Fewer steps may fit by chance. */
const MIN_STEPS = 3;

/** Two rows without a sign, of which one raises the balance beside it and the other lowers it. */
export interface MixedSigns {
  raising: number;
  lowering: number;
}

/** Finds out whether amounts without a sign move the balance in both directions, so that no one sign fits them all. */
export function findMixedSigns(column: NumberColumn, input: MoneyInput): MixedSigns | null {
  if (column.isSigned || column.negatives > 0) return null;
  for (const balance of input.numbers) {
    if (balance === column || balance.isIdentifier) continue;
    for (const timeRuns of input.timeRuns ? [input.timeRuns] : (['down', 'up'] as const)) {
      const signs = signsFromBalance(column.values, balance.values, timeRuns) ?? [];
      if (signs.filter((sign) => sign !== 0).length < MIN_STEPS) continue;
      const raising = input.rows[signs.indexOf(1)];
      const lowering = input.rows[signs.indexOf(-1)];
      if (raising && lowering) return { raising: raising.line, lowering: lowering.line };
    }
  }
  return null;
}

/** Nobody can answer what such amounts mean as a whole, and the balance leaves out the first row. */
export const refuseMixedSigns = ({ raising, lowering }: MixedSigns): ApiError =>
  new ApiError(
    'IMPORT_ERROR',
    `The amounts have no signs, although the one on line ${raising} raises the balance and the one on line ${lowering} lowers it. ` +
      'Export the file with signed amounts, or with a column each for money out and money in.',
  );
