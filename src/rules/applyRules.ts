import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Database } from '../context.ts';
import type { CompiledRules, Outcome } from '../domain/rules/evaluateRules.ts';
import { compileRules, evaluateRules, tagsAfter } from '../domain/rules/evaluateRules.ts';
import type { Facts, Rule } from '../domain/rules/rule.ts';
import { retryAborted } from '../postgres/inTransaction.ts';
import { readCategoryTree } from '../store/categories.ts';
import type { AccountFacts, RuleChange, TransactionFacts } from '../store/ruleFacts.ts';
import {
  findAccountFacts,
  findTransactionFacts,
  readTransactionFacts,
  writeRuleChanges,
} from '../store/ruleFacts.ts';
import { noteHits } from '../store/rules.ts';

/**
 * Applies rules to the transactions that are there, in one pass: a stretch is read, evaluated here and
 * written where something changes. Each stretch stands by itself, so syncs and requests go on meanwhile;
 * a row that somebody else writes in between is read and judged again.
 */

/** Few enough rows that a stretch is written well within a statement's time. */
const STRETCH = 10_000;
/** How long the process may evaluate before others get their turn. */
const TURN_MS = 20;
const RETRY_MS = 100;
/** A row that stays locked for this long belongs to something that is stuck. */
const MOST_RETRIES = 600;
/** Nobody deletes what the rules name this many times in one pass: a rule names what does not exist. */
export const MOST_REREADS = 20;

export interface AppliedRules {
  rulesApplied: number;
  /** How many transactions show a change. */
  updatedCount: number;
}

/** `readRules` is asked again should a category or a tag that the rules set be deleted or merged meanwhile. */
export async function applyRules(
  db: Database,
  readRules: () => Promise<readonly Rule[]>,
  now: Date,
): Promise<AppliedRules> {
  const pass = new Pass(db, readRules, now);
  await pass.readRules();
  if (pass.rules.length === 0) return { rulesApplied: 0, updatedCount: 0 };
  let afterId: string | null = null;
  for (;;) {
    const rows: TransactionFacts[] = await readTransactionFacts(db, afterId, STRETCH);
    await pass.run(rows);
    const last = rows.at(-1);
    if (!last || rows.length < STRETCH) break;
    afterId = last.id;
  }
  await pass.retry();
  await retryAborted(() => noteHits(db, pass.hits, now));
  return { rulesApplied: pass.rules.length, updatedCount: pass.updatedCount };
}

class Pass {
  readonly hits = new Map<string, number>();
  rules: readonly Rule[] = [];
  updatedCount = 0;
  readonly #db: Database;
  readonly #readRules: () => Promise<readonly Rule[]>;
  readonly #now: Date;
  #compiled: CompiledRules = { rules: [], tree: new Map() };
  #accounts = new Map<string, AccountFacts>();
  #contested: string[] = [];
  #rereads = 0;

  constructor(db: Database, readRules: () => Promise<readonly Rule[]>, now: Date) {
    this.#db = db;
    this.#readRules = readRules;
    this.#now = now;
  }

  async readRules(): Promise<void> {
    this.rules = await this.#readRules();
    this.#compiled = compileRules(this.rules, await readCategoryTree(this.#db));
  }

  async run(rows: readonly TransactionFacts[]): Promise<void> {
    if (rows.some((row) => !this.#accounts.has(row.accountId)))
      this.#accounts = await findAccountFacts(this.#db);
    const changes: RuleChange[] = [];
    const hitsOf = new Map<string, readonly string[]>();
    await eachInTurns(rows, (row) => {
      const outcome = evaluateRules(this.#compiled, withAccount(row, this.#accounts), 'applied');
      hitsOf.set(row.id, outcome.hits);
      const change = toChange(row, outcome);
      if (change) changes.push(change);
    });
    const actions = this.rules.flatMap((rule) => rule.actions);
    const written = await writeRuleChanges(this.#db, changes, actions, this.#now);
    if (!written) {
      if (++this.#rereads > MOST_REREADS) throw new Error('The rules name what does not exist.');
      await this.readRules();
      return this.run(rows);
    }
    for (const { id, shows } of changes) {
      if (!written.has(id)) {
        this.#contested.push(id);
        hitsOf.delete(id);
      } else if (shows) this.updatedCount += 1;
    }
    for (const hits of hitsOf.values()) this.#note(hits);
  }

  /** Judges the rows again that somebody else was writing. */
  async retry(): Promise<void> {
    for (let attempt = 0; this.#contested.length > 0; attempt++) {
      if (attempt === MOST_RETRIES)
        throw new Error('Transactions stay locked: the rules were not applied to all.');
      await setTimeout(RETRY_MS);
      const ids = this.#contested;
      this.#contested = [];
      for (let start = 0; start < ids.length; start += STRETCH)
        await this.run(await findTransactionFacts(this.#db, ids.slice(start, start + STRETCH)));
    }
  }

  #note(hits: readonly string[]): void {
    for (const id of hits) this.hits.set(id, (this.hits.get(id) ?? 0) + 1);
  }
}

/** A transaction together with what is known of its account. */
export function withAccount<Row extends Omit<Facts, keyof AccountFacts> & { accountId: string }>(
  row: Row,
  accounts: ReadonlyMap<string, AccountFacts>,
): Row & AccountFacts {
  const account = accounts.get(row.accountId);
  if (!account) throw new Error(`A transaction is of the account ${row.accountId}, which does not exist.`);
  return Object.assign(row, account);
}

/** Does something for each row, and lets others have their turn now and then. */
export async function eachInTurns<Row>(rows: readonly Row[], act: (row: Row) => void): Promise<void> {
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
  };
}
