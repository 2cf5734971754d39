import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { API_KEY_PATTERN, digestApiKey, generateApiKey } from '../../src/domain/apiKey.ts';

describe('apiKey', () => {
  it('matches its pattern for all random bytes', () => {
    for (let round = 0; round < 200; round++) expect(generateApiKey().key).to.match(API_KEY_PATTERN);
  });

  it('is never generated twice', () => {
    const keys = new Set(Array.from({ length: 200 }, () => generateApiKey().key));

    expect(keys).to.have.length(200);
  });

  it('is stored as its first eleven characters and its SHA-256 digest', () => {
    const { key, prefix, digest } = generateApiKey();

    expect(prefix).to.equal(key.slice(0, 11));
    expect(digest).to.deep.equal(createHash('sha256').update(key, 'ascii').digest());
    expect(digestApiKey(key)).to.deep.equal(digest);
  });
});
