import type {
  AccountsGetResponse,
  ItemGetResponse,
  ItemPublicTokenExchangeResponse,
  ItemRemoveResponse,
  ItemWebhookUpdateResponse,
  LinkTokenCreateResponse,
  SandboxItemFireWebhookResponse,
  SandboxItemResetLoginResponse,
  SandboxPublicTokenCreateResponse,
  TransactionsSyncResponse,
  WebhookVerificationKeyGetResponse,
} from 'plaid';
import { type Enrollment, LoginRefused } from '../bank/bank.ts';
import { CustomUserInvalid, parseConfiguration } from '../bank/customLogin.ts';
import { accessTokenOf, accountIdOf, itemIdOf } from './identity.ts';
import { institutionEndpoints } from './institutionEndpoints.ts';
import { isPlaidCode, PlaidFailure } from './plaidFailure.ts';
import type { PlaidState } from './plaidState.ts';
import { openAccounts, renderAccount, renderItem } from './render.ts';
import { type Fields, type FieldTypes, listOf, numberOf, objectOf, textOf } from './requestFields.ts';
import { syncPage } from './syncPage.ts';
import { webhookPayload } from './webhookPayload.ts';
import type { Wire } from './wire.ts';

export interface Endpoint {
  /** What the request may hold; names that end in `!` are required. */
  fields: FieldTypes;
  answer(state: PlaidState, fields: Fields): object | Promise<object>;
}

/** An answer as its endpoint gives it; the request's id is put in for all of them. */
export type Body<Response> = Omit<Wire<Response>, 'request_id'>;

