import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Database, Progress } from '../context.ts';
import { checkExpectation, toChangedSet } from '../domain/expectedChange.ts';
import type { CompiledRules, Outcome } from '../domain/rules/evaluateRules.ts';
import { compileRules, evaluateRules, tagsAfter } from '../domain/rules/evaluateRules.ts';
import type { Action, Facts, Rule } from '../domain/rules/rule.ts';
import { inTransaction } from '../postgres/inTransaction.ts';
import { readCategoryTree } from '../store/categories.ts';
import type { MassWrite } from '../store/massWrite.ts';
import { findChangedIds } from '../store/operations.ts';
import type { AccountFacts, RuleChange, TransactionFacts } from '../store/ruleFacts.ts';
import {
  findAccountFacts,
  findTransactionFacts,
  readTransactionFacts,
  writeRuleChanges,
} from '../store/ruleFacts.ts';
import { recordHits } from '../store/ruleRuns.ts';
import { RuleChangeRecorder, type StartedPass } from './ruleChangeRecorder.ts';

/**
 * Applies rules to the stored transactions in one pass: a chunk is read, evaluated in this process, and its changes
 * are written while the next one is read. Each chunk is a database transaction of its own, so syncs and requests go
 * on. A row that changes between reading and writing is evaluated again.
 */

/** Few enough rows to write a chunk well within the statement timeout. */
const CHUNK_SIZE = 10_000;
/** How long evaluation may block the event loop. */
const TURN_MS = 20;
const RETRY_MS = 100;
/** After this many retries, a minute, the lock's owner is stuck. */
const MAX_RETRIES = 600;
/** Categories and tags are not deleted this often in one pass: a rule refers to one that does not exist. */
export const MAX_REREADS = 20;

export interface AppliedRules {
  rulesApplied: number;
  /** Transactions whose shown category or tags changed, or would change. */
  updatedCount: number;
  /** Null where nothing was written. */
  operationId: string | null;
  /** Only after a dry run. */
  dryRunToken: string | null;
}

export interface ApplyOptions {
  write: MassWrite;
  progress: Progress | null;
}

/**
 * `readRules` is called again if a category or tag of the rules is deleted or merged during the pass. A pass that was
 * interrupted is repeated, and changes only what the first one has left; one that has ended is not.
 * @throws ApiError COUNT_MISMATCH, compared before the first change.
 */
export async function applyRules(
  db: Database,
  readRules: () => Promise<readonly Rule[]>,
  now: Date,
  { write, progress }: ApplyOptions,
): Promise<AppliedRules> {
  const kept = progress?.find<StartedPass | AppliedRules>() ?? null;
  if (kept && 'rulesApplied' in kept) return kept;
  const { expectedCount, dryRunToken } = write.expectation;
  const isExpecting = expectedCount !== null || dryRunToken !== null;
  let agreed: AgreedChange | null = null;
  if (write.dryRun || (isExpecting && !kept)) {
    const preview = await passOver(db, new Pass(db, readRules, now, { recorder: null }));
    const changed = toChangedSet(preview.wouldChange);
    checkExpectation(write.expectation, changed);
    if (write.dryRun) {
      const { count, digest } = changed;
      return {
        rulesApplied: preview.rules.length,
        updatedCount: count,
        operationId: null,
        dryRunToken: digest,
      };
    }
    agreed = { rules: preview.rules, ids: new Set(preview.wouldChange) };
  }
  const recorder = new RuleChangeRecorder(write, now, progress, kept);
  // Those that an interrupted pass has changed would otherwise be judged by what it made of them.
  const done = kept ? await findChangedIds(db, kept.operationId) : NONE;
  const pass = await passOver(db, new Pass(db, readRules, now, { recorder, agreed, done }));
  await pass.retry();
  const applied: AppliedRules = {
    rulesApplied: pass.rules.length,
    updatedCount: recorder.committed?.updatedCount ?? 0,
    operationId: recorder.committed?.operationId ?? null,
    dryRunToken: null,
  };
  await inTransaction(db, async (trx) => {
    await recordHits(trx, pass.hits, write.kind === 'apply_rule' ? 'apply_rule' : 'apply_all_rules', now);
    await progress?.keep(trx, applied);
  });
  return applied;
}

/** Runs a pass over all transactions. While a chunk is written, the next one is read and evaluated. */
async function passOver(db: Database, pass: Pass): Promise<Pass> {
  await pass.readRules();
  let afterId: string | null = null;
  let writing: Promise<void> = Promise.resolve();
  try {
    while (pass.rules.length > 0) {
      const rows: TransactionFacts[] = await readTransactionFacts(db, afterId, CHUNK_SIZE);
      const evaluated = await pass.evaluate(rows);
      await writing;
      writing = pass.write(evaluated);
      // Awaited in the next round; until then its failure must not count as one that nobody handles.
      writing.catch(() => undefined);
      const last = rows.at(-1);
      if (!last || rows.length < CHUNK_SIZE) break;
      afterId = last.id;
    }
  } finally {
    await writing;
  }
  return pass;
}

/** A chunk with what the rules of the time make of it. */
interface EvaluatedChunk {
  rows: readonly TransactionFacts[];
  actions: readonly Action[];
  changes: readonly RuleChange[];
  /** The rules that matched each transaction. */
  hitsOf: Map<string, readonly string[]>;
}

/** What a request with an expectation may change: what its first pass, which changed nothing, has found. */
interface AgreedChange {
  rules: readonly Rule[];
  ids: ReadonlySet<string>;
}

