import type { LinkTokenGetSessionsResponse } from 'plaid';
import type { Bank, Enrollment } from '../bank/bank.ts';
import { newEntry } from '../bank/newEntry.ts';
import { CallLog } from '../callLog.ts';
import { opaqueUuid } from '../deterministic.ts';
import { Faults } from '../faults.ts';
import type { SignInPage } from '../pages/signInPages.ts';
import { accessTokenOf, itemIdOf } from './identity.ts';
import { openAccounts } from './render.ts';
import { webhookPayload } from './webhookPayload.ts';
import { WebhookSender } from './webhookSender.ts';
import type { Wire } from './wire.ts';

/** A login from Plaid's Link whose public token is not exchanged yet. */
export interface PendingLink {
  institutionId: string;
  username: string;
  configuration: string | null;
  webhookUrl: string | null;
  products: string[];
  accountKeys?: string[];
  expiresAt: string;
}

/** The page of Hosted Link, and the sessions that people have begun on it. */
export interface HostedLink {
  id: string;
  page: SignInPage;
  sessions: Wire<LinkTokenGetSessionsResponse>[];
}

export interface LinkToken {
  expiresAt: string;
  webhookUrl: string | null;
  products: string[];
  createdAt: string;
  /** In update mode: the item to repair. */
  updates: Enrollment | null;
  /** Null for a token that is not for Hosted Link. */
  hosted: HostedLink | null;
}

/** The state of one running Plaid sandbox. Its bank is shared with the Teller sandbox. */
export class PlaidState {
  readonly bank: Bank;
  readonly clientId: string;
  readonly secret: string;
  readonly faults = new Faults();
  readonly calls = new CallLog();
  readonly webhooks: WebhookSender;
  readonly publicTokens = new Map<string, PendingLink>();
  readonly linkTokens = new Map<string, LinkToken>();
  /** The page size limit by item, so that a short history takes many pages. */
  readonly pageSizeLimits = new Map<Enrollment, number>();
  /** By item, how many more pages are followed by a change of its data. */
  readonly mutations = new Map<Enrollment, number>();
  automaticWebhooks = false;
  /** How Hosted Link reports a finished session: Plaid may leave out what it does not know. */
  hostedResults = { withInstitution: true, withMasks: true, withUpdateToken: false };
  /** Whether Hosted Link refuses to lead back to the application. */
  refusesRedirects = false;
  /** Set once the server listens. */
  url = '';
  #issued = 0;
  readonly #changed = new Set<Enrollment>();

  constructor(bank: Bank, clientId: string, secret: string) {
    this.bank = bank;
    this.clientId = clientId;
    this.secret = secret;
    this.webhooks = new WebhookSender(bank.clock);
    bank.onChange.push((enrollment) => this.#announce(enrollment));
  }

  /** Returns the items that are not removed. */
  items(): Enrollment[] {
    return this.bank.enrollments.filter(
      ({ institution, record }) => institution.provider === 'plaid' && !record.removed,
    );
  }

  findByAccessToken(token: string): Enrollment | null {
    const known = this.bank.enrollments.find((enrollment) => accessTokenOf(enrollment) === token);
    return known ?? this.#restore(token);
  }

  /** Finds an item by its id, its access token, or its institution's id (the item linked last). */
  findItem(selector: string): Enrollment | null {
    const matches = (enrollment: Enrollment) =>
      [itemIdOf(enrollment), accessTokenOf(enrollment), enrollment.institution.id].includes(selector);
    return this.items().findLast(matches) ?? this.#restore(selector);
  }

  /** Finds the page of Hosted Link by its id. */
  findHosted(id: string): HostedLink | null {
    return [...this.linkTokens.values()].find(({ hosted }) => hosted?.id === id)?.hosted ?? null;
  }

  /** Finds a link token by itself or by the address of its page. */
  findLinkToken(link: string): string | null {
    const id = URL.canParse(link) ? new URL(link).pathname.split('/').at(-1) : null;
    const found = [...this.linkTokens].find(([token, { hosted }]) => token === link || hosted?.id === id);
    return found?.[0] ?? null;
  }

  issueToken(kind: 'public' | 'link'): string {
    return `${kind}-sandbox-${opaqueUuid(kind, this.bank.clock.now().toISOString(), ++this.#issued, Math.random())}`;
  }

  /** Changes the item's data between two pages if `mutateDuringPagination` was called for it. */
  mutate(enrollment: Enrollment): void {
    const remaining = this.mutations.get(enrollment) ?? 0;
    if (remaining === 0) return;
    this.mutations.set(enrollment, remaining - 1);
    const accountKey = openAccounts(enrollment)[0]?.key ?? '';
    const name = `BOOKED DURING PAGINATION ${enrollment.ledger.head}`;
    const entry = newEntry(enrollment, { accountKey, name, date: this.bank.today() });
    this.bank.apply(enrollment, { do: 'put', entry });
  }

  /** Sends one webhook for all changes within 10 ms. */
  #announce(enrollment: Enrollment): void {
    if (
      !this.automaticWebhooks ||
      !enrollment.record.webhookUrl ||
      enrollment.institution.provider !== 'plaid'
    )
      return;
    if (this.#changed.size === 0) {
      setTimeout(() => {
        for (const changed of this.#changed) {
          const url = changed.record.webhookUrl;
          if (url) void this.webhooks.deliver(url, webhookPayload(changed, 'SYNC_UPDATES_AVAILABLE', null));
        }
        this.#changed.clear();
      }, 10).unref();
    }
    this.#changed.add(enrollment);
  }

  #restore(selector: string): Enrollment | null {
    return this.bank.restoreEnrollment(
      'plaid',
      (candidate) => accessTokenOf(candidate) === selector || itemIdOf(candidate) === selector,
    );
  }
}