export const endpoints: Record<string, Endpoint> = {
  ...institutionEndpoints,

  '/link/token/create': {
    fields: {
      client_name: 'string!',
      language: 'string!',
      country_codes: 'array!',
      user: 'object',
      user_id: 'string',
      products: 'array',
      required_if_supported_products: 'array',
      optional_products: 'array',
      additional_consented_products: 'array',
      webhook: 'string',
      access_token: 'string',
      link_customization_name: 'string',
      redirect_uri: 'string',
      android_package_name: 'string',
      account_filters: 'object',
      institution_id: 'string',
      update: 'object',
      transactions: 'object',
      hosted_link: 'object',
    },
    answer: (state, fields) => {
      const token = textOf(fields.access_token);
      const updates = token === null ? null : itemByToken(state, token, { evenIfBroken: true });
      const products = listOf(fields.products);
      if (!updates && products.length === 0) throw new PlaidFailure('MISSING_FIELDS', missing('products'));
      if (updates && products.length > 0 && fields.update === undefined) {
        throw new PlaidFailure('INVALID_FIELD', 'products cannot be set in update mode');
      }
      if (fields.user === undefined && fields.user_id === undefined) {
        throw new PlaidFailure('MISSING_FIELDS', missing('user'));
      }
      if (fields.user !== undefined && !textOf(objectOf(fields.user).client_user_id)) {
        throw new PlaidFailure('MISSING_FIELDS', missing('user.client_user_id'));
      }
      const days = numberOf(objectOf(fields.transactions).days_requested);
      if (days !== null && (days < 1 || days > 730)) {
        throw new PlaidFailure('INVALID_FIELD', 'transactions.days_requested must be between 1 and 730');
      }
      const linkToken = state.issueToken('link');
      const lifetimeMs = (updates ? 30 : 240) * 60_000;
      const expiresAt = new Date(state.bank.clock.now().getTime() + lifetimeMs).toISOString();
      state.linkTokens.set(linkToken, { expiresAt, webhookUrl: textOf(fields.webhook), products, updates });
      return { expiration: expiresAt, link_token: linkToken } satisfies Body<LinkTokenCreateResponse>;
    },
  },

  '/sandbox/public_token/create': {
    fields: {
      institution_id: 'string!',
      initial_products: 'array!',
      options: 'object',
      user_token: 'string',
      user_id: 'string',
    },
    answer: (state, fields) => {
      const options = objectOf(fields.options);
      const publicToken = createPublicToken(state, {
        institutionId: textOf(fields.institution_id) ?? '',
        username: textOf(options.override_username) ?? 'user_good',
        password: textOf(options.override_password) ?? 'pass_good',
        webhookUrl: textOf(options.webhook),
        products: listOf(fields.initial_products),
      });
      return { public_token: publicToken } satisfies Body<SandboxPublicTokenCreateResponse>;
    },
  },

  '/item/public_token/exchange': {
    fields: { public_token: 'string!' },
    answer: ({ bank, publicTokens }, fields) => {
      const publicToken = textOf(fields.public_token) ?? '';
      const link = publicTokens.get(publicToken);
      if (!link) throw new PlaidFailure('INVALID_PUBLIC_TOKEN');
      const enrollment = bank.enroll(link);
      publicTokens.delete(publicToken);
      return {
        access_token: accessTokenOf(enrollment),
        item_id: itemIdOf(enrollment),
      } satisfies Body<ItemPublicTokenExchangeResponse>;
    },
  },

  '/item/get': {
    fields: { access_token: 'string!' },
    answer: (state, fields) => {
      const enrollment = itemOf(state, fields, { evenIfBroken: true });
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
    answer: (state, fields) => {
      itemOf(state, fields, { evenIfBroken: true }).record.removed = true;
      state.bank.save();
      return {} satisfies Body<ItemRemoveResponse>;
    },
  },

  '/item/webhook/update': {
    fields: { access_token: 'string!', webhook: 'string' },
    answer: (state, fields) => {
      const enrollment = itemOf(state, fields, { evenIfBroken: true });
      enrollment.record.webhookUrl = textOf(fields.webhook) || null;
      state.bank.save();
      return { item: renderItem(enrollment) } satisfies Body<ItemWebhookUpdateResponse>;
    },
  },

  '/accounts/get': {
    fields: { access_token: 'string!', options: 'object' },
    answer: (state, fields) => accountsBody(itemOf(state, fields), fields),
  },

  '/accounts/balance/get': {
    fields: { access_token: 'string!', options: 'object' },
    answer: (state, fields) => accountsBody(itemOf(state, fields), fields),
  },

  '/transactions/sync': {
    fields: { access_token: 'string!', cursor: 'string', count: 'integer', options: 'object' },
    answer: (state, fields) => {
      const enrollment = itemOf(state, fields);
      const options = objectOf(fields.options);
      const count = numberOf(fields.count) ?? 100;
      if (count < 1 || count > 500)
        throw new PlaidFailure('INVALID_FIELD', 'count must be between 1 and 500');
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
    answer: ({ webhooks }, fields) => {
      const key = webhooks.findKey(textOf(fields.key_id) ?? '');
      if (!key) throw new PlaidFailure('INVALID_WEBHOOK_VERIFICATION_KEY_ID');
      return { key } satisfies Body<WebhookVerificationKeyGetResponse>;
    },
  },

  '/sandbox/item/fire_webhook': {
    fields: { access_token: 'string!', webhook_type: 'string', webhook_code: 'string!' },
    answer: async (state, fields) => {
      const enrollment = itemOf(state, fields, { evenIfBroken: true });
      const { webhookUrl } = enrollment.record;
      if (!webhookUrl) throw new PlaidFailure('SANDBOX_WEBHOOK_INVALID');
      const payload = webhookPayload(
        enrollment,
        textOf(fields.webhook_code) ?? '',
        textOf(fields.webhook_type),
      );
      await state.webhooks.deliver(webhookUrl, payload);
      return { webhook_fired: true } satisfies Body<SandboxItemFireWebhookResponse>;
    },
  },

  '/sandbox/item/reset_login': {
    fields: { access_token: 'string!' },
    answer: (state, fields) => {
      itemOf(state, fields, { evenIfBroken: true }).record.errorCode = 'ITEM_LOGIN_REQUIRED';
      state.bank.save();
      return { reset_login: true } satisfies Body<SandboxItemResetLoginResponse>;
    },
  },
};

/** What Link would hand to the browser once this person has signed in. */
export function createPublicToken(
  state: PlaidState,
  access: {
    institutionId: string;
    username: string;
    password: string;
    webhookUrl: string | null;
    products: string[];
  },
): string {
  const { institutionId, username, password, webhookUrl, products } = access;
  const institution = state.bank.findInstitution(institutionId);
  if (institution?.provider !== 'plaid') throw new PlaidFailure('INVALID_INSTITUTION');
  if (products.length === 0) throw new PlaidFailure('MISSING_FIELDS', missing('initial_products'));
  // Plaid's documented way to rehearse a failing login.
  const forced = /^error_([A-Z_]+)$/.exec(password)?.[1];
  if (forced !== undefined) throw new PlaidFailure(isPlaidCode(forced) ? forced : 'INVALID_CREDENTIALS');
  const configuration = username === 'user_custom' ? password : null;
  try {
    if (configuration !== null) {
      const { force_error: error, recaptcha } = parseConfiguration(configuration);
      if (recaptcha === 'bad') throw new PlaidFailure('RECAPTCHA_BAD');
      if (typeof error === 'string' && error !== '') {
        throw new PlaidFailure(isPlaidCode(error) ? error : 'INVALID_CREDENTIALS');
      }
    }
    state.bank.checkLogin(institutionId, username, configuration);
  } catch (error) {
    if (error instanceof LoginRefused) throw new PlaidFailure('INVALID_CREDENTIALS');
    if (error instanceof CustomUserInvalid) throw new PlaidFailure('INVALID_FIELD', error.message);
    throw error;
  }
  const publicToken = state.issueToken('public');
  state.publicTokens.set(publicToken, { institutionId, username, configuration, webhookUrl, products });
  return publicToken;
}

function accountsBody(enrollment: Enrollment, fields: Fields): Body<AccountsGetResponse> {
  const wanted = objectOf(fields.options).account_ids;
  let accounts = openAccounts(enrollment);
  if (Array.isArray(wanted)) {
    const known = new Set(accounts.map(({ key }) => accountIdOf(enrollment, key)));
    if (!wanted.every((id) => known.has(id))) throw new PlaidFailure('INVALID_ACCOUNT_ID');
    accounts = accounts.filter(({ key }) => wanted.includes(accountIdOf(enrollment, key)));
  }
  if (accounts.length === 0) throw new PlaidFailure('NO_ACCOUNTS');
  return {
    accounts: accounts.map((account) => renderAccount(enrollment, account)),
    item: renderItem(enrollment),
  };
}

function itemOf(state: PlaidState, fields: Fields, options?: { evenIfBroken: boolean }): Enrollment {
  return itemByToken(state, textOf(fields.access_token) ?? '', options);
}

function itemByToken(
  state: PlaidState,
  token: string,
  { evenIfBroken } = { evenIfBroken: false },
): Enrollment {
  const environment = /^access-(development|production)-/.exec(token)?.[1];
  if (environment !== undefined) {
    const message = `provided access token is for the wrong Plaid environment. expected "sandbox", got "${environment}"`;
    throw new PlaidFailure('INVALID_ACCESS_TOKEN', message);
  }
  const enrollment = state.findByAccessToken(token);
  if (enrollment?.institution.provider !== 'plaid') throw new PlaidFailure('INVALID_ACCESS_TOKEN');
  const { removed, errorCode } = enrollment.record;
  if (removed) throw new PlaidFailure('ITEM_NOT_FOUND');
  if (errorCode !== null && !evenIfBroken) {
    throw new PlaidFailure(isPlaidCode(errorCode) ? errorCode : 'ITEM_LOGIN_REQUIRED');
  }
  state.bank.catchUp(enrollment);
  return enrollment;
}

const missing = (...names: string[]) => `the following required fields are missing: ${names.join(', ')}`;
