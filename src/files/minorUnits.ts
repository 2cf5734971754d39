import { code, codes } from 'currency-codes';

const ISO_CODES = new Set(codes());
/** Listed by ISO 4217 although no money is booked in them; each is also an ordinary word or a bank's code. */
const NO_MONEY = new Set(['XXX', 'XTS']);

export const isIsoCurrency = (text: string): boolean => ISO_CODES.has(text) && !NO_MONEY.has(text);

/** How many decimals a currency has, by ISO 4217; null for what it does not list, such as BTC. */
export const minorUnits = (currency: string | null): number | null =>
  currency === null ? null : (code(currency)?.digits ?? null);
