/**
 * Amounts are decimal text. They are added up in bigint units of a ten-thousandth, so no amount passes through a
 * floating-point number.
 */
export type Decimal = string;

const scale = 4;

export function unitsOf(decimal: Decimal): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(decimal);
  if (!match) throw new Error(`"${decimal}" is not a decimal number with at most ${scale} places.`);
  const units = BigInt((match[2] ?? '') + (match[3] ?? '').padEnd(scale, '0'));
  return match[1] ? -units : units;
}

/** Returns decimal text with two places, or more if the others are not zero. */
export function decimalOf(units: bigint): Decimal {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const fraction = digits.slice(-scale).replace(/0{1,2}$/, '');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -scale)}.${fraction}`;
}

export function decimalOfCents(cents: number): Decimal {
  return decimalOf(BigInt(cents) * 100n);
}

export function negated(decimal: Decimal): Decimal {
  return decimalOf(-unitsOf(decimal));
}
