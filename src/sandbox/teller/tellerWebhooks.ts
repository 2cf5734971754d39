import { createHmac } from 'node:crypto';

/** Ways to forge a delivery. A receiver must reject each of them. */
export type TellerForgery = 'no signature' | 'other secret' | 'changed body' | 'too old' | 'from the future';

/** Returns the body and headers of a delivery, signed with every secret. */
export function signTellerWebhook(payload: unknown, secrets: string[], now: Date, forgery?: TellerForgery) {
  const body = JSON.stringify(payload);
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  const age = forgery === 'too old' ? 181 : forgery === 'from the future' ? -600 : 0;
  const time = Math.floor(now.getTime() / 1000) - age;
  const keys = forgery === 'other secret' ? ['a-secret-that-the-receiver-does-not-have'] : secrets;
  const signatures = keys.map((key) => createHmac('sha256', key).update(`${time}.${body}`).digest('hex'));
  if (forgery !== 'no signature') {
    headers['teller-signature'] = [`t=${time}`, ...signatures.map((each) => `v1=${each}`)].join(',');
  }
  return { body: forgery === 'changed body' ? `${body.slice(0, -1)},"changed":true}` : body, headers };
}
