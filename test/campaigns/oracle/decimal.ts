/** Exact sums of decimal texts: whole numbers of 10^-18, the smallest unit that Breadbox stores. */
const PLACES = 18;

export function parseDecimal(text: string): bigint {
  const [, sign, whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  if (sign === undefined) throw new Error(`${text} is no decimal.`);
  const shift = PLACES - fraction.length + Number(exponent);
  const digits = BigInt(whole + fraction);
  if (shift < 0 && digits % 10n ** BigInt(-shift) !== 0n) throw new Error(`${text} has too many decimals.`);
  const value = shift < 0 ? digits / 10n ** BigInt(-shift) : digits * 10n ** BigInt(shift);
  return sign === '-' ? -value : value;
}

/** `4.50` and `4.5` are the same amount: without trailing zeros. */
export function formatDecimal(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(PLACES + 1, '0');
  const fraction = digits.slice(-PLACES).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -PLACES)}${fraction && `.${fraction}`}`;
}

export const normalDecimal = (text: string): string => formatDecimal(parseDecimal(text));

export const sumDecimals = (texts: Iterable<string>): string => {
  let total = 0n;
  for (const text of texts) total += parseDecimal(text);
  return formatDecimal(total);
};
