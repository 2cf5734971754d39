import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { addDays, type Day, dayOf } from '../calendar.ts';
import { generateHousehold, type Household, historyStart } from '../household/generateHousehold.ts';
import { bulkAccount, bulkHistory } from './bulkHistory.ts';
import { chooseAccounts } from './chooseAccounts.ts';
import { customLogin } from './customLogin.ts';
import type { Account, Entry, Institution, Login } from './entry.ts';
import { wellKnownInstitutions } from './institutions.ts';
import { Ledger } from './ledger.ts';

/**
 * All institutions behind both sandbox servers. An *enrollment* is a login that is linked to the application (an
 * item in Plaid's terms); an *operation* changes its ledger. The state file contains only these, so a restart
 * replays the operations to the same numbers, and earlier cursors and tokens stay valid.
 */
export type Operation =
  | { do: 'put'; entry: Entry }
  | { do: 'remove'; key: string }
  | { do: 'account'; account: Account }
  /** Advances the calendar: pending entries post and new ones are booked. */
  | { do: 'advance'; to: Day };

export interface EnrollmentRecord {
  institutionId: string;
  username: string;
  /** A custom user's configuration, as JSON text. */
  configuration: string | null;
  /** How many times this login was linked before. */
  ordinal: number;
  enrolledOn: Day;
  createdAt: string;
  webhookUrl: string | null;
  products: string[];
  /** The accounts that the person has chosen; all of them if absent. */
  accountKeys?: string[];
  removed: boolean;
  /** The provider's error code if the enrollment does not work, for example because the user must sign in again. */
  errorCode: string | null;
  historyReady: boolean | 'INITIAL_UPDATE_COMPLETE' | 'TRANSACTIONS_UPDATE_STATUS_UNKNOWN';
  /** How many times the institution has replaced the ids of all accounts and transactions of this login. */
  generation?: number;
  operations: Operation[];
}

/** The words from which ids and tokens are derived. */
export interface Identified {
  identity: (string | number)[];
  /** The ids of accounts and transactions also depend on the generation. */
  record?: { generation?: number };
}

export interface Enrollment extends Identified {
  record: EnrollmentRecord;
  institution: Institution;
  ledger: Ledger;
}

type Credentials = Pick<
  EnrollmentRecord,
  'institutionId' | 'username' | 'configuration' | 'enrolledOn' | 'accountKeys'
>;

export interface BankOptions {
  clock?: { now(): Date };
  /** Fixes the calendar at this day until `setToday`. The default is the day of the clock. */
  today?: Day;
  stateFile?: string;
  seed?: string;
}

interface State {
  startedOn: Day;
  enrollments: EnrollmentRecord[];
}

export class LoginRefused extends Error {
  override name = 'LoginRefused';
  readonly code: string;
  constructor(code: string) {
    super(`The institution refused the login: ${code}.`);
    this.code = code;
  }
}

export class Bank {
  readonly enrollments: Enrollment[] = [];
  readonly clock: { now(): Date };
  readonly #stateFile: string | null;
  readonly #seed: string;
  readonly #startedOn: Day;
  #fixedToday: Day | null;
  #households = new Map<Day, Household>();
  /** Called after each change of an enrollment's ledger. */
  readonly onChange: ((enrollment: Enrollment) => void)[] = [];

  constructor({ clock, today, stateFile, seed }: BankOptions = {}) {
    this.clock = clock ?? { now: () => new Date() };
    this.#fixedToday = today ?? null;
    this.#stateFile = stateFile ?? null;
    this.#seed = seed ?? 'breadbox';
    const state = this.#load();
    this.#startedOn = state?.startedOn ?? this.today();
    for (const record of state?.enrollments ?? []) this.#open(record);
  }

  today(): Day {
    return this.#fixedToday ?? dayOf(this.clock.now());
  }

  setToday(day: Day): void {
    this.#fixedToday = day;
    for (const enrollment of this.enrollments) this.catchUp(enrollment);
  }

  household(): Household {
    return this.#householdOn(this.today());
  }

  institutions(): Institution[] {
    return [...this.household().institutions, ...wellKnownInstitutions];
  }

  findInstitution(id: string): Institution | null {
    return this.institutions().find((institution) => institution.id === id) ?? null;
  }

