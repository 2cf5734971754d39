import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { startPatience } from '../../src/sync/patience.ts';

describe('the patience with a provider', () => {
  it('is renewed by each page, however many there are, and ends when none comes', async () => {
    const patience = startPatience(300);
    for (let page = 0; page < 10; page++) {
      await delay(50);
      patience.renew();
    }
    expect(patience.exhausted.aborted).to.equal(false);
    await delay(600);
    expect([patience.exhausted.aborted, patience.exhausted.reason.name]).to.deep.equal([
      true,
      'TimeoutError',
    ]);
  });

  it('does not end any more once it was stopped', async () => {
    const patience = startPatience(20);
    patience.stop();
    await delay(100);
    expect(patience.exhausted.aborted).to.equal(false);
  });
});
