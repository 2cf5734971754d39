import type {
  AccountsGetResponse,
  ItemGetResponse,
  ItemRemoveResponse,
  ItemWebhookUpdateResponse,
  SandboxItemFireWebhookResponse,
  SandboxItemResetLoginResponse,
  TransactionsSyncResponse,
  WebhookVerificationKeyGetResponse,
} from 'plaid';
import type { Enrollment } from '../bank/bank.ts';
import type { Body, Endpoint } from './endpoint.ts';
import { findItem } from './findItem.ts';
import { accountIdOf } from './identity.ts';
import { institutionEndpoints } from './institutionEndpoints.ts';
import { linkEndpoints } from './linkEndpoints.ts';
import { PlaidFailure } from './plaidFailure.ts';
import { openAccounts, renderAccount, renderItem } from './render.ts';
import { type Fields, numberOf, objectOf, textOf } from './requestFields.ts';
import { checkDays } from './requestValues.ts';
import { syncPage } from './syncPage.ts';
import { webhookPayload } from './webhookPayload.ts';

/** The webhooks that can be fired over the API; the sandbox's control can fire all of them. */
const FIREABLE = [
  'DEFAULT_UPDATE',
  'ERROR',
  'LOGIN_REPAIRED',
  'NEW_ACCOUNTS_AVAILABLE',
  'PENDING_DISCONNECT',
  'SYNC_UPDATES_AVAILABLE',
  'USER_ACCOUNT_REVOKED',
  'USER_PERMISSION_REVOKED',
];

export const endpoints: Record<string, Endpoint> = {
  ...institutionEndpoints,
  ...linkEndpoints,

  '/item/get': {
    fields: { access_token: 'string!' },
    handle: (state, fields) => {
      const enrollment = findItem(state, fields, { allowBroken: true });
      const updatedAt = state.bank.clock.now().toISOString();
      return {
        item: { ...renderItem(enrollment), created_at: enrollment.record.createdAt },
        status: {
          investments: null,
          last_webhook: null,
          transactions: { last_failed_update: null, last_successful_update: updatedAt },
        },
      } satisfies Body<ItemGetResponse>;
    },
  },

  '/item/remove': {
    fields: { access_token: 'string!', reason_code: 'string', reason_note: 'string' },
    handle: (state, fields) => {
      findItem(state, fields, { allowBroken: true }).record.removed = true;
      state.bank.save();
      return {} satisfies Body<ItemRemoveResponse>;
    },
  },

  '/item/webhook/update': {
    fields: { access_token: 'string!', webhook: 'string' },
    handle: (state, fields) => {
      const enrollment = findItem(state, fields, { allowBroken: true });
      enrollment.record.webhookUrl = textOf(fields.webhook) || null;
      state.bank.save();
      return { item: renderItem(enrollment) } satisfies Body<ItemWebhookUpdateResponse>;
    },
  },

  '/accounts/get': {
    fields: { access_token: 'string!', options: 'object' },
    handle: (state, fields) => accountsBody(findItem(state, fields), fields),
  },

  '/accounts/balance/get': {
    fields: { access_token: 'string!', options: 'object' },
    handle: (state, fields) => accountsBody(findItem(state, fields), fields),
  },

  '/transactions/sync': {
    fields: { access_token: 'string!', cursor: 'string', count: 'integer', options: 'object' },
    handle: (state, fields) => {
      const enrollment = findItem(state, fields);
      const options = objectOf(fields.options);
      const count = numberOf(fields.count) ?? 100;
      if (count < 1 || count > 500)
        throw new PlaidFailure('INVALID_FIELD', 'count must be between 1 and 500');
      checkDays('options.days_requested', options.days_requested);
      if (options.account_id !== undefined) {
        throw new PlaidFailure('INVALID_FIELD', 'this sandbox does not filter updates by account_id');
      }
      if (!enrollment.record.products.includes('transactions'))
        enrollment.record.products.push('transactions');
      const withOriginal = options.include_original_description === true;
      const size = Math.min(count, state.pageSizeLimits.get(enrollment) ?? count);
      const page = syncPage(enrollment, textOf(fields.cursor) ?? '', size, withOriginal);
      if (page.has_more) state.mutate(enrollment);
      return page satisfies Body<TransactionsSyncResponse>;
    },
  },

  '/webhook_verification_key/get': {
    fields: { key_id: 'string!' },
    handle: ({ webhooks }, fields) => {
      const key = webhooks.findKey(textOf(fields.key_id) ?? '');
      if (!key) throw new PlaidFailure('INVALID_WEBHOOK_VERIFICATION_KEY_ID');
      return { key } satisfies Body<WebhookVerificationKeyGetResponse>;
    },
  },

  '/sandbox/item/fire_webhook': {
    fields: { access_token: 'string!', webhook_type: 'string', webhook_code: 'string!' },
    handle: async (state, fields) => {
      const enrollment = findItem(state, fields, { allowBroken: true });
      const { webhookUrl } = enrollment.record;
      const code = textOf(fields.webhook_code) ?? '';
      if (!FIREABLE.includes(code)) {
        throw new PlaidFailure('INVALID_FIELD', `webhook_code must be one of ${FIREABLE.join(', ')}`);
      }
      if (!webhookUrl) throw new PlaidFailure('SANDBOX_WEBHOOK_INVALID');
      const payload = webhookPayload(enrollment, code, textOf(fields.webhook_type));
      await state.webhooks.deliver(webhookUrl, payload);
      return { webhook_fired: true } satisfies Body<SandboxItemFireWebhookResponse>;
    },
  },

  '/sandbox/item/reset_login': {
    fields: { access_token: 'string!' },
    handle: (state, fields) => {
      findItem(state, fields, { allowBroken: true }).record.errorCode = 'ITEM_LOGIN_REQUIRED';
      state.bank.save();
      return { reset_login: true } satisfies Body<SandboxItemResetLoginResponse>;
    },
  },
};

function accountsBody(enrollment: Enrollment, fields: Fields): Body<AccountsGetResponse> {
  const requestedIds = objectOf(fields.options).account_ids;
  let accounts = openAccounts(enrollment);
  if (Array.isArray(requestedIds)) {
    const known = new Set(accounts.map(({ key }) => accountIdOf(enrollment, key)));
    if (!requestedIds.every((id) => known.has(id))) throw new PlaidFailure('INVALID_ACCOUNT_ID');
    accounts = accounts.filter(({ key }) => requestedIds.includes(accountIdOf(enrollment, key)));
  }
  if (accounts.length === 0) throw new PlaidFailure('NO_ACCOUNTS');
  return {
    accounts: accounts.map((account) => renderAccount(enrollment, account)),
    item: renderItem(enrollment),
  };
}
