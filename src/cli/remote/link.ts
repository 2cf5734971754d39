import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Output } from '../../../generated/client/index.ts';
import { CommandFailure } from '../exitCodes.ts';
import { UsageError } from '../usage.ts';
import { untilInterrupted } from './interrupt.ts';
import { findConnection, findUser } from './resolveNames.ts';
import type { CommonOptions, Session } from './session.ts';
import { count, toLine } from './text.ts';
import { syncColumns, waitForSyncs } from './waitForSyncs.ts';
import { withSession } from './withSession.ts';

export interface LinkOptions extends CommonOptions {
  user?: string;
  newUser?: string;
  provider?: 'plaid' | 'teller';
  again?: string;
  open: boolean;
}

type LinkSession = Output<'getLinkSession'>;

/** As often as the contract asks for. */
const POLL_MS = 2000;

/**
 * `breadbox link`: prints the page where a person signs in to a bank, opens it where there is a browser, and waits until
 * the bank is linked and its first sync has ended.
 */
export async function linkCommand(options: LinkOptions, env: NodeJS.ProcessEnv): Promise<void> {
  await withSession(options, env, async (session) => {
    const { id, url, expires_at } = await createSession(session, options);
    // A script reads the address at once, and the result at the end.
    if (session.isJson) session.note(url);
    else session.line(url);
    if (options.open) openBrowser(url, env);
    const ended = await waitForSession(session, id, expires_at);
    session.print(ended, () => undefined);
    await report(session, ended, options.again !== undefined);
  });
}

async function createSession(session: Session, options: LinkOptions): Promise<Output<'createLinkSession'>> {
  const { client } = session;
  if (options.again !== undefined) {
    const { id } = await findConnection(session, options.again);
    return client.connections.createReauthSession(id, {});
  }
  const provider = options.provider ?? (await findProvider(session));
  const user = await findOrCreateUser(session, options);
  return client.connections.createLinkSession({ user_id: user.id, provider });
}

const LINKING = ['plaid', 'teller'] as const;

/** @throws UsageError if there is a choice, CommandFailure if there is no provider. */
async function findProvider({ client }: Session): Promise<'plaid' | 'teller'> {
  const { data } = await client.connections.listProviders();
  const usable = data.filter(({ configured, capabilities }) => configured && capabilities.includes('link'));
  const names = usable.map(({ name }) => name);
  const [first, ...others] = LINKING.filter((name) => names.includes(name));
  if (!first) {
    throw new CommandFailure(
      'The server has no provider that links banks. README says how to configure Plaid or Teller; `breadbox import` reads files without one.',
    );
  }
  if (others.length > 0) {
    throw new UsageError(
      `The server has several providers: ${[first, ...others].join(', ')}. Choose one with --provider.`,
    );
  }
  return first;
}

async function findOrCreateUser(session: Session, { user, newUser }: LinkOptions): Promise<{ id: string }> {
  const { client } = session;
  if (newUser !== undefined) return client.users.create({ name: newUser });
  if (user !== undefined) return findUser(session, user);
  const { data } = await client.users.list({ limit: 500 });
  const [only, ...others] = data;
  if (only && others.length === 0) return only;
  if (!only) throw new UsageError('The household has no members yet. Say whose bank it is: --new-user NAME.');
  const names = data.map(({ name }) => toLine(name)).join(', ');
  throw new UsageError(`Say whose bank it is: --user, one of ${names}; or --new-user NAME.`);
}

/** Only for a person at a terminal. Whether it works or not, the address has been printed. */
function openBrowser(url: string, env: NodeJS.ProcessEnv): void {
  const isRemote = Boolean(env['SSH_CONNECTION']);
  const hasScreen = process.platform === 'darwin' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);
  if (!process.stdout.isTTY || isRemote || !hasScreen) return;
  const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';
  const child = spawn(opener, [url], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

function waitForSession({ client, note }: Session, id: string, expiresAt: string): Promise<LinkSession> {
  const minutes = Math.round((Date.parse(expiresAt) - Date.now()) / 60_000);
  // The terminal has shown ^C.
  const newline = process.stderr.isTTY ? '\n' : '';
  return untilInterrupted(
    `${newline}Stopped waiting. The page still works until it expires.`,
    async (signal) => {
      note(`Sign in to the bank on this page, within ${count(minutes, 'minute')}. Waiting …`);
      for (;;) {
        const session = await client.call('getLinkSession', { path: { id }, signal });
        if (session.status !== 'open') return session;
        await sleep(POLL_MS, undefined, { signal });
      }
    },
  );
}

async function report(session: Session, ended: LinkSession, isAgain: boolean): Promise<void> {
  const { client } = session;
  const { data } = await client.connections.list({ limit: 500 });
  const linked = data.filter(({ id }) => ended.connection_ids.includes(id));
  const names = linked.map(({ institution_name }) => toLine(institution_name)).join(', ');
  switch (ended.status) {
    case 'completed':
      session.note(isAgain ? `${names} works again.` : `Linked ${names}.`);
      break;
    case 'duplicate':
      throw new CommandFailure(`These accounts are linked already, by ${names}. Nothing was changed.`);
    case 'expired':
      throw new CommandFailure(`Nobody finished in time.${reasonOf(ended)} Run the command again.`);
    default:
      throw new CommandFailure(`The bank was not linked.${reasonOf(ended)}`);
  }
  const statuses = await Promise.all(
    linked.map(({ id }) => client.call('getConnectionStatus', { path: { id } })),
  );
  const syncs = statuses.flatMap(({ recent_sync }) => recent_sync?.id ?? []);
  const logs = await waitForSyncs(session, syncs);
  if (session.isJson || logs.length === 0) return;
  const bankOf = (id: string) => toLine(linked.find((each) => each.id === id)?.institution_name ?? id);
  session.table(logs, syncColumns(bankOf), '');
}

const reasonOf = ({ error }: LinkSession): string => (error ? ` ${toLine(error.message)}` : '');
