import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { PlaidConfig, TellerConfig } from '../../src/config.ts';
import { clockCheck } from '../../src/doctor/clockCheck.ts';
import { plaidCheck } from '../../src/doctor/plaidCheck.ts';
import { type ClockReading, checkAccess } from '../../src/doctor/providerAccess.ts';
import { runCheck } from '../../src/doctor/runCheck.ts';
import { tellerCheck } from '../../src/doctor/tellerCheck.ts';
import { createPlaidProvider } from '../../src/providers/plaid/createPlaidProvider.ts';
import type { Access } from '../../src/providers/provider.ts';
import { createTellerProvider } from '../../src/providers/teller/createTellerProvider.ts';
import { type PlaidSandbox, startPlaidSandbox } from '../../src/sandbox/plaid/startPlaidSandbox.ts';
import { createAuthority } from '../../src/sandbox/teller/certificates.ts';
import { startTellerSandbox, type TellerSandbox } from '../../src/sandbox/teller/startTellerSandbox.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';

const now = () => new Date();

describe('breadbox doctor: Plaid', () => {
  let sandbox: PlaidSandbox;
  let config: PlaidConfig;
  before(async () => {
    sandbox = await startPlaidSandbox();
    config = { clientId: sandbox.clientId, secret: sandbox.secret, baseUrl: sandbox.url };
  });
  after(() => sandbox.close());

  const findingWith = (wrong: Partial<PlaidConfig> = {}) => {
    const used = { ...config, ...wrong };
    const access = createPlaidProvider(used).access as Access;
    return runCheck(
      plaidCheck(
        () => used,
        () => checkAccess('Plaid', access, now),
      ),
    );
  };

  it('is ok when it accepts the client id and the secret', async () => {
    const { host } = new URL(sandbox.url);
    expect(await findingWith()).to.deep.equal({
      verdict: 'ok',
      summary: `${host} accepts the client id and the secret.`,
      advice: null,
    });
  });

  it('a wrong client id or secret is a problem', async () => {
    const findings = await Promise.all([
      findingWith({ clientId: 'another-client' }),
      findingWith({ secret: 'another-secret-of-a-test' }),
    ]);
    const { host } = new URL(sandbox.url);
    for (const finding of findings) {
      expect(finding).to.deep.equal({
        verdict: 'problem',
        summary: `${host} rejects the client id and the secret (INVALID_API_KEYS).`,
        advice: "Copy both from Plaid's dashboard again. Each environment (PLAID_ENV) has its own secret.",
      });
    }
  });

  it('an unreachable address is a problem, and is called only once', async () => {
    expect(await findingWith({ baseUrl: 'http://127.0.0.1:1' })).to.include({
      verdict: 'problem',
      summary: '127.0.0.1:1 is unavailable (ECONNREFUSED).',
    });
    sandbox.control.resetCalls();
    sandbox.control.addFault({ endpoint: '/institutions/get', fault: { kind: 'rate_limit' } });
    expect((await findingWith()).summary).to.contain('RATE_LIMIT_EXCEEDED');
    expect(sandbox.control.calls().counts).to.deep.equal({ '/institutions/get': 1 });
  });

  it('without credentials it is not configured', async () => {
    expect(
      await runCheck(
        plaidCheck(
          () => null,
          async () => null,
        ),
      ),
    ).to.include({
      verdict: 'not configured',
    });
  });
});

