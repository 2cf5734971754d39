import { setTimeout as delay } from 'node:timers/promises';
import { inspect } from 'node:util';
import { Random } from '../../support/random.ts';
import { becomesTrue, waitUntil } from '../../support/waitUntil.ts';
import { BankActivity } from './bankActivity.ts';
import { findCursorFailures, findLedgerDifferences, findLeftovers, findSplitRows } from './checks.ts';
import { type Fault, faults } from './faults.ts';
import { type Login, linkPlaid, linkTeller } from './login.ts';
import { retryUnavailable, type Setup, startSetup } from './setup.ts';
import { UserEdits } from './userEdits.ts';

/**
 * A round simulates activity at the bank, requests a sync, injects a fault while it runs, and waits for the product
 * to recover by itself. Only a sync that ended in error is requested again, as the schedule would later. Once no
 * work is left, the stored ledger must equal the bank's.
 */
export interface Round {
  name: string;
  seconds: number;
  /** How often each kind of recovery appeared in the log. */
  recovered: Record<string, number>;
  failures: string[];
}

/** Log messages that indicate a recovery, with their names in the report. */
const RECOVERY_LOG_LINES: Record<string, string> = {
  'stale sync closed': 'stale syncs closed',
  'sync handed over': 'syncs failures to another worker',
  'jobs handed back unfinished': 'jobs handed back',
  'job failed': 'jobs failed and retried',
  'sync failed': 'syncs ended in error',
  'heartbeat missed': 'heartbeats missed',
};
/** Taking over a dead worker's sync takes two worker timeouts; the rest allows for a busy machine. */
const IDLE_LIMIT_MS = 240_000;
const MAX_REQUESTS = 6;
const LOGINS = ['ins_900001', 'ins_900002'];

/** Runs the rounds, injecting only faults whose names match `only`. */
export async function* runChaos(seed: number, rounds: number, only = /./): AsyncGenerator<Round> {
  const random = new Random(seed);
  const setup = await startSetup();
  try {
    const chaos = await Chaos.begin(setup, random);
    let order: Fault[] = [];
    for (let round = 0; round < rounds; round++) {
      // Every fault occurs once before any occurs again.
      if (order.length === 0) order = random.shuffle(faults.filter(({ name }) => only.test(name)));
      const fault = order.pop();
      if (fault) yield await chaos.play(fault, rounds > faults.length);
    }
  } finally {
    await setup.close();
  }
}

class Chaos {
  readonly #setup: Setup;
  readonly #random: Random;
  readonly #activity: BankActivity;
  readonly #edits: UserEdits;
  readonly #userId: string;
  readonly #logins: Login[] = [];
  /** A moving average of a sync's duration, so that the fault is injected while one runs. */
  #averageMs = 800;

  private constructor(setup: Setup, random: Random, userId: string) {
    this.#setup = setup;
    this.#random = random;
    this.#activity = new BankActivity(setup, random);
    this.#edits = new UserEdits(setup, random);
    this.#userId = userId;
  }

  static async begin(setup: Setup, random: Random): Promise<Chaos> {
    const user = await retryUnavailable(() => setup.client.call('createUser', { body: { name: 'Alex' } }));
    const chaos = new Chaos(setup, random, user.id);
    for (const institutionId of LOGINS)
      chaos.#logins.push(await retryUnavailable(() => linkPlaid(setup, user.id, { institutionId })));
    chaos.#logins.push(await retryUnavailable(() => linkTeller(setup, user.id)));
    await chaos.#recover(chaos.#logins);
    for (const login of chaos.#logins) {
      const failures = await findLedgerDifferences(setup, login);
      if (failures.length > 0) throw new Error(`The first sync failed: ${failures.join('; ')}`);
    }
    return chaos;
  }

