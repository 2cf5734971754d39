import type { Client, Input, Output } from '../../generated/client/index.ts';
import { addDays, type Day } from '../sandbox/calendar.ts';
import { historyStart } from '../sandbox/household/generateHousehold.ts';
import type { Sandbox } from '../sandbox/startSandbox.ts';
import { createProgressBar } from './progressBar.ts';

type Status = Output<'getConnectionStatus'>;

const POLL_MS = 200;
/** The end of the progress bar: the sample household has about as many transactions on every first start. */
const EXPECTED_TRANSACTIONS = 5400;

/**
 * Creates the sample household through the public API: its users, the condo that the mortgage is for, and a connection
 * for each of its logins. Returns when the first syncs have ended. Does nothing if there are connections already.
 */
export async function seedHousehold(client: Client, sandbox: Sandbox, stopped: Promise<void>): Promise<void> {
  const { data: existing } = await client.call('listConnections');
  if (existing.length > 0) return;
  const userIds = new Map<string, string>();
  for (const username of new Set(sandbox.logins.map((login) => login.username))) {
    const user = await client.call('createUser', { body: { name: displayName(username) } });
    userIds.set(username, user.id);
  }
  const ownerId = userIds.get('sam');
  if (ownerId) await createCondo(client, ownerId, sandbox.plaid.control.today().today);
  const connectionIds: string[] = [];
  for (const login of sandbox.logins) {
    const userId = userIds.get(login.username);
    if (!userId) continue;
    const connection = await client.call('createConnection', { body: await signIn(sandbox, login, userId) });
    connectionIds.push(connection.id);
  }
  await waitForFirstSyncs(client, connectionIds, stopped);
}

/** Nobody has appraised it since the history began. */
export async function createCondo(client: Client, userId: string, today: Day): Promise<void> {
  const { id } = await client.call('createAccount', {
    body: {
      user_id: userId,
      name: 'Enfield Terrace 4B',
      type: 'other',
      subtype: 'property',
      iso_currency_code: 'USD',
      institution_name: 'Appraisal',
    },
  });
  const date = addDays(historyStart(today), -1);
  await client.call('setAccountBalance', { path: { id, date }, body: { balance: 236_000 } });
}

/** Signs in at the sandbox as a browser would, and returns the credentials for the API. */
async function signIn(
  sandbox: Sandbox,
  { provider, institutionId, institutionName, username }: Sandbox['logins'][number],
  userId: string,
): Promise<Input<'createConnection'>['body']> {
  if (provider === 'teller') {
    const { accessToken, enrollmentId } = await sandbox.teller.control.connect();
    const credentials = {
      access_token: accessToken,
      enrollment_id: enrollmentId,
      institution_name: institutionName,
    };
    return { user_id: userId, provider, credentials };
  }
  const { publicToken } = await sandbox.plaid.control.createPublicToken({ institutionId, username });
  const credentials = {
    public_token: publicToken,
    institution_id: institutionId,
    institution_name: institutionName,
  };
  return { user_id: userId, provider, credentials };
}

async function waitForFirstSyncs(
  client: Client,
  connectionIds: string[],
  stopped: Promise<void>,
): Promise<void> {
  const bar = createProgressBar('First sync');
  let isStopped = false;
  void stopped.then(() => {
    isStopped = true;
  });
  for (;;) {
    const all = await Promise.all(
      connectionIds.map((id) => client.call('getConnectionStatus', { path: { id } })),
    );
    const added = all.reduce((sum, status) => sum + (status.recent_sync?.added_count ?? 0), 0);
    const done = all.filter(isOver).length;
    const part = done === all.length ? 1 : Math.min(added / EXPECTED_TRANSACTIONS, 0.99);
    bar.show(part, `${done} of ${all.length} institutions, ${added} transactions`);
    if (done === all.length || isStopped) break;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  bar.end();
}

const isOver = (status: Status): boolean =>
  status.recent_sync !== null && status.recent_sync.status !== 'in_progress';

const displayName = (username: string): string => username.charAt(0).toUpperCase() + username.slice(1);
