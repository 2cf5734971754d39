import { useState } from 'preact/hooks';
import { groupAccounts, isShown } from '../../household.ts';
import { currencyOf } from '../../money.ts';
import { Icon } from '../../parts/icon.tsx';
import { Empty, Loaded } from '../../parts/states.tsx';
import { useCanWrite } from '../../useCanWrite.ts';
import { useAccounts, useConnections } from '../../useHousehold.ts';
import { Balances } from './balances.tsx';
import { BankHealth } from './bankHealth.tsx';
import { useCashflow } from './cashflow.ts';
import { CashflowCard } from './cashflowCard.tsx';
import { MonthCard } from './monthCard.tsx';
import { FIRST_RANGE, useNetWorth } from './netWorth.ts';
import { NetWorthCard } from './netWorthCard.tsx';
import { RecentTransactions } from './recentTransactions.tsx';

/** How much there is, what came in and went out, and whether every bank works. */
export default function Overview() {
  const accounts = useAccounts();
  const connections = useConnections();
  const canWrite = useCanWrite();
  // The charts ask for the same again; asked here, nothing waits for the accounts.
  useNetWorth(FIRST_RANGE);
  useCashflow();
  const [chosen, setChosen] = useState<string | null>(null);
  // The same accounts as those of the net worth.
  const removed = new Set(
    (connections.data ?? []).filter(({ status }) => status === 'disconnected').map(({ id }) => id),
  );
  const counted = (accounts.data ?? []).filter(
    (account) =>
      isShown(account) && !account.is_dependent_linked && !removed.has(account.connection_id ?? ''),
  );
  const counts = new Map<string, number>();
  for (const account of counted) {
    const currency = currencyOf(account);
    if (currency) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  }
  const currencies = [...counts].sort((left, right) => right[1] - left[1]).map(([currency]) => currency);
  const currency = chosen ?? currencies[0] ?? null;

  return (
    <>
      <header class="page-head">
        <h1>Overview</h1>
        {currencies.length > 1 && (
          <div class="segments" role="group" aria-label="Currency">
            {currencies.map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={each === currency}
                onClick={() => setChosen(each)}
              >
                {each}
              </button>
            ))}
          </div>
        )}
      </header>
      <Loaded query={accounts} skeleton={<OverviewSkeleton />}>
        {(all) =>
          all.length === 0 ? (
            <div class="card">
              <Empty
                icon="bank"
                title="No accounts yet"
                actions={
                  canWrite && (
                    <>
                      <a class="button primary" href="/accounts?link=1">
                        <Icon name="plus" size={16} /> Link a bank
                      </a>
                      <a class="button" href="/import">
                        <Icon name="import" size={16} /> Import a file
                      </a>
                      <a class="button" href="/accounts?add=1">
                        <Icon name="edit" size={16} /> Add by hand
                      </a>
                    </>
                  )
                }
              >
                Link a bank to sync it every few hours, import a file that your bank exports, or add what no
                bank reports by hand.
              </Empty>
            </div>
          ) : (
            <div class="overview">
              <NetWorthCard currency={currency} />
              <Balances groups={groupAccounts(counted)} currency={currency} />
              <CashflowCard currency={currency} />
              <MonthCard currency={currency} />
              <RecentTransactions accounts={all} />
              <BankHealth connections={connections} />
            </div>
          )
        }
      </Loaded>
    </>
  );
}

function OverviewSkeleton() {
  return (
    <div class="overview" role="status" aria-label="Loading">
      {['25rem', '25rem', '22rem', '22rem', '26rem', '26rem'].map((height, position) => (
        <div key={position} class="card skeleton" style={{ height }} />
      ))}
    </div>
  );
}
