import { computed, signal } from '@preact/signals';
import type { Client } from '../../generated/client/index.ts';
import { BreadboxError, createClient } from '../../generated/client/index.ts';

/** The key stays in this tab: sessionStorage ends with it, and no request but the API's carries it. */
const STORED = 'breadbox-key';

interface Session {
  key: string;
  /** Set for a session that a link opened; its key is revoked when it ends. */
  keyId: string | null;
}

export const session = signal<Session | null>(readStored());

/** Why the last session ended, for the page that signs in again. */
export const endReason = signal<string | null>(null);

/** Whether the last request reached the server. */
export const isOffline = signal(false);

function readStored(): Session | null {
  const text = sessionStorage.getItem(STORED);
  // Only `open` writes it.
  return text ? (JSON.parse(text) as Session) : null;
}

function open(opened: Session): void {
  sessionStorage.setItem(STORED, JSON.stringify(opened));
  endReason.value = null;
  session.value = opened;
}

export function endSession(reason: string | null): void {
  sessionStorage.removeItem(STORED);
  endReason.value = reason;
  session.value = null;
}

const clientWith = (apiKey: string): Client =>
  createClient({
    baseUrl: location.origin,
    apiKey,
    async fetch(request) {
      try {
        const response = await fetch(request);
        isOffline.value = false;
        if (response.status === 401 && session.value?.key === apiKey) {
          endSession('Your session has ended. Sign in again.');
        }
        return response;
      } catch (error) {
        if (!request.signal.aborted) isOffline.value = true;
        throw error;
      }
    },
  });

const client = computed(() => clientWith(session.value?.key ?? ''));

/** The API, with the key of the session. */
export const api = (): Client => client.value;

/** Whether the server is ready. Its answer is the same with 503, which is not asked again but shown. */
export async function getReadiness(signal: AbortSignal) {
  const { paths } = createClient({ baseUrl: location.origin, apiKey: '', retries: 0 });
  const { data, error } = await paths.GET('/health/ready', { signal });
  const answer = data ?? error;
  if (!answer || !('db' in answer)) throw new Explained('The server has not said whether it is ready.');
  return answer;
}

/** Exchanges the code of a sign-in link. */
export async function signInWithCode(code: string): Promise<void> {
  const { key, key_id: keyId } = await clientWith('').apiKeys.createDashboardSession({ code });
  open({ key, keyId });
}

/** @throws BreadboxError if the server refuses the key. */
export async function signInWithKey(key: string): Promise<void> {
  await clientWith(key).apiKeys.getCurrent();
  open({ key, keyId: null });
}

export async function signOut(): Promise<void> {
  const { keyId = null } = session.value ?? {};
  // A key that cannot be revoked now expires by itself.
  if (keyId)
    await api()
      .apiKeys.revoke(keyId)
      .catch(() => undefined);
  endSession(null);
}

/** An error whose message is already written for a person. */
export class Explained extends Error {}

/** A sentence for a person: what happened, and what to do where the server says so. */
export function describeError(error: unknown): string {
  if (error instanceof Explained) return error.message;
  if (!(error instanceof BreadboxError)) return 'Something unexpected happened. Try it again.';
  if (error.code === 'NETWORK_ERROR') return 'The server cannot be reached. Check that it is running.';
  if (error.code === 'RATE_LIMITED') return 'Too many requests. Wait a moment and try it again.';
  if (error.code === 'FORBIDDEN') return `Your key may not do this. ${error.message}`;
  return error.message;
}
