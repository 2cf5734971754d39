import { expect } from 'chai';
import { findOversize } from '../../src/http/findOversize.ts';

const list = (length: number) => Array.from({ length }, () => 1);

describe('findOversize', () => {
  it('accepts a list of 1,000 items, and names a longer one', () => {
    expect(findOversize({ ids: list(1_000) })).to.equal(null);
    expect(findOversize({ a: [{ ids: list(1_001) }] })).to.deep.include({
      path: 'a[0].ids',
      code: 'max_items',
    });
    expect(findOversize(list(1_001))).to.deep.include({ path: 'body' });
  });

  it('counts the fields of an object too', () => {
    const object = Object.fromEntries(list(1_001).map((_, at) => [`field${at}`, 1]));
    expect(findOversize({ object })).to.deep.include({ path: 'object', code: 'max_items' });
  });

  it('accepts 20,000 values in all', () => {
    const lists = (count: number) => Array.from({ length: count }, () => list(999));
    expect(findOversize({ lists: lists(19) })).to.equal(null);
    expect(findOversize({ lists: lists(21) })).to.deep.include({ path: 'body', code: 'max_items' });
  });
});
