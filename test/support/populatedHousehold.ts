import { createPlaidProvider } from '../../src/providers/plaid/createPlaidProvider.ts';
import { createTellerProvider } from '../../src/providers/teller/createTellerProvider.ts';
import type { Sandbox } from '../../src/sandbox/startSandbox.ts';
import { startSandbox } from '../../src/sandbox/startSandbox.ts';
import { recordHousehold } from '../../src/store/household.ts';
import { recordUnconfirmedRemovals } from '../../src/store/listings.ts';
import { applyToQuarantine } from '../../src/store/quarantinedTransactions.ts';
import { discardStagedChanges, stageChanges } from '../../src/store/stagedChanges.ts';
import { openSyncLog } from '../../src/store/syncLogs.ts';
import { recordTransferSearch } from '../../src/store/transferPairs.ts';
import { countRefusedWebhook, insertWebhookEvent } from '../../src/store/webhookEvents.ts';
import { toStagedUpsert } from '../../src/sync/quarantine.ts';
import { syncConnection } from '../../src/sync/syncConnection.ts';
import { purchase } from './scriptedProvider.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import type { Answer, TestApp } from './testApp.ts';
import { startTestApp } from './testApp.ts';
import type { TestDatabase } from './testDatabase.ts';

const TODAY = '2026-11-24';

export interface PopulatedHousehold {
  app: TestApp;
  sandbox: Sandbox;
  /** Starts the product on another database, with the same banks and the same clock. */
  startAppOn(database: TestDatabase): Promise<TestApp>;
  close(): Promise<void>;
}

/**
 * Starts the sample household with all its logins synced and every kind of user data: own and merged categories,
 * tags, rules, reports, edits, deletions, an import, merged accounts and a removed connection.
 */
export async function startPopulatedHousehold(): Promise<PopulatedHousehold> {
  const folder = temporaryFolder();
  const sandbox = await startSandbox({ today: TODAY, certificateFolder: folder.path });
  const providers = providersOf(sandbox);
  // The clock is fixed to the sandbox's date, because the dates requested from a provider depend on it.
  const clock = { now: () => new Date(`${TODAY}T12:00:00.123Z`) };
  const replacements = { providers, clock };
  const app = await startTestApp({ replacements });
  await recordHousehold(app.database.db, 'sample', clock.now());
  await linkEverything(app, sandbox);
  await createUserData(app);
  return {
    app,
    sandbox,
    startAppOn: (database) => startTestApp({ replacements, database }),
    async close() {
      await app.close();
      await sandbox.close();
      folder.remove();
    },
  };
}

/** The providers whose banks are those of the sandbox. */
export const providersOf = ({ plaid, teller }: Sandbox) => ({
  plaid: createPlaidProvider({ clientId: plaid.clientId, secret: plaid.secret, baseUrl: plaid.url }),
  teller: createTellerProvider({
    applicationId: teller.applicationId,
    environment: 'sandbox',
    baseUrl: teller.url,
    certificatePath: teller.paths?.certificate ?? null,
    privateKeyPath: teller.paths?.privateKey ?? null,
    authorityPath: teller.paths?.authority ?? null,
    connectUrl: teller.connectUrl,
    webhookSecrets: [teller.webhookSecret],
  }),
});

/** Syncs a connection in this process, and returns its sync log. */
export async function syncNow(app: TestApp, connectionId: string): Promise<Answer['body']> {
  const id = await openSyncLog(app.context.db, connectionId, 'manual', app.context.clock.now());
  if (!id) throw new Error('The connection is already syncing.');
  await syncConnection(app.context, id, new AbortController().signal);
  return succeed(app.get(`/api/v1/sync-logs/${id}`));
}

async function linkEverything(app: TestApp, sandbox: Sandbox): Promise<void> {
  const userIds = new Map<string, string>();
  for (const { provider, institutionId, institutionName, username } of sandbox.logins) {
    if (!userIds.has(username)) {
      userIds.set(username, (await succeed(app.post('/api/v1/users', { name: username }))).id);
    }
    const credentials =
      provider === 'plaid'
        ? { public_token: sandbox.plaid.control.createPublicToken({ institutionId, username }).publicToken }
        : tellerLogin(sandbox, institutionName);
    const body = { user_id: userIds.get(username), provider, credentials };
    const { id } = await succeed(app.post('/api/v1/connections', body));
    // No worker runs, so the first sync that linking requested is replaced by one in this process.
    await app.context.db('sync_logs').where({ connection_id: id }).delete();
    const { status, error } = await syncNow(app, id);
    if (status !== 'success') throw new Error(`The sync of ${institutionName} failed: ${error}`);
  }
}

function tellerLogin(sandbox: Sandbox, institutionName: string) {
  const { accessToken, enrollmentId } = sandbox.teller.control.connect();
  return { access_token: accessToken, enrollment_id: enrollmentId, institution_name: institutionName };
}

