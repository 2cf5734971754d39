/** Exact arithmetic on decimals written as text, such as '-12.50'. */

/** Returns the canonical text of a decimal, so that 12.50 and 12.5 are equal. */
export function normalizeDecimal(amount: string): string {
  const plain = amount.includes('.') ? amount.replace(/0+$/, '').replace(/\.$/, '') : amount;
  return plain === '-0' ? '0' : plain;
}

/** Returns both decimals as integers of the same unit. */
export function toCommonUnit(a: string, b: string): [bigint, bigint] {
  const scale = Math.max(decimals(a), decimals(b));
  return [toUnits(a, scale), toUnits(b, scale)];
}

const decimals = (amount: string): number => amount.split('.')[1]?.length ?? 0;

/** The decimal in units of 10 to the power of -`scale`. It must not have more places. */
export function toUnits(amount: string, scale: number): bigint {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(scale, '0'));
}
