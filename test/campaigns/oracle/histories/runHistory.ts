import { PlaidLogin } from '../bank/plaidLogin.ts';
import { TellerLogin } from '../bank/tellerBank.ts';
import type { Setup } from '../setup.ts';
import { type Claim, type Claims, makeClaims, type Source } from './claims.ts';
import type { History, Step } from './history.ts';
import { judgeAccounts, judgeCounts, judgeRows, type SyncCounts } from './judge.ts';
import { Model } from './model.ts';
import { listRows, observe, type Snapshot } from './observe.ts';
import { couldBe, isEqual } from './resemblance.ts';
import { User } from './user.ts';
import { World } from './world.ts';

export interface Outcome {
  /** The first step after which something was wrong, and what. */
  violations: string[];
  /** What happened, line by line. */
  story: string[];
  /** The number of the last step that was lived through. */
  lastStep: number;
  syncs: number;
  rows: number;
  certain: number;
  ambiguous: number;
}

type SyncLog = SyncCounts & { status: string; error_code: string | null; error: string | null };

/** Lives through a history with a user of its own and compares what the API shows after each sync. */
export async function runHistory(setup: Setup, history: History): Promise<Outcome> {
  const run = new HistoryRun(setup, history);
  try {
    await run.live();
  } catch (error) {
    run.outcome.violations.push(error instanceof Error ? error.message : String(error));
  }
  return run.outcome;
}

class HistoryRun {
  readonly outcome: Outcome = {
    violations: [],
    story: [],
    lastStep: 0,
    syncs: 0,
    rows: 0,
    certain: 0,
    ambiguous: 0,
  };
  readonly #setup: Setup;
  readonly #history: History;
  readonly #world: World;
  readonly #model = new Model();
  readonly #accountIds = new Map<number, string>();
  #userId = '';
  #connectionId = '';
  #shown: Snapshot = { rows: new Map(), accounts: new Map() };

  constructor(setup: Setup, history: History) {
    this.#setup = setup;
    this.#history = history;
    this.#world = new World(history, setup.product.now());
  }

  async live(): Promise<void> {
    const { api } = this.#setup.product;
    const user = await api.ok('POST', '/users', { name: `seed ${this.#history.seed}` });
    this.#userId = user.id;
    const person = new User(api, this.#userId, this.#model);
    for (const [index, step] of this.#history.steps.entries()) {
      this.#say(`Step ${index + 1}`);
      this.outcome.lastStep = index + 1;
      await this.#liveStep(person, step, index === 0);
      if (this.outcome.violations.length > 0) return;
    }
    await this.#restoreAll(person);
  }

  #say(line: string): void {
    if (!line.endsWith('nothing')) this.outcome.story.push(line);
  }

