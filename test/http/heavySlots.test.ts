import { expect } from 'chai';
import { HeavySlots } from '../../src/http/heavySlots.ts';

const { signal } = new AbortController();
const MEBIBYTE = 1024 * 1024;

/** Asks for a place and says what became of it. */
function ask(slots: HeavySlots, keyId: string, { bytes = 0, until = signal } = {}) {
  const entry = { state: 'waiting', free: () => {} };
  slots.take(keyId, bytes, until).then(
    (free) => Object.assign(entry, { state: 'running', free }),
    (error) => Object.assign(entry, { state: String(error.code ?? error.message) }),
  );
  return entry;
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const count = (entries: { state: string }[], state: string) =>
  entries.filter((entry) => entry.state === state).length;

describe('HeavySlots', () => {
  it('four run, sixteen wait, and the next is refused with Retry-After', async () => {
    const slots = new HeavySlots();
    const entries = Array.from({ length: 20 }, () => ask(slots, 'one'));
    const refused = await slots.take('one', 0, signal).catch((error) => error);
    await turn();
    expect([count(entries, 'running'), count(entries, 'waiting')]).to.deep.equal([4, 16]);
    expect([refused.code, refused.headers]).to.deep.equal(['RATE_LIMITED', { 'Retry-After': '10' }]);
  });

  it('a place that becomes free goes to the key with the fewest running', async () => {
    const slots = new HeavySlots();
    const greedy = Array.from({ length: 10 }, () => ask(slots, 'greedy'));
    const other = ask(slots, 'other');
    await turn();
    greedy[0]?.free();
    await turn();
    expect([other.state, count(greedy, 'running')]).to.deep.equal(['running', 4]);
    other.free();
    await turn();
    expect(count(greedy, 'running')).to.equal(5);
  });

  it('a key that fills the queue loses its newest place to another one', async () => {
    const slots = new HeavySlots();
    const greedy = Array.from({ length: 20 }, () => ask(slots, 'greedy'));
    const other = ask(slots, 'other');
    await turn();
    expect([other.state, greedy.at(-1)?.state, greedy.at(-2)?.state]).to.deep.equal([
      'waiting',
      'RATE_LIMITED',
      'waiting',
    ]);
  });

  it('who leaves while waiting takes no place', async () => {
    const slots = new HeavySlots();
    const running = Array.from({ length: 4 }, () => ask(slots, 'one'));
    const leaving = new AbortController();
    const left = ask(slots, 'one', { until: leaving.signal });
    const next = ask(slots, 'one');
    await turn();
    leaving.abort(new Error('gone'));
    running[0]?.free();
    await turn();
    expect([left.state, next.state]).to.deep.equal(['gone', 'running']);
  });

  it('bodies of more than 64 MiB are not held at once, and small ones go on meanwhile', async () => {
    const slots = new HeavySlots();
    const first = ask(slots, 'one', { bytes: 46 * MEBIBYTE });
    const second = ask(slots, 'one', { bytes: 46 * MEBIBYTE });
    const small = ask(slots, 'one', { bytes: MEBIBYTE });
    await turn();
    expect([first.state, second.state, small.state]).to.deep.equal(['running', 'waiting', 'running']);
    small.free();
    first.free();
    await turn();
    expect(second.state).to.equal('running');
  });
});
