import { createHash, timingSafeEqual, verify } from 'node:crypto';
import type { VerifiedWebhook, WebhookMeaning, Webhooks } from '../provider.ts';
import { getMeaning } from './failures.ts';
import { redactTokens } from './redactTokens.ts';
import type { VerificationKeys } from './verificationKeys.ts';

const MAX_AGE_SECONDS = 300;
/** How far Plaid's clock may be ahead of ours. */
const CLOCK_SKEW_SECONDS = 5;
/** Plaid's key ids are UUIDs. */
const KEY_ID_PATTERN = /^[\w-]{1,64}$/;
const JWT_PATTERN = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/;

type Fields = Record<string, unknown>;

/**
 * Verifies the JWT that Plaid sends with each webhook. It contains the digest of the body and the time. The cheap
 * checks come first, so that only a delivery that may be genuine makes us fetch a key.
 */
export function createPlaidWebhooks(keys: VerificationKeys): Webhooks {
  return {
    async verify({ headers, body, now }) {
      const token = JWT_PATTERN.exec(headers['plaid-verification'] ?? '');
      if (!token) return null;
      const [, header = '', claims = '', signature = ''] = token;
      const keyId = readKeyId(header);
      if (keyId === null || !isRecent(claims, now) || !coversBody(claims, body)) return null;
      const key = await keys.find(keyId, now);
      if (!key) return null;
      const isGenuine = verify(
        'sha256',
        Buffer.from(`${header}.${claims}`),
        { key, dsaEncoding: 'ieee-p1363' },
        Buffer.from(signature, 'base64url'),
      );
      // The token identifies the delivery: two updates can have equal bodies, but never equal tokens.
      return isGenuine ? read(body, token[0]) : null;
    },
  };
}

/** Returns the id of the signing key, or null if the algorithm is not the one that Plaid uses. */
function readKeyId(header: string): string | null {
  const fields = parseFields(Buffer.from(header, 'base64url'));
  const hasPlaidAlgorithm = fields?.['alg'] === 'ES256';
  const keyId = fields?.['kid'];
  return hasPlaidAlgorithm && typeof keyId === 'string' && KEY_ID_PATTERN.test(keyId) ? keyId : null;
}

function isRecent(claims: string, now: Date): boolean {
  const issuedAt = parseFields(Buffer.from(claims, 'base64url'))?.['iat'];
  if (typeof issuedAt !== 'number') return false;
  const ageSeconds = now.getTime() / 1000 - issuedAt;
  return ageSeconds <= MAX_AGE_SECONDS && ageSeconds >= -CLOCK_SKEW_SECONDS;
}

function coversBody(claims: string, body: Buffer): boolean {
  const digest = parseFields(Buffer.from(claims, 'base64url'))?.['request_body_sha256'];
  if (typeof digest !== 'string' || !/^[0-9a-f]{64}$/i.test(digest)) return false;
  return timingSafeEqual(Buffer.from(digest, 'hex'), createHash('sha256').update(body).digest());
}

function read(body: Buffer, deliveryKey: string): VerifiedWebhook | null {
  const payload = parseFields(body);
  if (!payload) return null;
  const type = text(payload['webhook_type']) ?? 'UNKNOWN';
  const code = text(payload['webhook_code']) ?? 'UNKNOWN';
  const meaning = toMeaning(type, code, payload);
  return { deliveryKey, eventType: `${type}.${code}`, meaning, payload: withoutTokens(payload) };
}

const UPDATE_CODES = [
  'SYNC_UPDATES_AVAILABLE',
  'INITIAL_UPDATE',
  'HISTORICAL_UPDATE',
  'DEFAULT_UPDATE',
  'TRANSACTIONS_REMOVED',
];

/** The error messages for webhook codes that come without one. */
const MESSAGES: Record<string, string> = {
  USER_PERMISSION_REVOKED: 'The permission was withdrawn at the institution. Sign in again to grant it.',
  USER_ACCOUNT_REVOKED:
    'The permission for an account was withdrawn at the institution. Sign in again to grant it.',
};

function toMeaning(type: string, code: string, payload: Fields): WebhookMeaning {
  const linkToken = type === 'LINK' && code === 'SESSION_FINISHED' ? text(payload['link_token']) : null;
  if (linkToken !== null) {
    const tokenDigest = createHash('sha256').update(linkToken).digest('hex');
    return { kind: 'link_session_finished', externalId: null, tokenDigest };
  }
  const externalId = text(payload['item_id']);
  if (externalId === null) return { kind: 'recorded', externalId };
  if (type === 'TRANSACTIONS' && UPDATE_CODES.includes(code))
    return { kind: 'updates_available', externalId };
  if (type !== 'ITEM') return { kind: 'recorded', externalId };
  if (code === 'LOGIN_REPAIRED') return { kind: 'repaired', externalId };
  if (code === 'ERROR') return errorToMeaning(externalId, payload['error']);
  switch (getMeaning(code)) {
    case 'warning': {
      const expiresAt = readTimestamp(payload['consent_expiration_time'] ?? payload['disconnect_time']);
      return { kind: 'consent_expiring', externalId, expiresAt };
    }
    case 'reauth_required': {
      const message = MESSAGES[code] ?? 'The institution requires the user to sign in again.';
      return { kind: 'reauth_required', externalId, code, message };
    }
    default:
      return { kind: 'recorded', externalId };
  }
}

function errorToMeaning(externalId: string, error: unknown): WebhookMeaning {
  const fields: Fields = typeof error === 'object' && error !== null ? { ...error } : {};
  const code = text(fields['error_code']) ?? 'UNKNOWN_ERROR';
  const message =
    text(fields['error_message']) ?? 'Plaid reported an error for this login without a message.';
  const failure = { externalId, code, message };
  switch (getMeaning(code, text(fields['error_type']))) {
    case 'warning':
      return { kind: 'consent_expiring', externalId, expiresAt: null };
    case 'reauth_required':
      return { kind: 'reauth_required', ...failure };
    case 'permanent':
      return { kind: 'failed_permanently', ...failure };
    default:
      return { kind: 'failed', ...failure };
  }
}

/** Webhooks about Link contain its tokens, some of them deep inside. A stored webhook has none. */
function withoutTokens(payload: Fields): unknown {
  return JSON.parse(
    JSON.stringify(payload, (_name, value) => (typeof value === 'string' ? redactTokens(value) : value)),
  );
}

/** Returns the timestamp as RFC 3339 in UTC, or null if it is missing or malformed. */
function readTimestamp(value: unknown): string | null {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function parseFields(json: Buffer): Fields | null {
  try {
    const value: unknown = JSON.parse(json.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
