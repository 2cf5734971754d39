import { currencyOf } from '../../amount.ts';
import { findBankNeed } from '../../bankNeed.ts';
import { type Tool, table } from '../answer.ts';
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
  // Files are no bank, and an unlinked connection is kept for its transactions.
  const banks = connections.data.filter(
    ({ status, provider }) => status !== 'disconnected' && provider !== 'csv',
  );
  const inNeed = banks.filter((one) => findBankNeed(one, today) !== null);
  const failing = banks.filter((one) => one.status === 'error' && !inNeed.includes(one));
  const rows = netWorth.data.slice(-MAX_DATES);
  return {
    summary: [
      `Linked banks: ${banks.length}. Banks that need somebody: ${inNeed.length}.`,
      ...(failing.length > 0
        ? [`Banks whose last sync failed and will be repeated by itself: ${failing.length}.`]
        : []),
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
      needs_attention: inNeed.map((one) => ({
        id: one.short_id,
        institution: one.institution_name,
        status: one.status,
        error: one.error_message,
      })),
      users: users.data.map((user) => ({ id: user.short_id, name: user.name })),
    },
  };
};
