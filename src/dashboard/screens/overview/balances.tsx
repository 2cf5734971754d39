import type { AccountGroup } from '../../household.ts';
import { nameOf } from '../../household.ts';
import { currencyOf, negate, signOf } from '../../money.ts';
import { Amount } from '../../parts/amount.tsx';
import { Icon } from '../../parts/icon.tsx';
import { totalOf } from './netWorthCard.tsx';

/** The balance of each account, by what the account is. */
export function Balances({ groups, currency }: { groups: AccountGroup[]; currency: string | null }) {
  const shown = groups
    .map((group) => ({ ...group, accounts: group.accounts.filter((each) => currencyOf(each) === currency) }))
    .filter(({ accounts }) => accounts.length > 0);
  return (
    <section class="card" aria-labelledby="balances">
      <div class="card-head">
        <h2 id="balances">Balances</h2>
        <a href="/accounts">All accounts</a>
      </div>
      <ul class="balances">
        {shown.map((group) => (
          <li key={group.type}>
            <details open={shown.length < 3}>
              <summary>
                <Icon name="right" size={14} />
                <span class="grow">{group.label}</span>
                <Amount value={totalOf(group, currency)} currency={currency} />
              </summary>
              <ul>
                {group.accounts.map((account) => (
                  <li key={account.id}>
                    <a href={`/transactions?account_id=${account.short_id}`}>
                      <span class="grow truncate">
                        {nameOf(account)}
                        {account.mask && <span class="faint"> ·· {account.mask}</span>}
                      </span>
                      <AccountBalance account={account} isDebt={group.isDebt} />
                    </a>
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AccountBalance({ account, isDebt }: { account: AccountGroup['accounts'][number]; isDebt: boolean }) {
  const { balance_current: balance } = account;
  if (balance === null) return <span class="faint">not reported</span>;
  const value = isDebt && signOf(balance) !== 0 ? negate(balance) : balance;
  return <Amount value={value} currency={currencyOf(account)} />;
}
