import type { Database } from '../context.ts';
import type { Schema } from '../contract.ts';
import { compileFilter } from '../domain/rules/evaluateRules.ts';
import type { RuleConditions } from '../domain/rules/rule.ts';
import type { JsonText } from '../jsonText.ts';
import { readCategoryTree } from '../store/categories.ts';
import { findAccountFacts, readNewestFacts } from '../store/ruleFacts.ts';
import { findTransactionViews } from '../store/transactions.ts';
import { forEachYielding, withAccount } from './applyRules.ts';

const CHUNK_SIZE = 10_000;

export interface RulePreview {
  matchCount: number;
  /** The newest transactions that match. */
  sample: JsonText<Schema<'Transaction'>>[];
}

/** Counts the stored transactions that match conditions, by the same evaluation as applying a rule. */
export async function previewRule(
  db: Database,
  conditions: RuleConditions,
  limit: number,
): Promise<RulePreview> {
  const matches = compileFilter(conditions, await readCategoryTree(db));
  let accounts = await findAccountFacts(db);
  let matchCount = 0;
  const newest: string[] = [];
  let after: { date: string; id: string } | null = null;
  for (;;) {
    const rows: Awaited<ReturnType<typeof readNewestFacts>> = await readNewestFacts(db, after, CHUNK_SIZE);
    if (rows.some((row) => !accounts.has(row.accountId))) accounts = await findAccountFacts(db);
    await forEachYielding(rows, (row) => {
      if (!matches(withAccount(row, accounts))) return;
      matchCount += 1;
      if (newest.length < limit) newest.push(row.id);
    });
    const last = rows.at(-1);
    if (!last || rows.length < CHUNK_SIZE) break;
    after = { date: last.date, id: last.id };
  }
  return { matchCount, sample: await findTransactionViews(db, newest) };
}
