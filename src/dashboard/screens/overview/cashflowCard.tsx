import { useState } from 'preact/hooks';
import { endOf, formatMonth, formatShortMonth } from '../../dates.ts';
import { formatMoney } from '../../money.ts';
import { Amount } from '../../parts/amount.tsx';
import { BarChart } from '../../parts/chart/barChart.tsx';
import { Empty, Loaded } from '../../parts/states.tsx';
import { useCashflow } from './cashflow.ts';

/** The transactions of a month. */
export const monthHref = (month: string): string =>
  `/transactions?start_date=${month}-01&end_date=${endOf(month)}`;

/** Income and spending over twelve months. The figures above the chart are those of the month that is pointed at. */
export function CashflowCard({ currency }: { currency: string | null }) {
  const cashflow = useCashflow();
  const [active, setActive] = useState<string | null>(null);
  return (
    <section class="card" aria-labelledby="cashflow">
      <div class="card-head">
        <h2 id="cashflow">Cashflow</h2>
        <ul class="legend" aria-hidden="true">
          <li class="in">In</li>
          <li class="out">Out</li>
        </ul>
      </div>
      <div class="card-body">
        <Loaded query={cashflow} skeleton={<div class="skeleton" style={{ height: '17rem' }} />}>
          {(byCurrency) => {
            const months = byCurrency.get(currency ?? '') ?? [];
            const shown = months.find(({ month }) => month === active) ?? months.at(-1);
            if (!shown) {
              return (
                <Empty icon="calendar" title="Nothing in the last twelve months">
                  The chart starts with the first transaction.
                </Empty>
              );
            }
            const money = (value: string) => formatMoney(value, currency);
            return (
              <>
                <dl class="figures" aria-live="off">
                  <div>
                    <dt>{formatMonth(shown.month)}</dt>
                    <dd>
                      <Amount value={shown.net} currency={currency} kind="flow" />
                    </dd>
                  </div>
                  <div>
                    <dt>In</dt>
                    <dd>
                      <Amount value={shown.income} currency={currency} />
                    </dd>
                  </div>
                  <div>
                    <dt>Out</dt>
                    <dd>
                      <Amount value={shown.spending} currency={currency} />
                    </dd>
                  </div>
                </dl>
                <BarChart
                  currency={currency}
                  active={active}
                  onActive={setActive}
                  groups={months.map(({ month, income, spending, net }) => ({
                    key: month,
                    label: formatShortMonth(month),
                    description: `${formatShortMonth(month)} ${month.slice(0, 4)}: in ${money(income)}, out ${money(spending)}, net ${money(net)}`,
                    income,
                    spending,
                    href: monthHref(month),
                  }))}
                />
              </>
            );
          }}
        </Loaded>
      </div>
    </section>
  );
}
