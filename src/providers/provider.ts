/**
 * The interface of every provider. A provider declares the capabilities that it has; there are no "not supported"
 * methods.
 *
 * Terms: a *feed* returns *pages*; all pages of one pull together are a *batch*; the *cursor* is the provider's
 * bookmark, stored unchanged and opaque to everything else.
 *
 * Signs and units: amounts are decimal strings, positive is money out. Balances of credit accounts are positive when
 * money is owed. Dates are 'YYYY-MM-DD', timestamps are RFC 3339 strings. No text, `raw` included, contains a NUL
 * character or an unpaired surrogate, which PostgreSQL cannot store.
 */

export type ProviderName = 'plaid' | 'teller' | 'csv';

/** A decimal number as text, such as '-12.50', so that no amount is ever a floating-point number. */
export type Decimal = string;

export type AccountType = 'depository' | 'credit' | 'loan' | 'investment' | 'other';

export interface FeedAccount {
  externalId: string;
  /** The bank's permanent id of the account, the same in every login. Null if the bank has none. */
  persistentId: string | null;
  name: string;
  officialName: string | null;
  type: AccountType;
  subtype: string | null;
  mask: string | null;
  isoCurrencyCode: string | null;
  /** For what ISO 4217 does not list: BTC, points. A provider sends one of the two codes, or neither. */
  unofficialCurrencyCode: string | null;
  /** Null if the provider does not know it. It is stored as null, never as 0. */
  balanceCurrent: Decimal | null;
  balanceAvailable: Decimal | null;
  balanceLimit: Decimal | null;
}

export type PaymentChannel = 'in store' | 'online' | 'other';

export interface FeedTransaction {
  externalId: string;
  accountExternalId: string;
  /** The pending transaction that this posted one replaces, if the provider links them. */
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
  /** The transaction as the provider sent it, stored as JSON. */
  raw: unknown;
}

/**
 * A transaction from the provider's response, not validated yet: any field may have any value. A feed never throws
 * because of one bad row. The sync validates each candidate and quarantines those that it cannot store.
 */
export type TransactionCandidate = { [Field in keyof FeedTransaction]: unknown };

/** A transaction that the provider removed, not validated yet. */
export interface FeedRemoval {
  externalId: unknown;
  /** Null if the provider does not name the account. */
  accountExternalId: unknown;
}

/** The days of one account that a batch lists completely: a stored row in them that was not listed has been removed. */
export interface FeedWindow {
  accountExternalId: string;
  /** Inclusive. */
  from: string;
  /** Inclusive. */
  to: string;
}

export interface FeedPage {
  accounts: FeedAccount[];
  /** The external ids of accounts that the provider lists as closed. */
  closedAccounts?: string[];
  upserted: TransactionCandidate[];
  removed: FeedRemoval[];
  windows: FeedWindow[];
  /**
   * False while the provider still fetches older transactions of a new login, null if it cannot tell. Omitted by one that
   * never does.
   */
  isHistoryComplete?: boolean | null;
  /** Set on the last page of a pull: the next pull starts from it. */
  cursor: string | null;
}

/** `restart`: the provider's data changed during pagination. Discard the pages so far; the pull starts over. */
export type FeedEvent = { kind: 'page'; page: FeedPage } | { kind: 'restart' };

export interface PullOptions {
  /** Null on the first pull of a connection. */
  cursor: string | null;
  /** The day of the oldest pending transaction that is stored, by the provider's ids of the accounts. */
  oldestPending: ReadonlyMap<string, string>;
  now: Date;
  /** Aborted when the sync times out or the process shuts down. */
  signal: AbortSignal;
}

/** Reads accounts and transactions. Every method throws ProviderError. */
export interface Feed {
  /** Returns the changes since the cursor, page by page. */
  pull(credentials: string, options: PullOptions): AsyncGenerator<FeedEvent>;
  /** Returns the current accounts. Called when a batch refers to an unknown account. */
  listAccounts(credentials: string, signal: AbortSignal): Promise<FeedAccount[]>;
}

/** What the provider's own script needs in a browser. */
export type LinkParameters =
  | { provider: 'plaid'; linkToken: string; expiresAt: string }
  | { provider: 'teller'; applicationId: string; environment: string; enrollmentId: string | null };

/** For whom somebody signs in. */
export interface SignIn {
  userId: string;
  webhookUrl: string | null;
  /** The login to sign in to again; null to link a new one. */
  login: { credentials: string; externalId: string } | null;
}

/** What the browser returns once the user has signed in. */
export type LinkCredentials =
  | {
      provider: 'plaid';
      publicToken: string;
      institutionId: string | null;
      institutionName: string | null;
      /** The accounts from the metadata of Plaid Link, not validated. */
      accounts: unknown[];
    }
  | { provider: 'teller'; accessToken: string; enrollmentId: string; institutionName: string };

