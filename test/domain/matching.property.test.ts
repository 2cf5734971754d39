import { expect } from 'chai';
import fc from 'fast-check';
import type { Comparable } from '../../src/domain/matching.ts';
import { findPendingMatch, matchScore } from '../../src/domain/matching.ts';
import { holds } from '../support/property.ts';

/** Money in cents, so that "one cent past" can be said exactly; printed with as many decimals as asked for. */
function decimal(cents: bigint, places = 2): string {
  const sign = cents < 0n ? '-' : '';
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  const [whole, fraction] = [digits.slice(0, -2), digits.slice(-2)];
  const text = fraction.padEnd(places, '0').slice(0, Math.max(places, fraction.replace(/0+$/, '').length));
  return text === '' ? `${sign}${whole}` : `${sign}${whole}.${text}`;
}

const MS_PER_DAY = 86_400_000;
const plusDays = (date: string, days: number) =>
  new Date(Date.parse(date) + days * MS_PER_DAY).toISOString().slice(0, 10);

const day = fc
  .integer({ min: Date.parse('1999-01-01') / MS_PER_DAY, max: Date.parse('2040-12-31') / MS_PER_DAY })
  .map((days) => new Date(days * MS_PER_DAY).toISOString().slice(0, 10));
/** From a cent to more than a floating-point number can count in cents. */
const cents = fc.oneof(fc.bigInt(1n, 100_000n), fc.bigInt(1n, 10n ** 17n));
const places = fc.integer({ min: 0, max: 4 });
const name = fc.oneof(
  fc.constantFrom('BLUE HERON COFFEE 0042', 'TORCHYS TACOS SOCO', 'TORCHYS TACOS 0012 AUSTIN', 'H-E-B #425'),
  fc.string({ minLength: 1, maxLength: 20 }).filter((text) => /[\p{L}\p{N}]{2}/u.test(text)),
);

const purchase: fc.Arbitrary<Comparable> = fc.record({
  amount: fc.tuple(cents, fc.boolean(), places).map(([of, isRefund, at]) => decimal(isRefund ? -of : of, at)),
  isoCurrencyCode: fc.constantFrom('USD', 'EUR', null),
  date: day,
  name,
  merchantName: fc.option(name, { nil: null }),
});

/** Candidates that resemble a posted transaction, near enough that several may do. */
const resembling = (posted: Comparable): fc.Arbitrary<Comparable> =>
  fc
    .record({ days: fc.integer({ min: -12, max: 3 }), name: fc.oneof(fc.constant(posted.name), name) })
    .map(({ days, name }) => ({ ...posted, name, date: plusDays(posted.date, days) }));

const scene = purchase.chain((posted) =>
  fc.record({ posted: fc.constant(posted), candidates: fc.array(resembling(posted), { maxLength: 6 }) }),
);

describe('findPendingMatch', () => {
  it('the same amount is taken, a tip of 30 % is, and one cent past either end is not', () =>
    holds(
      fc.asyncProperty(purchase, cents, places, async (pending, of, at) => {
        const most = (of * 130n) / 100n;
        const isTaken = (posted: bigint) =>
          matchScore(
            { ...pending, amount: decimal(posted, at) },
            { ...pending, amount: decimal(of, 4 - at) },
          ) > 0;
        expect([isTaken(of - 1n), isTaken(of), isTaken(most), isTaken(most + 1n)]).to.deep.equal([
          false,
          true,
          true,
          false,
        ]);
      }),
      200,
    ));

  it('of money that comes in only the very same amount is taken', () =>
    holds(
      fc.asyncProperty(purchase, cents, cents, async (pending, of, change) => {
        const isTaken = (posted: bigint) =>
          matchScore({ ...pending, amount: decimal(posted) }, { ...pending, amount: decimal(-of) }) > 0;
        expect([isTaken(-of), isTaken(-of - change), isTaken(-of + change), isTaken(of)]).to.deep.equal([
          true,
          false,
          false,
          false,
        ]);
      }),
      100,
    ));

  it('a day before the pending one is taken, ten days after it are, and one past either end is not', () =>
    holds(
      fc.asyncProperty(purchase, async (pending) => {
        const isTaken = (days: number) =>
          matchScore({ ...pending, date: plusDays(pending.date, days) }, pending) > 0;
        expect([-2, -1, 0, 10, 11].map(isTaken)).to.deep.equal([false, true, true, true, false]);
      }),
      200,
    ));

  it('another currency, none included, is another purchase', () =>
    holds(
      fc.asyncProperty(purchase, fc.constantFrom('USD', 'EUR', null), async (pending, isoCurrencyCode) => {
        const score = matchScore({ ...pending, isoCurrencyCode }, pending);
        expect(score > 0).to.equal(isoCurrencyCode === pending.isoCurrencyCode);
      }),
      50,
    ));

  it('of two identical candidates neither is taken, however many others there are', () =>
    holds(
      fc.asyncProperty(scene, async ({ posted, candidates }) => {
        const twin = { ...posted };
        expect(findPendingMatch(posted, [twin, ...candidates, { ...twin }])).to.equal(null);
      }),
      200,
    ));

  it('the one that is taken is possible and clearly better than every other', () =>
    holds(
      fc.asyncProperty(scene, async ({ posted, candidates }) => {
        const index = findPendingMatch(posted, candidates);
        const scores = candidates.map((candidate) => matchScore(posted, candidate));
        const possible = scores.filter((score) => score > 0).sort((a, b) => b - a);
        const [best = 0, second = 0] = possible;
        if (index === null) {
          // Nothing could have been it, or two were nearly as good; one day nearer is worth 0.05.
          expect(possible.length === 0 || best - second < 0.05).to.equal(true);
        } else {
          expect(scores[index]).to.equal(best);
          expect(best - second).to.be.above(0.048);
        }
      }),
      500,
    ));

  it('the order of the candidates does not matter', () =>
    holds(
      fc.asyncProperty(
        scene.chain(({ posted, candidates }) =>
          fc.record({
            posted: fc.constant(posted),
            candidates: fc.constant(candidates),
            shuffled: fc.shuffledSubarray(candidates, { minLength: candidates.length }),
          }),
        ),
        async ({ posted, candidates, shuffled }) => {
          const taken = (from: Comparable[]) => from[findPendingMatch(posted, from) ?? -1];
          expect(taken(shuffled)).to.equal(taken(candidates));
        },
      ),
      300,
    ));

  it('what cannot have been it changes nothing', () =>
    holds(
      fc.asyncProperty(scene, purchase, async ({ posted, candidates }, other) => {
        const impossible = { ...other, isoCurrencyCode: posted.isoCurrencyCode === 'GBP' ? 'USD' : 'GBP' };
        expect(findPendingMatch(posted, [...candidates, impossible])).to.equal(
          findPendingMatch(posted, candidates),
        );
      }),
      200,
    ));

  it('one day nearer decides between two equals, however far away both are', () => {
    const posted: Comparable = {
      amount: '10.00',
      isoCurrencyCode: 'USD',
      date: '2026-11-19',
      name: 'BLUE HERON COFFEE 0042',
      merchantName: null,
    };
    const from = (days: number) => ({ ...posted, date: plusDays(posted.date, -days) });
    const near = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    expect(near.map((days) => findPendingMatch(posted, [from(days), from(days + 1)]))).to.deep.equal(
      near.map(() => 0),
    );
  });
});
