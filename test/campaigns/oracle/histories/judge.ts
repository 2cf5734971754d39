import { normalDecimal } from '../decimal.ts';
import type { Claim, Claims, Group } from './claims.ts';
import type { Model } from './model.ts';
import { type ShownRow, type Snapshot, userCategory } from './observe.ts';
import { describeRow } from './world.ts';

/** What the sync's log says, as far as it is counted. */
export interface SyncCounts {
  added_count: number;
  modified_count: number;
  removed_count: number;
  accounts: { added_count: number; modified_count: number; removed_count: number }[];
}

export interface Verdict {
  violations: string[];
  /** Rows whose origin was beyond doubt and had one, and how many of them kept their id. */
  certain: number;
  ambiguous: number;
}

/** Compares what the API shows with the claims. `accountIds` is the internal id of each account, by index. */
export function judgeRows(
  model: Model,
  { claims, groups }: Claims,
  after: Snapshot,
  accountIds: Map<number, string>,
  tolerated: Set<string>,
): Verdict {
  const verdict: Verdict = { violations: [], certain: 0, ambiguous: 0 };
  const shown = indexByBankId(after, verdict.violations);
  const claimed = new Set(claims.map(({ row }) => row.id));
  for (const [bankId, row] of shown) {
    if (!claimed.has(bankId) && !tolerated.has(bankId))
      verdict.violations.push(`phantom: ${describeShown(row)} is not at the bank`);
  }
  const grouped = new Set(groups.flatMap(({ fresh }) => fresh));
  for (const claim of claims) judgeClaim(model, claim, grouped.has(claim), shown, accountIds, verdict);
  for (const group of groups) judgeGroup(model, group, shown, verdict);
  return verdict;
}

function indexByBankId(after: Snapshot, violations: string[]): Map<string, ShownRow> {
  const shown = new Map<string, ShownRow>();
  for (const row of after.rows.values()) {
    const other = shown.get(row.external_transaction_id);
    if (other) violations.push(`doubled: ${describeShown(row)} and ${describeShown(other)}`);
    shown.set(row.external_transaction_id, row);
  }
  return shown;
}

function judgeClaim(
  model: Model,
  claim: Claim,
  isGrouped: boolean,
  shown: Map<string, ShownRow>,
  accountIds: Map<number, string>,
  verdict: Verdict,
): void {
  const row = shown.get(claim.row.id);
  if (!row) {
    if (claim.hidden === 'no' && !isGrouped) verdict.violations.push(`missing: ${describeRow(claim.row)}`);
    return;
  }
  if (claim.hidden === 'yes' && !isGrouped) {
    verdict.violations.push(`shown although the user deleted it: ${describeShown(row)}`);
  }
  verdict.violations.push(...compareFields(claim, row, accountIds));
  if (claim.internalIds) {
    verdict.certain += 1;
    if (!claim.internalIds.includes(row.id)) {
      verdict.violations.push(
        `identity: ${describeShown(row)} should be row ${claim.internalIds.join(' or ')}`,
      );
    }
  } else {
    verdict.ambiguous += 1;
    if (claim.mustBeNew && model.bankIdOf(row.id) !== null) {
      verdict.violations.push(
        `identity: ${describeShown(row)} is new, but has the id of ${model.bankIdOf(row.id)}`,
      );
    }
  }
  const edits = { category: userCategory(row), tags: row.tags };
  if (claim.joins && !model.join(claim.internalIds ?? [], row.id, edits))
    verdict.violations.push(
      `edit: ${describeShown(row)} has the tags [${row.tags}], which two joined rows cannot have`,
    );
  verdict.violations.push(...compareEdits(model, row));
}

function compareFields(
  { row, accountIndex }: Claim,
  shown: ShownRow,
  accountIds: Map<number, string>,
): string[] {
  const expected: Record<string, unknown> = {
    amount: normalDecimal(row.amount),
    iso_currency_code: row.currency,
    date: row.date,
    name: row.name,
    merchant_name: row.merchant,
    pending: row.pending,
    account_id: accountIds.get(accountIndex) ?? shown.account_id,
  };
  return Object.entries(expected)
    .filter(([field, value]) => shown[field] !== value)
    .map(([field, value]) => `wrong ${field}: ${describeShown(shown)} has ${shown[field]} and not ${value}`);
}

function compareEdits(model: Model, row: ShownRow): string[] {
  const { category, tags } = model.editsOf(row.id);
  const shownCategory = userCategory(row);
  const violations: string[] = [];
  if (shownCategory !== category) {
    violations.push(`edit: ${describeShown(row)} has the category ${shownCategory} and not ${category}`);
  }
  if ([...row.tags].sort().join() !== [...tags].sort().join()) {
    violations.push(`edit: ${describeShown(row)} has the tags [${row.tags}] and not [${tags}]`);
  }
  return violations;
}