export interface LinkedLogin {
  /** Seal and store it at once: if it is lost, the access at the provider cannot be revoked. */
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

/** Links, reauthenticates and removes logins. Every method throws ProviderError. */
export interface Link {
  /** Starts a sign-in on a page of the client's own. */
  getParameters(signIn: SignIn): Promise<LinkParameters>;
  /** Whether the login works: false if somebody must sign in again. */
  isWorking(credentials: string): Promise<boolean>;
  /**
   * Reads the login's accounts from the credentials without a call, to find a duplicate before the exchange. Returns
   * null if the credentials do not list them.
   */
  preview?(credentials: LinkCredentials): LoginPreview | null;
  /** Exchanges the browser's credentials for an access token. */
  exchange(credentials: LinkCredentials): Promise<LinkedLogin>;
  /** Returns the institution's id and name from the provider, for credentials that do not contain them. */
  getInstitution(
    credentials: string,
  ): Promise<{ institutionId: string | null; institutionName: string | null }>;
  /** Revokes the access. Succeeds also if the provider no longer has the login. */
  revoke(credentials: string, externalId: string): Promise<void>;
  /** Whether the same credentials can be exchanged again, as after a crash. */
  exchangesRepeatedly: boolean;
  /** The provider's own page. For a provider without one, this server shows a page around the provider's script. */
  hosted?: HostedLink;
}

export interface HostedLink {
  /** `returnUrl`: where the page leads to at the end. */
  open(signIn: SignIn & { lifetimeSeconds: number; returnUrl: string }): Promise<HostedPage>;
  /** Reads what people have done on the page. */
  read(token: string): Promise<HostedProgress>;
}

export interface HostedPage {
  /** Contains a secret: whoever opens it can sign in. */
  url: string;
  /** The provider's secret name of the page. */
  token: string;
}

/** A page can be opened several times, until it expires. */
export interface HostedProgress {
  /** The logins that people have made. */
  logins: LinkCredentials[];
  /** Somebody has finished without leaving early. Signing in to a login again may end so without a new one. */
  isFinished: boolean;
  /** Somebody has opened the page and neither finished nor left it. */
  isSigningIn: boolean;
  /** The error that the last one who left has seen; null if there was none. */
  exitError: { code: string; message: string } | null;
}

/** What a verified webhook means, whichever provider sent it. */
export type WebhookMeaning =
  | { kind: 'updates_available'; externalId: string }
  | { kind: 'reauth_required'; externalId: string; code: string; message: string }
  | { kind: 'repaired'; externalId: string }
  | { kind: 'failed'; externalId: string; code: string; message: string }
  /** No later sync will succeed, and signing in again does not help. */
  | { kind: 'failed_permanently'; externalId: string; code: string; message: string }
  /** The login still works. Its consent ends at `expiresAt`, null if the provider gives no date. */
  | { kind: 'consent_expiring'; externalId: string; expiresAt: string | null }
  /** Somebody has left the provider's own page, of which this is the hex SHA-256 of the token. */
  | { kind: 'link_session_finished'; externalId: null; tokenDigest: string }
  /** Stored without any effect. */
  | { kind: 'recorded'; externalId: string | null };

export interface VerifiedWebhook {
  /** Equal for repeated deliveries of one webhook, different for any two webhooks. */
  deliveryKey: string;
  eventType: string;
  meaning: WebhookMeaning;
  payload: unknown;
}

export interface Webhooks {
  /**
   * Verifies the signature of the raw body and reads the webhook.
   * @returns null if the signature is missing, invalid or too old.
   * @throws ProviderError if the verification key cannot be fetched.
   */
  verify(delivery: {
    headers: Record<string, string | undefined>;
    body: Buffer;
    now: Date;
  }): Promise<VerifiedWebhook | null>;
}

/** The time of a provider's clock, which dates its webhooks. */
export interface RemoteTime {
  /** In whole seconds. */
  time: Date;
  /** How long the response took. */
  tookMs: number;
}

/** Checks whether the provider accepts this server's own credentials. */
export interface Access {
  /**
   * Makes one read-only call that needs no login, without retries.
   * @returns the time of the response, or null if it has no date.
   * @throws ProviderError with the provider's code if it refuses the credentials.
   */
  check(): Promise<RemoteTime | null>;
}

export interface Provider {
  name: ProviderName;
  access?: Access;
  link?: Link;
  feed?: Feed;
  webhooks?: Webhooks;
  /** True if transactions come from uploaded files. */
  fileImport?: true;
}

/** The configured providers. */
export type Providers = Partial<Record<ProviderName, Provider>>;

/**
 * Why a call to a provider failed.
 * `reauth_required`: the user must sign in again. `temporary`, `rate_limited`: a retry may succeed.
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

/** Contains the provider's own code and message, and never a credential. */
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
