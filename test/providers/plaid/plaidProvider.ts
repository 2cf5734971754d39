import { createPlaidProvider } from '../../../src/providers/plaid/createPlaidProvider.ts';
import type { FeedEvent, FeedPage } from '../../../src/providers/provider.ts';
import { ProviderError } from '../../../src/providers/provider.ts';
import { defaultTiming, type RetryTiming } from '../../../src/providers/retry.ts';
import type { PlaidSandbox } from '../../../src/sandbox/plaid/startPlaidSandbox.ts';
import { noteError } from '../../support/secretNotes.ts';
import { storable } from '../../support/storable.ts';

/** Creates the provider against the sandbox, over real sockets. It records its waits instead of waiting. */
export function providerOf(sandbox: PlaidSandbox, timing: Partial<RetryTiming> = {}) {
  const waits: number[] = [];
  const provider = createPlaidProvider(
    { clientId: sandbox.clientId, secret: sandbox.secret, baseUrl: sandbox.url },
    {
      timing: {
        ...defaultTiming,
        random: () => 1,
        wait: async (milliseconds) => {
          waits.push(milliseconds);
        },
        ...timing,
      },
    },
  );
  const { link, feed, webhooks } = provider;
  if (!link || !feed || !webhooks) throw new Error('The Plaid provider lacks link, feed or webhooks.');
  return { link, feed, webhooks, waits };
}

/** Signs in as the sandbox's user would and exchanges the token. */
export async function signIn(
  sandbox: PlaidSandbox,
  { institutionId = 'ins_900001', username }: { institutionId?: string; username?: string } = {},
) {
  const { publicToken } = sandbox.control.createPublicToken({ institutionId, ...(username && { username }) });
  return providerOf(sandbox).link.exchange({
    provider: 'plaid',
    publicToken,
    institutionId,
    institutionName: 'First Bank',
    accounts: [],
  });
}

/** Pulls everything. Returns the pages since the last restart, also joined. */
export async function pullAll(
  { feed }: Pick<ReturnType<typeof providerOf>, 'feed'>,
  credentials: string,
  {
    cursor = null,
    signal = new AbortController().signal,
  }: { cursor?: string | null; signal?: AbortSignal } = {},
) {
  const events: FeedEvent[] = [];
  let pages: FeedPage[] = [];
  for await (const event of feed.pull(credentials, {
    cursor,
    oldestPending: new Map(),
    now: new Date(),
    signal,
  })) {
    events.push(event);
    if (event.kind === 'restart') pages = [];
    else pages.push(event.page);
  }
  return {
    restarts: events.filter(({ kind }) => kind === 'restart').length,
    pages,
    accounts: pages.flatMap((page) => page.accounts),
    upserted: pages.flatMap((page) => page.upserted.map(storable)),
    removed: pages.flatMap((page) => page.removed),
    cursor: pages.at(-1)?.cursor ?? null,
  };
}

export async function failureOf(call: Promise<unknown>): Promise<ProviderError> {
  try {
    await call;
  } catch (error) {
    noteError('of a provider', error);
    if (error instanceof ProviderError) return error;
    throw error;
  }
  throw new Error('The call was expected to fail.');
}
