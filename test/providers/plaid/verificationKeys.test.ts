import { expect } from 'chai';
import { createPlaidClient } from '../../../src/providers/plaid/client.ts';
import { createVerificationKeys } from '../../../src/providers/plaid/verificationKeys.ts';
import { ProviderError } from '../../../src/providers/provider.ts';
import { defaultTiming } from '../../../src/providers/retry.ts';
import { type PlaidSandbox, startPlaidSandbox } from '../../../src/sandbox/plaid/startPlaidSandbox.ts';
import { waitUntil } from '../../support/waitUntil.ts';

const KEY_LOOKUP = '/webhook_verification_key/get';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('plaid: verification keys', () => {
  let sandbox: PlaidSandbox;
  let keyId: string;
  const start = Date.now();
  const later = (ms: number) => new Date(start + ms);
  const lookups = () => sandbox.control.calls().counts[KEY_LOOKUP] ?? 0;
  const createKeys = () => {
    const config = { clientId: sandbox.clientId, secret: sandbox.secret, baseUrl: sandbox.url };
    return createVerificationKeys(createPlaidClient(config, { ...defaultTiming, attempts: 1 }));
  };

  beforeEach(async () => {
    sandbox = await startPlaidSandbox();
    ({ keyId } = sandbox.control.rotateWebhookKey());
  });
  afterEach(() => sandbox.close());

  it('ten made-up ids a minute, more than are remembered, never cost a genuine key its look-up', async () => {
    const keys = createKeys();
    expect(await keys.find(keyId, later(0))).not.to.equal(null);
    for (let minute = 1; minute < 150; minute += 5) {
      for (let forged = 0; forged < 10; forged++) {
        await keys.find(`forged-${minute}-${forged}`, later(minute * MINUTE)).catch(() => undefined);
      }
      expect(await keys.find(keyId, later(minute * MINUTE)), `minute ${minute}`).not.to.equal(null);
    }
  });

  it('an id is asked for once, whether Plaid knows it or not', async () => {
    const keys = createKeys();
    for (const id of [keyId, 'made-up', keyId, 'made-up']) await keys.find(id, later(0));
    expect(lookups()).to.equal(2);
  });

  it('a known key is used while it is refreshed, and refused once Plaid reports that it has expired', async () => {
    const keys = createKeys();
    await keys.find(keyId, later(0));
    sandbox.control.rotateWebhookKey();
    expect(await keys.find(keyId, later(2 * HOUR))).not.to.equal(null);
    await waitUntil('the key is refused', () => keys.find(keyId, later(2 * HOUR)), {
      until: (key) => key === null,
    });
    expect(lookups()).to.equal(2);
  });

  it('a known key is used while Plaid cannot be reached, for a day and no longer', async () => {
    const keys = createKeys();
    await keys.find(keyId, later(0));
    sandbox.control.addFault({ endpoint: KEY_LOOKUP, fault: { kind: 'gateway' }, times: 100 });
    expect(await keys.find(keyId, later(2 * HOUR))).not.to.equal(null);
    expect(await keys.find(keyId, later(23 * HOUR))).not.to.equal(null);
    expect(await keys.find(keyId, later(25 * HOUR)).catch((error) => error)).to.be.instanceOf(ProviderError);
  });
});
