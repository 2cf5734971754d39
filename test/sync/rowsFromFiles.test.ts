import { expect } from 'chai';
import { blockSyncs, lockConnection } from '../../src/store/connections.ts';
import { lockForSync } from '../../src/store/ledgerLocks.ts';
import { type FileLine, LinkedAccount, row, toCsv } from '../api/files/linkedAccount.ts';
import { checking, page } from '../support/scriptedProvider.ts';
import { isWaitingForLock } from '../support/waitingForLocks.ts';
import { waitUntil } from '../support/waitUntil.ts';

const bankRows = [
  row('p1', '2026-03-02', 'ORCHARD GROCER', '18.40'),
  row('p2', '2026-03-05', 'LINDEN PAYROLL', '-2000'),
];
const bankLedger = ['2026-03-02 ORCHARD GROCER 18.4', '2026-03-05 LINDEN PAYROLL -2000'];
const older: FileLine[] = [
  ['2025-01-10', 'Old Bakery', '4.20'],
  ['2025-02-01', 'Old Landlord', '900.00'],
  ['2025-03-01', 'Sunday Market', '12.00'],
];

function createGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

describe('rows from files in an account of a linked bank', () => {
  const linked = new LinkedAccount();
  beforeEach(() => linked.start());
  afterEach(() => linked.app.close());

  const tag = async (name: string) => {
    const id = await linked.idOf(name);
    const { status } = await linked.app.put(`/api/v1/transactions/${id}/tags/ours`);
    expect(status).to.equal(200);
    return id;
  };
  const linkAndImport = async (lines: readonly FileLine[] = older) => {
    await linked.link(bankRows);
    await linked.app.post('/api/v1/tags', { slug: 'ours', display_name: 'Ours' });
    return linked.import(lines);
  };
  const tagsOf = async (id: string) => (await linked.app.get(`/api/v1/transactions/${id}`)).body.tags;

  it('a full pull with older transactions takes over their rows, with their ids and edits, whatever their texts', async () => {
    await linkAndImport();
    const id = await tag('Old Landlord');
    await linked.pullAll(
      page({
        accounts: [checking],
        upserted: [
          row('q1', '2025-02-01', 'SEPA 8871 HAUSVERWALTUNG', '900'),
          row('q2', '2025-03-01', 'SUNDAY MARKET STALL', '12'),
          ...bankRows,
        ],
        cursor: '2',
      }),
    );
    expect(await linked.ledger()).to.deep.equal([
      '2025-01-10 Old Bakery 4.2',
      '2025-02-01 SEPA 8871 HAUSVERWALTUNG 900',
      '2025-03-01 SUNDAY MARKET STALL 12',
      ...bankLedger,
    ]);
    expect(await linked.idOf('SEPA 8871 HAUSVERWALTUNG')).to.equal(id);
    expect(await tagsOf(id)).to.deep.equal(['ours']);
  });

  it('while the history still arrives, the days that a full pull covers have the rows of the bank alone, and a warning says so', async () => {
    await linkAndImport();
    await linked.app.context.db('connections').update({ is_history_complete: false });
    const log = await linked.pullAll(
      page({
        accounts: [checking],
        upserted: [row('q1', '2025-02-01', 'OTHER', '1'), ...bankRows],
        cursor: '2',
      }),
    );
    expect(log).to.include({ added_count: 1, removed_count: 2 });
    expect(log.warnings).to.deep.equal([
      {
        code: 'FILE_ROWS_REMOVED',
        account_id: linked.accountId,
        message:
          'The bank now provides days that had transactions from files, and does not have 2 of these, from 2025-02-01 to 2025-03-01. They were removed.',
      },
    ]);
    expect(await linked.ledger()).to.deep.equal([
      '2025-01-10 Old Bakery 4.2',
      '2025-02-01 OTHER 1',
      ...bankLedger,
    ]);
    // The file is not believed against the bank when it comes again.
    const again = await linked.import(older, '&same_account=true');
    expect([again.added_count, again.unchanged_count, again.skipped.length]).to.deep.equal([0, 1, 2]);
  });

  it('a transaction that arrives late as a change takes over the row of its day and amount', async () => {
    await linkAndImport();
    const id = await tag('Old Landlord');
    await linked.sync(
      page({
        upserted: [
          row('q1', '2025-02-01', 'SEPA 8871 HAUSVERWALTUNG', '900'),
          row('q2', '2025-02-28', 'SUNDAY MARKET', '12'),
          row('q3', '2025-02-10', 'NOT IN THE FILE', '7'),
          row('q4', '2026-03-06', 'SUNDAY MARKET', '12'),
        ],
        cursor: '2',
      }),
    );
    expect(await linked.ledger()).to.deep.equal([
      '2025-01-10 Old Bakery 4.2',
      '2025-02-01 SEPA 8871 HAUSVERWALTUNG 900',
      '2025-02-10 NOT IN THE FILE 7',
      '2025-02-28 SUNDAY MARKET 12',
      ...bankLedger,
      '2026-03-06 SUNDAY MARKET 12',
    ]);
    expect(await linked.idOf('SEPA 8871 HAUSVERWALTUNG')).to.equal(id);
    expect(await tagsOf(id)).to.deep.equal(['ours']);
    // From now on they are the bank's: it can remove them, and the file does not bring them back.
    await linked.sync(page({ removed: [{ externalId: 'q1', accountExternalId: 'checking' }], cursor: '3' }));
    const { body } = await linked.app.get(`/api/v1/transactions?account_id=${linked.accountId}`);
    expect(body.data.map(({ name }: { name: string }) => name)).not.to.include('SEPA 8871 HAUSVERWALTUNG');
  });

  it('a new purchase does not take over an older row of the same shop and amount', async () => {
    await linked.link([row('p1', '2026-03-02', 'TEA HOUSE', '3')]);
    await linked.import([
      ['2026-03-01', 'Tea House', '3.00'],
      ['2026-03-02', 'Tea House', '3.00'],
    ]);
    await linked.sync(page({ upserted: [row('p2', '2026-03-03', 'TEA HOUSE', '3')], cursor: '2' }));
    expect(await linked.ledger()).to.deep.equal([
      '2026-03-01 Tea House 3',
      '2026-03-02 TEA HOUSE 3',
      '2026-03-03 TEA HOUSE 3',
    ]);
  });

  it('a row that the user deleted stays deleted when the bank delivers it, and hides nothing else', async () => {
    await linkAndImport();
    await linked.app.delete(`/api/v1/transactions/${await linked.idOf('Old Landlord')}`);
    await linked.app.delete(`/api/v1/transactions/${await linked.idOf('Sunday Market')}`);
    await linked.sync(
      page({
        upserted: [
          row('q1', '2025-02-01', 'OLD LANDLORD', '900'),
          row('q2', '2025-03-01', 'SOMETHING ELSE', '12'),
        ],
        cursor: '2',
      }),
    );
    expect(await linked.ledger()).to.deep.equal([
      '2025-01-10 Old Bakery 4.2',
      '2025-03-01 SOMETHING ELSE 12',
      ...bankLedger,
    ]);
  });

  it('a listing that reaches further back removes at once what it does not have of a file, however much that is', async () => {
    await linked.app.close();
    await linked.start();
    Object.assign(linked.app.context.providers, { teller: linked.bank });
    await linked.link(bankRows);
    await linked.app.context.db('connections').update({ provider: 'teller' });
    const window = (from: string) => [{ accountExternalId: 'checking', from, to: '9999-12-31' }];
    await linked.sync(
      page({ accounts: [checking], upserted: bankRows, windows: window('2026-03-02'), cursor: '2' }),
    );
    const many = Array.from(
      { length: 20 },
      (_, at): FileLine => [`2025-05-${at + 10}`, `Shop ${at}`, `${at + 1}.00`],
    );
    await linked.import([...older, ...many]);
    const log = await linked.sync(
      page({
        accounts: [checking],
        upserted: [row('q1', '2025-02-01', 'HAUSVERWALTUNG', '900'), ...bankRows],
        windows: window('2025-02-01'),
        cursor: '3',
      }),
    );
    expect(log.warnings.map(({ code }: { code: string }) => code)).to.deep.equal(['FILE_ROWS_REMOVED']);
    expect(await linked.ledger()).to.deep.equal([
      '2025-01-10 Old Bakery 4.2',
      '2025-02-01 HAUSVERWALTUNG 900',
      ...bankLedger,
    ]);
  });

  it('a login that is linked again, and delivers a longer history in two parts, doubles nothing', async () => {
    await linkAndImport();
    const id = await tag('Old Landlord');
    await linked.relink();
    const account = { ...checking, externalId: 'renamed' };
    const newIds = (rows: typeof bankRows) =>
      rows.map((one) => ({ ...one, externalId: `new ${one.externalId}`, accountExternalId: 'renamed' }));
    const history = newIds([
      row('q1', '2025-02-01', 'HAUSVERWALTUNG', '900'),
      row('q2', '2025-03-01', 'SUNDAY MARKET', '12'),
      ...bankRows,
    ]);
    await linked.sync(
      page({
        accounts: [account],
        upserted: newIds(bankRows.slice(1)),
        cursor: '1',
        isHistoryComplete: false,
      }),
    );
    expect((await linked.send('import', toCsv(older))).status).to.equal(409);
    await linked.sync(page({ accounts: [account], upserted: history, cursor: '2' }));
    expect(await linked.ledger()).to.deep.equal([
      '2025-01-10 Old Bakery 4.2',
      '2025-02-01 HAUSVERWALTUNG 900',
      '2025-03-01 SUNDAY MARKET 12',
      ...bankLedger,
    ]);
    expect(await linked.idOf('HAUSVERWALTUNG')).to.equal(id);
    // The import has followed the account to its new connection, and replaces itself.
    const result = await linked.import(older);
    expect([result.added_count, result.unchanged_count]).to.deep.equal([0, 3]);
    const { body: imports } = await linked.app.get(`/api/v1/imports?connection_id=${linked.connectionId}`);
    expect(imports.data.map(({ status }: { status: string }) => status)).to.deep.equal([
      'imported',
      'replaced',
    ]);
    const { body: undone } = await linked.app.delete(`/api/v1/imports/${result.importId}`);
    expect(undone).to.include({ removed_count: 1, kept_count: 2 });
    expect(await linked.ledger()).to.deep.equal([
      '2025-02-01 HAUSVERWALTUNG 900',
      '2025-03-01 SUNDAY MARKET 12',
      ...bankLedger,
    ]);
  });

  it('a gap between the histories of two logins can be filled from a file', async () => {
    await linked.link([
      row('o1', '2025-01-10', 'OLD BAKERY', '4.20'),
      row('o2', '2025-02-01', 'OLD LANDLORD', '900'),
    ]);
    await linked.relink();
    await linked.sync(page({ accounts: [checking], upserted: bankRows, cursor: '1' }));
    const result = await linked.import([...older, ['2025-01-20', 'Unknown To The Bank', '1.00']]);
    expect([result.added_count, result.unchanged_count, result.skipped.length]).to.deep.equal([1, 2, 1]);
    expect(await linked.ledger()).to.deep.equal([
      '2025-01-10 OLD BAKERY 4.2',
      '2025-02-01 OLD LANDLORD 900',
      '2025-03-01 Sunday Market 12',
      ...bankLedger,
    ]);
  });

  it('importFile, takeBackImport: wait for a sync that is writing, and read what it has written', async () => {
    await linked.link(bankRows);
    const { db } = linked.app.context;
    const waitFor = async <Result>(work: () => Promise<Result>): Promise<Result> => {
      const written = createGate();
      const writing = db.transaction(async (trx) => {
        await blockSyncs(trx, linked.connectionId);
        await lockForSync(trx, {
          connectionId: linked.connectionId,
          syncLogId: linked.connectionId,
          listedFrom: '0001-01-01',
        });
        await written.opened;
        await lockConnection(trx, linked.connectionId);
      });
      const result = work();
      await waitUntil('the other waits for the sync', () => isWaitingForLock(db));
      written.open();
      await writing;
      return result;
    };
    const { importId } = await waitFor(() => linked.import(older));
    const { body } = await waitFor(() => linked.app.delete(`/api/v1/imports/${importId}`));
    expect(body.removed_count).to.equal(3);
    const two = await Promise.all([linked.import(older), linked.import(older.slice(1))]);
    expect(two.reduce((sum, { added_count: added }) => sum + added, 0)).to.equal(3);
    expect(await linked.ledger()).to.have.length(5);
  });

  it('importFile: an export of the account itself changes nothing', async () => {
    await linked.link(bankRows);
    await linked.import(older);
    const before = await linked.ledger();
    const { body: exported } = await linked.app.get(
      `/api/v1/transactions/export?format=csv&account_id=${linked.accountId}`,
    );
    const { status, body } = await linked.app.post(
      `/api/v1/files/import?account_id=${linked.accountId}&positive_is=debit`,
      exported,
      { contentType: 'text/csv' },
    );
    expect([status, body.error?.questions ?? body.error?.message]).to.deep.equal([201, undefined]);
    expect(body.accounts[0]).to.include({ added_count: 0, updated_count: 0, unchanged_count: 5 });
    expect(await linked.ledger()).to.deep.equal(before);
  });

  it('an import while a sync is under way is right: the batch that was fetched before it takes over its rows', async () => {
    await linked.link(bankRows);
    const arrived = createGate();
    const go = createGate();
    const { feed } = linked.bank;
    if (!feed) throw new Error('The scripted bank has a feed.');
    const { pull } = feed;
    feed.pull = async function* (...args) {
      yield* pull(...args);
      arrived.open();
      await go.opened;
    };
    const syncing = linked.sync(
      page({ upserted: [row('q1', '2025-02-01', 'HAUSVERWALTUNG', '900')], cursor: '2' }),
    );
    await arrived.opened;
    const result = await linked.import(older);
    expect(result.added_count).to.equal(3);
    go.open();
    await syncing;
    expect(await linked.ledger()).to.deep.equal([
      '2025-01-10 Old Bakery 4.2',
      '2025-02-01 HAUSVERWALTUNG 900',
      '2025-03-01 Sunday Market 12',
      ...bankLedger,
    ]);
  });
});
