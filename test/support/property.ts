import fc from 'fast-check';

/** Multiplies the number of tries of every property; `make test-long` sets it to 10. */
const FACTOR = Number(process.env['BREADBOX_TEST_FACTOR'] ?? '1');
/** Repeats a run whose seed was printed. */
const SEED = process.env['BREADBOX_TEST_SEED'];

/** Checks a property and prints its seed, so that any run can be repeated. */
export async function holds<Values extends [unknown, ...unknown[]]>(
  property: fc.IAsyncProperty<Values>,
  tries: number,
): Promise<void> {
  const seed = SEED ? Number(SEED) : Date.now() % 2 ** 31;
  console.log(`      seed ${seed}, ${tries * FACTOR} tries`);
  await fc.assert(property, { numRuns: tries * FACTOR, seed });
}
