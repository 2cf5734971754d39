/** A number and its noun: `1 match`, `1,200 matches`. */
export const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString()} ${count === 1 ? one : many}`;

export const countTransactions = (count: number): string => counted(count, 'transaction', 'transactions');

/** The words of a code such as `credit_card` or `FOOD_AND_DRINK`, with one capital. */
export function inWords(code: string): string {
  const words = (code === code.toUpperCase() ? code.toLowerCase() : code).replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
