import type { AccountGroup } from '../../household.ts';
import { currencyOf, negate, sum } from '../../money.ts';
import { Amount } from '../../parts/amount.tsx';

/** The balances of a group in one currency, exact; debts are negative. */
export function totalOf({ accounts, isDebt }: AccountGroup, currency: string | null) {
  const balances = accounts
    .filter((account) => currencyOf(account) === currency)
    .map(({ balance_current: balance }) => balance ?? 0);
  const total = sum(balances);
  return isDebt ? negate(total) : total;
}

export function NetWorthCard({ groups, currency }: { groups: AccountGroup[]; currency: string | null }) {
  const assets = sum(groups.filter(({ isDebt }) => !isDebt).map((group) => totalOf(group, currency)));
  const debts = sum(groups.filter(({ isDebt }) => isDebt).map((group) => totalOf(group, currency)));
  const parts = [
    { name: 'Assets', value: assets, kind: 'assets' },
    { name: 'Debts', value: debts, kind: 'debts' },
  ];
  const largest = Math.max(1, ...parts.map(({ value }) => Math.abs(Number(value))));
  return (
    <section class="card" aria-labelledby="net-worth">
      <div class="card-head">
        <h2 id="net-worth">Net worth</h2>
      </div>
      <div class="card-body">
        <p class="figure">
          <Amount value={sum([assets, debts])} currency={currency} />
        </p>
        <dl class="meters">
          {parts.map(({ name, value, kind }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <Amount value={value} currency={currency} />
              </dd>
              <div class="meter" aria-hidden="true">
                <div class={kind} style={{ width: `${(Math.abs(Number(value)) / largest) * 100}%` }} />
              </div>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}