/** Any pairing is right; each earlier row that has a place must have taken one, the edited ones first. */
function judgeGroup(model: Model, group: Group, shown: Map<string, ShownRow>, verdict: Verdict): void {
  const { gone, fresh, othersDeleted } = group;
  const names = `${gone.map(({ row }) => row.id).join(', ')} → ${fresh.map(({ row }) => row.id).join(', ')}`;
  const visible = fresh.flatMap(({ row }) => shown.get(row.id) ?? []);
  const hiddenCount = fresh.length - visible.length;
  const hiddenGone = gone.filter(({ hidden }) => hidden !== 'no');
  if (hiddenCount > hiddenGone.length + othersDeleted) {
    verdict.violations.push(
      `missing: of the group ${names} ${hiddenCount} are hidden, the user deleted ${hiddenGone.length + othersDeleted}`,
    );
  }
  const visibleIds = new Set(visible.map(({ id }) => id));
  const kept = gone.filter(({ internalId }) => internalId !== null && visibleIds.has(internalId));
  const survivors = kept.length + hiddenCount;
  const places = Math.min(gone.length, fresh.length);
  if (survivors < places) {
    verdict.violations.push(`identity: of the group ${names} only ${survivors} rows live on, ${places} must`);
  }
  const isEven = gone.every(
    ({ goneBefore, row }) =>
      !goneBefore && row.date === gone[0]?.row.date && row.pending === gone[0]?.row.pending,
  );
  const lost = gone.filter(
    ({ internalId, hidden }) =>
      hidden === 'no' && model.isEdited(internalId) && !visibleIds.has(internalId ?? ''),
  );
  const keptUntouched = kept.filter(({ internalId }) => !model.wasTouched(internalId));
  if (isEven && lost.length > 0 && keptUntouched.length > 0) {
    verdict.violations.push(
      `edit: of the group ${names} ${lost.length} edited ones are gone, and ${keptUntouched.length} without an edit live on`,
    );
  }
  // Which of them is gone for good is a guess, and a guess must not hide money.
  const wasRacing = gone.some(({ internalId }) => model.deletedInRace.has(internalId ?? ''));
  const mustHide = Math.max(0, fresh.length - (gone.length - hiddenGone.length));
  if (isEven && !wasRacing && hiddenCount > mustHide + othersDeleted) {
    verdict.violations.push(
      `missing: of the group ${names} ${hiddenCount} are hidden, although ${gone.length - hiddenGone.length} were not deleted`,
    );
  }
}

/** What the sync's log counts, and `updated_at`, against the difference between two snapshots. */
export function judgeCounts(
  log: SyncCounts,
  before: Snapshot,
  after: Snapshot,
  touched: Set<string>,
  isExact: boolean,
): string[] {
  const violations: string[] = [];
  const counts = { added: 0, modified: 0, removed: 0 };
  for (const [id, row] of after.rows) {
    const earlier = before.rows.get(id);
    if (!earlier) counts.added += 1;
    else {
      const changed = differs(earlier, row, touched.has(id));
      if (changed) counts.modified += 1;
      const moved = earlier.updated_at !== row.updated_at;
      if (!touched.has(id) && changed !== moved) {
        violations.push(
          `updated_at: ${describeShown(row)} ${changed ? 'changed' : 'did not change'}, updated_at ${moved ? 'moved' : 'stayed'}`,
        );
      }
    }
  }
  for (const id of before.rows.keys()) if (!after.rows.has(id)) counts.removed += 1;
  const said = { added: log.added_count, modified: log.modified_count, removed: log.removed_count };
  if (isExact && JSON.stringify(said) !== JSON.stringify(counts)) {
    violations.push(`counts: the log says ${JSON.stringify(said)}, the rows say ${JSON.stringify(counts)}`);
  }
  for (const kind of ['added_count', 'modified_count', 'removed_count'] as const) {
    const sum = log.accounts.reduce((total, account) => total + account[kind], 0);
    if (sum !== log[kind]) violations.push(`counts: ${kind} is ${log[kind]}, its accounts add up to ${sum}`);
  }
  return violations;
}

/** Whether anything differs that the provider said. The category of a row that the user edited says nothing. */
function differs(before: ShownRow, after: ShownRow, isEdited: boolean): boolean {
  const said = ({ updated_at: _, tags: __, category_override, ...row }: ShownRow) => {
    const { category_slug, category_primary, category_detailed, ...rest } = row;
    const category = [category_slug, category_primary, category_detailed];
    return JSON.stringify([rest, isEdited || category_override ? null : category]);
  };
  return said(before) !== said(after);
}

export function judgeAccounts(
  states: { name: string; status: string; balance: string | null }[],
  after: Snapshot,
  accountIds: Map<number, string>,
): string[] {
  return states.flatMap(({ name, status, balance }, index) => {
    const account = after.accounts.get(name);
    if (!account) return status === 'open' ? [`account ${index} is not listed`] : [];
    const violations: string[] = [];
    const id = accountIds.get(index) ?? account.id;
    accountIds.set(index, id);
    if (account.id !== id) violations.push(`account ${index} has a new id`);
    if (account.status !== undefined && account.status !== status) {
      violations.push(`account ${index} is ${account.status} and not ${status}`);
    }
    const shownBalance = account.balance_current === null ? null : normalDecimal(account.balance_current);
    const expected = balance === null ? null : normalDecimal(balance);
    if (status === 'open' && shownBalance !== expected) {
      violations.push(`account ${index} has the balance ${shownBalance} and not ${expected}`);
    }
    return violations;
  });
}

export const describeShown = (row: ShownRow): string =>
  `${row.external_transaction_id} ${row.amount}@${row.date.slice(5)} ${row.name}${row.pending ? ' (pending)' : ''} [row ${row.id.slice(-6)}]`;
