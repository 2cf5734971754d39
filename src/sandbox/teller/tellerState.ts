import type { Bank, Enrollment } from '../bank/bank.ts';
import type { Entry } from '../bank/entry.ts';
import { CallLog } from '../callLog.ts';
import { Faults } from '../faults.ts';
import { accessTokenOf, enrollmentIdOf } from './identity.ts';

/** The state of one running Teller sandbox. Its bank is shared with the Plaid sandbox. */
export class TellerState {
  readonly bank: Bank;
  readonly faults = new Faults();
  readonly calls = new CallLog();
  /** The newest secret first; a delivery is signed with each of them. */
  webhookSecrets: string[];
  webhookUrl: string | null = null;
  url = '';
  readonly #newestFirst = new Map<string, { head: number; entries: Entry[] }>();

  constructor(bank: Bank, webhookSecret: string) {
    this.bank = bank;
    this.webhookSecrets = [webhookSecret];
  }

  enrollments(): Enrollment[] {
    return this.bank.enrollments.filter(({ institution }) => institution.provider === 'teller');
  }

  findByAccessToken(token: string): Enrollment | null {
    const known = this.enrollments().find((enrollment) => accessTokenOf(enrollment) === token);
    return known ?? this.bank.restoreEnrollment('teller', (candidate) => accessTokenOf(candidate) === token);
  }

  /** Finds an enrollment by its id, its access token, or its institution's id (the one connected last). */
  findItem(selector: string): Enrollment | null {
    const matches = (enrollment: Enrollment) =>
      [enrollmentIdOf(enrollment), accessTokenOf(enrollment), enrollment.institution.id].includes(selector);
    return this.enrollments().findLast((each) => !each.record.removed && matches(each)) ?? null;
  }

  /** Returns an account's entries, the newest first; on the same day, the one booked last first. */
  newestFirst(enrollment: Enrollment, accountKey: string): Entry[] {
    const { ledger } = enrollment;
    const name = `${enrollmentIdOf(enrollment)} ${accountKey}`;
    const known = this.#newestFirst.get(name);
    if (known?.head === ledger.head) return known.entries;
    const entries = [...ledger.entries()].filter((entry) => entry.accountKey === accountKey).reverse();
    entries.sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? 1 : -1));
    this.#newestFirst.set(name, { head: ledger.head, entries });
    return entries;
  }
}
