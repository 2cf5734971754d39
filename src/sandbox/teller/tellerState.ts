import type { Bank, Enrollment } from '../bank/bank.ts';
import type { Entry } from '../bank/entry.ts';
import { CallLog } from '../callLog.ts';
import { Faults } from '../faults.ts';
import { accessTokenOf, enrollmentIdOf } from './identity.ts';

/** All that one running Teller sandbox knows; the bank behind it is shared and outlives it. */
export class TellerState {
  readonly bank: Bank;
  readonly faults = new Faults();
  readonly calls = new CallLog();
  /** The newest first; each signs. */
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
    return known ?? this.bank.revive('teller', (who) => accessTokenOf(who) === token);
  }

  /** By enrollment id, access token, or institution (the one connected last). */
  findItem(selector: string): Enrollment | null {
    const isIt = (enrollment: Enrollment) =>
      [enrollmentIdOf(enrollment), accessTokenOf(enrollment), enrollment.institution.id].includes(selector);
    return this.enrollments().findLast((each) => !each.record.removed && isIt(each)) ?? null;
  }

  /** An account's entries, the newest first; of one day, the one booked last first. */
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
