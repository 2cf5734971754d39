import { expect } from 'chai';
import { createRateLimiter } from '../../src/http/rateLimit.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const NOON = Date.UTC(2026, 5, 1, 12);
const at = (ms: number) => new Date(NOON + ms);

describe('createRateLimiter', () => {
  for (const [how, jump] of [
    ['an hour back', -HOUR],
    ['a day back', -24 * HOUR],
    ['an hour ahead', HOUR],
  ] as const) {
    it(`a used-up caller may ask again a second later when the clock is set ${how}`, () => {
      const limiter = createRateLimiter({ perMinute: 60, burst: 2 });
      for (let request = 0; request < 2; request++) limiter.take('caller', at(0));
      expect(limiter.peek('caller', at(0))?.allowed).to.equal(false);

      // Who is only looked at, as failed attempts are, must recover too.
      limiter.peek('caller', at(jump));
      expect(limiter.peek('caller', at(jump + SECOND))?.allowed).to.equal(true);
    });
  }

  it('a clock that is set back gives nothing away', () => {
    const limiter = createRateLimiter({ perMinute: 60, burst: 2 });
    for (let request = 0; request < 2; request++) limiter.take('caller', at(0));

    expect(limiter.take('caller', at(-HOUR))).to.include({ allowed: false, retryAfterSeconds: 1 });
  });

  it('of more callers than it has room for it forgets those seen longest ago', () => {
    const limiter = createRateLimiter({ perMinute: 1, burst: 1 });
    limiter.take('first', at(0));
    limiter.take('second', at(0));
    limiter.take('first', at(0));
    for (let other = 0; other < 9_999; other++) limiter.take(`other ${other}`, at(0));

    expect(limiter.peek('first', at(0))?.allowed).to.equal(false);
    expect(limiter.peek('second', at(0))?.allowed).to.equal(true);
  });
});
