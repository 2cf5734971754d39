import { setFlagsFromString } from 'node:v8';

/** By how many percent of what lives in it the heap may grow before it is cleaned. */
const GROWTH_PERCENT = 50;

/**
 * V8 lets a small heap grow to four times of what lives in it. A sync goes through thousands of transactions
 * of which none stays, and this process shares a small machine with PostgreSQL: memory is worth more here
 * than the time that cleaning takes.
 */
export function keepHeapLean(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}
