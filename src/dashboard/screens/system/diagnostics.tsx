import { formatAgo } from '../../dates.ts';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { Loaded } from '../../parts/states.tsx';
import { useQuery } from '../../query.ts';
import { api } from '../../session.ts';

const VERDICTS: Record<string, [tone: string, label: string, icon: IconName]> = {
  ok: ['good', 'OK', 'check'],
  warning: ['warn', 'Warning', 'alert'],
  problem: ['bad', 'Problem', 'alert'],
  not_configured: ['', 'Not set up', 'more'],
};

const titleOf = (name: string): string =>
  (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll(/[_-]/g, ' ');

/** What the server found when it checked itself, and what to do about it. */
export function Diagnostics() {
  const findings = useQuery('diagnostics', (signal) => api().health.getDiagnostics({ signal }));
  return (
    <section class="card" aria-labelledby="diagnostics" aria-busy={findings.isLoading}>
      <div class="card-head">
        <h2 id="diagnostics">Checks</h2>
        <div class="row">
          {findings.data && (
            <span class="small quiet">
              {findings.isLoading ? 'Checking' : `Checked ${formatAgo(findings.data.checked_at)}`}
            </span>
          )}
          <button type="button" class="button small" disabled={findings.isLoading} onClick={findings.reload}>
            {findings.isLoading ? <span class="spinner" /> : <Icon name="refresh" size={15} />} Check again
          </button>
        </div>
      </div>
      <Loaded query={findings}>
        {({ checks }) => (
          <ul class="list">
            {checks.map(({ name, verdict, summary, advice }) => {
              const [tone, label, icon] = VERDICTS[verdict] ?? ['', verdict, 'more' as const];
              return (
                <li key={name} class="list-row finding">
                  <span class={`finding-icon ${tone}`}>
                    <Icon name={icon} size={16} />
                  </span>
                  <span class="grow">
                    <span class="strong block">{titleOf(name)}</span>
                    <span class="small quiet block">{summary}</span>
                    {advice && <span class="small block">{advice}</span>}
                  </span>
                  <span class={`badge ${tone}`}>{label}</span>
                </li>
              );
            })}
          </ul>
        )}
      </Loaded>
    </section>
  );
}
