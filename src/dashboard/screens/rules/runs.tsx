import type { components } from '../../../../generated/client/index.ts';
import { formatAgo, formatTime } from '../../dates.ts';
import { Loaded } from '../../parts/states.tsx';
import { useQuery } from '../../query.ts';
import { api } from '../../session.ts';
import { counted } from '../../words.ts';

const KINDS: Record<string, string> = {
  sync: 'A sync',
  import: 'An import',
  apply_rule: 'Applied by hand',
  apply_all_rules: 'Applied with all rules',
};
const SHOWN = 10;

/** When the rule has matched, and how often. */
export function RuleRuns({ rule }: { rule: components['schemas']['Rule'] }) {
  const runs = useQuery(`rules runs ${rule.id}`, (signal) =>
    api().rules.listRuns(rule.id, { limit: SHOWN }, { signal }),
  );
  return (
    <section class="card" aria-labelledby="runs">
      <div class="card-head">
        <h2 id="runs">What it did</h2>
        <span class="small quiet">{counted(rule.hit_count, 'match', 'matches')} in all</span>
      </div>
      <Loaded query={runs}>
        {({ data }) =>
          data.length === 0 ? (
            <p class="card-body quiet">It has matched nothing since runs are recorded.</p>
          ) : (
            <ul class="list">
              {data.map((run) => (
                <li key={run.id} class="list-row run">
                  <span class="grow">
                    <span class="block">{KINDS[run.kind] ?? run.kind}</span>
                    <span class="small quiet block" title={formatTime(run.ran_at)}>
                      {formatAgo(run.ran_at)}
                    </span>
                  </span>
                  <span class="number">{run.matched_count.toLocaleString()}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
