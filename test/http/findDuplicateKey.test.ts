import { expect } from 'chai';
import fc from 'fast-check';
import { findDuplicateKey } from '../../src/http/findDuplicateKey.ts';

describe('findDuplicateKey', () => {
  for (const [text, key] of [
    ['{}', null],
    ['[]', null],
    ['"a"', null],
    ['{"a":1,"b":2}', null],
    ['{"a":1,"a":2}', 'a'],
    ['{"a":1,"\\u0061":2}', 'a'],
    ['{"a":{"b":1},"b":{"a":1}}', null],
    ['{"a":{"b":1,"b":2}}', 'b'],
    ['[{"a":1},{"a":1}]', null],
    ['[{"a":[1,2],"a":3}]', 'a'],
    ['{"a":["a","a"],"b":"a"}', null],
    ['{"a":"{\\"a\\":1,","b":"a,a"}', null],
    ['{"":1,"":2}', ''],
    ['{"__proto__":1,"__proto__":2}', '__proto__'],
  ] as const) {
    it(`${text}: ${JSON.stringify(key)}`, () => {
      expect(findDuplicateKey(text)).to.equal(key);
    });
  }

  it('finds none in what JSON.stringify writes', () => {
    fc.assert(fc.property(fc.json(), (text) => findDuplicateKey(JSON.stringify(JSON.parse(text))) === null));
  });
});
