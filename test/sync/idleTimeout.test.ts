import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { createIdleTimeout } from '../../src/sync/idleTimeout.ts';

describe('idle timeout', () => {
  it('restarts at each refresh, and aborts if none comes', async () => {
    const timeout = createIdleTimeout(300);
    for (let page = 0; page < 10; page++) {
      await delay(50);
      timeout.refresh();
    }
    expect(timeout.signal.aborted).to.equal(false);
    await delay(600);
    expect([timeout.signal.aborted, timeout.signal.reason.name]).to.deep.equal([true, 'TimeoutError']);
  });

  it('never aborts once it is stopped', async () => {
    const timeout = createIdleTimeout(20);
    timeout.stop();
    await delay(100);
    expect(timeout.signal.aborted).to.equal(false);
  });
});
