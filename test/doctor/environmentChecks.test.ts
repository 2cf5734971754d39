import { chmodSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { dataFolderCheck } from '../../src/doctor/dataFolderCheck.ts';
import { type Check, ok } from '../../src/doctor/finding.ts';
import { runCheck } from '../../src/doctor/runCheck.ts';
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
    runCheck(webhookUrlCheck(() => url, version));

  it('that leads to Breadbox is ok except for http instead of https', async () => {
    expect(await findingFor(app.url)).to.include({
      verdict: 'warning',
      summary: 'PUBLIC_URL starts with http://, but providers deliver webhooks to https only.',
    });
  });

  it('that leads to another version is a warning', async () => {
    expect(await findingFor(app.url, '9.9.9')).to.include({
      verdict: 'warning',
      summary: 'The server at PUBLIC_URL runs another version of Breadbox than 9.9.9.',
    });
  });

  it('that leads to another server, or to none, is a problem', async () => {
    const otherServer = createServer((_request, response) => response.end('It works!'));
    await new Promise<void>((resolve) => otherServer.listen(0, '127.0.0.1', resolve));
    // A server that listens on TCP has an address of this form.
    const { port } = otherServer.address() as AddressInfo;
    const finding = await findingFor(`http://127.0.0.1:${port}`);
    await new Promise((resolve) => otherServer.close(resolve));
    const findings = [finding, await findingFor(`http://127.0.0.1:${port}`)];
    expect(findings.map(({ verdict, summary }) => [verdict, summary])).to.deep.equal([
      ['problem', 'GET PUBLIC_URL/health returned status 200, and the response is not from Breadbox.'],
      ['problem', 'GET PUBLIC_URL/health failed: ECONNREFUSED.'],
    ]);
  });

  it('with https and a public name is ok, and one that only this network can reach is a warning', () => {
    const verdictOf = (url: string) => judgePublicUrl(new URL(url))?.verdict ?? 'ok';
    expect(
      ['https://breadbox.example.org/money', 'https://8.8.8.8', 'https://[2001:db8::1]'].map(verdictOf),
    ).to.deep.equal(['ok', 'ok', 'ok']);
    expect(
      ['https://localhost', 'https://192.168.1.4', 'https://[::1]', 'https://nas.lan'].map(verdictOf),
    ).to.deep.equal(['warning', 'warning', 'warning', 'warning']);
  });

  it('with an invalid form is a problem, and its credentials are not repeated', async () => {
    const shapes = ['ftp://example.org', 'https://me:my-password@example.org', 'https://example.org/?a=b'];
    const findings = await Promise.all(shapes.map((shape) => findingFor(shape)));
    expect(findings.map(({ verdict, summary }) => [verdict, summary])).to.deep.equal([
      ['problem', 'PUBLIC_URL does not start with https://.'],
      ['problem', 'PUBLIC_URL contains a user name or a password.'],
      ['problem', 'PUBLIC_URL contains a query or a fragment.'],
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
    runCheck(dataFolderCheck(path, { isUsed: true, readFreeBytes: async () => freeBytes }));

  it('is ok when it is writable and has free space', async () => {
    expect(await findingIn(folder.path)).to.include({ verdict: 'ok' });
    expect((await runCheck(dataFolderCheck(folder.path, { isUsed: true }))).summary).to.match(/\d+ MB left/);
  });

  it('a disk that fills up is a warning, and a full one a problem', async () => {
    expect(await findingIn(folder.path, 500_000_000)).to.include({
      verdict: 'warning',
      summary: 'Its disk has 476 MB left.',
    });
    expect(await findingIn(folder.path, 50_000_000)).to.include({
      verdict: 'problem',
      summary: 'Its disk has 47 MB left.',
    });
  });

  it('a file where the folder should be is a problem', async () => {
    const file = join(folder.path, 'not-a-folder');
    writeFileSync(file, '');
    expect(await findingIn(file)).to.include({ verdict: 'problem' });
  });

  it('a key that others can read is a warning', async () => {
    const file = join(folder.path, 'encryption-key');
    writeFileSync(file, 'not read by the check');
    chmodSync(file, 0o644);
    expect(await findingIn(folder.path)).to.include({
      verdict: 'warning',
      summary: 'Other users of this machine can read encryption-key.',
    });
    chmodSync(file, 0o600);
    expect(await findingIn(folder.path)).to.include({ verdict: 'ok' });
  });

  it('is not used with a database server', async () => {
    expect(await runCheck(dataFolderCheck(folder.path, { isUsed: false }))).to.include({
      verdict: 'not configured',
    });
  });
});

describe('breadbox doctor: settings', () => {
  const findingWith = (env: Record<string, string>) => runCheck(settingsCheck(env, '0.0.0-test'));

  it('are ok when they are valid', async () => {
    expect(await findingWith({ PORT: '9090' })).to.include({ verdict: 'ok' });
  });

  it('an invalid one is a problem, and is named', async () => {
    expect(await findingWith({ SYNC_INTERVAL_HOURS: '7' })).to.include({
      verdict: 'problem',
      summary: 'SYNC_INTERVAL_HOURS must be one of 4, 8, 12, 24.',
    });
    expect(await findingWith({ TRUSTED_PROXIES: '10.0.0.1,proxy' })).to.include({
      verdict: 'problem',
      summary: 'TRUSTED_PROXIES: proxy is neither an address nor a CIDR range.',
    });
  });

  it('settings that let anyone try keys are a warning', async () => {
    const findings = await Promise.all([
      findingWith({ TRUSTED_PROXIES: '0.0.0.0/0' }),
      findingWith({ HOST: '0.0.0.0', API_RATE_LIMIT_RPM: '0' }),
      findingWith({ PUBLIC_URL: 'https://breadbox.example.org' }),
      findingWith({ HOST: '0.0.0.0', FAILED_KEY_LIMIT_RPM: '0' }),
    ]);
    expect(findings.map(({ verdict }) => verdict)).to.deep.equal([
      'warning',
      'warning',
      'warning',
      'warning',
    ]);
    expect(findings[0]?.summary).to.contain('TRUSTED_PROXIES trusts every address');
    expect(findings[1]?.summary).to.contain('API_RATE_LIMIT_RPM is 0');
    expect(findings[2]?.advice).to.contain('TRUSTED_PROXIES');
    expect(findings[3]?.summary).to.contain('FAILED_KEY_LIMIT_RPM is 0');
  });

  it('are ok behind a proxy that is named', async () => {
    expect(
      await findingWith({ PUBLIC_URL: 'https://breadbox.example.org', TRUSTED_PROXIES: '127.0.0.1' }),
    ).to.include({ verdict: 'ok' });
  });
});

describe('breadbox doctor: runCheck', () => {
  it('a check that hangs or fails is a problem, and the message of an unknown error is not printed', async () => {
    const checks: Check[] = [
      { name: 'hangs', run: () => new Promise(() => {}) },
      { name: 'fails', run: () => Promise.reject(new TypeError('with-a-secret-in-it')) },
      { name: 'passes', run: async () => ok('All is well.') },
    ];
    const findings = await Promise.all(checks.map((check) => runCheck(check, { timeoutMs: 50 })));
    expect(findings.map(({ verdict, summary }) => [verdict, summary])).to.deep.equal([
      ['problem', 'The check timed out after 0.05 s.'],
      ['problem', 'The check itself failed with TypeError.'],
      ['ok', 'All is well.'],
    ]);
  });
});
