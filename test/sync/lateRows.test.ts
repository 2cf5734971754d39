import { expect } from 'chai';
import { type FileLine, LinkedAccount, row, toCsv } from '../api/files/linkedAccount.ts';
import { checking, page } from '../support/scriptedProvider.ts';

const bankRows = [
  row('p1', '2026-03-02', 'ORCHARD GROCER', '18.40'),
  row('p2', '2026-03-05', 'LINDEN PAYROLL', '-2000'),
];
const bankLedger = ['2026-03-02 ORCHARD GROCER 18.4', '2026-03-05 LINDEN PAYROLL -2000'];
const older: FileLine[] = [
  ['2023-01-10', 'Old Bakery', '4.20'],
  ['2024-02-01', 'Old Landlord', '900.00'],
  ['2025-03-01', 'Sunday Market', '12.00'],
];

describe('rows that a bank delivers late', () => {
  const linked = new LinkedAccount();
  beforeEach(() => linked.start());
  afterEach(() => linked.app.close());

  it('importFile: the same file again leaves to the bank what it has taken over under another day', async () => {
    await linked.link(bankRows);
    await linked.import(older);
    await linked.sync(page({ upserted: [row('q1', '2024-01-31', 'OLD LANDLORD', '900')], cursor: '2' }));
    const ledger = [
      '2023-01-10 Old Bakery 4.2',
      '2024-01-31 OLD LANDLORD 900',
      '2025-03-01 Sunday Market 12',
      ...bankLedger,
    ];
    expect(await linked.ledger()).to.deep.equal(ledger);
    const again = await linked.import(older);
    expect([again.added_count, again.updated_count, again.unchanged_count]).to.deep.equal([0, 0, 3]);
    expect(await linked.ledger()).to.deep.equal(ledger);
    await linked.sync(page({ upserted: [row('q1', '2024-01-31', 'OLD LANDLORD GMBH', '900')], cursor: '3' }));
    expect(await linked.ledger()).to.deep.equal(ledger.map((l) => l.replace('LANDLORD', 'LANDLORD GMBH')));
  });
  it('importFile: another file of the same days asks whether it is the row that the bank has taken over', async () => {
    await linked.link(bankRows);
    await linked.import(older);
    await linked.sync(page({ upserted: [row('q1', '2024-01-31', 'OLD LANDLORD', '900')], cursor: '2' }));
    const before = await linked.ledger();
    const longer: FileLine[] = [['2022-01-01', 'Older', '1.00'], ...older];
    const asked = await linked.send('import', toCsv(longer));
    expect([asked.status, asked.body.error.questions[0].parameter]).to.deep.equal([422, 'overlap']);
    const answered = await linked.import(longer, '&overlap=same');
    expect([answered.added_count, answered.unchanged_count]).to.deep.equal([1, 3]);
    expect(await linked.ledger()).to.deep.equal(['2022-01-01 Older 1', ...before]);
  });

  it('of two rows of a file that fit, one is taken over, so that the money is not there twice', async () => {
    await linked.link(bankRows);
    await linked.import([
      ['2024-02-01', 'Tea House', '3.00'],
      ['2024-02-04', 'Tea House', '3.00'],
      ['2024-03-01', 'Sunday Market', '12.00'],
    ]);
    await linked.sync(page({ upserted: [row('q1', '2024-02-03', 'TEA HOUSE', '3')], cursor: '2' }));
    const half = [
      '2024-02-01 Tea House 3',
      '2024-02-03 TEA HOUSE 3',
      '2024-03-01 Sunday Market 12',
      ...bankLedger,
    ];
    expect(await linked.ledger()).to.deep.equal(half);
    await linked.sync(page({ upserted: [row('q2', '2024-02-02', 'TEA HOUSE', '3')], cursor: '3' }));
    expect(await linked.ledger()).to.deep.equal(['2024-02-02 TEA HOUSE 3', ...half.slice(1)]);
  });

  it('a full pull that has a late transaction too keeps the rows of files and of earlier logins between', async () => {
    await linked.link([row('o1', '2024-05-01', 'OLD LOGIN', '5')]);
    await linked.relink();
    await linked.sync(page({ accounts: [checking], upserted: bankRows, cursor: '1' }));
    await linked.import(older);
    const late = [row('q1', '2023-01-05', 'LATE ONE', '77'), row('q2', '2024-02-02', 'OLD LANDLORD', '900')];
    await linked.sync(page({ upserted: late.slice(0, 1), cursor: '2' }));
    const log = await linked.pullAll(
      page({ accounts: [checking], upserted: [...late, ...bankRows], cursor: '3' }),
    );
    expect([log.removed_count, log.warnings]).to.deep.equal([0, []]);
    expect(await linked.ledger()).to.deep.equal([
      '2023-01-05 LATE ONE 77',
      '2023-01-10 Old Bakery 4.2',
      '2024-02-02 OLD LANDLORD 900',
      '2024-05-01 OLD LOGIN 5',
      '2025-03-01 Sunday Market 12',
      ...bankLedger,
    ]);
  });

  it('importFile: single transactions that arrived late do not cover the days between', async () => {
    await linked.link(bankRows);
    await linked.sync(
      page({
        upserted: [row('q1', '2022-01-05', 'LATE ONE', '77'), row('q2', '2025-06-05', 'LATE TWO', '78')],
        cursor: '2',
      }),
    );
    const result = await linked.import([...older, ['2025-06-05', 'Late Two', '78.00']]);
    expect([result.added_count, result.unchanged_count, result.skipped]).to.deep.equal([3, 1, []]);
  });

  it('importFile: the gaps between three logins can be filled', async () => {
    await linked.link([row('o1', '2023-01-10', 'OLD BAKERY', '4.20')]);
    await linked.relink();
    await linked.sync(
      page({ accounts: [checking], upserted: [row('m1', '2025-03-01', 'SUNDAY MARKET', '12')], cursor: '1' }),
    );
    await linked.relink();
    await linked.sync(page({ accounts: [checking], upserted: bankRows, cursor: '1' }));
    const result = await linked.import(older);
    expect([result.added_count, result.unchanged_count, result.skipped]).to.deep.equal([1, 2, []]);
  });
});