describe('breadbox doctor: Teller', () => {
  const folder = temporaryFolder();
  let sandbox: TellerSandbox;
  let config: TellerConfig;
  before(async () => {
    sandbox = await startTellerSandbox({ certificateFolder: folder.path });
    config = {
      applicationId: sandbox.applicationId,
      environment: 'sandbox',
      baseUrl: sandbox.url,
      certificatePath: sandbox.paths?.certificate ?? null,
      privateKeyPath: sandbox.paths?.privateKey ?? null,
      authorityPath: sandbox.paths?.authority ?? null,
      connectUrl: sandbox.connectUrl,
      webhookSecrets: [],
    };
  });
  after(async () => {
    await sandbox.close();
    folder.remove();
  });

  const findingWith = (wrong: Partial<TellerConfig> = {}, clock = { now }) => {
    const used = { ...config, ...wrong };
    const callTeller = () => checkAccess('Teller', createTellerProvider(used).access as Access, now);
    return runCheck(tellerCheck(() => used, callTeller, clock));
  };

  const write = (name: string, pem: string) => {
    const path = join(folder.path, name);
    writeFileSync(path, pem);
    return path;
  };

  it('is ok when it accepts the certificate', async () => {
    expect(await findingWith()).to.deep.equal({
      verdict: 'ok',
      summary: `${new URL(sandbox.url).host} accepts the certificate.`,
      advice: null,
    });
  });

  it('a certificate of another authority is a problem', async () => {
    const stranger = createAuthority(now()).issueClient('app_stranger');
    const finding = await findingWith({
      certificatePath: write('stranger.pem', stranger.certificate),
      privateKeyPath: write('stranger-key.pem', stranger.privateKey),
    });
    expect(finding).to.include({
      verdict: 'problem',
      summary: `${new URL(sandbox.url).host} rejects the certificate (bad_request).`,
    });
  });

  it('a missing file, or one of another kind, is a problem', async () => {
    const findings = await Promise.all([
      findingWith({ certificatePath: join(folder.path, 'none.pem') }),
      findingWith({ privateKeyPath: write('no-key.pem', 'this is no key') }),
      findingWith({ privateKeyPath: null }),
    ]);
    expect(findings.map(({ verdict, summary }) => [verdict, summary])).to.deep.equal([
      ['problem', 'TELLER_CERT_PATH: the file cannot be read (ENOENT).'],
      ['problem', 'TELLER_KEY_PATH: the file is not a PEM file of the right kind.'],
      ['problem', 'TELLER_CERT_PATH is set but TELLER_KEY_PATH is not.'],
    ]);
  });

  it('a key of another certificate is a problem', async () => {
    const other = createAuthority(now()).issueClient('app_other');
    expect(await findingWith({ privateKeyPath: write('other-key.pem', other.privateKey) })).to.include({
      verdict: 'problem',
      summary: 'The private key does not match the certificate.',
    });
  });

  it('an expired certificate is a problem, and one that expires soon is a warning', async () => {
    const yearsFromNow = (years: number) => ({ now: () => new Date(Date.now() + years * 365 * 86_400_000) });
    const findings = [await findingWith({}, yearsFromNow(10.1)), await findingWith({}, yearsFromNow(9.95))];
    expect(findings.map(({ verdict }) => verdict)).to.deep.equal(['problem', 'warning']);
    expect(findings[0]?.summary).to.match(/^The certificate expired on \d{4}-\d\d-\d\d\.$/);
    expect(findings[1]?.summary).to.match(/^The certificate expires on \d{4}-\d\d-\d\d\.$/);
  });
});

describe('breadbox doctor: clock', () => {
  let sandbox: PlaidSandbox;
  let database: TestDatabase;
  before(async () => {
    sandbox = await startPlaidSandbox();
    database = await createTestDatabase();
  });
  after(async () => {
    await sandbox.close();
    await database.drop();
  });

  /** Runs the check as if this machine's clock were ahead by these seconds. */
  const findingAhead = async (seconds: number, { withProvider = true } = {}) => {
    const localTime = () => new Date(Date.now() + seconds * 1000);
    const readProviders = async (): Promise<ClockReading[]> => {
      const { clientId, secret, url: baseUrl } = sandbox;
      const access = createPlaidProvider({ clientId, secret, baseUrl }).access as Access;
      const { reading } = await checkAccess('Plaid', access, localTime);
      if (!reading) throw new Error("Plaid's response has no Date header.");
      return [reading];
    };
    return runCheck(clockCheck(database.db, withProvider ? readProviders : async () => [], localTime));
  };

  it('is ok when it agrees with the provider and the database', async () => {
    expect(await findingAhead(0)).to.deep.equal({
      verdict: 'ok',
      summary: 'The clock agrees with Plaid and the database.',
      advice: null,
    });
  });

  it('behind the provider is a problem, because webhooks seem to come from the future', async () => {
    const { verdict, summary } = await findingAhead(-60);
    expect(verdict).to.equal('problem');
    expect(summary).to.match(/^The clock is \d+ s behind Plaid, so webhooks are rejected\.$/);
  });

  it('ahead of the provider is a warning and then a problem, because webhooks seem old', async () => {
    expect(await findingAhead(60)).to.include({ verdict: 'warning' });
    expect(await findingAhead(600)).to.include({ verdict: 'problem' });
  });

  it('apart from the database is a problem, because jobs run at the wrong time', async () => {
    expect(await findingAhead(30, { withProvider: false })).to.include({ verdict: 'warning' });
    const { verdict, summary } = await findingAhead(-600, { withProvider: false });
    expect(verdict).to.equal('problem');
    expect(summary).to.match(/^The clock is (599|600) s behind the database, so jobs run early or late\.$/);
  });
});
