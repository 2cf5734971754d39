import { Icon, type IconName } from '../../parts/icon.tsx';
import { type Query, useQuery } from '../../query.ts';
import { api, getReadiness, isOffline } from '../../session.ts';
import { useConnections } from '../../useHousehold.ts';
import { counted } from '../../words.ts';

interface Check {
  icon: IconName;
  name: string;
  tone: 'good' | 'warn' | 'bad' | '';
  state: string;
  note: string;
}

const unknown = ({ error }: Query<unknown>): string => (error ? 'Unknown' : 'Checking');

/** The parts that must work, each with its state in words. */
export function ServerState() {
  const readiness = useQuery('readiness', getReadiness);
  const version = useQuery('version', (signal) => api().health.getVersion({ signal }));
  const connections = useConnections();
  const linked = (connections.data ?? []).filter(
    ({ status, provider }) => status !== 'disconnected' && provider !== 'csv',
  );
  const troubled = linked.filter(({ status }) => status !== 'active');
  // What was answered before the last attempt failed says nothing of now.
  const ready = readiness.error ? undefined : readiness.data;
  const knowsBanks = connections.data !== undefined && !connections.error;
  const isOut = isOffline.value || Boolean(readiness.error);
  const checks: Check[] = [
    {
      icon: 'system',
      name: 'Server',
      tone: isOut ? 'bad' : version.data ? 'good' : '',
      state: isOut ? 'Unreachable' : version.data ? 'Running' : unknown(version),
      note: version.data
        ? `Version ${version.data.version}${version.data.update_available ? `, ${version.data.latest} is out` : ''}`
        : '',
    },
    {
      icon: 'accounts',
      name: 'Database',
      tone: ready ? (ready.db === 'ok' ? 'good' : 'bad') : '',
      state: ready ? (ready.db === 'ok' ? 'Connected' : 'Failing') : unknown(readiness),
      note: ready?.db_error ?? 'PostgreSQL',
    },
    {
      icon: 'refresh',
      name: 'Worker',
      tone: ready ? (ready.scheduler === 'running' ? 'good' : 'bad') : '',
      state: ready ? (ready.scheduler === 'running' ? 'Running' : 'Stopped') : unknown(readiness),
      note: ready?.scheduler === 'running' ? 'Syncs run on schedule' : 'No sync runs without it',
    },
    {
      icon: 'bank',
      name: 'Banks',
      tone: !knowsBanks ? '' : troubled.length > 0 ? 'warn' : linked.length > 0 ? 'good' : '',
      state: !knowsBanks
        ? unknown(connections)
        : troubled.length > 0
          ? counted(troubled.length, 'needs attention', 'need attention')
          : linked.length > 0
            ? 'All working'
            : 'None linked',
      note: knowsBanks ? `${linked.length} linked` : '',
    },
  ];
  return (
    <ul class="checks">
      {checks.map(({ icon, name, tone, state, note }) => (
        <li key={name} class="card padded">
          <div class="spread">
            <span class="quiet">
              <Icon name={icon} />
            </span>
            <span class={`badge ${tone}`}>{state}</span>
          </div>
          <h2>{name}</h2>
          <p class="small quiet">{note}</p>
        </li>
      ))}
    </ul>
  );
}
