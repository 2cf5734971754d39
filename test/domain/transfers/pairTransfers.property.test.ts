import { expect } from 'chai';
import { pairTransfers } from '../../../src/domain/transfers/pairTransfers.ts';
import { Random } from '../../support/random.ts';
import {
  type HouseholdRow,
  type MisleadingHousehold,
  makeMisleadingHousehold,
} from './misleadingHousehold.ts';

const FACTOR = Number(process.env['BREADBOX_TEST_FACTOR'] ?? '1');
const HOUSEHOLDS = 150 * FACTOR;
const SEED = Number(process.env['BREADBOX_TEST_SEED'] ?? Date.now() % 2 ** 31);

/** Rows that nobody can tell apart: either is the other side of a transfer. */
const kindOf = (row: HouseholdRow | undefined) =>
  row && [row.accountId, row.date, row.amount, row.name].join('\n');

interface Score {
  right: number;
  /** Right, except that transfers of one amount between the same two accounts are in another order. */
  reordered: number;
  wrong: string[];
  missed: string[];
}

function judge({ rows, transfers, accounts }: MisleadingHousehold): Score {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const keyOf = (out: string, into: string) => `${kindOf(byId.get(out))}\n${kindOf(byId.get(into))}`;
  const left = new Map<string, number>();
  const partner = new Map<string, string>();
  for (const [out, into] of transfers) {
    left.set(keyOf(out, into), (left.get(keyOf(out, into)) ?? 0) + 1);
    partner.set(out, into).set(into, out);
  }
  const accountOf = (id: string | undefined) => byId.get(id ?? '')?.accountId;
  const score: Score = { right: 0, reordered: 0, wrong: [], missed: [] };
  const found = new Set<string>();
  for (const pair of pairTransfers(rows, accounts)) {
    found.add(pair.out).add(pair.in);
    const key = keyOf(pair.out, pair.in);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    if (count > 0) score.right += 1;
    else if (
      accountOf(partner.get(pair.out)) === accountOf(pair.in) &&
      accountOf(partner.get(pair.in)) === accountOf(pair.out)
    )
      score.reordered += 1;
    else score.wrong.push(key);
  }
  for (const [out, into] of transfers) {
    if (!found.has(out) && (left.get(keyOf(out, into)) ?? 0) > 0) score.missed.push(keyOf(out, into));
  }
  return score;
}

describe('pairTransfers: households made to mislead it', function () {
  this.timeout(300_000);

  it('finds at least 95 of 100 transfers, and 99 of 100 that it finds are transfers', () => {
    let all = 0;
    let right = 0;
    let reordered = 0;
    const wrong: string[] = [];
    const missed: string[] = [];
    for (let at = 0; at < HOUSEHOLDS; at++) {
      const household = makeMisleadingHousehold(SEED + at);
      const score = judge(household);
      all += household.transfers.length;
      right += score.right;
      reordered += score.reordered;
      wrong.push(...score.wrong);
      missed.push(...score.missed);
    }
    const found = right + reordered;
    const precision = found / (found + wrong.length);
    const recall = found / all;
    const strict = right / (found + wrong.length);
    console.log(
      `      seed ${SEED}: ${all} transfers, precision ${precision.toFixed(4)} (${strict.toFixed(4)} in the order), recall ${recall.toFixed(4)}`,
    );
    expect(precision, wrong.slice(0, 5).join('\n\n')).to.be.at.least(0.99);
    expect(recall, missed.slice(0, 5).join('\n\n')).to.be.at.least(0.95);
  });

  it('does not depend on the order of the rows', () => {
    for (let at = 0; at < 20; at++) {
      const { rows, accounts } = makeMisleadingHousehold(SEED + at);
      const shuffled = new Random(SEED + at).shuffle(rows);
      const sorted = (pairs: { out: string; in: string }[]) =>
        pairs.map((pair) => `${pair.out} ${pair.in}`).sort();
      expect(sorted(pairTransfers(shuffled, [...accounts].reverse()))).to.deep.equal(
        sorted(pairTransfers(rows, accounts)),
      );
    }
  });
});
