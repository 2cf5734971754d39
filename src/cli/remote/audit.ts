import type { Output as Answer } from '../../../generated/client/index.ts';
import { readContractOptions } from './contractOptions.ts';
import type { CommonOptions } from './session.ts';
import type { Column } from './table.ts';
import { withSession } from './withSession.ts';

type Event = Answer<'listAuditEvents'>['data'][number];

export interface AuditOptions extends CommonOptions {
  /** The filters, by the names of commander. */
  [filter: string]: unknown;
}

/** `breadbox audit`: who did what, newest first. */
export async function auditCommand(options: AuditOptions, env: NodeJS.ProcessEnv): Promise<void> {
  await withSession(options, env, async (session) => {
    const page = await session.client.audit.listEvents(readContractOptions(options, 'listAuditEvents'));
    session.print(page, () => {
      session.table(page.data, COLUMNS, 'Nothing is recorded.');
      if (page.next_cursor !== null) session.note(`These are the newest ${page.data.length}.`);
    });
  });
}

const ACTORS: Record<string, string> = { command: 'a command here', server: 'the server' };

const COLUMNS: Column<Event>[] = [
  { title: 'Time', value: ({ created_at }) => `${created_at.slice(0, 19).replace('T', ' ')}Z` },
  {
    title: 'Who',
    value: ({ actor, api_key_name, address }) => api_key_name ?? ACTORS[actor] ?? address ?? actor,
    canShrink: true,
  },
  {
    title: 'What',
    value: ({ action, attempts }) =>
      action.replaceAll('_', ' ') + (attempts > 1 ? ` (${attempts} times)` : ''),
  },
  { title: 'Rows', value: ({ row_count }) => row_count?.toString() ?? '', align: 'right' },
  { title: 'Of', value: ({ detail }) => detail ?? '', canShrink: true },
];
