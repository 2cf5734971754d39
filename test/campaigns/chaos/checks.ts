import type { Login } from './login.ts';
import type { Setup } from './setup.ts';

/** What must hold after a round. Each function returns a sentence for each violation. */

/** How far back a first sync of Teller reads. */
const TELLER_FIRST_DAYS = 730;
const MS_PER_DAY = 86_400_000;
const SHOWN = 3;

type Row = [externalId: string, amount: number, date: string, pending: boolean, name: string];

/** Compares the stored transactions with the bank's, row by row, without those that the user deleted. */
export async function findLedgerDifferences(setup: Setup, login: Login): Promise<string[]> {
  const rows = await setup
    .db('transactions as t')
    .join('accounts as a', 'a.id', 't.account_id')
    .where('a.connection_id', login.connectionId)
    .select(
      't.external_id',
      't.amount',
      't.date',
      't.pending',
      't.name',
      't.deleted_by_user_at',
      't.removed_by_provider_at',
    );
  const deleted = new Set(rows.filter((row) => row.deleted_by_user_at).map((row) => row.external_id));
  const stored = rows
    .filter((row) => !row.deleted_by_user_at && !row.removed_by_provider_at)
    .map((row): Row => [row.external_id, Number(row.amount), row.date, row.pending, row.name]);
  const expected = readBankRows(setup, login).filter(([externalId]) => !deleted.has(externalId));
  const storedTexts = new Set(stored.map((row) => JSON.stringify(row)));
  const expectedTexts = new Set(expected.map((row) => JSON.stringify(row)));
  const missing = [...expectedTexts].filter((row) => !storedTexts.has(row));
  const extra = [...storedTexts].filter((row) => !expectedTexts.has(row));
  const failures: string[] = [];
  if (missing.length > 0) failures.push(`missing ${missing.length}: ${missing.slice(0, SHOWN).join(' ')}`);
  if (extra.length > 0) failures.push(`extra ${extra.length}: ${extra.slice(0, SHOWN).join(' ')}`);
  if (stored.length !== storedTexts.size)
    failures.push(`${stored.length - storedTexts.size} rows are duplicated`);
  return failures;
}

function readBankRows({ bank }: Setup, { provider, item }: Login): Row[] {
  if (provider === 'plaid') {
    return bank.plaid.control
      .ledger({ item })
      .transactions.map((each) => [
        each.transaction_id,
        each.amount,
        each.date,
        each.pending,
        each.name ?? '',
      ]);
  }
  const { control } = bank.teller;
  const { accounts, transactions } = control.ledger({ item });
  const credit = new Set(accounts.filter(({ type }) => type === 'credit').map(({ id }) => id));
  const from = new Date(Date.parse(control.today().today) - TELLER_FIRST_DAYS * MS_PER_DAY)
    .toISOString()
    .slice(0, 10);
  return transactions
    .filter(({ date }) => date >= from)
    .map((each) => {
      const amount = credit.has(each.account_id) ? Number(each.amount) : -Number(each.amount);
      return [each.id, amount, each.date, each.status === 'pending', each.description];
    });
}

/** From the stored cursor on, the bank must have no more changes. */
export async function findCursorFailures(setup: Setup, { provider, item, connectionId }: Login) {
  const { sync_cursor: cursor } = await setup.db('connections').where('id', connectionId).first();
  if (provider === 'teller') {
    const { control } = setup.bank.teller;
    const read = JSON.parse(cursor ?? '{}');
    return control
      .ledger({ item })
      .accounts.filter(({ id }) => !(read[id] >= control.today().today))
      .map(({ id }) => `the cursor does not reach today in the account ${id}`);
  }
  const { url, clientId, secret, control } = setup.bank.plaid;
  const token = control.items().find(({ itemId }) => itemId === item)?.accessToken;
  const response = await fetch(`${url}/transactions/sync`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ client_id: clientId, secret, access_token: token, cursor, count: 500 }),
  });
  const page = (await response.json()) as {
    added: unknown[];
    modified: unknown[];
    removed: unknown[];
    next_cursor: string;
  };
  const pending = response.ok
    ? page.added.length + page.modified.length + page.removed.length
    : response.status;
  return pending === 0 && page.next_cursor === cursor
    ? []
    : [`after the stored cursor the bank still has changes, or an error: ${pending}`];
}

/** Finds what no sync of any connection may leave behind. */
export async function findLeftovers({ db }: Setup): Promise<string[]> {
  const { rows } = await db.raw(`
    select 'the sync log ' || id || ' is in progress' as failure from sync_logs where status = 'in_progress'
    union all
    select count(*) || ' rows have the external id ' || external_id from transactions
      group by external_id having count(*) > 1
    union all
    select 'a pending transaction is visible along with its posted one: ' || posted.external_id
      from transactions posted join transactions pending on pending.external_id = posted.pending_external_id
      where posted.deleted_by_user_at is null and posted.removed_by_provider_at is null and pending.deleted_by_user_at is null and pending.removed_by_provider_at is null
    union all
    select count(*) || ' changes stay staged for the sync log ' || sync_log_id from staged_changes
      group by sync_log_id
    union all
    select 'the connection ' || id || ' has a sync request without a sync' from connections
      where sync_requested_at is not null
    union all
    select 'the delivery ' || id || ' is ' || status || ': ' || coalesce(error, '') from webhook_events
      where status not in ('processed', 'ignored')`);
  return rows.map(({ failure }: { failure: string }) => failure);
}

/** Finds posted transactions that are not in the row of their pending one. */
export async function findSplitRows({ db }: Setup, rowIds: ReadonlyMap<string, string>): Promise<string[]> {
  const rows = await db('transactions')
    .whereIn('external_id', [...rowIds.keys()])
    .select('external_id', 'id');
  const now = new Map(rows.map((row) => [row.external_id, row.id]));
  return [...rowIds]
    .filter(([externalId, id]) => now.get(externalId) !== id)
    .map(([externalId, id]) => `${externalId} moved from the row ${id} to ${now.get(externalId)}`);
}
