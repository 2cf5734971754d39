import { formatDay } from '../../dates.ts';
import type { Account } from '../../household.ts';
import { nameOf } from '../../household.ts';
import { TransactionAmount } from '../../parts/amount.tsx';
import { Avatar } from '../../parts/avatar.tsx';
import { Empty, Loaded } from '../../parts/states.tsx';
import { useQuery } from '../../query.ts';
import { api } from '../../session.ts';

const SHOWN = 7;

export function RecentTransactions({ accounts }: { accounts: Account[] }) {
  const recent = useQuery('transactions recent', (signal) =>
    api().transactions.list({ limit: SHOWN }, { signal }),
  );
  const names = new Map(accounts.map((account) => [account.id, nameOf(account)]));
  return (
    <section class="card" aria-labelledby="recent">
      <div class="card-head">
        <h2 id="recent">Recent transactions</h2>
        <a href="/transactions">All transactions</a>
      </div>
      <Loaded query={recent}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty icon="transactions" title="No transactions yet">
              They appear after the first sync.
            </Empty>
          ) : (
            <ul class="list">
              {data.map((transaction) => {
                const name = transaction.merchant_name ?? transaction.name ?? '';
                return (
                  <li key={transaction.id}>
                    <a class="list-row" href={`/transactions?open=${transaction.short_id}`}>
                      <Avatar name={name} />
                      <span class="grow">
                        <span class="row">
                          <span class="truncate strong">{name}</span>
                          {transaction.pending && <span class="badge">Pending</span>}
                        </span>
                        <span class="truncate small quiet block">
                          {formatDay(transaction.date ?? '')} ·{' '}
                          {names.get(transaction.account_id ?? '') ?? 'Account'}
                        </span>
                      </span>
                      <TransactionAmount transaction={transaction} />
                    </a>
                  </li>
                );
              })}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
