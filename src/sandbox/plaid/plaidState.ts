import type { Bank, Enrollment } from '../bank/bank.ts';
import { newEntry } from '../bank/newEntry.ts';
import { CallLog } from '../callLog.ts';
import { opaqueUuid } from '../deterministic.ts';
import { Faults } from '../faults.ts';
import { accessTokenOf, itemIdOf } from './identity.ts';
import { openAccounts } from './render.ts';
import { webhookPayload } from './webhookPayload.ts';
import { WebhookSender } from './webhookSender.ts';

/** What a person has done in Plaid's Link and the application has not exchanged yet. */
export interface PendingLink {
  institutionId: string;
  username: string;
  configuration: string | null;
  webhookUrl: string | null;
  products: string[];
  expiresAt: string;
}

export interface LinkToken {
  expiresAt: string;
  webhookUrl: string | null;
  products: string[];
  /** In update mode: the item that is to be repaired. */
  updates: Enrollment | null;
}

/** All that one running Plaid sandbox knows; the bank behind it is shared and outlives it. */
export class PlaidState {
  readonly bank: Bank;
  readonly clientId: string;
  readonly secret: string;
  readonly faults = new Faults();
  readonly calls = new CallLog();
  readonly webhooks: WebhookSender;
  readonly publicTokens = new Map<string, PendingLink>();
  readonly linkTokens = new Map<string, LinkToken>();
  /** Smaller pages than asked for, so that a short history spans many; by item. */
  readonly pageSizeLimits = new Map<Enrollment, number>();
  /** How often still an item's data changes right after one of its pages that has more to follow. */
  readonly mutations = new Map<Enrollment, number>();
  automaticWebhooks = false;
  #issued = 0;
  readonly #changed = new Set<Enrollment>();

  constructor(bank: Bank, clientId: string, secret: string) {
    this.bank = bank;
    this.clientId = clientId;
    this.secret = secret;
    this.webhooks = new WebhookSender(bank.clock);
    bank.onChange.push((enrollment) => this.#announce(enrollment));
  }

  /** Live items of this provider. */
  items(): Enrollment[] {
    return this.bank.enrollments.filter(
      ({ institution, record }) => institution.provider === 'plaid' && !record.removed,
    );
  }

  findByAccessToken(token: string): Enrollment | null {
    const known = this.bank.enrollments.find((enrollment) => accessTokenOf(enrollment) === token);
    return known ?? this.#revive(token);
  }

  /** An item by its id, its access token, or its institution (the one linked last). */
  findItem(selector: string): Enrollment | null {
    const fits = (enrollment: Enrollment) =>
      [itemIdOf(enrollment), accessTokenOf(enrollment), enrollment.institution.id].includes(selector);
    return this.items().findLast(fits) ?? this.#revive(selector);
  }

  issueToken(kind: 'public' | 'link'): string {
    return `${kind}-sandbox-${opaqueUuid(kind, this.bank.clock.now().toISOString(), ++this.#issued, Math.random())}`;
  }

  /** Changes the item's data in the middle of a pagination, if that was asked for. */
  mutate(enrollment: Enrollment): void {
    const left = this.mutations.get(enrollment) ?? 0;
    if (left === 0) return;
    this.mutations.set(enrollment, left - 1);
    const accountKey = openAccounts(enrollment)[0]?.key ?? '';
    const name = `BOOKED MEANWHILE ${enrollment.ledger.head}`;
    const entry = newEntry(enrollment, { accountKey, name, date: this.bank.today() });
    this.bank.operate(enrollment, { do: 'put', entry });
  }

  /** One webhook for all that changes at once. */
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

  #revive(selector: string): Enrollment | null {
    return this.bank.revive('plaid', (who) => accessTokenOf(who) === selector || itemIdOf(who) === selector);
  }
}