  async #liveStep(person: User, step: Step, isFirst: boolean): Promise<void> {
    const { api } = this.#setup.product;
    for (const edit of step.edits) this.#say(`  user: ${await person.apply(edit, this.#shown)}`);
    const before =
      person.touched.size > 0 ? { ...this.#shown, rows: await listRows(api, this.#userId) } : this.#shown;
    person.touched.clear();
    const login = this.#world.login;
    this.#world.sendDueRemovals();
    // The bank speaks no more of an account that left, so nothing may have happened in it just before.
    const leaving = step.bank.filter(({ do: kind }) => kind === 'leave');
    for (const operation of new Set([...leaving, ...step.bank])) {
      // Before the first login there is none to change.
      if (isFirst && (operation.do === 'relink' || operation.do === 'refuse cursor')) continue;
      this.#say(`  bank: ${this.#world.apply(operation)}`);
    }
    const isNewLogin = isFirst || this.#world.login !== login;
    const source = this.#sourceOf(step, isNewLogin);
    if (source !== 'messages') this.#world.settleCoveredDays();
    const log = isNewLogin ? await this.#link(isFirst) : await this.#sync(person, step);
    this.outcome.syncs += 1;
    if (log.status !== 'success') throw new Error(`the sync ended as ${log.error_code}: ${log.error}`);
    const after = await observe(api, this.#userId, this.#world.rows().length);
    this.#judge(source, log, before, after, person.touched, step);
    this.#world.markSynced();
    this.#world.endBadDay();
    person.touched.clear();
    person.restored.clear();
    this.#model.deletedInRace.clear();
    this.#shown = after;
  }

  #sourceOf(step: Step, isNewLogin: boolean): Source {
    if (isNewLogin) return 'new login';
    if (this.#history.provider === 'teller') return 'listing';
    return step.bank.some(({ do: kind }) => kind === 'refuse cursor') ? 'full pull' : 'messages';
  }

  async #link(isFirst: boolean): Promise<SyncLog> {
    const { product, plaid, teller } = this.#setup;
    const { login } = this.#world;
    if (!isFirst) await product.api.ok('DELETE', `/connections/${this.#connectionId}`);
    if (login instanceof TellerLogin) teller.register(login);
    const credentials =
      login instanceof PlaidLogin
        ? {
            public_token: plaid.publicTokenFor(login),
            institution_id: login.institution.id,
            institution_name: login.institution.name,
          }
        : {
            access_token: login.accessToken,
            enrollment_id: login.enrollmentId,
            institution_name: login.institution.name,
          };
    const connection = await product.api.ok('POST', '/connections', {
      user_id: this.#userId,
      provider: this.#history.provider,
      credentials,
    });
    this.#connectionId = connection.id;
    const { recent_sync: sync } = await product.api.ok('GET', `/connections/${connection.id}/status`);
    return product.api.finishedSync(sync.id);
  }

