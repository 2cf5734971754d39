import type { ErrorDetail } from '../../errors.ts';

/**
 * What the conditions of one rule may cost. A person's rule has a handful of comparisons; the budget is for what a
 * program makes up, and is checked before anything else looks at the conditions.
 */
const MAX_LEAVES = 500;
const MAX_BYTES = 64 * 1024;
const MAX_PATTERNS = 50;
/** What a rule may have besides its conditions. */
const MAX_OTHER_BYTES = 32 * 1024;
/** Groups without a comparison would not count otherwise. */
const MAX_GROUPS = MAX_LEAVES;

/** Returns whether a body of this length can only exceed the budget, so that nobody has to parse it. */
export function findLengthFaults(bodyBytes: number): ErrorDetail[] {
  return bodyBytes > MAX_BYTES + MAX_OTHER_BYTES ? [tooLong()] : [];
}

/** Returns what exceeds the budget. The conditions may be any JSON: they have not been validated. */
export function findBudgetFaults(conditions: unknown): ErrorDetail[] {
  const { leaves, groups, patterns } = count(conditions);
  if (leaves > MAX_LEAVES || groups > MAX_GROUPS) {
    return [fault('max_items', `has more than ${MAX_LEAVES} comparisons or groups`)];
  }
  if (Buffer.byteLength(JSON.stringify(conditions) ?? '') > MAX_BYTES) {
    return [tooLong()];
  }
  return patterns > MAX_PATTERNS
    ? [fault('max_items', `has ${patterns} patterns, and the maximum is ${MAX_PATTERNS}`)]
    : [];
}

const fault = (code: ErrorDetail['code'], message: string): ErrorDetail => ({
  path: 'conditions',
  code,
  message,
});

const tooLong = (): ErrorDetail =>
  fault(
    'max_length',
    `has more than 64 KiB; the maximum is ${MAX_LEAVES} comparisons and ${MAX_PATTERNS} patterns`,
  );

/** Counts until the budget is used up. A loop, because the nesting has no limit yet. */
function count(conditions: unknown): { leaves: number; groups: number; patterns: number } {
  let patterns = 0;
  let leaves = 0;
  let groups = 0;
  const waiting: unknown[] = [conditions];
  while (waiting.length > 0 && leaves <= MAX_LEAVES && groups <= MAX_GROUPS) {
    const condition = waiting.pop();
    const fields: Record<string, unknown> =
      typeof condition === 'object' && condition !== null ? { ...condition } : {};
    const parts = [fields['and'], fields['or'], fields['not']].filter((part) => part !== undefined);
    if (parts.length === 0) {
      leaves += 1;
      if (fields['op'] === 'matches') patterns += 1;
      continue;
    }
    groups += 1;
    for (const part of parts) {
      // No more than one too many: the array itself may be as long as the body.
      if (Array.isArray(part)) waiting.push(...part.slice(0, MAX_LEAVES + 1));
      else waiting.push(part);
    }
  }
  return { leaves, groups, patterns };
}
