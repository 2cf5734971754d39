import { expect } from 'chai';
import { idColumn, newShortId } from '../../src/domain/ids.ts';

// An instance of its own: ids increase, and other tests of this process may have set the clock ahead.
const instance = '../../src/domain/ids.ts?instance=1';
const { newId }: typeof import('../../src/domain/ids.ts') = await import(instance);

const millisecondsOf = (id: string) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);

describe('newId', () => {
  it('is a UUID of version 7 that carries its time', () => {
    const now = new Date();
    const id = newId(now);
    expect(id).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(millisecondsOf(id) - now.getTime()).to.be.within(0, 10);
  });

  it('increases strictly within a millisecond, past its counter, and when the clock is set back', () => {
    const now = new Date();
    const ids = Array.from({ length: 10_000 }, () => newId(now));
    ids.push(newId(new Date(now.getTime() - 60_000)));
    ids.push(newId(new Date(now.getTime() + 20)));
    expect(new Set(ids).size).to.equal(ids.length);
    expect(ids).to.deep.equal([...ids].sort());
  });
});

describe('newShortId', () => {
  it('has eight alphanumeric characters and uses all 62 of them', () => {
    const ids = Array.from({ length: 2_000 }, newShortId);
    for (const id of ids) expect(id).to.match(/^[0-9A-Za-z]{8}$/);
    expect(new Set(ids.join('')).size).to.equal(62);
  });
});

describe('idColumn', () => {
  for (const [id, column] of [
    ['Ab3dE9xZ', 'short_id'],
    ['0190f3a0-2d22-7b4f-8c63-2a7c8d1e3f12', 'id'],
  ] as const) {
    it(`${id} is looked up by ${column}`, () => expect(idColumn(id)).to.equal(column));
  }
});
