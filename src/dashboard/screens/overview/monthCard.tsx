import { endOf, formatMonth, today } from '../../dates.ts';
import { hueOf } from '../../household.ts';
import type { Decimal } from '../../money.ts';
import { compare, currencyOf, signOf, sum } from '../../money.ts';
import { Amount } from '../../parts/amount.tsx';
import { Empty, Loaded } from '../../parts/states.tsx';
import { useQuery } from '../../query.ts';
import { api } from '../../session.ts';
import { useCategories } from '../../useHousehold.ts';

const MAX_CATEGORIES = 6;

/** Where this month's money went, by primary category. */
export function MonthCard({ currency }: { currency: string | null }) {
  const month = today().slice(0, 7);
  const range = { start_date: `${month}-01`, end_date: endOf(month) };
  const categories = useCategories();
  const spent = useQuery(`transactions month ${month}`, (signal) =>
    api().cashflow.get({ group_by: 'category', ...range }, { signal }),
  );
  return (
    <section class="card" aria-labelledby="month">
      <div class="card-head">
        <h2 id="month">Spent in {formatMonth(month)}</h2>
      </div>
      <Loaded query={spent} skeleton={<div class="card-body skeleton" style={{ height: '17rem' }} />}>
        {({ data }) => {
          const totals = new Map<string, Decimal>();
          for (const row of data.filter((each) => currencyOf(each) === currency)) {
            const slug = categories.data?.bySlug.get(row.group)?.primary_slug ?? row.group;
            totals.set(slug, sum([totals.get(slug) ?? '0', row.spending]));
          }
          const sorted = [...totals]
            .filter(([, total]) => signOf(total) > 0)
            .sort((left, right) => compare(right[1], left[1]));
          const shown = sorted.slice(0, MAX_CATEGORIES);
          const largest = Number(shown[0]?.[1] ?? 1);
          if (shown.length === 0) {
            return (
              <Empty icon="calendar" title="Nothing spent yet">
                What is spent this month appears here.
              </Empty>
            );
          }
          return (
            <ul class="spending">
              {shown.map(([slug, total]) => (
                <li key={slug}>
                  <a
                    href={`/transactions?category_slug=${slug}&start_date=${range.start_date}&end_date=${range.end_date}`}
                  >
                    <span class="spread">
                      <span class="truncate">
                        {categories.data?.bySlug.get(slug)?.name ?? (slug || 'No category')}
                      </span>
                      <Amount value={total} currency={currency} />
                    </span>
                    <span class="meter" aria-hidden="true">
                      <span
                        class="hued"
                        style={{
                          width: `${Math.max(1, (Number(total) / largest) * 100)}%`,
                          '--hue': String(hueOf(slug, categories.data) ?? 230),
                        }}
                      />
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </section>
  );
}
