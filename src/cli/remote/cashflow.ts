import type { Output } from '../../../generated/client/index.ts';
import { currencyOf, formatAmount, formatSigned, paintMovement } from './amounts.ts';
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
    session.print(answer, () =>
      session.table(answer.data, columnsBy(query.group_by), 'No transaction matches.'),
    );
  });
}

const TITLES = { month: 'Month', week: 'Week of', category: 'Category' } as const;

const columnsBy = (groupBy: keyof typeof TITLES): Column<Group>[] => [
  { title: TITLES[groupBy], value: (row) => row.group, canShrink: true, shrinksAtStart: true },
  amount('Income', (row) => row.income),
  amount('Spending', (row) => row.spending),
  {
    title: 'Net',
    align: 'right',
    value: (row) => formatSigned(row.net, currencyOf(row)),
    paint: (text, _, paint) => paintMovement(text, paint),
  },
  amount('Transfers in', (row) => row.transfers_in),
  amount('out', (row) => row.transfers_out),
  { title: '', value: currencyOf },
];

function amount(title: string, of: (row: Group) => number): Column<Group> {
  return { title, align: 'right', value: (row) => formatAmount(of(row), currencyOf(row)) };
}
