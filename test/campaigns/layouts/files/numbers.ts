/** Amounts as banks write them. Amounts are whole numbers of the smallest unit, so nothing is rounded. */
export interface NumberStyle {
  decimal: '.' | ',';
  /** Between groups of three digits; empty for none. */
  group: string;
  /** Groups of two digits after the first three, as in 12,34,567. */
  indian?: boolean;
}

export type Precision =
  /** As many digits as the currency has. */
  | 'full'
  /** Without trailing zeros, as spreadsheets save them. */
  | 'trimmed'
  /** Four digits, as some databases print money. */
  | 'four'
  /** Two digits although the currency has none. */
  | 'two';

/** Writes a number that is not negative. */
export function writeNumber(minor: number, digits: number, style: NumberStyle, precision: Precision): string {
  const text = String(minor).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return joinDecimals(
    group(whole, style),
    fraction(text.slice(text.length - digits), precision),
    style.decimal,
  );
}

function fraction(text: string, precision: Precision): string {
  switch (precision) {
    case 'full':
      return text;
    case 'trimmed':
      return text.replace(/0+$/, '');
    case 'four':
      return text.padEnd(4, '0');
    case 'two':
      return text.padEnd(2, '0');
  }
}

function joinDecimals(whole: string, decimals: string, separator: string): string {
  return decimals === '' ? whole : `${whole}${separator}${decimals}`;
}

function group(whole: string, style: NumberStyle): string {
  if (style.group === '' || whole.length <= 3) return whole;
  const size = style.indian ? 2 : 3;
  const parts = [whole.slice(-3)];
  for (let end = whole.length - 3; end > 0; end -= size) {
    parts.unshift(whole.slice(Math.max(0, end - size), end));
  }
  return parts.join(style.group);
}
