import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeedPage } from '../../../src/providers/provider.ts';
import { defaultTiming, type RetryTiming } from '../../../src/providers/retry.ts';
import { createTellerProvider } from '../../../src/providers/teller/createTellerProvider.ts';
import { startTellerSandbox, type TellerSandbox } from '../../../src/sandbox/teller/startTellerSandbox.ts';
import { storable } from '../../support/storable.ts';

export const TODAY = '2026-11-24';

/** The sandbox with its certificates on disk, where the provider expects them. */
export const startTeller = () =>
  startTellerSandbox({ today: TODAY, certificateFolder: mkdtempSync(join(tmpdir(), 'breadbox-teller-')) });

/** The provider against the sandbox, over mutual TLS; it notes its waits instead of waiting. */
export function providerOf(
  sandbox: TellerSandbox,
  timing: Partial<RetryTiming> = {},
  withCertificate = true,
) {
  const waits: number[] = [];
  const provider = createTellerProvider(
    {
      applicationId: sandbox.applicationId,
      environment: 'sandbox',
      baseUrl: sandbox.url,
      certificatePath: withCertificate ? (sandbox.paths?.certificate ?? null) : null,
      privateKeyPath: withCertificate ? (sandbox.paths?.privateKey ?? null) : null,
      authorityPath: sandbox.paths?.authority ?? null,
      connectUrl: sandbox.connectUrl,
      webhookSecrets: [sandbox.webhookSecret],
    },
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
  if (!link || !feed || !webhooks) throw new Error('Teller has all three.');
  return { link, feed, webhooks, waits };
}

interface PullInput {
  cursor?: string | null;
  today?: string;
  oldestPending?: Record<string, string>;
}

/** What a whole pull delivers. */
export async function pullAll(
  provider: Pick<ReturnType<typeof providerOf>, 'feed'>,
  accessToken: string,
  input: PullInput = {},
) {
  const { restarts, pages } = await pullPages(provider, accessToken, input);
  return {
    restarts,
    accounts: pages.flatMap((page) => page.accounts),
    upserted: pages.flatMap((page) => page.upserted.map(storable)),
    removed: pages.flatMap((page) => page.removed),
    windows: pages.flatMap((page) => page.windows),
    cursor: pages.at(-1)?.cursor ?? null,
  };
}

/** The pages of a whole pull, those before a restart left out. */
export async function pullPages(
  { feed }: Pick<ReturnType<typeof providerOf>, 'feed'>,
  accessToken: string,
  { cursor = null, today = TODAY, oldestPending = {} }: PullInput = {},
) {
  let restarts = 0;
  let pages: FeedPage[] = [];
  const { signal } = new AbortController();
  for await (const event of feed.pull(accessToken, {
    cursor,
    oldestPending: new Map(Object.entries(oldestPending)),
    now: new Date(`${today}T12:00:00Z`),
    signal,
  })) {
    if (event.kind === 'page') {
      pages.push(event.page);
      continue;
    }
    restarts += 1;
    pages = [];
  }
  return { restarts, pages };
}
