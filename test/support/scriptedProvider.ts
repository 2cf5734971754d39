import { createHash } from 'node:crypto';
import type {
  FeedAccount,
  FeedEvent,
  FeedPage,
  FeedTransaction,
  Provider,
  PullOptions,
} from '../../src/providers/provider.ts';

/** A fake provider that delivers what the test scripts: pages, restarts and failures, in order. */
export interface ScriptedProvider extends Provider {
  name: 'plaid';
  /** What the next pull delivers; an Error in it is thrown. */
  script: (FeedEvent | Error)[];
  /** The accounts that listAccounts returns. */
  accounts: FeedAccount[];
  pulls: PullOptions[];
  revoked: string[];
}

export const checking: FeedAccount = {
  externalId: 'checking',
  persistentId: null,
  name: 'Everyday Checking',
  officialName: null,
  type: 'depository',
  subtype: 'checking',
  mask: '0042',
  isoCurrencyCode: 'USD',
  unofficialCurrencyCode: null,
  balanceCurrent: '100.00',
  balanceAvailable: null,
  balanceLimit: null,
};

/** Returns the access token for a public token. It is random enough not to occur in any output by chance. */
export const scriptedAccessToken = (publicToken: string): string =>
  `access-scripted-${createHash('sha256').update(publicToken).digest('hex').slice(0, 24)}`;

export function scriptedProvider(): ScriptedProvider {
  const provider: ScriptedProvider = {
    name: 'plaid',
    script: [],
    accounts: [checking],
    pulls: [],
    revoked: [],
    feed: {
      async *pull(_credentials, options) {
        provider.pulls.push(options);
        for (const event of provider.script) {
          if (event instanceof Error) throw event;
          yield event;
        }
      },
      listAccounts: async () => provider.accounts,
    },
    link: {
      exchangesRepeatedly: false,
      getParameters: async () => ({
        provider: 'plaid',
        linkToken: 'link-scripted-session',
        expiresAt: '2026-01-01T00:00:00.000Z',
      }),
      isWorking: async () => true,
      exchange: async (credentials) => ({
        credentials: scriptedAccessToken(
          credentials.provider === 'plaid' ? credentials.publicToken : credentials.accessToken,
        ),
        externalId: `item-${credentials.provider === 'plaid' ? credentials.publicToken : credentials.enrollmentId}`,
        institutionId: 'ins_1',
        institutionName: 'First Platypus Bank',
      }),
      getInstitution: async () => ({ institutionId: 'ins_1', institutionName: 'First Platypus Bank' }),
      revoke: async (credentials) => {
        provider.revoked.push(credentials);
      },
    },
  };
  return provider;
}

export function page(parts: Partial<FeedPage>): FeedEvent {
  return {
    kind: 'page',
    page: { accounts: [], upserted: [], removed: [], windows: [], cursor: null, ...parts },
  };
}

/** Returns a posted purchase at a coffee shop, with the given differences. */
export function purchase(externalId: string, differences: Partial<FeedTransaction> = {}): FeedTransaction {
  return {
    externalId,
    accountExternalId: 'checking',
    pendingExternalId: null,
    amount: '4.75',
    isoCurrencyCode: 'USD',
    unofficialCurrencyCode: null,
    date: '2026-11-19',
    datetime: null,
    authorizedDate: null,
    authorizedDatetime: null,
    name: 'BLUE HERON COFFEE 0042',
    merchantName: 'Blue Heron Coffee',
    categoryPrimary: 'FOOD_AND_DRINK',
    categoryDetailed: 'FOOD_AND_DRINK_COFFEE',
    paymentChannel: 'in store',
    pending: false,
    raw: {},
    ...differences,
  };
}
