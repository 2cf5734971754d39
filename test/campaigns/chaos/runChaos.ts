import { setTimeout as delay } from 'node:timers/promises';
import { becomes, eventually } from '../hard/faults/site.ts';
import { BankNews } from './bankNews.ts';
import { type Blow, blows } from './blows.ts';
import { type House, openHouse, patiently } from './house.ts';
import { type Login, linkPlaid, linkTeller } from './login.ts';
import { Random } from './random.ts';
import { UserEdits } from './userEdits.ts';
import { findCursorLosses, findLedgerLosses, findLeftovers, findSplitRows } from './verdict.ts';

/**
 * A *round*: news at the bank, a sync that is asked for, a blow in the middle of it, and then the product is
 * left to heal by itself. Only a sync that has ended in error is asked for again, as its schedule would in a
 * quarter of an hour. When all is at rest the ledger has to be the bank's.
 */
export interface Round {
  name: string;
  seconds: number;
  /** What had to be mended, by what it is called in the log, with how often. */
  healed: Record<string, number>;
  lost: string[];
}

/** Log lines of the product that tell of healing. */
const SIGNS: Record<string, string> = {
  'stale sync closed': 'stale syncs closed',
  'sync handed over': 'syncs lost to another worker',
  'jobs handed back unfinished': 'jobs handed back',
  'job failed': 'jobs failed and run again',
  'sync failed': 'syncs ended in error',
  'heartbeat missed': 'heartbeats missed',
};
/** A dead worker's sync takes two of its timeouts; the rest is for a machine that is busy. */
const REST_LIMIT_MS = 240_000;
const MOST_REQUESTS = 6;
const LOGINS = ['ins_900001', 'ins_900002'];

/** `only`: those blows whose names it fits. */
export async function* runChaos(seed: number, rounds: number, only = /./): AsyncGenerator<Round> {
  const random = new Random(seed);
  const house = await openHouse();
  try {
    const chaos = await Chaos.begin(house, random);
    let order: Blow[] = [];
    for (let round = 0; round < rounds; round++) {
      // Each blow comes up once in as many rounds as there are blows.
      if (order.length === 0) order = random.shuffle(blows.filter(({ name }) => only.test(name)));
      const blow = order.pop();
      if (blow) yield await chaos.play(blow, rounds > blows.length);
    }
  } finally {
    await house.close();
  }
}

class Chaos {
  readonly #house: House;
  readonly #random: Random;
  readonly #news: BankNews;
  readonly #edits: UserEdits;
  readonly #userId: string;
  readonly #logins: Login[] = [];
  /** How long a sync takes here, for the blow to come in the middle of it. */
  #usualMs = 800;

  private constructor(house: House, random: Random, userId: string) {
    this.#house = house;
    this.#random = random;
    this.#news = new BankNews(house, random);
    this.#edits = new UserEdits(house, random);
    this.#userId = userId;
  }

  static async begin(house: House, random: Random): Promise<Chaos> {
    const user = await patiently(() => house.client.call('createUser', { body: { name: 'Alex' } }));
    const chaos = new Chaos(house, random, user.id);
    for (const institutionId of LOGINS)
      chaos.#logins.push(await patiently(() => linkPlaid(house, user.id, { institutionId })));
    chaos.#logins.push(await patiently(() => linkTeller(house, user.id)));
    await chaos.#heal(chaos.#logins);
    for (const login of chaos.#logins) {
      const losses = await findLedgerLosses(house, login);
      if (losses.length > 0) throw new Error(`The first sync went wrong: ${losses.join('; ')}`);
    }
    return chaos;
  }

