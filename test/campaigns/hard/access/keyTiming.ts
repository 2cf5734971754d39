import { randomInt } from 'node:crypto';
import { Client } from 'undici';
import { createApiKey } from '../../../../src/store/apiKeys.ts';
import { serveProduct } from '../../../support/servedProduct.ts';
import type { TestDatabase } from '../../../support/testDatabase.ts';
import type { Trial } from '../campaign.ts';

const SAMPLES = { short: 300, whole: 3_000 };
const PERMUTATIONS = 5_000;
/** Chance alone says so once in a thousand rounds, and twice running the same way once in two million. */
const SIGNIFICANT = 0.001;
const SEEN = 0.01;
const MOST_ROUNDS = 6;
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const KINDS = ['near', 'far', 'alsoFar', 'malformed'] as const;
type Samples = Record<(typeof KINDS)[number], number[]>;

interface Comparison {
  /** Of the lower quartiles, in milliseconds: whatever else the machine does only makes a request slower. */
  difference: number;
  /** How often samples dealt out at random differ as much. */
  chance: number;
}

/**
 * Measures whether the time of a refusal tells a guess that shares all but a character or two with a real key
 * from one that shares nothing. Samples are interleaved, and judged by permutation: the difference of near and
 * far has to be one that dealing the same samples out at random gives too. That the same measure can see a
 * difference is shown on malformed keys, which are refused without a look into the database.
 */
export async function keyTiming(database: TestDatabase, size: 'short' | 'whole'): Promise<Trial[]> {
  const { key } = await createApiKey(database.db, { name: 'target', scope: 'read_only' }, new Date());
  const served = await serveProduct('api', { DATABASE_URL: database.url });
  const client = new Client(served.url ?? '', { pipelining: 1 });
  /** Of all rounds: on a busy machine it takes more of them to see what is there. */
  const all: Samples = { near: [], far: [], alsoFar: [], malformed: [] };
  const rounds: { near: Comparison; far: Comparison; control: Comparison }[] = [];
  let tried = 0;
  const isToldApart = () => {
    const [last, before] = rounds.map(({ near }) => near).reverse();
    if (!last || last.chance >= SIGNIFICANT) return false;
    return !before || (before.chance < SIGNIFICANT && before.difference * last.difference > 0);
  };
  const isSeeing = () => (rounds.at(-1)?.control.chance ?? 1) < SEEN;
  try {
    await takeSamples(client, key, 50);
    do {
      const samples = await takeSamples(client, key, SAMPLES[size]);
      tried += 3 * SAMPLES[size];
      for (const kind of KINDS) all[kind].push(...samples[kind]);
      rounds.push({
        near: compare(samples.near, samples.far),
        far: compare(samples.far, samples.alsoFar),
        control: compare(all.malformed, all.far),
      });
    } while (rounds.length < MOST_ROUNDS && (!isSeeing() || (rounds.length < 2 && isToldApart())));
  } finally {
    await client.close();
    await served.terminate();
  }
  const { near, far, control } = rounds[rounds.length - 1] ?? rounds[0] ?? fail();
  const said = ({ difference, chance }: Comparison) =>
    `${(difference * 1000).toFixed(0)} µs, p ${chance.toFixed(4)}`;
  return [
    {
      claim: 'the time of a refusal does not tell a near miss of a key from a far one',
      tried,
      lost:
        rounds.length > 1 && isToldApart() ? [`they differ by ${said(near)}, and did the round before`] : [],
      figures: `near and far ${said(near)}; far and far ${said(far)}`,
    },
    {
      claim: 'the same measure tells what does differ: keys that are looked up from keys that are not',
      tried,
      lost: isSeeing() ? [] : [`it saw nothing: ${said(control)}`],
      figures: said(control),
    },
  ];
}

function fail(): never {
  throw new Error('No round was measured.');
}

const digits = (count: number) =>
  Array.from({ length: count }, () => DIGITS[randomInt(DIGITS.length)]).join('');

/** One of each kind in turn, so that whatever else the machine does meets them all. */
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
      // Who comes first changes, or one kind would always follow the same other.
      const kind = KINDS[(turn + at) % KINDS.length] ?? 'far';
      samples[kind].push(await measure(client, guesses[kind]()));
    }
  }
  return samples;
}

async function measure(client: Client, guess: string): Promise<number> {
  const askedAt = performance.now();
  const { body } = await client.request({
    method: 'GET',
    path: '/api/v1/users',
    headers: { 'x-api-key': guess },
  });
  await body.dump();
  return performance.now() - askedAt;
}

function compare(some: number[], others: number[]): Comparison {
  const difference = lowerQuartile(some) - lowerQuartile(others);
  const pool = [...some, ...others];
  let asMuch = 0;
  for (let round = 0; round < PERMUTATIONS; round++) {
    shuffle(pool);
    const dealt = lowerQuartile(pool.slice(0, some.length)) - lowerQuartile(pool.slice(some.length));
    if (Math.abs(dealt) >= Math.abs(difference)) asMuch += 1;
  }
  return { difference, chance: (asMuch + 1) / (PERMUTATIONS + 1) };
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
