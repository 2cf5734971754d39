import { currencyOf, type Tool, table } from '../answer.ts';
import { cashflowTable } from './cashflow.ts';

const MONTHS_OF_CASHFLOW = 3;
const MAX_DATES = 100;

export const overview: Tool<'overview'> = async (given, { client, signal, now }) => {
  const today = now();
  const since = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - MONTHS_OF_CASHFLOW + 1, 1));
  const [netWorth, cashflow, connections, users] = await Promise.all([
    client.call('getNetWorth', { query: given, signal }),
    client.call('getCashflow', {
      query: {
        group_by: 'month',
        start_date: since.toISOString().slice(0, 10),
        ...(given.user_id && { user_id: given.user_id }),
      },
      signal,
    }),
    client.call('listConnections', { query: given.user_id ? { user_id: given.user_id } : {}, signal }),
    client.call('listUsers', { signal }),
  ]);
  const isUnhealthy = (one: (typeof connections.data)[number]): boolean =>
    one.status === 'error' || one.status === 'pending_reauth' || one.reauth_recommended;
  const unhealthy = connections.data.filter(isUnhealthy);
  const rows = netWorth.data.slice(-MAX_DATES);
  return {
    summary: [
      `Linked banks: ${connections.data.length}. Banks that need somebody: ${unhealthy.length}.`,
      'In net_worth, balances are those at the end of the day and net is assets minus liabilities; negative liabilities ' +
        'are credit with a bank. In cashflow, refunds are subtracted from spending and net is income minus spending.',
      ...(rows.length < netWorth.data.length
        ? [
            `Only the last ${rows.length} of ${netWorth.data.length} rows of net_worth: choose a coarser granularity.`,
          ]
        : []),
    ].join(' '),
    data: {
      net_worth: table(rows, {
        date: (row) => row.date,
        currency: currencyOf,
        assets: (row) => row.assets,
        liabilities: (row) => row.liabilities,
        net: (row) => row.net,
        by_type: (row) => Object.fromEntries(row.by_type.map(({ type, balance }) => [type, balance])),
      }),
      cashflow: cashflowTable(cashflow.data),
      needs_attention: unhealthy.map((one) => ({
        id: one.short_id,
        institution: one.institution_name,
        status: one.status,
        error: one.error_message,
      })),
      users: users.data.map((user) => ({ id: user.short_id, name: user.name })),
    },
  };
};
