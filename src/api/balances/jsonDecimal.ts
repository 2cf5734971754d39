import { toDecimal } from '../../domain/balances/exact.ts';
import type { JsonText } from '../../jsonText.ts';

/** A decimal as JSON writes numbers. */
export const jsonDecimal = (units: bigint): JsonText<number> => toDecimal(units) as JsonText<number>;