  /** Links a login to the application. @throws LoginRefused if the institution or the credentials are unknown. */
  enroll(
    access: {
      institutionId: string;
      username: string;
      configuration: string | null;
      webhookUrl: string | null;
      products: string[];
      accountKeys?: string[];
    },
    ordinal?: number,
  ): Enrollment {
    const { institutionId, username, configuration } = access;
    const enrollment = this.#open({
      ...access,
      ordinal: ordinal ?? this.#timesLinked(institutionId, username, configuration),
      enrolledOn: this.today(),
      createdAt: this.clock.now().toISOString(),
      removed: false,
      errorCode: null,
      historyReady: true,
      operations: [],
    });
    this.save();
    return enrollment;
  }

  /**
   * Without a state file, a household login that was linked before a restart is enrolled again when a request
   * has an id or token derived from it. Returns null if no login matches.
   */
  restoreEnrollment(
    provider: Institution['provider'],
    matches: (candidate: Identified) => boolean,
  ): Enrollment | null {
    for (const { institution, username } of this.household().logins) {
      if (institution.provider !== provider) continue;
      for (const name of [username, 'user_good']) {
        for (let ordinal = 0; ordinal < 4; ordinal++) {
          const identity = [institution.id, name, '', ordinal];
          const isKnown = this.enrollments.some((each) => each.identity.join() === identity.join());
          if (isKnown || !matches({ identity })) continue;
          const access = { institutionId: institution.id, username: name, configuration: null };
          return this.enroll({ ...access, webhookUrl: null, products: ['transactions'] }, ordinal);
        }
      }
    }
    return null;
  }

  /** Returns the identity that this login will have when it is linked the next time. */
  nextIdentity(institutionId: string, username: string, configuration: string | null): Identified {
    const ordinal = this.#timesLinked(institutionId, username, configuration);
    return { identity: [institutionId, username, configuration ?? '', ordinal] };
  }

  #timesLinked(institutionId: string, username: string, configuration: string | null): number {
    return this.enrollments.filter(
      ({ record }) =>
        record.institutionId === institutionId &&
        record.username === username &&
        record.configuration === configuration,
    ).length;
  }

  /** Returns the login without linking it. @throws LoginRefused */
  checkLogin(institutionId: string, username: string, configuration: string | null): Login {
    const enrolledOn = this.today();
    return this.#loginOn(enrolledOn, { institutionId, username, configuration, enrolledOn });
  }

  /** Applies operations to an enrollment's ledger and saves them. */
  apply(enrollment: Enrollment, ...operations: Operation[]): void {
    if (operations.length === 0) return;
    for (const operation of operations) {
      this.#replay(enrollment, operation);
      enrollment.record.operations.push(operation);
    }
    this.save();
    for (const listener of this.onChange) listener(enrollment);
  }

  /** Books the days that have passed since the last operation. */
  catchUp(enrollment: Enrollment): void {
    if (this.today() <= this.#bookedUntil(enrollment)) return;
    this.apply(enrollment, { do: 'advance', to: this.today() });
  }

  /** Posts the oldest pending purchase today, a few days early. Returns null if none is going to post. */
  postEarly(enrollment: Enrollment): Entry | null {
    const { history } = this.#loginOn(addDays(this.today(), 3), enrollment.record);
    for (const { key: pendingKey, pending } of enrollment.ledger.entries()) {
      const index = pending ? history.indexOf(pendingKey.replace(/\/pending$/, '')) : null;
      if (index === null) continue;
      const posted = { ...history.at(index), date: this.today(), pendingKey };
      this.apply(enrollment, { do: 'remove', key: pendingKey }, { do: 'put', entry: posted });
      return posted;
    }
    return null;
  }

  save(): void {
    if (this.#stateFile === null) return;
    const state: State = {
      startedOn: this.#startedOn,
      enrollments: this.enrollments.map(({ record }) => record),
    };
    mkdirSync(dirname(this.#stateFile), { recursive: true });
    writeFileSync(`${this.#stateFile}.new`, JSON.stringify(state), { mode: 0o600 });
    renameSync(`${this.#stateFile}.new`, this.#stateFile);
  }

  #load(): State | null {
    if (this.#stateFile === null || !existsSync(this.#stateFile)) return null;
    // Only save() writes this file, and it replaces the whole file.
    return JSON.parse(readFileSync(this.#stateFile, 'utf8')) as State;
  }

  #open(record: EnrollmentRecord): Enrollment {
    const { institutionId, username, configuration, ordinal } = record;
    const login = this.#loginOn(record.enrolledOn, record);
    const enrollment: Enrollment = {
      record,
      institution: login.institution,
      ledger: new Ledger(login.accounts, login.history),
      identity: [institutionId, username, configuration ?? '', ordinal],
    };
    const known: Operation[] = [];
    const operations = record.operations;
    record.operations = known;
    for (const operation of operations) {
      this.#replay(enrollment, operation);
      known.push(operation);
    }
    this.enrollments.push(enrollment);
    return enrollment;
  }

  #replay(enrollment: Enrollment, operation: Operation): void {
    const { ledger } = enrollment;
    switch (operation.do) {
      case 'put':
        ledger.put(operation.entry);
        break;
      case 'remove':
        ledger.remove(operation.key);
        break;
      case 'account':
        ledger.accounts.set(operation.account.key, operation.account);
        break;
      case 'advance':
        this.#advance(enrollment, operation.to);
        break;
      default:
        operation satisfies never;
    }
  }

  /** A posted entry replaces the pending one and names it, as institutions on Plaid do. */
  #advance(enrollment: Enrollment, to: Day): void {
    const { record, ledger } = enrollment;
    if (bulkSizeOf(record.username) !== null) return;
    const from = this.#bookedUntil(enrollment);
    const before = this.#loginOn(from, record).history;
    const after = this.#loginOn(to, record).history;
    for (let index = 0; index < after.size; index++) {
      const entry = after.at(index);
      if (entry.date < addDays(from, -10) || before.indexOf(entry.key) !== null || ledger.find(entry.key))
        continue;
      const pendingKey = `${entry.key}/pending`;
      const seenPending = before.indexOf(pendingKey) !== null;
      if (seenPending && ledger.find(pendingKey)) ledger.remove(pendingKey);
      ledger.put({ ...entry, pendingKey: seenPending ? pendingKey : null });
    }
  }

  #bookedUntil({ record }: Enrollment): Day {
    let until = record.enrolledOn;
    for (const operation of record.operations) if (operation.do === 'advance') until = operation.to;
    return until;
  }

  #loginOn(day: Day, credentials: Credentials): Login {
    const login = this.#wholeLoginOn(day, credentials);
    return credentials.accountKeys ? chooseAccounts(login, credentials.accountKeys) : login;
  }

  #wholeLoginOn(day: Day, { institutionId, username, configuration, enrolledOn }: Credentials): Login {
    const institution = this.findInstitution(institutionId);
    if (!institution) throw new LoginRefused('INSTITUTION_NOT_FOUND');
    if (configuration !== null) {
      const days = { today: day, enrolledOn, startedOn: this.#startedOn };
      return customLogin(institution, username, configuration, days);
    }
    const bulkSize = bulkSizeOf(username);
    if (bulkSize !== null) {
      const history = bulkHistory(bulkAccount.key, bulkSize, this.#startedOn);
      return { institution, username, accounts: [bulkAccount], history };
    }
    const { logins } = this.#householdOn(day);
    const atInstitution = logins.filter((login) => login.institution.id === institutionId);
    const anyLogin = username === 'user_good' ? (atInstitution[0] ?? logins[0]) : undefined;
    const login = anyLogin ?? atInstitution.find((login) => login.username === username);
    if (!login) throw new LoginRefused('INVALID_CREDENTIALS');
    return { ...login, institution };
  }

  #householdOn(day: Day): Household {
    const known = this.#households.get(day);
    if (known) return known;
    if (this.#households.size > 8) this.#households.clear();
    const from = historyStart(this.#startedOn);
    const household = generateHousehold({ today: day, from, seed: this.#seed });
    this.#households.set(day, household);
    return household;
  }
}

/** Returns the number of entries of a `bulk_<number>` user name, whose ledger never grows; null for other names. */
function bulkSizeOf(username: string): number | null {
  const size = /^bulk_(\d+)$/.exec(username)?.[1];
  return size === undefined ? null : Number(size);
}
