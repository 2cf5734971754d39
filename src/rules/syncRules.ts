import type { Database } from '../context.ts';
import type { CompiledRules, Outcome } from '../domain/rules/evaluateRules.ts';
import { compileRules, evaluateRules, tagsAfter } from '../domain/rules/evaluateRules.ts';
import type { Rule } from '../domain/rules/rule.ts';
import { readCategoryTree } from '../store/categories.ts';
import type { ChangedTransaction, NewTransaction } from '../store/ledger.ts';
import type { AccountFacts } from '../store/ruleFacts.ts';
import { findAccountFacts, lockTransactionFacts } from '../store/ruleFacts.ts';
import { findEnabledRules, holdWhatStands, noteHits } from '../store/rules.ts';
import { eachInTurns, MOST_REREADS, withAccount } from './applyRules.ts';

/**
 * The rules as a sync or an import runs them, over what it is about to store. What a rule says of the category
 * is kept also where the user has said something else: it shows once the user's word is taken back.
 */
export class SyncRules {
  readonly #compiled: CompiledRules;
  readonly #accounts: ReadonlyMap<string, AccountFacts>;
  readonly #hits = new Map<string, number>();

  private constructor(compiled: CompiledRules, accounts: ReadonlyMap<string, AccountFacts>) {
    this.#compiled = compiled;
    this.#accounts = accounts;
  }

  /** The enabled rules; the connection's accounts must be stored already. What they name stays until `trx` is over. */
  static async read(trx: Database, connectionId: string): Promise<SyncRules> {
    const rules = await findAndHoldRules(trx);
    if (rules.length === 0) return new SyncRules({ rules: [], tree: new Map() }, new Map());
    const compiled = compileRules(rules, await readCategoryTree(trx));
    return new SyncRules(compiled, await findAccountFacts(trx, connectionId));
  }

  async judgeNew(rows: readonly NewTransaction[]): Promise<readonly NewTransaction[]> {
    if (this.#compiled.rules.length === 0) return rows;
    const judged: NewTransaction[] = [];
    await eachInTurns(rows, (row) => {
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
      this.#note(outcome);
      judged.push({ ...row, ruleCategorySlug: outcome.categorySlug, tags: tagsAfter([], outcome) });
    });
    return judged;
  }

  /** What the user deleted is not judged: nobody sees it. */
  async judgeChanged(
    trx: Database,
    rows: readonly ChangedTransaction[],
  ): Promise<readonly ChangedTransaction[]> {
    const standing = rows.filter((row) => !row.deletedByUser);
    if (this.#compiled.rules.length === 0 || standing.length === 0) return rows;
    const stored = await lockTransactionFacts(
      trx,
      standing.map((row) => row.id),
    );
    const storedOf = new Map(stored.map((facts) => [facts.id, facts]));
    const judged: ChangedTransaction[] = [];
    await eachInTurns(rows, (row) => {
      const before = !row.deletedByUser ? storedOf.get(row.id) : undefined;
      if (!before) {
        judged.push(row);
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
      this.#note(outcome);
      const changesTags = outcome.tagsAdded.length > 0 || outcome.tagsRemoved.length > 0;
      judged.push({
        ...row,
        ruleCategorySlug: outcome.categorySlug,
        tags: changesTags ? tagsAfter(before.tags, outcome) : undefined,
      });
    });
    return judged;
  }

  /** Written last: until the transaction is over, nobody else can note hits of these rules. */
  async noteHits(trx: Database, now: Date): Promise<void> {
    await noteHits(trx, this.#hits, now);
  }

  #note({ hits }: Outcome): void {
    for (const id of hits) this.#hits.set(id, (this.#hits.get(id) ?? 0) + 1);
  }
}

/** Read again when something that they name was deleted before it could be held: its rules went before it. */
async function findAndHoldRules(trx: Database): Promise<Rule[]> {
  for (let reread = 0; reread <= MOST_REREADS; reread++) {
    const rules = await findEnabledRules(trx);
    const gone = await holdWhatStands(
      trx,
      rules.flatMap((rule) => rule.actions),
    );
    if (gone.length === 0) return rules;
  }
  throw new Error('The rules name what does not exist.');
}