  async play(fault: Fault, isLong: boolean): Promise<Round> {
    const setup = this.#setup;
    const random = this.#random;
    const startedAt = performance.now();
    const before = this.#countRecoveries();
    await setup.startMissingWorkers();
    const recovered: Record<string, number> = {};
    const failures: string[] = [];
    let touched: Login[] = [];
    let rows = new Map<string, string>();
    try {
      if (fault.isFirstSync) {
        const size = isLong ? random.pick([2_000, 4_000, 10_000]) : 2_000;
        const access = { institutionId: 'ins_900001', username: `bulk_${size}` };
        touched = [await retryUnavailable(() => linkPlaid(setup, this.#userId, access))];
      } else {
        const target = random.pick(
          this.#logins.filter(({ provider }) => provider === (fault.provider ?? provider)),
        );
        const neighbour = random.pick(this.#logins);
        touched = [...new Set([target, neighbour])];
        await this.#edits.make(target.connectionId);
        for (const login of touched) {
          const posted = await this.#activity.advance(login);
          rows = new Map([...rows, ...(await this.#rowsOf(posted))]);
        }
        fault.prepare?.(setup, target, random);
        await this.#requestSyncs(touched);
      }
      await delay(random.between(0, Math.round(this.#averageMs * (fault.isFirstSync ? 3 : 1.3))));
      await fault.inject?.(setup, random);
      // New workers start during recovery, as a supervisor would start them.
      const [again] = await Promise.all([this.#recover(touched), setup.startMissingWorkers()]);
      recovered['syncs requested again'] = again;
      failures.push(...(await retryUnavailable(() => this.#check(touched, rows))));
      if (fault.isFirstSync) for (const login of touched) await this.#unlink(login);
    } catch (error) {
      failures.push(`the round failed: ${inspect(error)}`);
      for (const login of touched) this.#activity.clearFaults(login);
    }
    for (const [sign, times] of this.#countRecoveries()) {
      const more = times - (before.get(sign) ?? 0);
      if (more > 0) recovered[sign] = more;
    }
    if (recovered['syncs requested again'] === 0) delete recovered['syncs requested again'];
    return { name: fault.name, seconds: (performance.now() - startedAt) / 1000, recovered, failures };
  }

  async #check(touched: readonly Login[], rows: ReadonlyMap<string, string>): Promise<string[]> {
    const setup = this.#setup;
    const failures: string[] = [];
    for (const login of touched) {
      failures.push(
        ...(await findLedgerDifferences(setup, login)),
        ...(await findCursorFailures(setup, login)),
      );
    }
    failures.push(...(await findLeftovers(setup)), ...(await findSplitRows(setup, rows)));
    failures.push(...(await this.#edits.findLostEdits()));
    return failures;
  }

  #countRecoveries(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { msg, code } of this.#setup.logLines()) {
      const recovery = typeof msg === 'string' ? RECOVERY_LOG_LINES[msg] : undefined;
      const key = recovery && typeof code === 'string' ? `${recovery} (${code})` : recovery;
      if (key) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  }

  /** Requests the syncs by the API, by a webhook, by both, or by one request for all connections. */
  async #requestSyncs(touched: readonly Login[]): Promise<void> {
    const way = this.#random.pick(['trigger', 'trigger', 'webhook', 'both', 'all'] as const);
    if (way === 'all') {
      await retryUnavailable(() => this.#setup.client.call('triggerSync', { body: {} }));
      return;
    }
    await Promise.all(
      touched.flatMap((login) => [
        ...(way === 'webhook' ? [] : [this.#trigger(login)]),
        ...(way === 'trigger' ? [] : [this.#fire(login)]),
      ]),
    );
  }

  async #trigger({ connectionId }: Login): Promise<void> {
    const body = { connection_id: connectionId };
    await retryUnavailable(() => this.#setup.client.call('triggerSync', { body })).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'SYNC_IN_PROGRESS')) throw error;
    });
  }

  /** A bank would retry a webhook that was not accepted; here a request to the API takes its place. */
  async #fire(login: Login): Promise<void> {
    const { provider, item } = login;
    const { bank, apiUrl } = this.#setup;
    const { control } = bank[provider];
    const deliveries = await control.fireWebhook({ item, url: `${apiUrl}/webhooks/${provider}` });
    if (deliveries.some(({ status }) => status !== 200)) await this.#trigger(login);
  }

  /** Waits until no work is left, requesting failed syncs again. Returns how many were requested. */
  async #recover(touched: readonly Login[]): Promise<number> {
    await this.#waitUntilIdle();
    for (const login of touched) this.#activity.clearFaults(login);
    let again = 0;
    for (const login of touched) {
      for (let request = 0; (await this.#lastStatus(login)) === 'error'; request++) {
        if (request === MAX_REQUESTS)
          throw new Error('The connection does not recover: every sync ends in error.');
        again += 1;
        await waitUntil('the API accepts the sync request', () =>
          this.#trigger(login).then(
            () => true,
            () => false,
          ),
        );
        await this.#waitUntilIdle();
      }
    }
    return again;
  }

  /** Waits until no sync is running or requested and every webhook has been processed. */
  async #waitUntilIdle(): Promise<void> {
    const { db } = this.#setup;
    const isIdle = async () => {
      const { rows } = await db.raw(`
        select 1 from sync_logs where status = 'in_progress'
        union all select 1 from webhook_events where status in ('received', 'error')
        union all select 1 from connections where sync_requested_at is not null`);
      return rows.length === 0;
    };
    // Between a webhook's job and its sync there may be no work for a short time.
    const staysIdle = async () => (await isIdle()) && (await delay(50, isIdle()));
    if (!(await becomesTrue(() => staysIdle().catch(() => false), IDLE_LIMIT_MS)))
      throw new Error(`work is still left after ${IDLE_LIMIT_MS / 1000} s: ${await describeActivity(db)}`);
    const took = await retryUnavailable(() =>
      db('sync_logs').where('status', 'success').orderBy('completed_at', 'desc').first(),
    );
    const tookMs = took ? took.completed_at.getTime() - took.started_at.getTime() : this.#averageMs;
    this.#averageMs = Math.min(5_000, Math.round((this.#averageMs * 4 + tookMs) / 5));
  }

  async #lastStatus({ connectionId }: Login): Promise<string | undefined> {
    const log = await retryUnavailable(() =>
      this.#setup
        .db('sync_logs')
        .where('connection_id', connectionId)
        .orderBy([
          { column: 'started_at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ])
        .first(),
    );
    return log?.status;
  }

  /** Returns the row id that each posted transaction must have: that of its pending one. */
  async #rowsOf(posted: { pendingId: string; postedId: string }[]): Promise<Map<string, string>> {
    const pendingOf = new Map(posted.map(({ pendingId, postedId }) => [pendingId, postedId]));
    const rows = await retryUnavailable(() =>
      this.#setup
        .db('transactions')
        .whereIn('external_id', [...pendingOf.keys()])
        .select('external_id', 'id'),
    );
    return new Map(rows.map((row) => [pendingOf.get(row.external_id) ?? '', row.id]));
  }

  async #unlink({ connectionId }: Login): Promise<void> {
    await retryUnavailable(() => this.#setup.client.call('deleteConnection', { path: { id: connectionId } }));
  }
}

/** Describes unfinished syncs, jobs and sessions, to help find out why work is left. */
async function describeActivity(db: Setup['db']): Promise<string> {
  const { rows } = await db.raw(`
    select to_jsonb(l) - 'account_counts' as what from sync_logs l where status = 'in_progress'
    union all select to_jsonb(j) from agenda_jobs j
    union all select to_jsonb(a) from (
      select pid, application_name, state, wait_event, xact_start, query_start, left(query, 120) as query
      from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()) a`);
  return rows.map(({ what }: { what: unknown }) => JSON.stringify(what)).join(' ');
}
