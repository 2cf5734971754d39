import type { Database } from '../context.ts';
import type { Schema } from '../contract.ts';
import type { RuleConditions } from '../domain/rules/rule.ts';
import type { JsonText } from '../jsonText.ts';
import { readCategoryTree } from '../store/categories.ts';
import { findAccountFacts, readNewestFacts } from '../store/ruleFacts.ts';
import { findTransactionViews } from '../store/transactions.ts';
import { withAccount } from './applyRules.ts';
import { checkConditions } from './checkConditions.ts';
import type { MatchingThreads } from './matchingThreads.ts';

/** Few enough rows that reading them, and handing them to the thread, takes milliseconds. */
const CHUNK_SIZE = 500;

export interface RulePreview {
  matchCount: number;
  /** The newest transactions that match. */
  sample: JsonText<Schema<'Transaction'>>[];
}

/**
 * Counts the stored transactions that match conditions, by the same evaluation as applying a rule.
 * @throws ApiError VALIDATION_ERROR if the conditions cannot be evaluated; the signal's reason.
 */
export async function previewRule(
  { db, matchingThreads }: { db: Database; matchingThreads: MatchingThreads },
  conditions: RuleConditions,
  limit: number,
  signal: AbortSignal,
): Promise<RulePreview> {
  const tree = await readCategoryTree(db);
  let accounts = await findAccountFacts(db);
  return matchingThreads.run(signal, async (thread) => {
    checkConditions(await thread.compile(conditions, tree));
    let matchCount = 0;
    const newest: string[] = [];
    let after: { date: string; id: string } | null = null;
    for (;;) {
      const rows: Awaited<ReturnType<typeof readNewestFacts>> = await readNewestFacts(db, after, CHUNK_SIZE);
      if (rows.some((row) => !accounts.has(row.accountId))) accounts = await findAccountFacts(db);
      const positions = await thread.match(rows.map((row) => withAccount(row, accounts)));
      matchCount += positions.length;
      for (const position of positions.slice(0, limit - newest.length)) newest.push(rows[position]?.id ?? '');
      const last = rows.at(-1);
      if (!last || rows.length < CHUNK_SIZE) break;
      after = { date: last.date, id: last.id };
    }
    return { matchCount, sample: await findTransactionViews(db, newest) };
  });
}
