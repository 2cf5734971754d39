import { toUnits as toUnitsOf } from '../decimal.ts';

/** Decimals of at most 18 places as whole numbers of their smallest unit, so that sums are exact. */
const DECIMALS = 18;

export const toUnits = (decimal: string): bigint => toUnitsOf(decimal, DECIMALS);

/** Writes the decimal without needless zeros. */
export function toDecimal(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(DECIMALS + 1, '0');
  const fraction = digits.slice(-DECIMALS).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -DECIMALS)}${fraction && `.${fraction}`}`;
}
