import type { AccountGroup } from '../../household.ts';
import { nameOf } from '../../household.ts';
import { currencyOf, negate, sum } from '../../money.ts';
import { Amount } from '../../parts/amount.tsx';
import { Icon } from '../../parts/icon.tsx';

/** The reported balances of a group in one currency, exact; debts are negative. Null if none is reported. */
function totalOf({ accounts, isDebt }: AccountGroup) {
  const reported = accounts.map(({ balance_current: balance }) => balance).filter((each) => each !== null);
  const total = sum(reported);
  return {
    total: reported.length === 0 ? null : isDebt ? negate(total) : total,
    unreported: accounts.length - reported.length,
  };
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
                <GroupTotal group={group} currency={currency} />
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

function GroupTotal({ group, currency }: { group: AccountGroup; currency: string | null }) {
  const { total, unreported } = totalOf(group);
  return (
    <span class="group-total">
      {total !== null && <Amount value={total} currency={currency} />}
      {unreported > 0 && <span class="small faint">{unreported} not reported</span>}
    </span>
  );
}

function AccountBalance({ account, isDebt }: { account: AccountGroup['accounts'][number]; isDebt: boolean }) {
  const { balance_current: balance } = account;
  if (balance === null) return <span class="faint">not reported</span>;
  const value = isDebt ? negate(balance) : balance;
  return <Amount value={value} currency={currencyOf(account)} />;
}
