import type { Output } from '../../../generated/client/index.ts';
import { findBankNeed } from '../../bankNeed.ts';
import { CommandFailure } from '../exitCodes.ts';
import type { CommonOptions } from './session.ts';
import type { Column } from './table.ts';
import { count, toLine } from './text.ts';
import { daysSince, formatAge } from './times.ts';
import { withSession } from './withSession.ts';

export type Connection = Output<'listConnections'>['data'][number];

/**
 * `breadbox status`: how every bank is. With --quiet it prints only what a person has to do, so that cron sends a mail
 * for that alone.
 * @throws CommandFailure if a bank needs somebody.
 */
export async function statusCommand(
  options: CommonOptions & { quiet?: boolean },
  env: NodeJS.ProcessEnv,
): Promise<void> {
  await withSession(options, env, async (session) => {
    const now = new Date();
    const answer = await session.client.connections.list({ limit: 500 });
    const connections = answer.data.filter(({ status }) => status !== 'disconnected');
    const needs = connections.flatMap((connection) => describeNeed(connection, now) ?? []);
    session.print(answer, () => {
      if (!options.quiet) {
        session.table(connections, columns(now), 'No bank is linked yet. Link one with `breadbox link`.');
      }
      if (!options.quiet && needs.length > 0) session.line('');
      for (const need of needs) session.line(need);
    });
    if (needs.length > 0) throw new CommandFailure('');
  });
}

const columns = (now: Date): Column<Connection>[] => [
  { title: 'ID', value: (row) => row.short_id },
  { title: 'Bank', value: (row) => row.institution_name, canShrink: true },
  { title: 'Owner', value: (row) => row.user_name, canShrink: true },
  {
    title: 'State',
    value: describeState,
    paint: (text, row, paint) =>
      row.status === 'active'
        ? paint.green(text)
        : row.status === 'error'
          ? paint.red(text)
          : paint.yellow(text),
  },
  { title: 'Last sync', value: (row) => (row.provider === 'csv' ? '' : formatAge(row.last_synced_at, now)) },
  { title: 'Accounts', align: 'right', value: (row) => String(row.accounts_count) },
];

function describeState({ status, paused, provider }: Connection): string {
  if (status === 'pending_reauth') return 'sign in again';
  if (status === 'error') return 'last sync failed';
  if (paused) return 'paused';
  return provider === 'csv' ? 'files' : status === 'active' ? 'working' : status;
}

/** What a person has to do about a bank, as a sentence; null if nothing. */
export function describeNeed(connection: Connection, now: Date): string | null {
  const { institution_name, short_id, user_name, consent_expires_at } = connection;
  const bank = toLine(institution_name);
  const command = `breadbox link --again ${short_id}`;
  switch (findBankNeed(connection, now)) {
    case 'sign in':
      return `${bank}: ${toLine(user_name)} has to sign in again. Run \`${command}\`.`;
    case 'renew the login': {
      const end = consent_expires_at ? ` on ${consent_expires_at.slice(0, 10)}` : ' soon';
      return `${bank}: the login ends${end}. ${toLine(user_name)} should sign in again: \`${command}\`.`;
    }
    case 'look at failing syncs': {
      const days = daysSince(connection.last_synced_at ?? connection.created_at, now);
      const reason = connection.error_message ? ` (${toLine(connection.error_message)})` : '';
      return `${bank}: no sync has succeeded for ${count(days, 'day')}${reason}. Run \`breadbox sync ${short_id} --wait\` to see why.`;
    }
    case null:
      return null;
  }
}
