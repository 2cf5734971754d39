import { useState } from 'preact/hooks';
import { formatDay, formatLongDay, formatShortMonth } from '../../dates.ts';
import { formatMoney, negate, sum } from '../../money.ts';
import { Amount } from '../../parts/amount.tsx';
import { LineChart } from '../../parts/chart/lineChart.tsx';
import { Empty, Loaded } from '../../parts/states.tsx';
import {
  FIRST_RANGE,
  type NetWorthDay,
  RANGE_NAMES,
  type Range,
  startOfSameAccounts,
  useNetWorth,
} from './netWorth.ts';

/** What there is, less what is owed, and how that came about. The figures are those of the day that is pointed at. */
export function NetWorthCard({ currency }: { currency: string | null }) {
  const [range, setRange] = useState<Range>(FIRST_RANGE);
  const [active, setActive] = useState<string | null>(null);
  const history = useNetWorth(range);
  return (
    <section class="card filled" aria-labelledby="net-worth">
      <div class="card-head">
        <h2 id="net-worth">Net worth</h2>
        <div class="segments" role="group" aria-label="Range">
          {RANGE_NAMES.map((each) => (
            <button key={each} type="button" aria-pressed={range === each} onClick={() => setRange(each)}>
              {each}
            </button>
          ))}
        </div>
      </div>
      <div class="card-body">
        <Loaded query={history} skeleton={<div class="skeleton" style={{ height: '18rem' }} />}>
          {(byCurrency) => {
            const days = byCurrency.get(currency ?? '') ?? [];
            const shown = days.find(({ date }) => date === active) ?? days.at(-1);
            const last = days.at(-1);
            if (!shown || !last) {
              return (
                <Empty icon="accounts" title="No balances yet">
                  They come with the first sync.
                </Empty>
              );
            }
            const isNow = shown === last;
            return (
              <>
                <Figures
                  shown={shown}
                  first={startOfSameAccounts(days, shown)}
                  isNow={isNow}
                  currency={currency}
                />
                <LineChart
                  title="Net worth over time"
                  currency={currency}
                  active={active}
                  onActive={setActive}
                  labels={monthLabels(days)}
                  points={days.map(({ date, net, accountsCount }, position) => ({
                    key: date,
                    value: net,
                    isBreak: accountsCount !== days[position - 1]?.accountsCount,
                    description: `${formatLongDay(date)}: ${formatMoney(net, currency)}`,
                  }))}
                />
                <Unknown days={days} last={last} />
              </>
            );
          }}
        </Loaded>
      </div>
    </section>
  );
}

function Figures({
  shown,
  first,
  isNow,
  currency,
}: {
  shown: NetWorthDay;
  first: NetWorthDay;
  isNow: boolean;
  currency: string | null;
}) {
  return (
    <div class="net-worth">
      <div>
        <p class="figure">
          <Amount value={shown.net} currency={currency} />
        </p>
        <p class="small quiet">
          {isNow ? 'Today' : formatDay(shown.date)}
          {first !== shown && (
            <>
              {' · '}
              <Amount value={sum([shown.net, negate(first.net)])} currency={currency} kind="flow" /> since{' '}
              {formatDay(first.date)}
            </>
          )}
        </p>
      </div>
      <dl class="figures">
        <div>
          <dt>Assets</dt>
          <dd>
            <Amount value={shown.assets} currency={currency} />
          </dd>
        </div>
        <div>
          <dt>Debts</dt>
          <dd>
            <Amount value={negate(shown.liabilities)} currency={currency} />
          </dd>
        </div>
      </dl>
    </div>
  );
}

/** Says where the line leaves something out, rather than let it look like a gain. */
function Unknown({ days, last }: { days: NetWorthDay[]; last: NetWorthDay }) {
  const start = startOfSameAccounts(days, last);
  const before = days[days.indexOf(start) - 1];
  if (!before) return null;
  return (
    <p class="small quiet">
      Until {formatDay(before.date)} the line has {before.accountsCount} of {last.accountsCount} accounts.
      What the others held then is not known.
    </p>
  );
}

const MAX_LABELS = 6;

/** The names of some months, each below the first day of it. */
function monthLabels(days: NetWorthDay[]): { key: string; label: string }[] {
  const starts = days.filter(({ date }, position) => {
    const before = days[position - 1];
    return before !== undefined && before.date.slice(0, 7) !== date.slice(0, 7);
  });
  const every = Math.max(1, Math.ceil(starts.length / MAX_LABELS));
  return starts
    .filter((_, position) => position % every === 0)
    .map(({ date }) => ({ key: date, label: formatShortMonth(date.slice(0, 7)) }));
}
