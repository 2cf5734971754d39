import fc from 'fast-check';

/** `make test-long` sets this to 10: every property is tried that many times as often. */
const FACTOR = Number(process.env['BREADBOX_TEST_FACTOR'] ?? '1');
/** A failure prints its seed; BREADBOX_TEST_SEED runs the same tries again. */
const SEED = process.env['BREADBOX_TEST_SEED'];

/** Tries a property; the seed stands in the output, so that any run can be repeated. */
export async function holds<Values extends [unknown, ...unknown[]]>(
  property: fc.IAsyncProperty<Values>,
  tries: number,
): Promise<void> {
  const seed = SEED ? Number(SEED) : Date.now() % 2 ** 31;
  console.log(`      seed ${seed}, ${tries * FACTOR} tries`);
  await fc.assert(property, { numRuns: tries * FACTOR, seed });
}
