import { createHash, createPublicKey, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { startPlaidSandbox } from '../../src/sandbox/plaid/startPlaidSandbox.ts';
import { clientOf, link } from './plaidClient.ts';

const today = '2026-11-24';

describe('Plaid sandbox: webhooks', () => {
  it('are signed as Plaid signs them, with a key that the API returns', async () => {
    const deliveries: { body: string; token: string }[] = [];
    const receiver = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      deliveries.push({ body, token: String(request.headers['plaid-verification']) });
      response.end();
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    // A server that listens on TCP has an address with a port.
    const webhook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/webhooks/plaid`;
    const sandbox = await startPlaidSandbox({ today });
    const plaid = clientOf(sandbox);
    const { accessToken, itemId } = await link(plaid, 'ins_900001', { webhook });
    const sent = await sandbox.control.fireWebhook({ item: accessToken, copies: 2 });
    const [first, second] = deliveries;
    const [header = '', claims = '', signature = ''] = first?.token.split('.') ?? [];
    const { alg, kid } = JSON.parse(Buffer.from(header, 'base64url').toString());
    const { data } = await plaid.webhookVerificationKeyGet({ key_id: kid });
    const key = createPublicKey({ key: { ...data.key }, format: 'jwk' });
    const signed = Buffer.from(`${header}.${claims}`);
    const isGenuine = verify(
      'sha256',
      signed,
      { key, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    );
    const { iat, request_body_sha256 } = JSON.parse(Buffer.from(claims, 'base64url').toString());
    await sandbox.close();
    receiver.close();
    expect(sent.map(({ status }) => status)).to.deep.equal([200, 200]);
    expect(first).to.deep.equal(second);
    expect([alg, isGenuine]).to.deep.equal(['ES256', true]);
    expect(request_body_sha256).to.equal(
      createHash('sha256')
        .update(first?.body ?? '')
        .digest('hex'),
    );
    expect(Math.abs(Date.now() / 1000 - iat)).to.be.lessThan(5);
    expect(JSON.parse(first?.body ?? '')).to.deep.equal({
      item_id: itemId,
      environment: 'sandbox',
      webhook_type: 'TRANSACTIONS',
      webhook_code: 'SYNC_UPDATES_AVAILABLE',
      initial_update_complete: true,
      historical_update_complete: true,
    });
  });
});
