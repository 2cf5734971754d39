import { createHash, generateKeyPairSync, sign } from 'node:crypto';

export interface SignedWebhook {
  body: string;
  headers: Record<string, string>;
}

const KEY_ID = 'oracle-key';

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Signs webhooks as Plaid does: a JWT (ES256) over the digest of the body. */
export class WebhookSigner {
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  get publicKey(): Record<string, unknown> {
    return {
      ...this.#keys.publicKey.export({ format: 'jwk' }),
      alg: 'ES256',
      kid: KEY_ID,
      use: 'sig',
      created_at: 1_700_000_000,
      expired_at: null,
    };
  }

  sign(message: Record<string, unknown>, at: Date): SignedWebhook {
    const body = JSON.stringify(message);
    const head = base64url({ alg: 'ES256', kid: KEY_ID, typ: 'JWT' });
    const claims = base64url({
      iat: Math.floor(at.getTime() / 1000),
      request_body_sha256: createHash('sha256').update(body).digest('hex'),
    });
    const signature = sign('sha256', Buffer.from(`${head}.${claims}`), {
      key: this.#keys.privateKey,
      dsaEncoding: 'ieee-p1363',
    });
    const token = `${head}.${claims}.${signature.toString('base64url')}`;
    return { body, headers: { 'content-type': 'application/json', 'plaid-verification': token } };
  }
}