async function createUserData(app: TestApp): Promise<void> {
  const { post, put, patch } = app;
  const { data } = await succeed(app.get('/api/v1/transactions?limit=50&pending=false'));
  const [first, second, third, fourth] = data;
  await succeed(post('/api/v1/categories', { slug: 'pets', name: 'Pets — "Žofka" \\ 猫 \u{1F408}' }));
  await succeed(post('/api/v1/categories', { slug: 'pets-food', name: 'Food', primary_slug: 'pets' }));
  await succeed(post('/api/v1/categories/travel-lodging/merge', { into_slug: 'travel' }));
  await succeed(post('/api/v1/tags', { slug: 'tax-2026', display_name: 'Tax\n2026\ttab' }));
  await succeed(patch(`/api/v1/transactions/${first.id}/category`, { category_slug: 'pets-food' }));
  await succeed(put(`/api/v1/transactions/${first.id}/tags/tax-2026`));
  await succeed(put(`/api/v1/transactions/${second.id}/tags/needs-review`));
  await succeed(app.delete(`/api/v1/transactions/${third.id}`));
  await succeed(app.delete(`/api/v1/transactions/${fourth.id}`));
  await succeed(post(`/api/v1/transactions/${fourth.id}/restore`));
  const rule = {
    name: 'Coffee is food',
    conditions: { field: 'name', op: 'contains', value: 'coffee' },
    actions: [{ type: 'add_tag', tag_slug: 'tax-2026' }],
  };
  await succeed(post('/api/v1/rules', rule));
  await succeed(post('/api/v1/rules/apply-all'));
  const csv = 'Date,Description,Amount\n2026-11-03,"BAKERY, ""ŁÓDŹ""",-12.50\n2026-11-03,REFUND,3.1\n';
  const { data: users } = await succeed(app.get('/api/v1/users'));
  const target = `user_id=${users[0].id}&account_name=Old%20bank&currency=EUR&positive_is=credit`;
  await succeed(post(`/api/v1/csv/import?${target}`, csv, { contentType: 'text/csv' }));
  // The same rows with another spelling: an import that changes a row.
  const spelled = csv.replace('REFUND', 'Refund');
  await succeed(post(`/api/v1/csv/import?${target}`, spelled, { contentType: 'text/csv' }));
  const older = target.replace('Old%20bank', 'Older%20bank');
  const { account_id: source } = await succeed(
    post(`/api/v1/csv/import?${older}`, csv, { contentType: 'text/csv' }),
  );
  const { data: accounts } = await succeed(app.get(`/api/v1/accounts?user_id=${users[0].id}`));
  const into = accounts.find(({ name }: { name: string }) => name === 'Old bank');
  await succeed(post(`/api/v1/accounts/${source}/merge`, { into_account_id: into.id }));
  const { data: connections } = await succeed(app.get('/api/v1/connections'));
  const disconnected = connections.find((each: { provider: string }) => each.provider === 'plaid');
  await succeed(app.delete(`/api/v1/connections/${disconnected.id}`));
  await recordWebhooks(app);
  await quarantineOne(app);
  await leaveOneOut(app);
  // As a process leaves it that dies after its commit.
  await recordTransferSearch(app.context.db, [into.id], app.context.clock.now());
  await succeed(post('/api/v1/reports', { title: 'November', body: '# All well\n\n"quoted" \\ and €' }));
}

/** Quarantines a transaction without a date, as a sync does with one that it cannot store. */
async function quarantineOne({ context: { db, clock } }: TestApp): Promise<void> {
  const { id: syncLogId, connection_id: connectionId } = await db('sync_logs').first();
  const raw = { transaction_id: 'undated', date: null, memo: '\\x "\u{1F408}"' };
  const staged = toStagedUpsert({ ...purchase('undated'), date: null, raw }, clock.now());
  await stageChanges(db, syncLogId, 0, [staged]);
  await applyToQuarantine(db, { connectionId, syncLogId }, clock.now());
  await discardStagedChanges(db, syncLogId);
}

/** A transaction that a listing left out, and that stays until another one does too. */
async function leaveOneOut({ context: { db, clock } }: TestApp): Promise<void> {
  const { id, account_id: accountId, date } = await db('transactions').orderBy('id').first();
  const days = { accountId, accountExternalId: '', from: date, to: date, hasAllPending: false };
  await recordUnconfirmedRemovals(db, days, [id], clock.now());
}

/** Records a webhook that was accepted, and one whose signature was wrong. */
async function recordWebhooks({ context: { db, clock } }: TestApp): Promise<void> {
  const { external_id: externalId } = await db('connections')
    .where({ provider: 'plaid', status: 'active' })
    .first();
  const event = {
    provider: 'plaid' as const,
    digest: Buffer.from('00ff5c', 'hex'),
    eventType: 'SYNC_UPDATES_AVAILABLE',
    meaning: { kind: 'updates_available' as const, externalId },
    sent: { item_id: externalId, text: '\\x "\u{1F408}"' },
  };
  await insertWebhookEvent(db, event, clock.now());
  await countRefusedWebhook(db, 'teller', clock.now());
}

async function succeed(request: Promise<Answer>): Promise<Answer['body']> {
  const { status, body } = await request;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}
