import { randomInt } from 'node:crypto';
import { Client } from 'undici';
import { createApiKey } from '../../../../src/store/apiKeys.ts';
import { serveProduct } from '../../../support/servedProduct.ts';
import type { TestDatabase } from '../../../support/testDatabase.ts';
import type { Check } from '../campaign.ts';

const SAMPLES = { short: 300, full: 3_000 };
const PERMUTATIONS = 5_000;
/** By chance alone, one round in a thousand is this extreme, and two in a row in the same direction one in two million. */
const SIGNIFICANT = 0.001;
/** The p-value below which the control comparison counts as a difference. */
const DETECTED = 0.01;
const MAX_ROUNDS = 6;
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const KINDS = ['near', 'far', 'alsoFar', 'malformed'] as const;
type Samples = Record<(typeof KINDS)[number], number[]>;

interface Comparison {
  /** Difference of the lower quartiles in milliseconds. Other load on the machine can only make a request slower. */
  difference: number;
  /** How often a random split of the same samples differs at least as much. */
  pValue: number;
}

/**
 * Measures whether the time of a refusal reveals how close a guess is to a real key. It compares guesses that
 * share all but two characters ("near") with guesses that share none ("far"), in interleaved samples, by a
 * permutation test. A control comparison shows that the test can detect a difference: malformed keys are
 * refused without a database lookup.
 */
export async function keyTiming(database: TestDatabase, size: 'short' | 'full'): Promise<Check[]> {
  const { key } = await createApiKey(database.db, { name: 'target', scope: 'read_only' }, new Date());
  const served = await serveProduct('api', { DATABASE_URL: database.url });
  const client = new Client(served.url ?? '', { pipelining: 1 });
  /** The samples of all rounds, because on a busy machine one round may not be enough for the control. */
  const all: Samples = { near: [], far: [], alsoFar: [], malformed: [] };
  const rounds: { near: Comparison; far: Comparison; control: Comparison }[] = [];
  let attempts = 0;
  const isDistinguishable = () => {
    const [last, before] = rounds.map(({ near }) => near).reverse();
    if (!last || last.pValue >= SIGNIFICANT) return false;
    return !before || (before.pValue < SIGNIFICANT && before.difference * last.difference > 0);
  };
  const isControlDetected = () => (rounds.at(-1)?.control.pValue ?? 1) < DETECTED;
  try {
    await takeSamples(client, key, 50);
    do {
      const samples = await takeSamples(client, key, SAMPLES[size]);
      attempts += 3 * SAMPLES[size];
      for (const kind of KINDS) all[kind].push(...samples[kind]);
      rounds.push({
        near: compare(samples.near, samples.far),
        far: compare(samples.far, samples.alsoFar),
        control: compare(all.malformed, all.far),
      });
    } while (
      rounds.length < MAX_ROUNDS &&
      (!isControlDetected() || (rounds.length < 2 && isDistinguishable()))
    );
  } finally {
    await client.close();
    await served.terminate();
  }
  const { near, far, control } = rounds[rounds.length - 1] ?? rounds[0] ?? fail();
  const describe = ({ difference, pValue }: Comparison) =>
    `${(difference * 1000).toFixed(0)} µs, p ${pValue.toFixed(4)}`;
  return [
    {
      claim: 'the time of a refusal does not reveal whether a guess is close to a real key',
      attempts,
      failures:
        rounds.length > 1 && isDistinguishable()
          ? [`they differ by ${describe(near)}, in two rounds in a row`]
          : [],
      figures: `near and far ${describe(near)}; far and far ${describe(far)}`,
    },
    {
      claim: 'the same test detects that malformed keys are refused without a lookup',
      attempts,
      failures: isControlDetected() ? [] : [`it detected no difference: ${describe(control)}`],
      figures: describe(control),
    },
  ];
}

function fail(): never {
  throw new Error('No round was measured.');
}

const digits = (count: number) =>
  Array.from({ length: count }, () => DIGITS[randomInt(DIGITS.length)]).join('');

/** Takes one sample of each kind in turn, so that other load on the machine affects all kinds alike. */
async function takeSamples(client: Client, key: string, count: number): Promise<Samples> {
  const samples: Samples = { near: [], far: [], alsoFar: [], malformed: [] };
  const guesses: Record<keyof Samples, () => string> = {
    near: () => key.slice(0, -2) + digits(2),
    far: () => `bb_${digits(43)}`,
    alsoFar: () => `bb_${digits(43)}`,
    malformed: () => `bb-${digits(43)}`,
  };
  for (let at = 0; at < count; at++) {
    for (let turn = 0; turn < KINDS.length; turn++) {
      // The order rotates so that no kind always follows the same other kind.
      const kind = KINDS[(turn + at) % KINDS.length] ?? 'far';
      samples[kind].push(await measure(client, guesses[kind]()));
    }
  }
  return samples;
}

async function measure(client: Client, guess: string): Promise<number> {
  const sentAt = performance.now();
  const { body } = await client.request({
    method: 'GET',
    path: '/api/v1/users',
    headers: { 'x-api-key': guess },
  });
  await body.dump();
  return performance.now() - sentAt;
}

function compare(some: number[], others: number[]): Comparison {
  const difference = lowerQuartile(some) - lowerQuartile(others);
  const pool = [...some, ...others];
  let asExtreme = 0;
  for (let round = 0; round < PERMUTATIONS; round++) {
    shuffle(pool);
    const split = lowerQuartile(pool.slice(0, some.length)) - lowerQuartile(pool.slice(some.length));
    if (Math.abs(split) >= Math.abs(difference)) asExtreme += 1;
  }
  return { difference, pValue: (asExtreme + 1) / (PERMUTATIONS + 1) };
}

function lowerQuartile(values: number[]): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.floor(sorted.length / 4)] ?? 0;
}

function shuffle(values: number[]): void {
  for (let at = values.length - 1; at > 0; at--) {
    const other = Math.floor(Math.random() * (at + 1));
    const value = values[at] ?? 0;
    values[at] = values[other] ?? 0;
    values[other] = value;
  }
}
