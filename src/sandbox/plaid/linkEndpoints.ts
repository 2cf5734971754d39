import type {
  ItemPublicTokenExchangeResponse,
  LinkTokenCreateResponse,
  LinkTokenGetResponse,
  SandboxPublicTokenCreateResponse,
} from 'plaid';
import type { Body, Endpoint } from './endpoint.ts';
import { findItemByToken } from './findItem.ts';
import { createHostedLink, renderLinkToken } from './hostedLink.ts';
import { accessTokenOf, itemIdOf } from './identity.ts';
import { PlaidFailure } from './plaidFailure.ts';
import type { PlaidState } from './plaidState.ts';
import { createPublicToken, inMinutes, PUBLIC_TOKEN_MINUTES } from './publicTokens.ts';
import { type Fields, listOf, numberOf, objectOf, textOf } from './requestFields.ts';
import { checkCountries, checkDays, checkLanguage, checkProducts } from './requestValues.ts';

const LINK_TOKEN_MINUTES = 240;
const UPDATE_TOKEN_MINUTES = 30;
const HOSTED_URL_MINUTES = 30;
const SECONDS_PER_MINUTE = 60;
const MAX_URL_SECONDS = 21 * 24 * 3600;
/** Optional lists of products, which may be empty or absent. */
const PRODUCT_LISTS = [
  'required_if_supported_products',
  'optional_products',
  'additional_consented_products',
] as const;

/** The endpoints that link an item, up to its access token. */
export const linkEndpoints: Record<string, Endpoint> = {
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
      access_tokens: 'array',
      link_customization_name: 'string',
      appearance_mode: 'string',
      redirect_uri: 'string',
      android_package_name: 'string',
      institution_data: 'object',
      card_switch: 'object',
      account_filters: 'object',
      eu_config: 'object',
      institution_id: 'string',
      payment_configuration: 'object',
      payment_initiation: 'object',
      employment: 'object',
      income_verification: 'object',
      base_report: 'object',
      credit_partner_insights: 'object',
      cra_options: 'object',
      consumer_report_permissible_purpose: 'string',
      auth: 'object',
      transfer: 'object',
      update: 'object',
      identity_verification: 'object',
      statements: 'object',
      third_party_user_token: 'string',
      investments: 'object',
      investments_auth: 'object',
      hosted_link: 'object',
      transactions: 'object',
      cashflow_report: 'object',
      cra_enabled: 'boolean',
      identity: 'object',
      financekit_supported: 'boolean',
      enable_multi_item_link: 'boolean',
      user_token: 'string',
    },
    handle: (state, fields) => {
      const token = textOf(fields.access_token);
      const updates = token === null ? null : findItemByToken(state, token, { allowBroken: true });
      checkLinkToken(fields, updates !== null);
      const products = listOf(fields.products);
      const linkToken = state.issueToken('link');
      const minutes = updates ? UPDATE_TOKEN_MINUTES : LINK_TOKEN_MINUTES;
      const expiresAt = inMinutes(state, minutes);
      const hosted = fields.hosted_link === undefined ? null : readHostedLink(state, linkToken, fields);
      const webhookUrl = textOf(fields.webhook);
      const createdAt = inMinutes(state, 0);
      state.linkTokens.set(linkToken, { createdAt, expiresAt, webhookUrl, products, updates, hosted });
      return {
        expiration: expiresAt,
        link_token: linkToken,
        ...(hosted && { hosted_link_url: `${state.url}/link/${hosted.id}` }),
      } satisfies Body<LinkTokenCreateResponse>;
    },
  },

  '/link/token/get': {
    fields: { link_token: 'string!' },
    handle: (state, fields) => {
      const linkToken = textOf(fields.link_token) ?? '';
      const token = state.linkTokens.get(linkToken);
      if (!token) throw new PlaidFailure('INVALID_LINK_TOKEN');
      return renderLinkToken(linkToken, token) satisfies Body<LinkTokenGetResponse>;
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
    handle: (state, fields) => {
      const options = objectOf(fields.options);
      checkProducts('initial_products', fields.initial_products);
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
    handle: (state, fields) => {
      const publicToken = textOf(fields.public_token) ?? '';
      if (!/^public-\w+-/.test(publicToken)) {
        const message =
          'provided public token is in an invalid format. expected format: public-<environment>-<identifier>';
        throw new PlaidFailure('INVALID_PUBLIC_TOKEN', message);
      }
      const link = state.publicTokens.get(publicToken);
      if (!link) throw new PlaidFailure('INVALID_PUBLIC_TOKEN');
      const { expiresAt, ...access } = link;
      if (expiresAt < inMinutes(state, 0)) {
        const message = `provided public token is expired. Public tokens expire ${PUBLIC_TOKEN_MINUTES} minutes after creation`;
        throw new PlaidFailure('INVALID_PUBLIC_TOKEN', message);
      }
      const enrollment = state.bank.enroll(access);
      state.publicTokens.delete(publicToken);
      return {
        access_token: accessTokenOf(enrollment),
        item_id: itemIdOf(enrollment),
      } satisfies Body<ItemPublicTokenExchangeResponse>;
    },
  },
};

function readHostedLink(state: PlaidState, linkToken: string, fields: Fields) {
  const options = objectOf(fields.hosted_link);
  const seconds = numberOf(options.url_lifetime_seconds) ?? HOSTED_URL_MINUTES * SECONDS_PER_MINUTE;
  if (seconds <= 0 || seconds > MAX_URL_SECONDS) {
    throw new PlaidFailure('INVALID_FIELD', `url_lifetime_seconds must be between 1 and ${MAX_URL_SECONDS}`);
  }
  const returnUrl = textOf(options.completion_redirect_uri);
  if (returnUrl !== null && (!URL.canParse(returnUrl) || state.refusesRedirects)) {
    throw new PlaidFailure('INVALID_FIELD', 'completion_redirect_uri must be a valid HTTPS URL');
  }
  const urlExpiresAt = inMinutes(state, seconds / SECONDS_PER_MINUTE);
  return createHostedLink(state, linkToken, { urlExpiresAt, returnUrl });
}

function checkLinkToken(fields: Fields, isUpdate: boolean): void {
  const products = listOf(fields.products);
  if (!isUpdate && products.length === 0) throw new PlaidFailure('MISSING_FIELDS', missing('products'));
  if (isUpdate && products.length > 0 && fields.update === undefined) {
    throw new PlaidFailure('INVALID_FIELD', 'products cannot be set in update mode');
  }
  if (fields.user === undefined && fields.user_id === undefined) {
    throw new PlaidFailure('MISSING_FIELDS', missing('user'));
  }
  if (fields.user !== undefined && !textOf(objectOf(fields.user).client_user_id)) {
    throw new PlaidFailure('MISSING_FIELDS', missing('user.client_user_id'));
  }
  checkLanguage(textOf(fields.language));
  checkCountries(fields.country_codes);
  checkProducts('products', fields.products, { mayBeEmpty: isUpdate });
  for (const name of PRODUCT_LISTS) checkProducts(name, fields[name], { mayBeEmpty: true });
  checkDays('transactions.days_requested', objectOf(fields.transactions).days_requested);
  const webhook = textOf(fields.webhook);
  if (webhook && !/^https?:$/.test(URL.canParse(webhook) ? new URL(webhook).protocol : '')) {
    throw new PlaidFailure('INVALID_FIELD', 'webhook must be a valid URL');
  }
}

const missing = (...names: string[]) => `the following required fields are missing: ${names.join(', ')}`;
