import type { Enrollment } from '../bank/bank.ts';
import { type AboutItem, ControlFailure, createLedgerControl } from '../bank/ledgerControl.ts';
import { describeScenarios, runScenario, type ScenarioRun } from '../bank/scenario.ts';
import type { Delivery } from '../delivery.ts';

import { accessTokenOf, accountIdOf, itemIdOf, transactionIdOf } from './identity.ts';
import { createPublicToken, linkMetadata } from './linkEndpoints.ts';
import { PlaidFailure } from './plaidFailure.ts';
import type { PlaidState } from './plaidState.ts';
import { renderAccount, renderTransaction } from './render.ts';
import { scenarios } from './scenarios.ts';
import { webhookPayload } from './webhookPayload.ts';
import type { Forgery } from './webhookSender.ts';

/** Tells Plaid's institutions what to do: what any provider's can be told, and what is Plaid's own. */
export type PlaidControl = ReturnType<typeof createControl>;

export interface ItemView {
  itemId: string;
  accessToken: string;
  institutionId: string;
  institutionName: string;
  username: string;
  webhookUrl: string | null;
  errorCode: string | null;
}

export function createControl(state: PlaidState) {
  const { bank, faults, calls } = state;
  const findItem = (selector: string) => state.findItem(selector);

  const itemOf = ({ item }: AboutItem): Enrollment => {
    const enrollment = state.findItem(item);
    if (!enrollment) throw new ControlFailure(`no item is ${item}`);
    return enrollment;
  };

  const control = {
    ...createLedgerControl({
      bank,
      faults,
      calls,
      findItem,
      accountIdOf,
      transactionIdOf,
      showAccount: renderAccount,
      showTransaction: (enrollment, entry) => renderTransaction(enrollment, entry),
    }),

    items: (): ItemView[] =>
      state.items().map((enrollment) => ({
        itemId: itemIdOf(enrollment),
        accessToken: accessTokenOf(enrollment),
        institutionId: enrollment.institution.id,
        institutionName: enrollment.institution.name,
        username: enrollment.record.username,
        webhookUrl: enrollment.record.webhookUrl,
        errorCode: enrollment.record.errorCode,
      })),

    requireLogin: ({ item, code = 'ITEM_LOGIN_REQUIRED' }: AboutItem & { code?: string }) => {
      itemOf({ item }).record.errorCode = code;
      bank.save();
      return {};
    },

    /** As if the person had signed in again. */
    repairLogin: (about: AboutItem) => {
      itemOf(about).record.errorCode = null;
      bank.save();
      return {};
    },

    /** The institution gives all accounts and transactions of the login new ids; the login stays the same. */
    renewIds: ({ item }: AboutItem) => {
      const { record } = itemOf({ item });
      record.generation = (record.generation ?? 0) + 1;
      bank.save();
      return {};
    },

    setHistoryReady: ({ item, ready }: AboutItem & { ready: boolean }) => {
      itemOf({ item }).record.historyReady = ready;
      bank.save();
      return {};
    },

    /** Null is as many as asked for. */
    setPageSize: ({ item, limit }: AboutItem & { limit: number | null }) => {
      if (limit === null) state.pageSizeLimits.delete(itemOf({ item }));
      else state.pageSizeLimits.set(itemOf({ item }), limit);
      return {};
    },

    /** The next so many pages that have more to follow are each followed by a change of the item's data. */
    mutateDuringPagination: ({ item, times }: AboutItem & { times: number }) => {
      state.mutations.set(itemOf({ item }), times);
      return {};
    },

    createPublicToken: (access: {
      institutionId: string;
      username?: string;
      password?: string;
      webhookUrl?: string;
    }) => {
      const { institutionId, username = 'user_good', password = 'pass_good', webhookUrl = null } = access;
      const products = ['transactions'];
      return {
        publicToken: createPublicToken(state, { institutionId, username, password, webhookUrl, products }),
        metadata: linkMetadata(state, { institutionId, username, password }),
      };
    },

    /** What a person does in Link, in the browser. In update mode the item is repaired and there is no new token. */
    completeLink: (link: {
      linkToken: string;
      institutionId?: string;
      username?: string;
      password?: string;
    }) => {
      const token = state.linkTokens.get(link.linkToken);
      if (!token || token.expiresAt < bank.clock.now().toISOString())
        throw new PlaidFailure('INVALID_LINK_TOKEN');
      if (token.updates) {
        token.updates.record.errorCode = null;
        bank.save();
        return { publicToken: null, metadata: null };
      }
      const { institutionId = 'ins_900001', username = 'user_good', password = 'pass_good' } = link;
      const { webhookUrl, products } = token;
      return {
        publicToken: createPublicToken(state, { institutionId, username, password, webhookUrl, products }),
        metadata: linkMetadata(state, { institutionId, username, password }),
      };
    },

    setWebhookUrl: ({ item, url }: AboutItem & { url: string | null }) => {
      itemOf({ item }).record.webhookUrl = url;
      bank.save();
      return {};
    },

    fireWebhook: (
      fired: AboutItem & { code?: string; type?: string; copies?: number; forgery?: Forgery; url?: string },
    ) => {
      const enrollment = itemOf(fired);
      const { code = 'SYNC_UPDATES_AVAILABLE', type = null, copies = 1, forgery } = fired;
      const url = fired.url ?? enrollment.record.webhookUrl;
      if (!url) throw new PlaidFailure('SANDBOX_WEBHOOK_INVALID');
      const deliveries: Promise<Delivery[]> = state.webhooks.deliver(
        url,
        webhookPayload(enrollment, code, type),
        {
          copies,
          forgery,
        },
      );
      return deliveries;
    },

    /** New deliveries are signed with a new key; the old one is served as expired. */
    rotateWebhookKey: () => ({ keyId: state.webhooks.rotateKey() }),

    /** Whether items send SYNC_UPDATES_AVAILABLE by themselves when their data changes. */
    setAutomaticWebhooks: ({ enabled }: { enabled: boolean }) => {
      state.automaticWebhooks = enabled;
      return {};
    },

    scenarios: () => describeScenarios(scenarios),

    /** Runs one step of a scenario, or all of them one after another. */
    runScenario: async (run: ScenarioRun) => {
      await runScenario(control, scenarios, run);
      return {};
    },
  };
  return control;
}
