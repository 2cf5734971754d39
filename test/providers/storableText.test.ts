import { expect } from 'chai';
import fc from 'fast-check';
import { withStorableText } from '../../src/providers/storableText.ts';
import { holds } from '../support/property.ts';

const read = (json: string): unknown => JSON.parse(withStorableText(json));

describe('text that a provider sends', () => {
  const cases: [json: string, means: unknown, why: string][] = [
    [
      '{"na\\u0000me":{"of":["A\\u0000B"]}}',
      { 'na�me': { of: ['A�B'] } },
      'a NUL in a key, and deep in a value',
    ],
    [
      '"\\ud83eX \\uDD50 \\udd50\\ud83e"',
      '�X � ��',
      'halves of surrogate pairs, alone or the wrong way round',
    ],
    ['"\\ud83e\\udd50 \\u00e9"', '🥐 é', 'a whole pair and any other character that is escaped'],
    ['"\\\\u0000 \\\\\\u0000"', '\\u0000 \\�', 'a backslash that only looks like the beginning of an escape'],
  ];
  for (const [json, means, why] of cases)
    it(`${why}: is read as ${JSON.stringify(means)}`, () => expect(read(json)).to.deep.equal(means));

  it('any text at all comes through with nothing but NUL and half pairs replaced by U+FFFD', async () => {
    const text = fc.string({ unit: 'binary' });
    const any = fc.array(
      fc.oneof(text, fc.constantFrom('\0', '\\', '\\u0000', 'u0000', '\ud83e', '\udd50', '"')),
    );
    await holds(
      fc.asyncProperty(any, async (parts) => {
        const sent = parts.join('');
        expect(read(JSON.stringify([sent, { [sent]: 1 }]))).to.deep.equal(
          [sent.replaceAll('\0', '\ufffd').toWellFormed()].flatMap((kept) => [kept, { [kept]: 1 }]),
        );
      }),
      300,
    );
  });
});
