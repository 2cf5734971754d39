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
    it(`a limited caller is allowed again a second later when the clock is set ${how}`, () => {
      const limiter = createRateLimiter({ perMinute: 60, burst: 2 });
      for (let request = 0; request < 2; request++) limiter.take('caller', at(0));
      expect(limiter.take('caller', at(0))?.allowed).to.equal(false);

      limiter.take('caller', at(jump));
      expect(limiter.take('caller', at(jump + SECOND))?.allowed).to.equal(true);
    });
  }

  it('setting the clock back gives no extra tokens', () => {
    const limiter = createRateLimiter({ perMinute: 60, burst: 2 });
    for (let request = 0; request < 2; request++) limiter.take('caller', at(0));

    expect(limiter.take('caller', at(-HOUR))).to.include({ allowed: false, retryAfterSeconds: 1 });
  });

  it('forgets the least recently seen callers beyond its capacity', () => {
    const limiter = createRateLimiter({ perMinute: 1, burst: 1 });
    limiter.take('first', at(0));
    limiter.take('second', at(0));
    limiter.take('first', at(0));
    for (let other = 0; other < 9_999; other++) limiter.take(`other ${other}`, at(0));

    expect(limiter.take('first', at(0))?.allowed).to.equal(false);
    expect(limiter.take('second', at(0))?.allowed).to.equal(true);
  });

  it('gives burst tokens at once, then one per interval, and reports how many remain and when more follow', () => {
    const limiter = createRateLimiter({ perMinute: 30, burst: 2 });
    const takes = [0, 0, 0, 1_999, 2_000, 2_000, 6_000].map((ms) => limiter.take('caller', at(ms)));

    expect(
      takes.map((take) => take && [take.allowed, take.remaining, take.resetSeconds, take.retryAfterSeconds]),
    ).to.deep.equal([
      [true, 1, 2, 0],
      [true, 0, 4, 2],
      [false, 0, 4, 2],
      [false, 0, 3, 1],
      [true, 0, 4, 2],
      [false, 0, 4, 2],
      [true, 1, 2, 0],
    ]);
  });

  it('a bucket never holds more than its burst, even after a long pause', () => {
    const limiter = createRateLimiter({ perMinute: 60, burst: 2 });
    limiter.take('caller', at(0));
    expect(limiter.take('caller', at(24 * HOUR))).to.include({ remaining: 1, resetSeconds: 1 });
  });

  it('callers have separate buckets', () => {
    const limiter = createRateLimiter({ perMinute: 60, burst: 1 });
    limiter.take('one', at(0));
    expect(limiter.take('one', at(0))?.allowed).to.equal(false);
    expect(limiter.take('other', at(0))?.allowed).to.equal(true);
  });

  it('0 per minute means no limit', () => {
    const limiter = createRateLimiter({ perMinute: 0, burst: 0 });
    expect(limiter.take('caller', at(0))).to.equal(null);
  });
});
