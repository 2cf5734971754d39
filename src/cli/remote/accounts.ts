import type { Output } from '../../../generated/client/index.ts';
import { currencyOf, formatAmount } from './amounts.ts';
import type { CommonOptions } from './session.ts';
import type { Column } from './table.ts';
import { withSession } from './withSession.ts';

type Account = Output<'listAccounts'>['data'][number];

/** `breadbox accounts`: every account with its balance. */
export async function accountsCommand(options: CommonOptions, env: NodeJS.ProcessEnv): Promise<void> {
  await withSession(options, env, async (session) => {
    const answer = await session.client.accounts.list({ limit: 500 });
    session.print(answer, () =>
      session.table(answer.data, COLUMNS, 'There are no accounts yet. Link a bank with `breadbox link`.'),
    );
  });
}

const COLUMNS: Column<Account>[] = [
  { title: 'ID', value: (row) => row.short_id },
  { title: 'Account', value: nameOf, canShrink: true },
  { title: 'Number', value: (row) => (row.mask ? `…${row.mask}` : '') },
  { title: 'Bank', value: (row) => row.institution_name, canShrink: 'first' },
  { title: 'Owner', value: (row) => row.user_name ?? '', canShrink: 'first' },
  {
    title: 'Balance',
    align: 'right',
    value: (row) => (row.balance_current === null ? '' : formatAmount(row.balance_current, currencyOf(row))),
  },
  { title: '', value: currencyOf },
  { title: '', value: describe, paint: (text, _, paint) => paint.yellow(text) },
];

export function nameOf({ display_name, name }: Pick<Account, 'display_name' | 'name'>): string {
  return display_name ?? name;
}

/** On cards and loans a positive balance is a debt. */
function describe({
  type,
  balance_current: balance,
  status,
  merged_into_account_id: merged,
}: Account): string {
  if (merged) return 'merged';
  if (status !== 'open') return status;
  return (type === 'credit' || type === 'loan') &&
    String(balance) !== '0' &&
    balance !== null &&
    !String(balance).startsWith('-')
    ? 'owed'
    : '';
}
