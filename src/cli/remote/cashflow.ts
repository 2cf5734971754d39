import type { Output } from '../../../generated/client/index.ts';
import { currencyOf, formatAmount, formatSigned, paintMovement } from './amounts.ts';
import { listCategories, nameCategories } from './categoryNames.ts';
import { readContractOptions } from './contractOptions.ts';
import { resolveNames } from './resolveNames.ts';
import type { CommonOptions } from './session.ts';
import type { Column } from './table.ts';
import { withSession } from './withSession.ts';

type Group = Output<'getCashflow'>['data'][number];

/** `breadbox cashflow`: what came in and went out, by month unless --group-by says otherwise. */
export async function cashflowCommand(
  options: CommonOptions & Record<string, unknown>,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  await withSession(options, env, async (session) => {
    const query = await resolveNames(session, readContractOptions(options, 'getCashflow'));
    const answer = await session.client.cashflow.get(query);
    if (session.isJson) return session.print(answer, () => undefined);
    const isByCategory = query.group_by === 'category';
    const names = isByCategory ? nameCategories(await listCategories(session)) : new Map<string, string>();
    const rows = isByCategory ? largestFirst(answer.data) : answer.data;
    session.table(rows, columnsFor(rows, TITLES[query.group_by], names), 'No transaction matches.');
  });
}

const TITLES = { month: 'Month', week: 'Week of', category: 'Category' } as const;

/** Each currency on its own, because amounts of two do not compare. */
export function largestFirst(groups: readonly Group[]): Group[] {
  const sizeOf = (row: Group) => Math.max(...AMOUNTS.map((name) => Math.abs(Number(String(row[name])))));
  return groups.toSorted(
    (one, other) => currencyOf(one).localeCompare(currencyOf(other)) || sizeOf(other) - sizeOf(one),
  );
}

const AMOUNTS = ['income', 'spending', 'transfers_in', 'transfers_out'] as const;

const columnsFor = (
  rows: readonly Group[],
  title: string,
  names: ReadonlyMap<string, string>,
): Column<Group>[] => [
  { title, value: ({ group }) => names.get(group) ?? group, canShrink: true },
  amount('Income', (row) => row.income),
  amount('Spending', (row) => row.spending),
  {
    title: 'Net',
    align: 'right',
    value: (row) => formatSigned(row.net, currencyOf(row)),
    paint: (text, _, paint) => paintMovement(text, paint),
  },
  ...(rows.some(hasTransfers)
    ? [amount('Transfers in', (row) => row.transfers_in), amount('out', (row) => row.transfers_out)]
    : []),
  { title: '', value: currencyOf },
];

const hasTransfers = (row: Group): boolean =>
  [row.transfers_in, row.transfers_out].some((each) => /[1-9]/.test(formatAmount(each, currencyOf(row))));

function amount(title: string, of: (row: Group) => number): Column<Group> {
  return { title, align: 'right', value: (row) => formatAmount(of(row), currencyOf(row)) };
}