  async #sync(person: User, step: Step): Promise<SyncLog> {
    const { api } = this.#setup.product;
    const { login } = this.#world;
    if (login instanceof PlaidLogin) {
      login.layout = step.layout;
      login.mutationsDuringPagination = step.mutations;
      this.#say(
        `  sync in ${step.layout.changes === 'net' ? 'net changes' : 'every change'}, pages of ${step.layout.size}, ${step.layout.order}, ${step.mutations} mutations`,
      );
    } else this.#say('  sync');
    const isHeld = step.inFlight.length + step.racing.length > 0;
    const hold = isHeld ? login.gate.close() : null;
    const started = await api.ok('POST', '/sync', { connection_id: this.#connectionId });
    const finished: Promise<SyncLog> = api.finishedSync(started.sync_log_ids[0]);
    if (hold) {
      await Promise.race([hold.arrived, finished]);
      for (const edit of step.inFlight) {
        this.#say(`  user, while the bank answers: ${await person.apply(edit, this.#shown)}`);
      }
      hold.open();
      for (const edit of step.racing) {
        this.#say(`  user, while rows are stored: ${await person.apply(edit, this.#shown, true)}`);
      }
    }
    return finished;
  }

  #judge(
    source: Source,
    log: SyncLog,
    before: Snapshot,
    after: Snapshot,
    touched: Set<string>,
    step: Step,
  ): void {
    const { violations } = this.outcome;
    const rows = this.#world.rows();
    const current = new Set(rows.map(({ id }) => id));
    for (const [id, known] of this.#model.known) {
      known.goneBefore = known.gone;
      known.gone = !current.has(id);
    }
    violations.push(...judgeAccounts(this.#world.accountStates(), after, this.#accountIds));
    const accountIndexOf = ({ accountId }: { accountId: string }) => this.#world.indexOfAccount(accountId);
    const claims = makeClaims(this.#model, rows, accountIndexOf, source);
    const hadDeleted = this.#model.deleted.size > 0;
    const verdict = judgeRows(this.#model, claims, after, this.#accountIds, this.#world.tolerated);
    violations.push(...verdict.violations);
    this.outcome.certain += verdict.certain;
    this.outcome.ambiguous += verdict.ambiguous;
    this.outcome.rows += rows.length;
    const joins = claims.claims.some((claim) => claim.joins);
    const isExact =
      !hadDeleted &&
      !joins &&
      ![...step.inFlight, ...step.racing].some(({ do: kind }) => kind === 'delete' || kind === 'restore');
    violations.push(
      ...judgeCounts(log, before, after, joins ? new Set(after.rows.keys()) : touched, isExact),
    );
    this.#learn(claims, after);
  }

  /** What is visible now tells which internal row stands for which of the bank's. */
  #learn({ claims }: Claims, after: Snapshot): void {
    const shown = new Map([...after.rows.values()].map((row) => [row.external_transaction_id, row.id]));
    const linkOf = new Map(claims.map(({ row }) => [row.id, row.pendingId]));
    for (const [bankId, known] of this.#model.known) {
      if (known.internalId === null || shown.get(bankId) === known.internalId) continue;
      const taker = [...shown].find(([, id]) => id === known.internalId)?.[0];
      const isLink = taker !== undefined && linkOf.get(taker) === bankId;
      if (!taker || isLink) continue;
      known.internalId = null;
      if (known.hidden === 'yes') known.hidden = 'maybe';
    }
    this.#useUpDeletions(
      claims.filter(
        ({ row, internalIds, hidden }) =>
          !shown.has(row.id) &&
          !internalIds &&
          !this.#model.known.get(row.id)?.internalId &&
          hidden !== 'yes',
      ),
    );
    for (const { row, accountIndex, internalIds, joins } of claims) {
      // Of two that became one, the row that is hidden cannot be told.
      if (joins && !shown.has(row.id)) {
        for (const known of this.#model.known.values()) {
          if (internalIds?.includes(known.internalId ?? '')) known.internalId = null;
        }
        for (const id of internalIds ?? []) {
          this.#model.deleted.add(id);
          this.#model.joined.set(id, internalIds ?? []);
        }
      }
      const earlier = this.#model.known.get(row.id);
      const only = internalIds?.length === 1 ? internalIds[0] : undefined;
      const internalId = shown.get(row.id) ?? only ?? earlier?.internalId ?? null;
      this.#model.known.set(row.id, {
        row,
        accountIndex,
        internalId,
        hidden: shown.has(row.id) ? 'no' : 'yes',
        gone: false,
        goneBefore: false,
      });
    }
  }

  /**
   * Each of these rows is hidden by one of the equal rows that the user deleted, and which cannot be told. Where as
   * many are hidden as were deleted, none of them can hide another one.
   */
  #useUpDeletions(hiddenClaims: Claim[]): void {
    for (const { row, accountIndex } of hiddenClaims) {
      const equal = hiddenClaims.filter(
        (other) => other.accountIndex === accountIndex && isEqual(other.row, row),
      );
      const deleted = [...this.#model.known.values()].filter(
        (known) =>
          known.gone &&
          known.hidden !== 'no' &&
          known.accountIndex === accountIndex &&
          (isEqual(known.row, row) ||
            // It may have been taken for this one just before.
            (this.#model.deletedInRace.has(known.internalId ?? '') && couldBe(known.row, row))),
      );
      // The pending row that was posted before is the same internal row.
      const hiding = new Set(deleted.flatMap(({ internalId }) => internalId ?? []));
      const earlier = [...this.#model.known.values()].filter(({ internalId }) =>
        hiding.has(internalId ?? ''),
      );
      for (const known of [...deleted, ...earlier]) {
        known.internalId = null;
        known.hidden = equal.length < deleted.length ? 'maybe' : 'no';
      }
    }
  }

  /** In the end the user takes every deletion back, and the ledger must be the bank's. */
  async #restoreAll(person: User): Promise<void> {
    if (this.#model.deleted.size === 0) return;
    this.#say('At the end');
    for (const id of [...this.#model.deleted]) this.#say(`  user: ${await person.restore(id)}`);
    const after = await observe(this.#setup.product.api, this.#userId, this.#world.rows().length);
    const claims = makeClaims(
      this.#model,
      this.#world.rows(),
      ({ accountId }) => this.#world.indexOfAccount(accountId),
      'messages',
    );
    for (const claim of claims.claims) claim.hidden = 'no';
    this.outcome.violations.push(
      ...judgeRows(this.#model, claims, after, this.#accountIds, this.#world.tolerated).violations,
    );
  }
}
