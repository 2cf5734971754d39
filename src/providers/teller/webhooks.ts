import { createHmac, timingSafeEqual } from 'node:crypto';
import type { VerifiedWebhook, WebhookMeaning, Webhooks } from '../provider.ts';
import { DISCONNECTED } from './client.ts';

const OLDEST_SECONDS = 180;
/** Two machines' clocks are never quite the same. */
const CLOCK_SKEW_SECONDS = 5;
/** Teller signs with two secrets while one replaces the other. */
const MAX_SIGNATURES = 10;

/** Teller signs the time and the body with a secret; without one configured nothing can be believed. */
export function createTellerWebhooks(secrets: readonly string[]): Webhooks {
  return {
    async verify({ headers, body, now }) {
      const header = readSignature(headers['teller-signature']);
      if (!header) return null;
      const ageSeconds = now.getTime() / 1000 - Number(header.time);
      if (ageSeconds > OLDEST_SECONDS || ageSeconds < -CLOCK_SKEW_SECONDS) return null;
      const expected = secrets.map((secret) =>
        createHmac('sha256', secret).update(`${header.time}.`).update(body).digest(),
      );
      const isGenuine = header.signatures.some((signature) =>
        expected.some((digest) => timingSafeEqual(digest, signature)),
      );
      return isGenuine ? read(body) : null;
    },
  };
}

/** `t=…,v1=…,v1=…` */
function readSignature(header: string | undefined): { time: string; signatures: Buffer[] } | null {
  const parts = (header ?? '').split(',').map((part) => part.trim());
  const time = parts.flatMap((part) => /^t=(\d{1,12})$/.exec(part)?.[1] ?? []);
  const signatures = parts.flatMap((part) => /^v1=([0-9a-f]{64})$/i.exec(part)?.[1] ?? []);
  const [only, ...others] = time;
  if (only === undefined || others.length > 0 || signatures.length > MAX_SIGNATURES) return null;
  return { time: only, signatures: signatures.map((signature) => Buffer.from(signature, 'hex')) };
}

function read(body: Buffer): VerifiedWebhook | null {
  const delivery = fieldsOf(parse(body));
  if (!delivery) return null;
  const type = text(delivery['type']) ?? 'unknown';
  return {
    // Teller gives each delivery an id and sends it under that id again.
    deliveryKey: text(delivery['id']) ?? '',
    eventType: type,
    meaning: meaningOf(type, fieldsOf(delivery['payload']) ?? {}),
    payload: delivery,
  };
}

function meaningOf(type: string, payload: Record<string, unknown>): WebhookMeaning {
  const externalId = text(payload['enrollment_id']);
  if (externalId === null) return { kind: 'recorded', externalId };
  if (type === 'transactions.processed') return { kind: 'updates_available', externalId };
  if (type !== DISCONNECTED) return { kind: 'recorded', externalId };
  // The reason is the end of the code that a call would be refused with: disconnected.account_locked.
  const reason = text(payload['reason']);
  const code = reason?.startsWith('disconnected') ? `enrollment.${reason}` : DISCONNECTED;
  return {
    kind: 'reauth_required',
    externalId,
    code,
    message: 'The institution wants the user to sign in again.',
  };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}

function fieldsOf(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
