import type { Database } from '../context.ts';
import { compileRules, evaluateRules } from '../domain/rules/evaluateRules.ts';
import { inTransaction } from '../postgres/inTransaction.ts';
import { lockCategories, readCategoryTree } from '../store/categories.ts';
import { findAccountFacts, lockTransactionFacts } from '../store/ruleFacts.ts';
import { findEnabledRules } from '../store/rules.ts';
import { clearUserCategory, getTransactionId } from '../store/transactionEdits.ts';
import { withAccount } from './applyRules.ts';

/**
 * Removes the user's override of a transaction's category. The category that the rules set now is shown, or else the
 * provider's. Tags are unchanged.
 * @throws ApiError NOT_FOUND
 */
export async function resetCategory(db: Database, id: string, now: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    // A category of the rules must not be deleted between reading and applying them.
    await lockCategories(trx);
    const transactionId = await getTransactionId(trx, id);
    const [facts] = await lockTransactionFacts(trx, [transactionId]);
    if (!facts) return;
    const compiled = compileRules(await findEnabledRules(trx), await readCategoryTree(trx));
    const untouched = { ...facts, userCategorySlug: null, ruleCategorySlug: null };
    const outcome = evaluateRules(compiled, withAccount(untouched, await findAccountFacts(trx)), 'applied');
    await clearUserCategory(trx, transactionId, outcome.categorySlug ?? null, now);
  });
}
