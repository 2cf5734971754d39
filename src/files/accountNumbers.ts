/** Formats name one account in several ways: by its IBAN, by the bank's own number, or by the last digits of a card. */

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;
/** A shorter number may be the end of any other. */
const MIN_DIGITS = 6;

const normalize = (number: string): string => number.toUpperCase().replace(/[^A-Z0-9*]/g, '');

/** Whether both are surely the same account, or may be: an IBAN ends with the bank's own number. */
export function compareNumbers(one: string, other: string): 'same' | 'likely' | 'different' {
  const [a, b] = [normalize(one), normalize(other)];
  if (a === b) return 'same';
  const [iban, number] = IBAN.test(a) ? [a, b] : [b, a];
  if (!IBAN.test(iban) || IBAN.test(number)) return 'different';
  const digits = number.replace(/^0+/, '');
  return digits.length >= MIN_DIGITS && iban.endsWith(digits) ? 'likely' : 'different';
}
