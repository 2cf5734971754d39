import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { Knex } from 'knex';
import { createLogger } from '../../src/log.ts';
import { discardFinished, finishTransactions, pruneFinished } from '../../src/store/finishedTransactions.ts';
import type { NewTransaction } from '../../src/store/ledger.ts';
import { sessionBeside } from '../../src/store/sessionBeside.ts';
import { openSyncLog } from '../../src/store/syncLogs.ts';
import { syncConnection } from '../../src/sync/syncConnection.ts';
import { linkConnection } from '../support/linkedConnection.ts';
import type { ScriptedProvider } from '../support/scriptedProvider.ts';
import { checking, page, purchase, scriptedProvider } from '../support/scriptedProvider.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';

const HOUR_MS = 3_600_000;

/** From its second stretch on, a batch has its new rows made by a session beside the one that stores them. */
describe('new rows of a batch of several stretches', function () {
  // Less than a statement may take: who only waits for that has not noticed that nothing can come.
  this.timeout(20_000);
  let app: TestApp;
  let bank: ScriptedProvider;
  let connectionId: string;
  let db: Knex;
  let nextToken = 1;
  let warnings: Record<string, unknown>[];

  beforeEach(async () => {
    bank = scriptedProvider();
    warnings = [];
    const log = createLogger('warn', { write: (line) => warnings.push(JSON.parse(line)) });
    app = await startTestApp({ replacements: { providers: { plaid: bank }, log } });
    db = app.context.db;
    connectionId = await linkConnection(app, String(nextToken++));
  });
  afterEach(() => app.close());

  const history = Array.from({ length: 12 }, (_, at) =>
    purchase(`number ${at}`, {
      amount: `${at}.5`,
      name: `Caf\u00e9 "${at}"\\`,
      merchantName: at % 2 ? null : 'Caf\u00e9',
      pending: at % 3 === 0,
      datetime: at % 4 ? null : '2026-11-20T08:15:00Z',
      categoryPrimary: 'FOOD_AND_DRINK',
      categoryDetailed: at % 2 ? 'FOOD_AND_DRINK_COFFEE' : null,
      raw: { number: at, text: 'what the bank sent '.repeat(300) },
    }),
  );

  async function sync({
    stretch = 3,
  } = {}): Promise<{ status: string; error: string | null; added_count: number }> {
    bank.script = [page({ accounts: [checking], upserted: history, cursor: 'one' })];
    const id = await openSyncLog(db, connectionId, 'manual', new Date());
    await syncConnection(app.context, id ?? '', new AbortController().signal, { stretch });
    return db('sync_logs').where({ id }).first('status', 'error', 'added_count');
  }

  const stored = () => db('transactions').orderBy('external_id').pluck('external_id');
  const finished = () => db('finished_transactions');
  const allOfThem = history.map(({ externalId }) => externalId).sort();

  /** Resolves once the server says of a session what `condition`, a piece of SQL about pg_stat_activity, asks. */
  async function untilOneIs(condition: string): Promise<void> {
    for (;;) {
      const { rows } = await db.raw(
        `select 1 from pg_stat_activity where datname = current_database() and ${condition}`,
      );
      if (rows.length > 0) return;
    }
  }

  it('are those that the ledger would have made of them', async () => {
    let madeBeside = 0;
    sessionBeside(db).on('query', ({ sql }: { sql: string }) => {
      if (sql.startsWith('insert into finished_transactions')) madeBeside++;
    });
    expect(await sync()).to.deep.equal({ status: 'success', error: null, added_count: 12 });
    expect(madeBeside, 'stretches after the first').to.equal(3);
    expect(await stored()).to.deep.equal(allOfThem);
    const before = await db('transactions').orderBy('id');
    // An update of nothing renders each of them again.
    await db.raw('update transactions set name = name');
    expect(await db('transactions').orderBy('id')).to.deep.equal(before);
    expect(before.map(({ raw }) => raw.number).sort((a, b) => a - b)).to.deep.equal([...Array(12).keys()]);
    expect([await finished(), warnings]).to.deep.equal([[], []]);
  });

  it('leave nothing beside where the batch cannot be stored', async () => {
    await db.raw(`alter table transactions add constraint refused check (external_id <> 'number 10')`);
    const log = await sync();
    expect(log.status).to.equal('error');
    expect([await stored(), await finished()]).to.deep.equal([[], []]);
  });

  it('are stored without the session beside where that fails, and the log says so without a word of them', async () => {
    await db.raw('alter table finished_transactions add constraint refused check (false)');
    expect(await sync()).to.deep.equal({ status: 'success', error: null, added_count: 12 });
    expect([await stored(), await finished()]).to.deep.equal([allOfThem, []]);
    const [{ time: _, ...warning } = {}, ...others] = warnings;
    expect([warning, ...others]).to.deep.equal([
      { level: 'warn', code: '23514', failure: null, msg: 'batch stored without the session beside' },
    ]);
  });

  it('are known to a later stretch that names them, however long they take to be made', async () => {
    const hold = await db.transaction();
    const script = ['first', 'twice', 'third', 'fourth', 'twice'].map((name, at) =>
      page({ accounts: [checking], upserted: [purchase(name, { amount: `${at}` })], cursor: `${at}` }),
    );
    bank.feed = {
      async *pull() {
        yield* script;
        await hold.raw('lock table finished_transactions in share mode');
      },
      listAccounts: async () => bank.accounts,
    };
    const syncing = sync({ stretch: 1 });
    await untilOneIs(`wait_event_type = 'Lock' and query like '%insert into finished_transactions%'`);
    await untilOneIs(`state = 'idle' and query like '%insert into finished_transactions%'`);
    await hold.rollback();
    expect(await syncing).to.deep.equal({ status: 'success', error: null, added_count: 4 });
    expect(await db('transactions').orderBy('external_id').select('external_id', 'amount')).to.deep.equal([
      { external_id: 'first', amount: '0' },
      { external_id: 'fourth', amount: '3' },
      { external_id: 'third', amount: '2' },
      { external_id: 'twice', amount: '4' },
    ]);
  });

  it('are stored where somebody waits for what the batch holds, and the session beside for that one', async () => {
    const ledger = await db.transaction();
    await ledger.raw('lock table transactions in share mode');
    const syncing = sync();
    await untilOneIs(`wait_event_type = 'Lock' and query like '%insert into transactions%'`);
    // As a migration does that changes the table.
    const migrating = db.transaction((trx) => trx.raw('lock table categories in access exclusive mode'));
    await untilOneIs(`wait_event_type = 'Lock' and query like '%access exclusive mode%'`);
    await ledger.rollback();
    expect(await syncing).to.deep.equal({ status: 'success', error: null, added_count: 12 });
    await migrating;
    expect([await stored(), await finished()]).to.deep.equal([allOfThem, []]);
  });

  it('are pruned after a day where a process was killed that had them made', async () => {
    const { id: accountId } = await db('accounts').first('id');
    const { accountExternalId: _, ...said } = purchase('left behind');
    const row: NewTransaction = { ...said, accountId, categorySlug: null };
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR_MS);
    const [old, young] = [randomUUID(), randomUUID()];
    for (const [batchId, hours] of [[old, 25] as const, [young, 23] as const]) {
      await finishTransactions(db, [row], { batchId, stretch: 1 }, null, hoursAgo(hours));
    }
    expect(await pruneFinished(db, hoursAgo(24))).to.equal(1);
    expect(await finished().pluck('batch_id')).to.deep.equal([young]);
    await discardFinished(db, young);
    expect(await finished()).to.deep.equal([]);
  });

  it('are made in a table that has every column of the ledger, of the same type', async () => {
    const columnsOf = async (table: string) => {
      const { rows } = await db.raw(
        `select attname as name, format_type(atttypid, atttypmod) as type, attnotnull as required,
           pg_get_expr(adbin, adrelid) as default
         from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
         where attrelid = ?::regclass and attnum > 0 and not attisdropped order by name`,
        [table],
      );
      return rows;
    };
    const own = ['batch_id', 'stretch'];
    const finishedColumns = await columnsOf('finished_transactions');
    expect(finishedColumns.filter(({ name }: { name: string }) => !own.includes(name))).to.deep.equal(
      await columnsOf('transactions'),
    );
  });
});
