import { expect } from 'chai';
import fc from 'fast-check';
import { readCategoryFile, writeCategoryFile } from '../../src/domain/categoryFile.ts';
import { holds } from '../support/property.ts';

const HEADER = 'slug\tname\tprimary_slug\tdescription\n';

describe('category files', () => {
  it('survive writing and reading with any characters in a name', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .map((value) => value.replaceAll('\uFEFF', ''));
    const field = fc.oneof(text, fc.constantFrom('a\tb', '"', 'a\nb', '\r\n', '""', ' x '));
    const category = fc.record({
      slug: fc.stringMatching(/^[a-z0-9]{1,10}(-[a-z0-9]{1,5}){0,2}$/),
      name: field.filter((name) => name !== ''),
      primary_slug: fc.constantFrom(null, 'travel'),
      description: field,
    });
    const categories = fc.uniqueArray(category, { selector: ({ slug }) => slug, maxLength: 5 });
    await holds(
      fc.asyncProperty(categories, async (written) => {
        const { lines, errors } = readCategoryFile(writeCategoryFile(written));
        expect(errors).to.deep.equal([]);
        expect(lines.map(({ line: _, ...read }) => read)).to.deep.equal(written);
      }),
      100,
    );
  });

  for (const [what, text, paths] of [
    ['no header', 'travel\tTravel\t\t\n', ['line 1']],
    ['an empty file', '', ['line 1']],
    ['a bad slug', `${HEADER}Travel\tTravel\t\t\n`, ['line 2: slug']],
    ['no name', `${HEADER}travel\t\t\t\n`, ['line 2: name']],
    ['too few fields', `${HEADER}travel\tTravel\n`, ['line 2']],
    ['a slug twice', `${HEADER}a\tA\t\t\n\na\tB\t\t\n`, ['line 4: slug']],
    ['a quote that is not closed', `${HEADER}a\t"A\t\t\n`, ['line 2']],
    ['a name of 201 characters', `${HEADER}a\t${'é'.repeat(201)}\t\t\n`, ['line 2: name']],
    ['a name of 200 characters', `${HEADER}a\t${'é'.repeat(200)}\t\t\n`, []],
    ['a byte order mark and Windows line ends', `\uFEFF${HEADER}a\tA\t\t\n`.replaceAll('\n', '\r\n'), []],
    ['a line number after a field of two lines', `${HEADER}a\t"A\nB"\t\t\nB\tB\t\t\n`, ['line 4: slug']],
  ] as const) {
    it(`${what}: ${paths.length === 0 ? 'is valid' : `an error in ${paths.join(', ')}`}`, () => {
      expect(readCategoryFile(text).errors.map(({ path }) => path)).to.deep.equal(paths);
    });
  }
});
