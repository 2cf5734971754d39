import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { readDatabaseUrl } from '../src/databaseUrl.ts';
import { createAuthority } from '../src/sandbox/teller/certificates.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';

const EXAMPLE = 'postgres://breadbox@localhost:5432/breadbox';
const RESERVED =
  'DATABASE_URL has a character in its user name or password that ends this part of a URL. Write / as %2F, # as %23, ? as %3F, @ as %40, : as %3A and % as %25 there.';
const FORM = `DATABASE_URL must be a URL such as ${EXAMPLE}.`;

describe('DATABASE_URL', () => {
  const files = temporaryFolder();
  const authority = join(files.path, 'authority.pem');
  const text = join(files.path, 'notes.txt');
  before(() => {
    writeFileSync(authority, createAuthority(new Date()).certificate);
    writeFileSync(text, 'no certificate');
  });
  after(() => files.remove());

  for (const password of ['p/ss', 'p#ss', 'p?ss', '1/ss', '1#ss', '1?s', 'p%ss', 'p@s/s', '/', 'a@b?c']) {
    it(`refuses the unescaped password ${password}`, () => {
      const read = () => readDatabaseUrl(`postgres://breadbox:${password}@127.0.0.1:5432/breadbox`, null);
      expect(read).to.throw(RESERVED);
    });
  }

  for (const password of ['p@ss', 'p:ss', 'p%2Fss', 'p%23ss', 'p+ss', 'p[s', '']) {
    it(`accepts the password ${password || 'that is empty'}`, () => {
      const url = `postgres://breadbox:${password}@127.0.0.1:5432/breadbox`;
      expect(readDatabaseUrl(url, null)).to.equal(url);
    });
  }

  for (const other of [
    'localhost/breadbox',
    'mysql://localhost/breadbox',
    '/var/run/postgresql breadbox',
    'postgres:',
  ]) {
    it(`refuses ${other}`, () => {
      expect(() => readDatabaseUrl(other, null)).to.throw(FORM);
    });
  }

  it('refuses a port that is no number', () => {
    const read = () => readDatabaseUrl('postgres://localhost:port/breadbox', null);
    expect(read).to.throw(`DATABASE_URL cannot be read. Write it like ${EXAMPLE}.`);
  });

  for (const url of [
    'postgres:///breadbox',
    'postgresql://localhost',
    'postgres://breadbox@localhost/breadbox?application_name=me@home',
    'postgres://breadbox@%2Fvar%2Frun%2Fpostgresql/breadbox',
    'postgres://breadbox@localhost/breadbox?sslmode=no-verify',
    'postgres://breadbox@localhost/breadbox?sslmode=require&uselibpqcompat=true',
  ]) {
    it(`leaves ${url} as it is`, () => {
      expect(readDatabaseUrl(url, null)).to.equal(url);
    });
  }

  for (const mode of ['prefer', 'require', 'verify-ca', 'verify-full']) {
    it(`takes sslmode=${mode} for verify-full, as the driver does`, () => {
      const url = readDatabaseUrl(`postgres://localhost/breadbox?sslmode=${mode}`, null);
      expect(url).to.equal('postgres://localhost/breadbox?sslmode=verify-full');
    });
  }

  it('DATABASE_CA_CERT requires TLS and names the authority', () => {
    const { searchParams } = new URL(readDatabaseUrl('postgres://localhost/breadbox', authority) ?? '');
    expect(Object.fromEntries(searchParams)).to.deep.equal({
      sslmode: 'verify-full',
      sslrootcert: authority,
    });
  });

  it('DATABASE_CA_CERT is refused where it is no certificate, or DATABASE_URL turns TLS off', () => {
    expect(() => readDatabaseUrl('postgres://localhost/breadbox', text)).to.throw(
      `DATABASE_CA_CERT names ${text}, which is not a certificate in PEM format. Name the file of the authority that signed the server's certificate.`,
    );
    expect(() => readDatabaseUrl('postgres://localhost/breadbox', join(files.path, 'none'))).to.throw(
      `DATABASE_CA_CERT names ${join(files.path, 'none')}, which cannot be read (ENOENT). Correct the path, or the owner and mode of the file.`,
    );
    expect(() => readDatabaseUrl('postgres://localhost/breadbox?sslmode=disable', authority)).to.throw(
      'DATABASE_CA_CERT is set, but DATABASE_URL turns TLS off (sslmode=disable). Remove one of the two.',
    );
  });
});
