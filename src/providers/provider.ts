/**
 * The vocabulary every provider speaks. A provider declares the capabilities it has; there are no
 * "not supported" methods.
 *
 * Words: a *feed* delivers *pages*; what all pages of one pull say together is a *batch*; the *cursor* is
 * the provider's own bookmark, stored as it is and never looked into by anybody else.
 *
 * Signs and units: amounts are decimal strings, positive is money out. Balances of credit accounts are
 * positive when money is owed. Dates are 'YYYY-MM-DD', moments are RFC 3339 strings. No text, `raw` included,
 * holds a NUL or half a surrogate pair: PostgreSQL could not store it.
 */

export type ProviderName = 'plaid' | 'teller' | 'csv';

/** A decimal number as text, such as '-12.50': never a floating-point number. */
export type Decimal = string;

export type AccountType = 'depository' | 'credit' | 'loan' | 'investment' | 'other';

export interface FeedAccount {
  externalId: string;
  /** The id that the bank gives the account for life, in every login; null where it gives none. */
  persistentId: string | null;
  name: string;
  officialName: string | null;
  type: AccountType;
  subtype: string | null;
  mask: string | null;
  isoCurrencyCode: string | null;
  /** For what ISO 4217 does not list: BTC, points. A provider sends one of the two codes, or neither. */
  unofficialCurrencyCode: string | null;
  /** Null means the provider did not say; it is stored as null, never as 0. */
  balanceCurrent: Decimal | null;
  balanceAvailable: Decimal | null;
  balanceLimit: Decimal | null;
}

export type PaymentChannel = 'in store' | 'online' | 'other';

export interface FeedTransaction {
  externalId: string;
  accountExternalId: string;
  /** The pending transaction that this posted one replaces, where the provider says so. */
  pendingExternalId: string | null;
  amount: Decimal;
  isoCurrencyCode: string | null;
  unofficialCurrencyCode: string | null;
  date: string;
  datetime: string | null;
  authorizedDate: string | null;
  authorizedDatetime: string | null;
  name: string;
  merchantName: string | null;
  /** Plaid's personal finance category, such as FOOD_AND_DRINK and FOOD_AND_DRINK_GROCERIES. */
  categoryPrimary: string | null;
  categoryDetailed: string | null;
  paymentChannel: PaymentChannel | null;
  pending: boolean;
  /** What the provider sent, kept as JSON. */
  raw: unknown;
}

/**
 * A transaction as it was read from the provider's answer, not checked yet: any field may hold anything. A feed
 * never throws because of one bad row; the sync checks each candidate and keeps in quarantine what it cannot store.
 */
export type TransactionCandidate = { [Field in keyof FeedTransaction]: unknown };

/** Not checked yet either. */
export interface FeedRemoval {
  externalId: unknown;
  /** Null where the provider does not say which account it was in. */
  accountExternalId: unknown;
}

/** The days of one account that a batch lists completely: what is stored of them and was not sent is gone. */
export interface FeedWindow {
  accountExternalId: string;
  /** Inclusive. */
  from: string;
  /** Inclusive. */
  to: string;
}

export interface FeedPage {
  accounts: FeedAccount[];
  /** The provider's ids of accounts that the provider lists as closed. */
  closedAccounts?: string[];
  upserted: TransactionCandidate[];
  removed: FeedRemoval[];
  windows: FeedWindow[];
  /** Set on the last page of a pull: the bookmark that the whole batch leads to. */
  cursor: string | null;
}

/** `restart`: the provider's data changed under way; everything this pull has delivered is void, pages follow anew. */
export type FeedEvent = { kind: 'page'; page: FeedPage } | { kind: 'restart' };

export interface PullOptions {
  /** Null on the first pull of a connection. */
  cursor: string | null;
  /** The day of the oldest pending transaction that is stored, by the provider's ids of the accounts. */
  oldestPending: ReadonlyMap<string, string>;
  now: Date;
  /** Aborted when the sync's overall time is up or the process drains. */
  signal: AbortSignal;
}

/** Brings what changed since the cursor. Throws ProviderError. */
export interface Feed {
  pull(credentials: string, options: PullOptions): AsyncGenerator<FeedEvent>;
  /** The accounts as they are now: asked when a batch names an account that nobody knows. */
  listAccounts(credentials: string, signal: AbortSignal): Promise<FeedAccount[]>;
}

/** What a browser needs to let the user sign in at the institution. */
export type LinkSession =
  | { provider: 'plaid'; linkToken: string; expiresAt: string }
  | { provider: 'teller'; applicationId: string; environment: string; enrollmentId: string | null };

