import type { Database } from '../context.ts';
import type { CompiledRules, Outcome } from '../domain/rules/evaluateRules.ts';
import { compileRules, evaluateRules, tagsAfter } from '../domain/rules/evaluateRules.ts';
import type { Rule } from '../domain/rules/rule.ts';
import { readCategoryTree } from '../store/categories.ts';
import type { ChangedTransaction, NewTransaction } from '../store/ledger.ts';
import type { AccountFacts } from '../store/ruleFacts.ts';
import { findAccountFacts, lockTransactionFacts } from '../store/ruleFacts.ts';
import { type RuleRunKind, recordHits } from '../store/ruleRuns.ts';
import { findEnabledRules, lockReferenced } from '../store/rules.ts';
import { forEachYielding, MAX_REREADS, withAccount } from './applyRules.ts';

/**
 * Runs the rules on the transactions that a sync or an import is about to store. The category that a rule sets is
 * stored even if the user's override hides it: it shows once the override is removed.
 */
export class SyncRules {
  readonly #compiled: CompiledRules;
  readonly #accounts: ReadonlyMap<string, AccountFacts>;
  readonly #hits = new Map<string, number>();

  private constructor(compiled: CompiledRules, accounts: ReadonlyMap<string, AccountFacts>) {
    this.#compiled = compiled;
    this.#accounts = accounts;
  }

  /**
   * Reads the enabled rules and locks their categories and tags until the end of `trx`. The accounts of the connection
   * must be stored already.
   */
  static async read(trx: Database, connectionId: string): Promise<SyncRules> {
    const rules = await findAndLockRules(trx);
    if (rules.length === 0) return new SyncRules({ rules: [], tree: new Map() }, new Map());
    const compiled = compileRules(rules, await readCategoryTree(trx));
    return new SyncRules(compiled, await findAccountFacts(trx, connectionId));
  }

  async evaluateNew(rows: readonly NewTransaction[]): Promise<readonly NewTransaction[]> {
    if (this.#compiled.rules.length === 0) return rows;
    const evaluated: NewTransaction[] = [];
    await forEachYielding(rows, (row) => {
      const facts = {
        accountId: row.accountId,
        name: row.name,
        merchantName: row.merchantName,
        amount: row.amount,
        pending: row.pending,
        tags: [],
        tagsAddedByUser: [],
        tagsRemovedByUser: [],
        userCategorySlug: null,
        ruleCategorySlug: null,
        providerCategorySlug: row.categorySlug,
      };
      const outcome = evaluateRules(this.#compiled, withAccount(facts, this.#accounts), 'created');
      this.#count(outcome);
      evaluated.push({ ...row, ruleCategorySlug: outcome.categorySlug, tags: tagsAfter([], outcome) });
    });
    return evaluated;
  }

  /** Transactions that the user deleted are skipped. */
  async evaluateChanged(
    trx: Database,
    rows: readonly ChangedTransaction[],
  ): Promise<readonly ChangedTransaction[]> {
    const visible = rows.filter((row) => !row.deletedByUser);
    if (this.#compiled.rules.length === 0 || visible.length === 0) return rows;
    const stored = await lockTransactionFacts(
      trx,
      visible.map((row) => row.id),
    );
    const storedOf = new Map(stored.map((facts) => [facts.id, facts]));
    const evaluated: ChangedTransaction[] = [];
    await forEachYielding(rows, (row) => {
      const before = !row.deletedByUser ? storedOf.get(row.id) : undefined;
      if (!before) {
        evaluated.push(row);
        return;
      }
      const facts = {
        accountId: row.accountId,
        name: row.name,
        merchantName: row.merchantName,
        amount: row.amount,
        pending: row.pending,
        tags: before.tags,
        tagsAddedByUser: before.tagsAddedByUser,
        tagsRemovedByUser: before.tagsRemovedByUser,
        userCategorySlug: before.userCategorySlug,
        ruleCategorySlug: before.ruleCategorySlug,
        providerCategorySlug: row.categorySlug,
      };
      const outcome = evaluateRules(this.#compiled, withAccount(facts, this.#accounts), 'changed');
      this.#count(outcome);
      const changesTags = outcome.tagsAdded.length > 0 || outcome.tagsRemoved.length > 0;
      evaluated.push({
        ...row,
        ruleCategorySlug: outcome.categorySlug,
        tags: changesTags ? tagsAfter(before.tags, outcome) : undefined,
      });
    });
    return evaluated;
  }

  /** Call it last: it blocks other updates of these counts until the end of the database transaction. */
  async recordHits(trx: Database, kind: RuleRunKind, now: Date): Promise<void> {
    await recordHits(trx, this.#hits, kind, now);
  }

  #count({ hits }: Outcome): void {
    for (const id of hits) this.#hits.set(id, (this.#hits.get(id) ?? 0) + 1);
  }
}

/** Reads the rules again if a category or tag of theirs was deleted before it could be locked. */
async function findAndLockRules(trx: Database): Promise<Rule[]> {
  for (let reread = 0; reread <= MAX_REREADS; reread++) {
    const rules = await findEnabledRules(trx);
    const gone = await lockReferenced(
      trx,
      rules.flatMap((rule) => rule.actions),
    );
    if (gone.length === 0) return rules;
  }
  throw new Error('A rule refers to a category or tag that does not exist. Correct or disable the rule.');
}
