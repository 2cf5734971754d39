import { currencyOf } from '../../amount.ts';
import { type Tool, table } from '../answer.ts';

const MAX_BALANCES = 200;

export const accounts: Tool<'accounts'> = async (given, context) => {
  if (given.start_date || given.end_date || given.granularity) return balances(given, context);
  const { client, signal } = context;
  const query = given.user_id ? { user_id: given.user_id } : {};
  const [found, connections] = await Promise.all([
    client.call('listAccounts', { query, signal }),
    client.call('listConnections', { query, signal }),
  ]);
  const wanted = found.data.filter(
    ({ id, short_id }) => !given.account_id || given.account_id === id || given.account_id === short_id,
  );
  const shortIds = new Map(connections.data.map(({ id, short_id }) => [id, short_id]));
  const more = found.has_more || connections.has_more ? ' There are more: name a user_id.' : '';
  return {
    summary: `${wanted.length} accounts. The balance of a credit card or a loan is what is owed.${more}`,
    data: {
      accounts: table(wanted, {
        id: (row) => row.short_id,
        name: (row) => row.display_name ?? row.name,
        mask: (row) => row.mask,
        type: (row) => row.type,
        institution: (row) => row.institution_name,
        user: (row) => row.user_name,
        currency: currencyOf,
        balance: (row) => row.balance_current,
        available: (row) => row.balance_available,
        limit: (row) => row.balance_limit,
        status: (row) => row.status,
        linked_twice: (row) => row.is_dependent_linked || row.possible_duplicate_of !== null,
        connection: (row) => shortIds.get(row.connection_id ?? '') ?? null,
      }),
      connections: table(connections.data, {
        id: (row) => row.short_id,
        institution: (row) => row.institution_name,
        user: (row) => row.user_name,
        status: (row) => row.status,
        error: (row) => row.error_message,
        last_synced_at: (row) => row.last_synced_at,
        paused: (row) => row.paused,
        reauth_recommended: (row) => row.reauth_recommended,
      }),
    },
  };
};

const balances: Tool<'accounts'> = async (given, { client, signal }) => {
  const query = { ...given, granularity: given.granularity ?? 'month' };
  const [history, found] = await Promise.all([
    client.call('getBalanceHistory', { query, signal }),
    client.call('listAccounts', { signal }),
  ]);
  const accountOf = new Map(found.data.map((one) => [one.id, one]));
  const rows = history.data.flatMap((account) =>
    account.balances.map((balance) => ({
      ...balance,
      account: accountOf.get(account.account_id),
      of: account,
    })),
  );
  const shown = rows.slice(0, MAX_BALANCES);
  const isCut = shown.length < rows.length || history.has_more;
  return {
    summary: isCut
      ? `Only the first ${shown.length} balances: name an account_id, or choose a coarser granularity.`
      : `${shown.length} balances, each at the end of its ${query.granularity}.`,
    data: {
      balances: table(shown, {
        account: (row) => row.account?.short_id ?? row.of.account_id,
        name: (row) => row.account?.display_name ?? row.account?.name ?? null,
        date: (row) => row.date,
        currency: (row) => currencyOf(row.of),
        balance: (row) => row.balance,
      }),
    },
  };
};