/** What the browser hands back once the user has signed in. */
export type LinkCredentials =
  | {
      provider: 'plaid';
      publicToken: string;
      institutionId: string | null;
      institutionName: string | null;
      /** Link's list of accounts as the browser was given it. */
      accounts: unknown[];
    }
  | { provider: 'teller'; accessToken: string; enrollmentId: string; institutionName: string };

export interface LinkedLogin {
  /** To be sealed and stored at once: dropping it would leave an orphan at the provider. */
  credentials: string;
  externalId: string;
  institutionId: string | null;
  institutionName: string | null;
}

export interface LoginPreview {
  institutionId: string | null;
  institutionName: string | null;
  accounts: { name: string; mask: string | null; type: AccountType }[];
}

/** Linking, re-authentication and removal of a login. Every method throws ProviderError. */
export interface Link {
  /** For a new login. */
  createSession(input: { userId: string; webhookUrl: string | null }): Promise<LinkSession>;
  /** For signing in again to a login that exists. */
  createReauthSession(input: {
    userId: string;
    credentials: string;
    externalId: string;
    webhookUrl: string | null;
  }): Promise<LinkSession>;
  /**
   * What the browser was told about the login, without a call: enough to find a duplicate before the credentials
   * are exchanged. Null where it was not told.
   */
  preview?(credentials: LinkCredentials): LoginPreview | null;
  exchange(credentials: LinkCredentials): Promise<LinkedLogin>;
  /** The institution's name and id as the provider knows them, where the browser did not say. */
  getInstitution(
    credentials: string,
  ): Promise<{ institutionId: string | null; institutionName: string | null }>;
  /** Ends the provider's access. Returns normally also where the provider has already forgotten the login. */
  revoke(credentials: string, externalId: string): Promise<void>;
}

/** A verified delivery, in our words. */
export type WebhookMeaning =
  | { kind: 'updates_available'; externalId: string }
  | { kind: 'reauth_required'; externalId: string; code: string; message: string }
  | { kind: 'repaired'; externalId: string }
  | { kind: 'failed'; externalId: string; code: string; message: string }
  /** No later sync will succeed, and signing in again does not help. */
  | { kind: 'failed_permanently'; externalId: string; code: string; message: string }
  /** The login still works; its consent ends at `expiresAt`, null where the provider gives no date. */
  | { kind: 'consent_expiring'; externalId: string; expiresAt: string | null }
  | { kind: 'recorded'; externalId: string | null };

export interface VerifiedWebhook {
  /** The same for copies of one delivery, and for them alone. */
  deliveryKey: string;
  eventType: string;
  meaning: WebhookMeaning;
  payload: unknown;
}

export interface Webhooks {
  /**
   * Checks the signature over the raw body and says what the delivery means.
   * @returns null when the signature is missing, wrong or too old.
   */
  verify(delivery: {
    headers: Record<string, string | undefined>;
    body: Buffer;
    now: Date;
  }): Promise<VerifiedWebhook | null>;
}

/** The time by a provider's clock, which dates its webhooks, and how long its answer was on the way. */
export interface RemoteTime {
  /** In whole seconds. */
  time: Date;
  tookMs: number;
}

/** Whether the provider takes us for whom we say we are, whatever the logins. */
export interface Access {
  /**
   * One call, not repeated, that concerns no login and changes nothing.
   * @returns the time of the answer, null where it does not tell.
   * @throws ProviderError with the provider's own code where it refuses us.
   */
  prove(): Promise<RemoteTime | null>;
}

export interface Provider {
  name: ProviderName;
  access?: Access;
  link?: Link;
  feed?: Feed;
  webhooks?: Webhooks;
  /** True where transactions come from files that a person uploads. */
  fileImport?: true;
}

/** Only configured providers are present. */
export type Providers = Partial<Record<ProviderName, Provider>>;

/**
 * Why a provider's call failed, decided where it happened and never parsed from text later.
 * `reauth_required`: the user must sign in again. `temporary`, `rate_limited`: worth another try.
 * `rejected`: the same call would fail again. `cursor_refused`: it would succeed without the cursor.
 * `permanent`: no later sync of this login will succeed.
 */
export type ProviderFailure =
  | 'reauth_required'
  | 'temporary'
  | 'rate_limited'
  | 'rejected'
  | 'cursor_refused'
  | 'permanent';

/** Carries the provider's own code and message; never a credential. */
export class ProviderError extends Error {
  override name = 'ProviderError';
  readonly failure: ProviderFailure;
  readonly code: string;
  readonly retryAfterMs: number | null;

  constructor(failure: ProviderFailure, code: string, message: string, retryAfterMs: number | null = null) {
    super(message);
    this.failure = failure;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}
