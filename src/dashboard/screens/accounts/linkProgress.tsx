import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { Output } from '../../../../generated/client/index.ts';
import { Icon } from '../../parts/icon.tsx';
import { toast, toastError } from '../../parts/toasts.tsx';
import { invalidate } from '../../query.ts';
import { address, setQuery } from '../../router.ts';
import { api } from '../../session.ts';
import { syncNow } from '../../sync.ts';

type Session = Output<'getLinkSession'>;

const POLL_MS = 2_000;

/** The short id of a bank that has just been linked, until the screen has scrolled to it. */
export const newBank = signal<string | null>(null);

const leave = () => setQuery({ link_session: undefined, again: undefined });

/** What has become of a sign-in at a bank, after its page has led back here. */
export function LinkProgress({ id }: { id: string }) {
  const [session, setSession] = useState<Session | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const ask = async (): Promise<void> => {
      const current = await api().connections.getLinkSession(id, { signal: abort.signal });
      setSession(current);
      if (current.status === 'open') {
        timer = setTimeout(() => void ask().catch(fail), POLL_MS);
      } else if (current.status === 'completed') {
        await showCompleted(current);
      }
    };
    const fail = (error: unknown) => {
      if (abort.signal.aborted) return;
      toastError(error);
      leave();
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    void ask().catch(fail);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [id]);

  if (!session || session.status === 'open') {
    return (
      <div class="notice link-notice" role="status">
        <span class="spinner" />
        <span class="grow">Waiting for the bank to finish.</span>
        <button type="button" class="link-button" onClick={leave}>
          Dismiss
        </button>
      </div>
    );
  }
  if (session.status === 'completed') return null;
  return (
    <div class="notice warn link-notice" role="alert">
      <Icon name="alert" size={16} />
      <span class="grow">{describe(session)}</span>
      <button type="button" class="link-button" onClick={leave}>
        Dismiss
      </button>
    </div>
  );
}

function describe({ status, error }: Session): string {
  if (status === 'duplicate') return 'These accounts are linked already. Nothing was changed.';
  if (status === 'expired')
    return error?.message ?? 'Nobody finished signing in, so the page has expired. Start again.';
  return error?.message ?? 'The bank could not be linked. Start again.';
}

/** The banks that were linked, and their first syncs. */
async function showCompleted({ connection_ids: ids }: Session): Promise<void> {
  const done = address.value.query.get('again') === '1' ? 'signed in again' : 'linked';
  leave();
  invalidate('connections', 'accounts');
  for (const id of ids) {
    const connection = await api().connections.get(id);
    newBank.value = connection.short_id;
    toast(`${connection.institution_name} is ${done}.`);
    void syncNow(connection);
  }
}
