import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'chai';

const read = (path: string) => readFileSync(resolve(import.meta.dirname, '../..', path), 'utf8');

describe('CHANGELOG.md', () => {
  const headings = [...read('CHANGELOG.md').matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);

  for (const contract of ['generated/openapi.json', 'openapi/released.json']) {
    it(`has an entry for the version of ${contract}`, () => {
      const { version } = JSON.parse(read(contract)).info;
      expect(headings.filter((heading) => heading?.includes(version))).to.have.lengthOf(1);
    });
  }

  it('has "Unreleased" as its first heading', () => {
    expect(headings[0]).to.match(/^Unreleased/);
  });
});
