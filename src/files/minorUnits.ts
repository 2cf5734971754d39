const known = new Map<string, number>();

/** The number of decimals of a currency's amounts: 2 of EUR, 0 of JPY, 3 of KWD; 2 where it is not known. */
export function minorUnits(currency: string | null): number {
  if (currency === null || !/^[A-Z]{3}$/.test(currency)) return 2;
  const found = known.get(currency);
  if (found !== undefined) return found;
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  known.set(currency, maximumFractionDigits);
  return maximumFractionDigits;
}