interface PassOptions {
  /** Null for a dry run. */
  recorder: RuleChangeRecorder | null;
  agreed?: AgreedChange | null;
  /** Transactions that are left out. */
  done?: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

class Pass {
  readonly hits = new Map<string, number>();
  rules: readonly Rule[] = [];
  /** The ids of the transactions whose shown category or tags a dry run would change, in their order. */
  readonly wouldChange: string[] = [];
  readonly #db: Database;
  readonly #readRules: () => Promise<readonly Rule[]>;
  readonly #now: Date;
  readonly #recorder: RuleChangeRecorder | null;
  readonly #agreed: AgreedChange | null;
  readonly #done: ReadonlySet<string>;
  #compiled: CompiledRules = { rules: [], tree: new Map() };
  #accounts = new Map<string, AccountFacts>();
  #contested: string[] = [];
  #rereads = 0;

  constructor(
    db: Database,
    readRules: () => Promise<readonly Rule[]>,
    now: Date,
    { recorder, agreed = null, done = NONE }: PassOptions,
  ) {
    this.#db = db;
    this.#readRules = readRules;
    this.#now = now;
    this.#recorder = recorder;
    this.#agreed = agreed;
    this.#done = done;
  }

  async readRules(): Promise<void> {
    // Rules that were edited since then would make other changes.
    const rules = (this.#rereads === 0 ? this.#agreed?.rules : null) ?? (await this.#readRules());
    const tree = await readCategoryTree(this.#db);
    // Both at once: a chunk may be evaluated meanwhile.
    this.#compiled = compileRules(rules, tree);
    this.rules = rules;
  }

  async evaluate(rows: readonly TransactionFacts[]): Promise<EvaluatedChunk> {
    if (rows.some((row) => !this.#accounts.has(row.accountId)))
      this.#accounts = await findAccountFacts(this.#db);
    const compiled = this.#compiled;
    const actions = this.rules.flatMap((rule) => rule.actions);
    const changes: RuleChange[] = [];
    const hitsOf = new Map<string, readonly string[]>();
    await forEachYielding(rows, (row) => {
      if (this.#done.has(row.id)) return;
      const outcome = evaluateRules(compiled, withAccount(row, this.#accounts), 'applied');
      const change = toChange(row, outcome);
      if (change?.shows && this.#agreed?.ids.has(row.id) === false) return;
      hitsOf.set(row.id, outcome.hits);
      if (change) changes.push(change);
    });
    return { rows, actions, changes, hitsOf };
  }

  async write({ rows, actions, changes, hitsOf }: EvaluatedChunk): Promise<void> {
    const recorder = this.#recorder;
    if (!recorder) {
      for (const { id, shows } of changes) if (shows) this.wouldChange.push(id);
      return;
    }
    const written = await writeRuleChanges(this.#db, changes, actions, this.#now, (trx, of) =>
      recorder.record(trx, of),
    );
    if (!written) {
      if (++this.#rereads > MAX_REREADS)
        throw new Error(
          'A rule refers to a category or tag that does not exist. Correct or disable the rule.',
        );
      await this.readRules();
      return this.write(await this.evaluate(rows));
    }
    recorder.confirm();
    for (const { id } of changes) {
      if (!written.has(id)) {
        this.#contested.push(id);
        hitsOf.delete(id);
      }
    }
    for (const hits of hitsOf.values()) this.#count(hits);
  }

  /** Evaluates the rows again that were locked or had changed. */
  async retry(): Promise<void> {
    for (let attempt = 0; this.#contested.length > 0; attempt++) {
      if (attempt === MAX_RETRIES)
        throw new Error(
          'Some transactions stayed locked for a minute, so the rules were not applied to them. Apply the rules again.',
        );
      await setTimeout(RETRY_MS);
      const ids = this.#contested;
      this.#contested = [];
      for (let start = 0; start < ids.length; start += CHUNK_SIZE)
        await this.write(
          await this.evaluate(await findTransactionFacts(this.#db, ids.slice(start, start + CHUNK_SIZE))),
        );
    }
  }

  #count(hits: readonly string[]): void {
    for (const id of hits) this.hits.set(id, (this.hits.get(id) ?? 0) + 1);
  }
}

/** A transaction with the facts of its account. */
export function withAccount<Row extends Omit<Facts, keyof AccountFacts> & { accountId: string }>(
  row: Row,
  accounts: ReadonlyMap<string, AccountFacts>,
): Row & AccountFacts {
  const account = accounts.get(row.accountId);
  if (!account) throw new Error(`The account ${row.accountId} of a transaction does not exist.`);
  return Object.assign(row, account);
}

/** Calls `act` for each row and yields to the event loop every 20 ms. */
export async function forEachYielding<Row>(rows: readonly Row[], act: (row: Row) => void): Promise<void> {
  let turnEnds = performance.now() + TURN_MS;
  for (const row of rows) {
    act(row);
    if (performance.now() < turnEnds) continue;
    await setImmediate();
    turnEnds = performance.now() + TURN_MS;
  }
}

function toChange(row: TransactionFacts, outcome: Outcome): RuleChange | null {
  const ruleCategorySlug = outcome.categorySlug ?? row.ruleCategorySlug;
  const tagsChange = outcome.tagsAdded.length > 0 || outcome.tagsRemoved.length > 0;
  if (ruleCategorySlug === row.ruleCategorySlug && !tagsChange) return null;
  const shown = row.userCategorySlug ?? row.ruleCategorySlug ?? row.providerCategorySlug ?? 'uncategorized';
  return {
    id: row.id,
    version: row.version,
    ruleCategorySlug,
    tags: tagsChange ? tagsAfter(row.tags, outcome) : row.tags,
    shows: tagsChange || (row.userCategorySlug ?? ruleCategorySlug) !== shown,
    before: { ruleCategorySlug: row.ruleCategorySlug, tags: row.tags },
  };
}
