import type { Database } from '../context.ts';
import { compileRules, evaluateRules } from '../domain/rules/evaluateRules.ts';
import { inTransaction } from '../postgres/inTransaction.ts';
import { holdTree, readCategoryTree } from '../store/categories.ts';
import { findAccountFacts, lockTransactionFacts } from '../store/ruleFacts.ts';
import { findEnabledRules } from '../store/rules.ts';
import { clearUserCategory, getTransactionId } from '../store/transactionEdits.ts';
import { withAccount } from './applyRules.ts';

/**
 * Takes the user's word on a transaction's category back: what the rules say now shows, else what the provider
 * says. Tags stay as they are.
 * @throws ApiError NOT_FOUND
 */
export async function resetCategory(db: Database, id: string, now: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    // What the rules set is not deleted between reading and obeying them.
    await holdTree(trx);
    const transactionId = await getTransactionId(trx, id);
    const [facts] = await lockTransactionFacts(trx, [transactionId]);
    if (!facts) return;
    const compiled = compileRules(await findEnabledRules(trx), await readCategoryTree(trx));
    const untouched = { ...facts, userCategorySlug: null, ruleCategorySlug: null };
    const outcome = evaluateRules(compiled, withAccount(untouched, await findAccountFacts(trx)), 'applied');
    await clearUserCategory(trx, transactionId, outcome.categorySlug ?? null, now);
  });
}
