import { expect } from 'chai';
import fc from 'fast-check';
import { escapeFormulas, unescapeFormulas } from '../../src/domain/formulaText.ts';

describe('formulas in exported text', () => {
  for (const [text, escaped] of [
    ['=1+1', "'=1+1"],
    ["'=1+1", "''=1+1"],
    ['  @SUM(A1)', "'  @SUM(A1)"],
    ['a;=1', "a;'=1"],
    ["a;'=1", "a;''=1"],
    ["'quoted'", "'quoted'"],
    ['1-1=0', '1-1=0'],
    ['', ''],
  ] as const) {
    it(`${JSON.stringify(text)} is written as ${JSON.stringify(escaped)}, and read back`, () => {
      expect([escapeFormulas(text), unescapeFormulas(escaped)]).to.deep.equal([escaped, text]);
    });
  }

  it('every text comes back unchanged, and none begins a formula', () => {
    const text = fc
      .array(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ';', "'", ' ', '\uFF1D', 'a', '1'), {
        maxLength: 12,
      })
      .map((characters) => characters.join(''));
    fc.assert(
      fc.property(text, (given) => {
        const escaped = escapeFormulas(given);
        expect(escaped).not.to.match(/^\s*[=+\-@\uFF1D]/);
        expect(escaped).not.to.match(/[;\n]\s*[=+\-@\uFF1D]/);
        expect(unescapeFormulas(escaped)).to.equal(given);
      }),
    );
  });
});
