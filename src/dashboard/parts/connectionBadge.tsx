import type { Connection } from '../household.ts';

const STATES: Record<string, [tone: string, label: string]> = {
  active: ['good', 'Working'],
  error: ['bad', 'Error'],
  pending_reauth: ['warn', 'Sign in again'],
  disconnected: ['', 'Removed'],
};

/** How a bank is: in words, with a colour. */
export function ConnectionBadge({ connection }: { connection: Connection }) {
  const { status, paused, provider } = connection;
  if (paused && status !== 'disconnected') return <span class="badge">Paused</span>;
  if (provider === 'csv' && status === 'active') return <span class="badge">Files</span>;
  const [tone, label] = STATES[status] ?? ['', status];
  return <span class={`badge ${tone}`}>{label}</span>;
}