  async play(blow: Blow, isLong: boolean): Promise<Round> {
    const house = this.#house;
    const random = this.#random;
    const startedAt = performance.now();
    const before = this.#countSigns();
    await house.staffUp();
    const healed: Record<string, number> = {};
    const lost: string[] = [];
    let touched: Login[] = [];
    let rows = new Map<string, string>();
    try {
      if (blow.isFirstHistory) {
        const size = isLong ? random.pick([2_000, 4_000, 10_000]) : 2_000;
        const access = { institutionId: 'ins_900001', username: `bulk_${size}` };
        touched = [await patiently(() => linkPlaid(house, this.#userId, access))];
      } else {
        const target = random.pick(
          this.#logins.filter(({ provider }) => provider === (blow.provider ?? provider)),
        );
        const neighbour = random.pick(this.#logins);
        touched = [...new Set([target, neighbour])];
        await this.#edits.make(target.connectionId);
        for (const login of touched) {
          const posted = await this.#news.happen(login);
          rows = new Map([...rows, ...(await this.#rowsOf(posted))]);
        }
        blow.prepare?.(house, target, random);
        await this.#ask(touched);
      }
      await delay(random.between(0, Math.round(this.#usualMs * (blow.isFirstHistory ? 3 : 1.3))));
      await blow.strike?.(house, random);
      // New workers start while the others heal, as a supervisor does it.
      const [again] = await Promise.all([this.#heal(touched), house.staffUp()]);
      healed['syncs asked for again'] = again;
      lost.push(...(await patiently(() => this.#judge(touched, rows))));
      if (blow.isFirstHistory) for (const login of touched) await this.#unlink(login);
    } catch (error) {
      lost.push(`the round itself failed: ${error instanceof Error ? error.message : error}`);
      for (const login of touched) this.#news.calm(login);
    }
    for (const [sign, times] of this.#countSigns()) {
      const more = times - (before.get(sign) ?? 0);
      if (more > 0) healed[sign] = more;
    }
    if (healed['syncs asked for again'] === 0) delete healed['syncs asked for again'];
    return { name: blow.name, seconds: (performance.now() - startedAt) / 1000, healed, lost };
  }

  async #judge(touched: readonly Login[], rows: ReadonlyMap<string, string>): Promise<string[]> {
    const house = this.#house;
    const lost: string[] = [];
    for (const login of touched) {
      lost.push(...(await findLedgerLosses(house, login)), ...(await findCursorLosses(house, login)));
    }
    lost.push(...(await findLeftovers(house)), ...(await findSplitRows(house, rows)));
    lost.push(...(await this.#edits.findLost()));
    return lost;
  }

  #countSigns(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { msg, code } of this.#house.logLines()) {
      const said = typeof msg === 'string' ? SIGNS[msg] : undefined;
      const sign = said && typeof code === 'string' ? `${said} (${code})` : said;
      if (sign) counts.set(sign, (counts.get(sign) ?? 0) + 1);
    }
    return counts;
  }

  /** The API is told, or a webhook comes, or both, or the API is told to sync everything. */
  async #ask(touched: readonly Login[]): Promise<void> {
    const way = this.#random.pick(['trigger', 'trigger', 'webhook', 'both', 'all'] as const);
    if (way === 'all') {
      await patiently(() => this.#house.client.call('triggerSync', { body: {} }));
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
    await patiently(() => this.#house.client.call('triggerSync', { body })).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'SYNC_IN_PROGRESS')) throw error;
    });
  }

  /** A bank whose webhook is not taken sends it again; here the API is told instead. */
  async #fire(login: Login): Promise<void> {
    const { provider, item } = login;
    const { bank, apiUrl } = this.#house;
    const { control } = bank[provider];
    const deliveries = await control.fireWebhook({ item, url: `${apiUrl}/webhooks/${provider}` });
    if (deliveries.some(({ status }) => status !== 200)) await this.#trigger(login);
  }

  /**
   * Waits until nothing is under way. A bank that calms down helps nobody who has been cut off already.
   * @returns how many syncs had to be asked for again.
   */
  async #heal(touched: readonly Login[]): Promise<number> {
    await this.#rest();
    for (const login of touched) this.#news.calm(login);
    let again = 0;
    for (const login of touched) {
      for (let request = 0; (await this.#lastStatus(login)) === 'error'; request++) {
        if (request === MOST_REQUESTS) throw new Error('The connection does not recover.');
        again += 1;
        await eventually(() =>
          this.#trigger(login).then(
            () => true,
            () => false,
          ),
        );
        await this.#rest();
      }
    }
    return again;
  }

  /** No sync under way, and no delivery whose meaning is still to be found. */
  async #rest(): Promise<void> {
    const { db } = this.#house;
    const isAtRest = async () => {
      const { rows } = await db.raw(`
        select 1 from sync_logs where status = 'in_progress'
        union all select 1 from webhook_events where status in ('received', 'error')
        union all select 1 from connections where sync_requested_at is not null`);
      return rows.length === 0;
    };
    // A moment of rest may lie between a webhook's job and its sync.
    const staysSo = async () => (await isAtRest()) && (await delay(50, isAtRest()));
    if (!(await becomes(() => staysSo().catch(() => false), REST_LIMIT_MS)))
      throw new Error(`it does not come to rest: ${await describeUnrest(db)}`);
    const took = await patiently(() =>
      db('sync_logs').where('status', 'success').orderBy('completed_at', 'desc').first(),
    );
    const tookMs = took ? took.completed_at.getTime() - took.started_at.getTime() : this.#usualMs;
    this.#usualMs = Math.min(5_000, Math.round((this.#usualMs * 4 + tookMs) / 5));
  }

  async #lastStatus({ connectionId }: Login): Promise<string | undefined> {
    const log = await patiently(() =>
      this.#house
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

  /** The rows that posted transactions have to be in: those of their pending ones. */
  async #rowsOf(posted: { pendingId: string; postedId: string }[]): Promise<Map<string, string>> {
    const pendingOf = new Map(posted.map(({ pendingId, postedId }) => [pendingId, postedId]));
    const rows = await patiently(() =>
      this.#house
        .db('transactions')
        .whereIn('external_id', [...pendingOf.keys()])
        .select('external_id', 'id'),
    );
    return new Map(rows.map((row) => [pendingOf.get(row.external_id) ?? '', row.id]));
  }

  async #unlink({ connectionId }: Login): Promise<void> {
    await patiently(() => this.#house.client.call('deleteConnection', { path: { id: connectionId } }));
  }
}

/** What the database is doing, for the one who looks for the reason. */
async function describeUnrest(db: House['db']): Promise<string> {
  const { rows } = await db.raw(`
    select to_jsonb(l) - 'account_counts' as what from sync_logs l where status = 'in_progress'
    union all select to_jsonb(j) from agenda_jobs j
    union all select to_jsonb(a) from (
      select pid, application_name, state, wait_event, xact_start, query_start, left(query, 120) as query
      from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()) a`);
  return rows.map(({ what }: { what: unknown }) => JSON.stringify(what)).join(' ');
}
