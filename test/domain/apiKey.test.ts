import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { API_KEY_PATTERN, digestApiKey, generateApiKey } from '../../src/domain/apiKey.ts';

describe('apiKey', () => {
  it('has one shape, whatever the random bytes', () => {
    for (let round = 0; round < 200; round++) expect(generateApiKey().key).to.match(API_KEY_PATTERN);
  });

  it('never comes twice', () => {
    const keys = new Set(Array.from({ length: 200 }, () => generateApiKey().key));

    expect(keys).to.have.length(200);
  });

  it('is remembered by its first eleven characters and its SHA-256', () => {
    const { key, prefix, digest } = generateApiKey();

    expect(prefix).to.equal(key.slice(0, 11));
    expect(digest).to.deep.equal(createHash('sha256').update(key, 'ascii').digest());
    expect(digestApiKey(key)).to.deep.equal(digest);
  });
});
