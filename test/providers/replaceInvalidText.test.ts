import { expect } from 'chai';
import fc from 'fast-check';
import { replaceInvalidText } from '../../src/providers/replaceInvalidText.ts';
import { holds } from '../support/property.ts';

const read = (json: string): unknown => JSON.parse(replaceInvalidText(json));

describe('replaceInvalidText', () => {
  const cases: [json: string, expected: unknown, claim: string][] = [
    [
      '{"na\\u0000me":{"of":["A\\u0000B"]}}',
      { 'na�me': { of: ['A�B'] } },
      'a NUL in a key and in a nested value',
    ],
    ['"\\ud83eX \\uDD50 \\udd50\\ud83e"', '�X � ��', 'unpaired and reversed surrogates'],
    ['"\\ud83e\\udd50 \\u00e9"', '🥐 é', 'a complete pair and any other escaped character'],
    ['"\\\\u0000 \\\\\\u0000"', '\\u0000 \\�', 'an escaped backslash before u0000'],
  ];
  for (const [json, expected, claim] of cases)
    it(`${claim}: is read as ${JSON.stringify(expected)}`, () => expect(read(json)).to.deep.equal(expected));

  it('replaces nothing but NUL characters and unpaired surrogates, in any text', async () => {
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
