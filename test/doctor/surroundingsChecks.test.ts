import { chmodSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { dataFolderCheck } from '../../src/doctor/dataFolderCheck.ts';
import { examineCheck } from '../../src/doctor/examineCheck.ts';
import { type Check, ok } from '../../src/doctor/finding.ts';
import { settingsCheck } from '../../src/doctor/settingsCheck.ts';
import { judgePublicUrl, webhookUrlCheck } from '../../src/doctor/webhookUrlCheck.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';

describe('breadbox doctor: webhook URL', () => {
  let app: TestApp;
  before(async () => {
    app = await startTestApp();
  });
  after(() => app.close());

  const findingFor = (url: string | null, version = '0.0.0-test') =>
    examineCheck(webhookUrlCheck(() => url, version));

  it('answered by this product is well but for the missing s of https', async () => {
    expect(await findingFor(app.url)).to.include({
      verdict: 'warning',
      says: 'PUBLIC_URL begins with http://, where providers deliver to https only.',
    });
  });

  it('answered by another version is a warning', async () => {
    expect(await findingFor(app.url, '9.9.9')).to.include({
      verdict: 'warning',
      says: 'Another version of Breadbox answers under PUBLIC_URL, not 9.9.9.',
    });
  });

  it('answered by somebody else, or by nobody, is a problem', async () => {
    const stranger = createServer((_request, response) => response.end('It works!'));
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    // A server that listens on TCP has an address of this form.
    const { port } = stranger.address() as AddressInfo;
    const answered = await findingFor(`http://127.0.0.1:${port}`);
    await new Promise((resolve) => stranger.close(resolve));
    const findings = [answered, await findingFor(`http://127.0.0.1:${port}`)];
    expect(findings.map(({ verdict, says }) => [verdict, says])).to.deep.equal([
      ['problem', 'GET PUBLIC_URL/health was answered with status 200, and not by Breadbox.'],
      ['problem', 'GET PUBLIC_URL/health failed: ECONNREFUSED.'],
    ]);
  });

  it('of https and a public name is well, and one that only this network knows a warning', () => {
    const verdictOf = (url: string) => judgePublicUrl(new URL(url))?.verdict ?? 'ok';
    expect(
      ['https://breadbox.example.org/money', 'https://8.8.8.8', 'https://[2001:db8::1]'].map(verdictOf),
    ).to.deep.equal(['ok', 'ok', 'ok']);
    expect(
      ['https://localhost', 'https://192.168.1.4', 'https://[::1]', 'https://nas.lan'].map(verdictOf),
    ).to.deep.equal(['warning', 'warning', 'warning', 'warning']);
  });

  it('of a wrong shape is a problem, and no credential in it is repeated', async () => {
    const shapes = ['ftp://example.org', 'https://me:my-password@example.org', 'https://example.org/?a=b'];
    const findings = await Promise.all(shapes.map((shape) => findingFor(shape)));
    expect(findings.map(({ verdict, says }) => [verdict, says])).to.deep.equal([
      ['problem', 'PUBLIC_URL does not begin with https://.'],
      ['problem', 'PUBLIC_URL has a user name or a password in it.'],
      ['problem', 'PUBLIC_URL has a query or a fragment.'],
    ]);
  });

  it('that is not set is not configured', async () => {
    expect(await findingFor(null)).to.include({ verdict: 'not configured' });
  });
});

describe('breadbox doctor: data folder', () => {
  const folder = temporaryFolder();
  after(() => folder.remove());

  const findingIn = (path: string, freeBytes = 50_000_000_000) =>
    examineCheck(dataFolderCheck(path, { isUsed: true, readFreeBytes: async () => freeBytes }));

  it('is well when it is writable and has room', async () => {
    expect(await findingIn(folder.path)).to.include({ verdict: 'ok' });
    expect((await examineCheck(dataFolderCheck(folder.path, { isUsed: true }))).says).to.match(/\d+ MB left/);
  });

  it('a disk that fills up is a warning, a full one a problem', async () => {
    expect(await findingIn(folder.path, 500_000_000)).to.include({
      verdict: 'warning',
      says: 'Its disk has 476 MB left.',
    });
    expect(await findingIn(folder.path, 50_000_000)).to.include({
      verdict: 'problem',
      says: 'Its disk has 47 MB left.',
    });
  });

  it('a file where the folder should be is a problem', async () => {
    const file = join(folder.path, 'not-a-folder');
    writeFileSync(file, '');
    expect(await findingIn(file)).to.include({ verdict: 'problem' });
  });

  it('a key that others may read is a warning', async () => {
    const file = join(folder.path, 'encryption-key');
    writeFileSync(file, 'not looked into');
    chmodSync(file, 0o644);
    expect(await findingIn(folder.path)).to.include({
      verdict: 'warning',
      says: 'Other users of this machine may read encryption-key.',
    });
    chmodSync(file, 0o600);
    expect(await findingIn(folder.path)).to.include({ verdict: 'ok' });
  });

  it('beside a server of its own it is not used', async () => {
    expect(await examineCheck(dataFolderCheck(folder.path, { isUsed: false }))).to.include({
      verdict: 'not configured',
    });
  });
});

describe('breadbox doctor: settings', () => {
  const findingWith = (env: Record<string, string>) => examineCheck(settingsCheck(env, '0.0.0-test'));

  it('are well when they can be read', async () => {
    expect(await findingWith({ PORT: '9090' })).to.include({ verdict: 'ok' });
  });

  it('one that cannot be read is a problem, and named', async () => {
    expect(await findingWith({ SYNC_INTERVAL_HOURS: '7' })).to.include({
      verdict: 'problem',
      says: 'SYNC_INTERVAL_HOURS must be one of 4, 8, 12, 24.',
    });
    expect(await findingWith({ TRUSTED_PROXIES: '10.0.0.1,proxy' })).to.include({
      verdict: 'problem',
      says: 'TRUSTED_PROXIES: proxy is neither an address nor a CIDR range.',
    });
  });

  it('an open door is a warning', async () => {
    const findings = await Promise.all([
      findingWith({ TRUSTED_PROXIES: '0.0.0.0/0' }),
      findingWith({ HOST: '0.0.0.0', API_RATE_LIMIT_RPM: '0' }),
      findingWith({ PUBLIC_URL: 'https://breadbox.example.org' }),
    ]);
    expect(findings.map(({ verdict }) => verdict)).to.deep.equal(['warning', 'warning', 'warning']);
    expect(findings[0]?.says).to.contain('TRUSTED_PROXIES trusts everybody');
    expect(findings[1]?.says).to.contain('API_RATE_LIMIT_RPM is 0');
    expect(findings[2]?.advice).to.contain('TRUSTED_PROXIES');
  });

  it('behind a proxy that is named they are well', async () => {
    expect(
      await findingWith({ PUBLIC_URL: 'https://breadbox.example.org', TRUSTED_PROXIES: '127.0.0.1' }),
    ).to.include({ verdict: 'ok' });
  });
});

describe('breadbox doctor: a check of its own', () => {
  it('that hangs or fails is a problem, and an unknown error keeps its text to itself', async () => {
    const checks: Check[] = [
      { name: 'hangs', examine: () => new Promise(() => {}) },
      { name: 'fails', examine: () => Promise.reject(new TypeError('with-a-secret-in-it')) },
      { name: 'is well', examine: async () => ok('It is.') },
    ];
    const findings = await Promise.all(checks.map((check) => examineCheck(check, { timeoutMs: 50 })));
    expect(findings.map(({ verdict, says }) => [verdict, says])).to.deep.equal([
      ['problem', 'There was no answer within 0.05 s.'],
      ['problem', 'The check itself failed with TypeError.'],
      ['ok', 'It is.'],
    ]);
  });
});
