import type { AccountGroup } from '../../household.ts';
import { nameOf } from '../../household.ts';
import { currencyOf, negate, signOf, sum } from '../../money.ts';
import { Amount } from '../../parts/amount.tsx';
import { Icon } from '../../parts/icon.tsx';

/** The balances of a group in one currency, exact; debts are negative. */
function totalOf({ accounts, isDebt }: AccountGroup) {
  const total = sum(accounts.map(({ balance_current: balance }) => balance ?? 0));
  return isDebt ? negate(total) : total;
}

/** So many accounts are shown without being asked for. */
const MAX_OPEN = 8;

/** The balance of each account, by what the account is. */
export function Balances({ groups, currency }: { groups: AccountGroup[]; currency: string | null }) {
  const shown = groups
    .map((group) => ({ ...group, accounts: group.accounts.filter((each) => currencyOf(each) === currency) }))
    .filter(({ accounts }) => accounts.length > 0);
  const isShort = shown.reduce((count, { accounts }) => count + accounts.length, 0) <= MAX_OPEN;
  return (
    <section class="card" aria-labelledby="balances">
      <div class="card-head">
        <h2 id="balances">Balances</h2>
        <a href="/accounts">All accounts</a>
      </div>
      <ul class="balances">
        {shown.map((group) => (
          <li key={group.type}>
            <details open={isShort}>
              <summary>
                <Icon name="right" size={14} />
                <span class="grow">{group.label}</span>
                <Amount value={totalOf(group)} currency={currency} />
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
