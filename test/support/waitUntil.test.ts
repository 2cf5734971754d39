import { expect } from 'chai';
import { becomesTrue, waitUntil } from './waitUntil.ts';

describe('waitUntil', () => {
  const counter = () => {
    let count = 0;
    return () => ++count;
  };

  it('returns the first value that is the one waited for', async () => {
    const value = await waitUntil('it is three', counter(), { until: (count) => count === 3, pauseMs: 1 });
    expect(value).to.equal(3);
  });

  it('without a condition waits for a truthy value', async () => {
    const next = counter();
    expect(await waitUntil('it is more than one', () => next() > 1, { pauseMs: 1 })).to.equal(true);
  });

  it('fails at the deadline, with the goal and the last value', async () => {
    const failure = await waitUntil('the sync ends', () => ({ status: 'in_progress' }), {
      until: ({ status }) => status === 'success',
      withinMs: 5,
      pauseMs: 1,
    }).catch((error: Error) => error.message);
    expect(failure).to.equal("Waited 5 ms until the sync ends. Last read: { status: 'in_progress' }");
  });

  it('passes on what reading throws', async () => {
    const failure = await waitUntil('it works', () => Promise.reject(new Error('broken'))).catch(
      (error: Error) => error.message,
    );
    expect(failure).to.equal('broken');
  });

  it('becomesTrue returns true once the condition holds, and false at the deadline', async () => {
    const next = counter();
    expect(await becomesTrue(() => next() === 2)).to.equal(true);
    expect(await becomesTrue(() => false, 5)).to.equal(false);
  });
});
