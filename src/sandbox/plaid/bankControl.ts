import type { Enrollment } from '../bank/bank.ts';
import { ControlFailure, createLedgerControl, type ItemSelector } from '../bank/ledgerControl.ts';
import type { Delivery } from '../delivery.ts';
import { finishSession, leaveSession } from './hostedLink.ts';
import { accessTokenOf, accountIdOf, itemIdOf, transactionIdOf } from './identity.ts';
import { errorObject, PlaidFailure } from './plaidFailure.ts';
import type { PlaidState } from './plaidState.ts';
import { createPublicToken, linkMetadata } from './publicTokens.ts';
import { renderAccount, renderTransaction } from './render.ts';
import { webhookPayload } from './webhookPayload.ts';
import type { Forgery } from './webhookSender.ts';

/** Controls Plaid's institutions: the methods of every provider, and Plaid's own. */
export type PlaidBankControl = ReturnType<typeof createBankControl>;

export interface ItemView {
  itemId: string;
  accessToken: string;
  institutionId: string;
  institutionName: string;
  username: string;
  webhookUrl: string | null;
  errorCode: string | null;
}

export function createBankControl(state: PlaidState) {
  const { bank, faults, calls } = state;
  const findItem = (selector: string) => state.findItem(selector);

  const itemOf = ({ item }: ItemSelector): Enrollment => {
    const enrollment = state.findItem(item);
    if (!enrollment) throw new ControlFailure(`No item matches ${item}.`);
    return enrollment;
  };

  const linkTokenOf = (link: string) => {
    const linkToken = state.findLinkToken(link) ?? '';
    const token = state.linkTokens.get(linkToken);
    if (!token || token.expiresAt < bank.clock.now().toISOString())
      throw new PlaidFailure('INVALID_LINK_TOKEN');
    return { linkToken, token };
  };

  return {
    ...createLedgerControl({
      bank,
      faults,
      calls,
      findItem,
      accountIdOf,
      transactionIdOf,
      renderAccount,
      renderTransaction: (enrollment, entry) => renderTransaction(enrollment, entry),
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

    requireLogin: ({ item, code = 'ITEM_LOGIN_REQUIRED' }: ItemSelector & { code?: string }) => {
      itemOf({ item }).record.errorCode = code;
      bank.save();
      return {};
    },

    /** The user has signed in again. */
    repairLogin: (selector: ItemSelector) => {
      itemOf(selector).record.errorCode = null;
      bank.save();
      return {};
    },

    /** The institution replaces the ids of all accounts and transactions; the item keeps its id. */
    renewIds: ({ item }: ItemSelector) => {
      const { record } = itemOf({ item });
      record.generation = (record.generation ?? 0) + 1;
      bank.save();
      return {};
    },

    /** A status is what /transactions/sync reports instead of a complete history. */
    setHistoryReady: ({ item, ready }: ItemSelector & { ready: Enrollment['record']['historyReady'] }) => {
      itemOf({ item }).record.historyReady = ready;
      bank.save();
      return {};
    },

    /** Limits the pages of /transactions/sync; null removes the limit. */
    setPageSize: ({ item, limit }: ItemSelector & { limit: number | null }) => {
      if (limit === null) state.pageSizeLimits.delete(itemOf({ item }));
      else state.pageSizeLimits.set(itemOf({ item }), limit);
      return {};
    },

    /** Changes the item's data after each of the next `times` pages that are not the last one. */
    mutateDuringPagination: ({ item, times }: ItemSelector & { times: number }) => {
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

    /**
     * Completes Link as the user does in the browser. In update mode it repairs the item and returns no token. `link` is
     * the link token or the address of its page.
     */
    completeLink: (input: { link: string; institutionId?: string; username?: string; password?: string }) => {
      const { linkToken, token } = linkTokenOf(input.link);
      const { institutionId = 'ins_900001', username = 'user_good', password = 'pass_good' } = input;
      if (token.hosted) return finishSession(state, linkToken, { institutionId, username, password });
      if (token.updates) {
        token.updates.record.errorCode = null;
        bank.save();
        return { publicToken: null };
      }
      const { webhookUrl, products } = token;
      const access = { institutionId, username, password, webhookUrl, products };
      return { publicToken: createPublicToken(state, access) };
    },

    /** The link tokens, in the order they were made. */
    linkTokens: () => [...state.linkTokens.keys()],

    /** Leaves the page of Hosted Link as the user does in the browser, after an error of this code. */
    leaveLink: ({ link, code }: { link: string; code?: string }) => {
      leaveSession(state, linkTokenOf(link).linkToken, code === undefined ? null : errorObject(code));
      return {};
    },

    /** What Hosted Link reports of a finished session. */
    setHostedResults: (results: Partial<PlaidState['hostedResults']>) => {
      Object.assign(state.hostedResults, results);
      return {};
    },

    /** Whether Hosted Link refuses to lead back to the application. */
    setRefusesRedirects: ({ enabled }: { enabled: boolean }) => {
      state.refusesRedirects = enabled;
      return {};
    },

    setWebhookUrl: ({ item, url }: ItemSelector & { url: string | null }) => {
      itemOf({ item }).record.webhookUrl = url;
      bank.save();
      return {};
    },

    fireWebhook: (
      input: ItemSelector & {
        code?: string;
        type?: string;
        copies?: number;
        forgery?: Forgery;
        url?: string;
      },
    ) => {
      const enrollment = itemOf(input);
      const { code = 'SYNC_UPDATES_AVAILABLE', type = null, copies = 1, forgery } = input;
      const url = input.url ?? enrollment.record.webhookUrl;
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

    /** Signs new deliveries with a new key; the old one is served as expired. */
    rotateWebhookKey: () => ({ keyId: state.webhooks.rotateKey() }),

    /** Whether items send SYNC_UPDATES_AVAILABLE when their data changes. */
    setAutomaticWebhooks: ({ enabled }: { enabled: boolean }) => {
      state.automaticWebhooks = enabled;
      return {};
    },
  };
}
