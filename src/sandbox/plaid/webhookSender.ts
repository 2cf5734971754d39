import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import type { JWKPublicKey } from 'plaid';
import { type Delivery, deliver } from '../delivery.ts';
import type { Wire } from './wire.ts';

/** Ways to forge a delivery. A receiver must reject each of them. */
export type Forgery =
  | 'no signature'
  | 'other key'
  | 'unknown key id'
  | 'changed body'
  | 'too old'
  | 'from the future'
  | 'algorithm none'
  | 'algorithm HS256';

/** Signs and posts webhooks as Plaid does: an ES256 JWT over the body's hash in `Plaid-Verification`. */
export class WebhookSender {
  readonly #clock: { now(): Date };
  readonly #keys: { kid: string; privateKey: KeyObject; jwk: Wire<JWKPublicKey> }[] = [];

  constructor(clock: { now(): Date }) {
    this.#clock = clock;
    this.rotateKey();
  }

  findKey(kid: string): Wire<JWKPublicKey> | null {
    return this.#keys.find((key) => key.kid === kid)?.jwk ?? null;
  }

  /** Signs with a new key from now on and returns its id. Old keys are served with the time they expired. */
  rotateKey(): string {
    const now = Math.floor(this.#clock.now().getTime() / 1000);
    for (const { jwk } of this.#keys) jwk.expired_at ??= now;
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const kid = randomUUID();
    const jwk = {
      alg: 'ES256',
      created_at: now,
      crv: 'P-256',
      expired_at: null,
      kid,
      kty: 'EC',
      use: 'sig',
      x,
      y,
    };
    this.#keys.push({ kid, privateKey, jwk });
    return kid;
  }

  /** Returns the body as text with its headers. */
  sign(payload: unknown, forgery?: Forgery): { body: string; headers: Record<string, string> } {
    const body = JSON.stringify(payload, null, 2);
    const key = this.#keys.at(-1);
    if (!key) throw new Error('The webhook sender has no key.');
    const headers = { 'content-type': 'application/json', 'user-agent': 'Plaid-Sandbox-Webhooks' };
    if (forgery === 'no signature') return { body, headers };
    const age = forgery === 'too old' ? 301 : forgery === 'from the future' ? -600 : 0;
    const alg = forgery === 'algorithm none' ? 'none' : forgery === 'algorithm HS256' ? 'HS256' : 'ES256';
    const kid = forgery === 'unknown key id' ? randomUUID() : key.kid;
    const claims = {
      iat: Math.floor(this.#clock.now().getTime() / 1000) - age,
      request_body_sha256: createHash('sha256').update(body).digest('hex'),
    };
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signed = `${part({ alg, kid, typ: 'JWT' })}.${part(claims)}`;
    const signer =
      forgery === 'other key'
        ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
        : key.privateKey;
    const signature = sign('sha256', Buffer.from(signed), { key: signer, dsaEncoding: 'ieee-p1363' });
    const token = `${signed}.${alg === 'none' ? '' : signature.toString('base64url')}`;
    const sent =
      forgery === 'changed body' ? body.replace(/"environment": "[a-z]+"/, '"environment": "changed"') : body;
    return { body: sent, headers: { ...headers, 'plaid-verification': token } };
  }

  deliver(
    url: string,
    payload: unknown,
    { copies = 1, forgery }: { copies?: number; forgery?: Forgery | undefined } = {},
  ): Promise<Delivery[]> {
    return deliver(url, this.sign(payload, forgery), copies);
  }
}
