import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import type { WebhookMeaning } from '../../../src/providers/provider.ts';
import { createTellerWebhooks } from '../../../src/providers/teller/webhooks.ts';
import { signTellerWebhook, type TellerForgery } from '../../../src/sandbox/teller/tellerWebhooks.ts';

const SECRET = 'the secret';
const NOW = new Date('2026-11-24T12:00:00Z');
const delivery = (type: string, payload: object = { enrollment_id: 'enr_1' }) => ({
  id: 'wh_1',
  payload,
  timestamp: NOW.toISOString(),
  type,
});

describe('teller: webhooks', () => {
  /** As the sandbox signs it, verified at a moment of the receiver's. */
  function verify(
    payload: unknown,
    {
      secrets = [SECRET],
      now = NOW,
      forgery,
    }: { secrets?: string[]; now?: Date; forgery?: TellerForgery } = {},
  ) {
    const { body, headers } = signTellerWebhook(payload, [SECRET], NOW, forgery);
    return createTellerWebhooks(secrets).verify({ headers, body: Buffer.from(body), now });
  }

  const about = { externalId: 'enr_1' };
  const message = 'The institution wants the user to sign in again.';
  const meanings: [type: string, payload: object, expected: WebhookMeaning][] = [
    ['transactions.processed', { transactions: [] }, { kind: 'updates_available', ...about }],
    [
      'enrollment.disconnected',
      { reason: 'disconnected.account_locked' },
      { kind: 'reauth_required', code: 'enrollment.disconnected.account_locked', message, ...about },
    ],
    [
      'enrollment.disconnected',
      {},
      { kind: 'reauth_required', code: 'enrollment.disconnected', message, ...about },
    ],
    ['account.number_verification.processed', {}, { kind: 'recorded', ...about }],
  ];
  for (const [type, payload, meaning] of meanings) {
    it(`${type} ${JSON.stringify(payload)} means ${meaning.kind}`, async () => {
      const sent = delivery(type, { enrollment_id: 'enr_1', ...payload });
      expect(await verify(sent)).to.deep.equal({
        deliveryKey: 'wh_1',
        eventType: type,
        meaning,
        payload: sent,
      });
    });
  }

  it('a test delivery has no enrollment id and is recorded', async () => {
    const verified = await verify(delivery('webhook.test', {}));
    expect(verified?.meaning).to.deep.equal({ kind: 'recorded', externalId: null });
  });

  const forgeries: TellerForgery[] = [
    'no signature',
    'other secret',
    'changed body',
    'too old',
    'from the future',
  ];
  for (const forgery of forgeries) {
    it(`a forged delivery is refused: ${forgery}`, async () => {
      expect(await verify(delivery('transactions.processed'), { forgery })).to.equal(null);
    });
  }

  it('without a secret every delivery is refused; with several, any one is enough', async () => {
    const sent = delivery('transactions.processed');
    expect(await verify(sent, { secrets: [] })).to.equal(null);
    expect(await verify(sent, { secrets: ['new one', SECRET] })).not.to.equal(null);
  });

  it('one valid signature among several is enough, in any order', async () => {
    const body = Buffer.from(JSON.stringify(delivery('transactions.processed')));
    const time = NOW.getTime() / 1000;
    const right = createHmac('sha256', SECRET).update(`${time}.`).update(body).digest('hex');
    const header = `t=${time},v1=${'0'.repeat(64)},v1=${right}`;
    const webhooks = createTellerWebhooks([SECRET]);
    const verified = await webhooks.verify({ headers: { 'teller-signature': header }, body, now: NOW });
    expect(verified?.meaning.kind).to.equal('updates_available');
  });

  it('a delivery is valid for three minutes and not a second longer', async () => {
    const sent = delivery('transactions.processed');
    const at = (seconds: number) => ({ now: new Date(NOW.getTime() + seconds * 1000) });
    expect(await verify(sent, at(180))).not.to.equal(null);
    expect(await verify(sent, at(181))).to.equal(null);
    expect(await verify(sent, at(-6))).to.equal(null);
  });
});
