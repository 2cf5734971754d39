import { expect } from 'chai';
import { SecretSearch } from './secretSearch.ts';

const secret = 'sesame+open/thyself "now" 4711';

describe('SecretSearch', () => {
  const search = new SecretSearch([{ what: 'the word', text: secret }]);
  const find = (text: string) => search.find(Buffer.from(text));

  for (const [form, written] of Object.entries({
    'as plain text': secret,
    'in JSON': JSON.stringify(secret),
    'in a URL': `/?word=${encodeURIComponent(secret)}`,
    'in hex': Buffer.from(secret).toString('hex'),
    'in upper hex': Buffer.from(secret).toString('hex').toUpperCase(),
    'in base64': Buffer.from(secret).toString('base64'),
    'in base64, as the user name of Basic authentication': Buffer.from(`${secret}:`).toString('base64'),
    'in base64, one character in': Buffer.from(`:${secret}:x`).toString('base64'),
    'in base64, two characters in': Buffer.from(`a:${secret}`).toString('base64'),
    'in base64 for URLs': Buffer.from(`?~${secret}`).toString('base64url'),
  })) {
    it(`finds a secret ${form}, wherever it begins and ends`, () => {
      for (let before = 0; before < 20; before++) {
        for (const after of ['', ' ', ' and more']) {
          const found = find(`${'.'.repeat(before)}${written}${after}`);
          expect(found.map(({ what }) => what)).to.include('the word');
        }
      }
    });
  }

  it('identifies the secret by its name and fingerprint, without its text', () => {
    const [finding] = find(`was ${secret} here`);
    expect(finding).to.deep.equal({ what: 'the word', fingerprint: '4d1510de40', form: 'as plain text' });
  });

  it('finds nothing in a text that lacks the last character, or any other', () => {
    for (let at = 0; at < secret.length; at++) {
      expect(find(`was ${secret.slice(0, at)}${secret.slice(at + 1)} here`)).to.deep.equal([]);
    }
  });

  it('finds each of many secrets in one text', () => {
    const many = Array.from({ length: 200 }, (_, index) => ({
      what: String(index),
      text: `secret number ${index}.`,
    }));
    const text = many.map(({ text }) => text).join('\n');
    expect(new SecretSearch(many).find(Buffer.from(text)).map(({ what }) => what)).to.deep.equal(
      many.map(({ what }) => what),
    );
  });

  for (const [what, shape] of Object.entries({
    'an API key': `bb_${'aB3'.repeat(15).slice(0, 43)}`,
    "a token of Plaid's": 'access-sandbox-01234567-89ab-4cde-af01-23456789abcd',
    "a token of Teller's": `token_${'aB3'.repeat(9).slice(0, 26)}`,
    'a private key': '-----BEGIN PRIVATE KEY-----',
    'a password in a URL': 'postgres://somebody:sesame@127.0.0.1/breadbox',
  })) {
    it(`finds ${what} by its format, even if it was not recorded`, () => {
      expect(find(`{"x":"${shape}"}`).map((finding) => [finding.what, finding.form])).to.deep.equal([
        [what, 'by its format'],
      ]);
    });
  }

  it('finds nothing in a prefix of a key or a URL without a password', () => {
    expect(find('bb_aB3aB3aB… access-sandbox- postgres://somebody@127.0.0.1/breadbox')).to.deep.equal([]);
  });
});
