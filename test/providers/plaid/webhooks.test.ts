import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { ProviderError, type VerifiedWebhook } from '../../../src/providers/provider.ts';
import { type PlaidSandbox, startPlaidSandbox } from '../../../src/sandbox/plaid/startPlaidSandbox.ts';
import type { Forgery } from '../../../src/sandbox/plaid/webhookSender.ts';
import { providerOf, signIn } from './plaidProvider.ts';

const KEY_LOOKUP = '/webhook_verification_key/get';

interface Received {
  headers: Record<string, string | undefined>;
  body: Buffer;
}

describe('plaid: webhooks', () => {
  let sandbox: PlaidSandbox;
  let item: string;
  let url: string;
  let received: Received[];
  const receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, value?.toString()]),
      );
      received.push({ headers, body: Buffer.concat(chunks) });
      response.end();
    });
  });

  before(async () => {
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  });
  after(() => {
    receiver.closeAllConnections();
    receiver.close();
  });
  beforeEach(async () => {
    received = [];
    sandbox = await startPlaidSandbox();
    ({ externalId: item } = await signIn(sandbox));
  });
  afterEach(() => sandbox.close());

  /** Makes the sandbox send a webhook. Returns it as it arrives. */
  async function delivery(code: string, { type, forgery }: { type?: string; forgery?: Forgery } = {}) {
    await sandbox.control.fireWebhook({
      item,
      url,
      code,
      ...(type && { type }),
      ...(forgery && { forgery }),
    });
    const last = received.at(-1);
    if (!last) throw new Error('Nothing arrived.');
    return last;
  }

  const meanings: [code: string, type: string | undefined, expected: Partial<VerifiedWebhook['meaning']>][] =
    [
      ['SYNC_UPDATES_AVAILABLE', undefined, { kind: 'updates_available' }],
      ['DEFAULT_UPDATE', undefined, { kind: 'updates_available' }],
      ['HISTORICAL_UPDATE', undefined, { kind: 'updates_available' }],
      ['ERROR', undefined, { kind: 'reauth_required', code: 'ITEM_LOGIN_REQUIRED' }],
      ['PENDING_EXPIRATION', undefined, { kind: 'consent_expiring' }],
      ['PENDING_DISCONNECT', undefined, { kind: 'consent_expiring' }],
      ['USER_PERMISSION_REVOKED', undefined, { kind: 'reauth_required', code: 'USER_PERMISSION_REVOKED' }],
      ['USER_ACCOUNT_REVOKED', undefined, { kind: 'reauth_required', code: 'USER_ACCOUNT_REVOKED' }],
      ['LOGIN_REPAIRED', undefined, { kind: 'repaired' }],
      ['NEW_ACCOUNTS_AVAILABLE', undefined, { kind: 'recorded' }],
      ['BANK_TRANSFERS_EVENTS_UPDATE', 'BANK_TRANSFERS', { kind: 'recorded' }],
    ];
  for (const [code, type, expected] of meanings) {
    it(`${code} means ${expected.kind}`, async () => {
      const { webhooks } = providerOf(sandbox);
      const verified = await webhooks.verify({
        ...(await delivery(code, { type: type ?? '' })),
        now: new Date(),
      });
      expect(verified?.meaning).to.include({ ...expected, externalId: item });
      expect(verified?.eventType).to.match(new RegExp(`^[A-Z_]+\\.${code}$`));
      expect(verified?.payload).to.include({ webhook_code: code, item_id: item });
    });
  }

  it('an error that signing in again does not fix is a failure with its code', async () => {
    sandbox.control.requireLogin({ item, code: 'INSTITUTION_DOWN' });
    const verified = await providerOf(sandbox).webhooks.verify({
      ...(await delivery('ERROR')),
      now: new Date(),
    });
    expect(verified?.meaning).to.include({ kind: 'failed', code: 'INSTITUTION_DOWN' });
  });

  it('PENDING_EXPIRATION and PENDING_DISCONNECT contain the time at which the consent ends', async () => {
    const { webhooks } = providerOf(sandbox);
    for (const [code, field] of [
      ['PENDING_EXPIRATION', 'consent_expiration_time'],
      ['PENDING_DISCONNECT', 'disconnect_time'],
    ] as const) {
      const sent = await delivery(code);
      const verified = await webhooks.verify({ ...sent, now: new Date() });
      const announced = JSON.parse(sent.body.toString())[field];
      expect(verified?.meaning).to.deep.equal({
        kind: 'consent_expiring',
        externalId: item,
        expiresAt: announced,
      });
    }
  });

  it('INSTITUTION_NO_LONGER_SUPPORTED is a permanent failure', async () => {
    sandbox.control.requireLogin({ item, code: 'INSTITUTION_NO_LONGER_SUPPORTED' });
    const verified = await providerOf(sandbox).webhooks.verify({
      ...(await delivery('ERROR')),
      now: new Date(),
    });
    expect(verified?.meaning).to.include({
      kind: 'failed_permanently',
      code: 'INSTITUTION_NO_LONGER_SUPPORTED',
    });
  });

  const forgeries: Forgery[] = [
    'no signature',
    'other key',
    'unknown key id',
    'changed body',
    'too old',
    'from the future',
    'algorithm none',
    'algorithm HS256',
  ];
  for (const forgery of forgeries) {
    it(`a forged delivery is refused: ${forgery}`, async () => {
      const forged = await delivery('SYNC_UPDATES_AVAILABLE', { forgery });
      const { webhooks } = providerOf(sandbox);
      expect(await webhooks.verify({ ...forged, now: new Date() })).to.equal(null);
      const genuine = await delivery('SYNC_UPDATES_AVAILABLE');
      expect(await webhooks.verify({ ...genuine, now: new Date() })).not.to.equal(null);
    });
  }

  it('a delivery is valid for five minutes and not a second longer', async () => {
    const sent = await delivery('SYNC_UPDATES_AVAILABLE');
    const { webhooks } = providerOf(sandbox);
    const issuedAt = JSON.parse(
      Buffer.from(sent.headers['plaid-verification']?.split('.')[1] ?? '', 'base64url').toString(),
    ).iat;
    const secondsLater = (seconds: number) => new Date((issuedAt + seconds) * 1000);
    expect(await webhooks.verify({ ...sent, now: secondsLater(300) })).not.to.equal(null);
    expect(await webhooks.verify({ ...sent, now: secondsLater(301) })).to.equal(null);
    expect(await webhooks.verify({ ...sent, now: secondsLater(-6) })).to.equal(null);
  });

  it('a key is fetched once an hour, also for concurrent deliveries', async () => {
    const { webhooks } = providerOf(sandbox);
    const sent = await delivery('SYNC_UPDATES_AVAILABLE');
    await Promise.all([1, 2, 3].map(() => webhooks.verify({ ...sent, now: new Date() })));
    await webhooks.verify({ ...sent, now: new Date() });
    expect(sandbox.control.calls().counts[KEY_LOOKUP]).to.equal(1);
  });

  it('a key that Plaid has replaced is refused, and the new one is accepted', async () => {
    const { webhooks } = providerOf(sandbox);
    const old = await delivery('SYNC_UPDATES_AVAILABLE');
    sandbox.control.rotateWebhookKey();
    const fresh = await delivery('SYNC_UPDATES_AVAILABLE');
    expect(await webhooks.verify({ ...fresh, now: new Date() })).not.to.equal(null);
    expect(await webhooks.verify({ ...old, now: new Date() })).to.equal(null);
  });

  const forgeOnce = () => delivery('SYNC_UPDATES_AVAILABLE', { forgery: 'unknown key id' });

  it('made-up key ids cause at most ten look-ups a minute, and the rest have to be delivered again', async () => {
    const { webhooks } = providerOf(sandbox);
    for (let count = 0; count < 10; count++) {
      expect(await webhooks.verify({ ...(await forgeOnce()), now: new Date() })).to.equal(null);
    }
    const failure = await webhooks
      .verify({ ...(await forgeOnce()), now: new Date() })
      .catch((error) => error);
    expect(failure).to.be.instanceOf(ProviderError);
    expect(sandbox.control.calls().counts[KEY_LOOKUP]).to.equal(10);
  });
});
