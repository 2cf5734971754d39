import { createHmac, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { Agent, fetch } from 'undici';
import type { TellerEnrollment } from '../../src/sandbox/teller/bankControl.ts';
import type { TellerAccount, TellerTransaction } from '../../src/sandbox/teller/render.ts';
import { scenarios } from '../../src/sandbox/teller/scenarios.ts';
import { startTellerSandbox, type TellerSandbox } from '../../src/sandbox/teller/startTellerSandbox.ts';

const today = '2026-11-24';

describe('Teller sandbox', () => {
  let sandbox: TellerSandbox;
  let agent: Agent;
  let enrollment: TellerEnrollment;

  before(async () => {
    sandbox = await startTellerSandbox({ today });
    const { authority: ca, certificate: cert, privateKey: key } = sandbox;
    agent = new Agent({ connect: { ca, cert, key } });
  });
  after(async () => {
    await agent.close();
    await sandbox.close();
  });
  beforeEach(() => {
    enrollment = sandbox.control.connect();
  });

  async function ask(
    path: string,
    { method = 'GET', token = enrollment.accessToken, dispatcher = agent } = {},
  ) {
    const authorization = `Basic ${Buffer.from(`${token}:`).toString('base64')}`;
    const headers: Record<string, string> = token === '' ? {} : { authorization };
    const response = await fetch(`${sandbox.url}${path}`, { method, headers, dispatcher });
    const text = await response.text();
    // Each test casts the body to the type of its request.
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? null : JSON.parse(text)) as unknown,
    };
  }

  async function accounts(): Promise<TellerAccount[]> {
    return (await ask('/accounts')).body as TellerAccount[];
  }

  /** Reads all transactions of an account, page by page. */
  async function history(accountId: string, count = 250): Promise<TellerTransaction[]> {
    const all: TellerTransaction[] = [];
    for (;;) {
      const from = all.length > 0 ? `&from_id=${all.at(-1)?.id}` : '';
      const { status, body } = await ask(`/accounts/${accountId}/transactions?count=${count}${from}`);
      if (status !== 200) throw new Error(`The server responded with ${status}.`);
      const page = body as TellerTransaction[];
      all.push(...page);
      if (page.length < count) return all;
    }
  }

  it('has certificates issued by its authority', () => {
    const authority = new X509Certificate(sandbox.authority);
    const client = new X509Certificate(sandbox.certificate);
    expect(client.verify(authority.publicKey)).to.equal(true);
    expect(client.checkIssued(authority)).to.equal(true);
    expect([authority.ca, client.ca]).to.deep.equal([true, false]);
  });

  it('rejects requests without a certificate of its authority', async () => {
    const otherSandbox = await startTellerSandbox({ today });
    const { certificate: cert, privateKey: key } = otherSandbox;
    const without = new Agent({ connect: { ca: sandbox.authority } });
    const foreign = new Agent({ connect: { ca: sandbox.authority, cert, key } });
    const responses = await Promise.all(
      [without, foreign].map((dispatcher) => ask('/accounts', { dispatcher })),
    );
    await Promise.all([without.close(), foreign.close(), otherSandbox.close()]);
    expect(responses.map(({ status }) => status)).to.deep.equal([400, 400]);
    expect(responses[0]?.body).to.have.nested.property('error.code', 'bad_request');
  });

  it('rejects a missing token, a wrong token and an unknown account with separate statuses', async () => {
    const [account] = await accounts();
    const responses = await Promise.all([
      ask('/accounts', { token: '' }),
      ask('/accounts', { token: 'token_nobody' }),
      ask('/accounts/acc_unknown/balances'),
      ask(`/accounts/${account?.id}/transactions?count=0`),
    ]);
    expect(responses.map(({ status }) => status)).to.deep.equal([401, 403, 404, 422]);
  });

  it('returns accounts, and balances as text', async () => {
    const [checking, card] = await accounts();
    expect([checking?.type, checking?.subtype, card?.type, card?.subtype]).to.deep.equal([
      'depository',
      'checking',
      'credit',
      'credit_card',
    ]);
    const { body } = await ask(`/accounts/${card?.id}/balances`);
    expect(body)
      .to.have.property('ledger')
      .that.matches(/^\d+\.\d\d$/);
    expect(body)
      .to.have.property('available')
      .that.matches(/^\d+\.\d\d$/);
  });

  it('returns transactions newest first, and the same with pages of any size', async () => {
    for (const { id } of await accounts()) {
      const [small, large] = [await history(id, 37), await history(id, 250)];
      expect(small).to.deep.equal(large);
      const dates = large.map(({ date }) => date);
      expect(dates).to.deep.equal([...dates].sort().reverse());
      expect(large.length).to.be.greaterThan(900);
    }
  });

  it('signs a purchase by the account: negative on checking, positive on a card', async () => {
    const [checking, card] = await accounts();
    sandbox.control.addTransactions({
      item: enrollment.accessToken,
      transactions: [
        { accountId: checking?.id ?? '', name: 'H-E-B #425 AUSTIN TX', amount: '12.30' },
        { accountId: card?.id ?? '', name: 'H-E-B #425 AUSTIN TX', amount: '12.30' },
      ],
    });
    const amounts = await Promise.all(
      [checking, card].map(async (account) => (await history(account?.id ?? ''))[0]?.amount),
    );
    expect(amounts).to.deep.equal(['-12.30', '12.30']);
  });

  it('disconnected: responds with 404 and the reason until the user reconnects', async () => {
    const item = enrollment.accessToken;
    await sandbox.control.runScenario({ item, scenario: 'disconnected', step: 1 });
    const { status, body } = await ask('/accounts');
    expect([status, body]).to.deep.equal([
      404,
      {
        error: {
          code: 'enrollment.disconnected.credentials_invalid',
          message: 'The enrollment is disconnected and must be reconnected.',
        },
      },
    ]);
    await sandbox.control.runScenario({ item, scenario: 'disconnected', step: 2 });
    expect((await ask('/accounts')).status).to.equal(200);
  });

  it('removes an enrollment through both endpoints', async () => {
    const other = sandbox.control.connect();
    const token = other.accessToken;
    expect((await ask(`/enrollments/${other.enrollmentId}`, { method: 'DELETE', token })).status).to.equal(
      204,
    );
    expect((await ask('/accounts', { method: 'DELETE' })).status).to.equal(204);
    expect((await ask('/accounts', { token })).status).to.equal(403);
    expect((await ask('/accounts')).status).to.equal(403);
  });

  it('account_closes: requests for a closed account return 410', async () => {
    await sandbox.control.runScenario({ item: enrollment.accessToken, scenario: 'account_closes' });
    const card = (await accounts()).find(({ status }) => status === 'closed');
    const { status, body } = await ask(`/accounts/${card?.id}/transactions`);
    expect(status).to.equal(410);
    expect(body).to.have.nested.property('error.code', 'account.closed');
  });

  it('pending_posts_with_tip: the posted transaction has a new id and no link to the pending one', async () => {
    const item = enrollment.accessToken;
    const card = (await accounts()).find(({ type }) => type === 'credit')?.id ?? '';
    const run = (step: number) =>
      sandbox.control.runScenario({ item, scenario: 'pending_posts_with_tip', step });
    await run(1);
    const before = (await history(card)).filter(({ description }) => description === 'TORCHYS TACOS SOCO');
    await run(2);
    const after = (await history(card)).filter(({ description }) => description === 'TORCHYS TACOS SOCO');
    const [pending] = before.filter(({ status }) => status === 'pending');
    const posted = after.filter(({ id }) => !before.some((each) => each.id === id));
    expect(pending?.amount).to.equal('42.50');
    expect(posted.map(({ amount, status }) => [amount, status])).to.deep.equal([['51.00', 'posted']]);
    expect(after.some(({ id }) => id === pending?.id)).to.equal(false);
    expect(JSON.stringify(posted)).to.not.include(pending?.id);
  });

  const troubles = [
    'rate_limited',
    'gateway_errors',
    'connection_refused',
    'connection_reset',
    'connection_reset_on_second_page',
    'disconnected',
    'forbidden',
    'server_errors',
    'institution_down',
  ];
  const lasting = ['duplicate_webhook', 'never_answers', 'account_closes', 'days_pass'];
  for (const [scenario, steps] of Object.entries(scenarios)) {
    if (lasting.includes(scenario)) continue;
    it(`${scenario}: returns the institution's ledger`, async () => {
      const item = enrollment.accessToken;
      const ids = (await accounts()).map(({ id }) => id);
      let failures = 0;
      for (let step = 1; step <= steps.length; step++) {
        await sandbox.control.runScenario({ item, scenario, step });
        for (const id of ids) await history(id).catch(() => failures++);
      }
      expect(failures > 0).to.equal(troubles.includes(scenario));
      sandbox.control.clearFaults();
      const shown = (await Promise.all((await accounts()).map(({ id }) => history(id)))).flat();
      const { transactions } = sandbox.control.ledger({ item });
      const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
      expect(shown.sort(byId)).to.deep.equal(transactions.sort(byId));
    });
  }

  it('accepts a token from before a restart', async () => {
    const before = await startTellerSandbox({ today });
    const { accessToken } = before.control.connect();
    await before.close();
    const after = await startTellerSandbox({ today });
    const { authority: ca, certificate: cert, privateKey: key } = after;
    const dispatcher = new Agent({ connect: { ca, cert, key } });
    const authorization = `Basic ${Buffer.from(`${accessToken}:`).toString('base64')}`;
    const { status } = await fetch(`${after.url}/accounts`, { headers: { authorization }, dispatcher });
    await dispatcher.close();
    await after.close();
    expect(status).to.equal(200);
  });

  it('signs webhooks with every secret that has not expired', async () => {
    const received: { body: string; signature: string }[] = [];
    const receiver = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      received.push({ body, signature: String(request.headers['teller-signature']) });
      response.end();
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    // A server that listens on TCP has an address with a port.
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/webhooks/teller`;
    const { secret } = sandbox.control.rotateWebhookSecret();
    await sandbox.control.disconnect({ item: enrollment.accessToken, reason: 'account_locked' });
    await sandbox.control.fireWebhook({
      item: enrollment.accessToken,
      type: 'enrollment.disconnected',
      url,
      copies: 2,
    });
    receiver.close();
    const [first, second] = received;
    const [, time, byNew, byOld] =
      /^t=(\d+),v1=([0-9a-f]{64}),v1=([0-9a-f]{64})$/.exec(first?.signature ?? '') ?? [];
    const hmacOf = (key: string) => createHmac('sha256', key).update(`${time}.${first?.body}`).digest('hex');
    expect([byNew, byOld]).to.deep.equal([hmacOf(secret), hmacOf(sandbox.webhookSecret)]);
    expect(first).to.deep.equal(second);
    expect(JSON.parse(first?.body ?? '')).to.deep.include({
      type: 'enrollment.disconnected',
      payload: { enrollment_id: enrollment.enrollmentId, reason: 'disconnected.account_locked' },
    });
  });
});
