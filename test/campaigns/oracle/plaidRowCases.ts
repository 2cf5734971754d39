import { expect } from 'chai';
import { type BankTransaction, bankAccount, bankTransaction } from './bank/ledger.ts';
import type { PlaidLogin } from './bank/plaidLogin.ts';
import type { DefineCase } from './defineCase.ts';
import { byDateAndName, expectedRow, type Household } from './household.ts';

/** Everyday cases of single transactions at a provider that sends messages about them. */
export function definePlaidRowCases(define: DefineCase): void {
  define('P1', 'a deleted pending row that the bank removed is not restored as a phantom', async (home) => {
    const { bank, connection } = await linked(home, [
      purchase(home, 'pending', -2, '5.00', 'SUMMER MOON COFFEE', { pending: true }),
    ]);
    await home.deleteRow('pending');
    bank.remove('pending');
    bank.put(purchase(home, 'posted', -1, '6.20', 'SUMMER MOON COFFEE'));
    await home.sync(connection);
    const posted = [expectedRow(bank.get('posted'))];
    expect(await home.ledger()).to.deep.equal(posted);
    expect((await home.restoreRow('pending')).status).to.equal(409);
    await home.sync(connection);
    expect(await home.ledger()).to.deep.equal(posted);
  });

  define(
    'P3',
    'currencies without an ISO code are shown and never added up with each other',
    async (home) => {
      const accounts = ['BTC', 'ETH', 'PTS'].map((code) =>
        bankAccount(`${code}_${home.userId}`, {
          name: `${code} Wallet`,
          type: 'investment',
          subtype: 'crypto exchange',
          currency: null,
          unofficialCurrency: code,
        }),
      );
      const bank = home.plaidLogin(accounts);
      bank.put(
        ...accounts.flatMap(({ id, unofficialCurrency }, index) => [
          purchase(home, `a${index}`, -3, `0.${index + 1}`, 'BUY', {
            accountId: id,
            currency: null,
            unofficialCurrency,
          }),
          purchase(home, `b${index}`, -2, '-2', 'SELL', {
            accountId: id,
            currency: null,
            unofficialCurrency,
          }),
        ]),
      );
      await home.link(bank);
      expect(await home.ledger()).to.deep.equal(
        bank.transactions
          .map((row) => expectedRow(row, { account: `${row.unofficialCurrency} Wallet` }))
          .sort(byDateAndName),
      );
      const summary = await home.api.ok(
        'GET',
        `/transactions/summary?group_by=category&user_id=${home.userId}`,
      );
      expect(
        summary.data.map((group: Record<string, unknown>) => [
          group['iso_currency_code'],
          group['unofficial_currency_code'],
          group['count'],
          group['total'],
        ]),
      ).to.have.deep.members([
        [null, 'BTC', 2, '-1.9'],
        [null, 'ETH', 2, '-1.8'],
        [null, 'PTS', 2, '-1.7'],
      ]);
    },
  );

  define('P4', 'a row that cannot be stored is quarantined and stops nothing', async (home) => {
    const bad = { tooFine: '0.1234567890123456789', tooLong: `1${'0'.repeat(130)}` };
    const { bank, connection } = await linked(home, [purchase(home, 'shoes', -2, '80.00', 'SHOE STATION')]);
    bank.put(
      purchase(home, 'eleven', -1, '0.12345678901', 'ELEVEN DECIMALS'),
      purchase(home, 'eighteen', -1, '0.123456789012345678', 'EIGHTEEN DECIMALS'),
      purchase(home, 'tooFine', -1, bad.tooFine, 'NINETEEN DECIMALS'),
      purchase(home, 'tooLong', -1, bad.tooLong, 'TOO MANY DIGITS'),
      purchase(home, 'noDate', -1, '7.00', 'NO DATE', { wire: { date: 'yesterday' } }),
      purchase(home, 'last', 0, '3.00', 'CORNER GROCER'),
    );
    const log = await home.sync(connection);
    const good = ['shoes', 'eleven', 'eighteen', 'last'];
    const shown = (ids: string[]) => ids.map((id) => expectedRow(bank.get(id))).sort(byDateAndName);
    expect(await home.ledger()).to.deep.equal(shown(good));
    expect(log).to.include({ added_count: 3, quarantined_count: 3 });
    expect(await quarantined(home, connection)).to.deep.equal(['noDate', 'tooFine', 'tooLong']);
    // The bank mends one of them without another message about it; the next sync tries it again.
    bank.change('noDate', { wire: {} });
    await home.sync(connection);
    expect(await home.ledger()).to.deep.equal(shown([...good, 'noDate']));
    expect(await quarantined(home, connection)).to.deep.equal(['tooFine', 'tooLong']);
  });

  define('P6', 'a link that arrives late keeps the newer edit', async (home) => {
    const { bank, connection } = await linked(home, [
      purchase(home, 'pending', -2, '18.00', 'CORNER GROCER', { pending: true }),
    ]);
    await home.categorize('pending', 'entertainment');
    bank.put(purchase(home, 'posted', -1, '18.00', 'CORNER GROCER'));
    await home.sync(connection);
    await home.categorize('posted', 'travel');
    bank.change('posted', { pendingId: 'pending' });
    bank.remove('pending');
    await home.sync(connection);
    const [row] = await home.ledger();
    // Either internal row may be the one that stays; the edit that is newer must be on it.
    expect(await home.ledger()).to.deep.equal([
      expectedRow(bank.get('posted'), { row: row?.row ?? '', category: 'travel' }),
    ]);
    expect(row?.row).to.be.oneOf(['pending', 'posted']);
  });

  define('P6c', 'a link that arrives late keeps the tags of both rows', async (home) => {
    const { bank, connection } = await linked(home, [
      purchase(home, 'pending', -2, '18.00', 'CORNER GROCER', { pending: true }),
    ]);
    await home.tag('pending', 'oracle-a');
    bank.put(purchase(home, 'posted', -1, '18.00', 'CORNER GROCER'));
    await home.sync(connection);
    await home.tag('posted', 'oracle-b');
    bank.change('posted', { pendingId: 'pending' });
    bank.remove('pending');
    await home.sync(connection);
    const [row] = await home.ledger();
    expect(await home.ledger()).to.deep.equal([
      expectedRow(bank.get('posted'), { row: row?.row ?? '', tags: ['oracle-a', 'oracle-b'] }),
    ]);
  });

  for (const deleted of ['pending', 'posted']) {
    define(`P6b ${deleted}`, 'a link that arrives late keeps the deletion of either row', async (home) => {
      const { bank, connection } = await linked(home, [
        purchase(home, 'pending', -2, '18.00', 'CORNER GROCER', { pending: true }),
      ]);
      bank.put(purchase(home, 'posted', -1, '18.00', 'CORNER GROCER'));
      await home.sync(connection);
      await home.deleteRow(deleted);
      bank.change('posted', { pendingId: 'pending' });
      bank.remove('pending');
      await home.sync(connection);
      expect(await home.ledger()).to.deep.equal([]);
      // Either internal row may be the one that stays.
      const statuses = [await home.restoreRow('pending'), await home.restoreRow('posted')].map(
        ({ status }) => status,
      );
      expect(statuses).to.include(200);
      const [row] = await home.ledger();
      expect(await home.ledger()).to.deep.equal([expectedRow(bank.get('posted'), { row: row?.row ?? '' })]);
    });
  }

  define(
    'late pending',
    'a pending row that is delivered after its posted one is not shown',
    async (home) => {
      const { bank, connection } = await linked(home, [purchase(home, 'shoes', -3, '80.00', 'SHOE STATION')]);
      bank.put(purchase(home, 'pending', -2, '18.00', 'CORNER GROCER', { pending: true }));
      bank.put(purchase(home, 'posted', -1, '18.00', 'CORNER GROCER', { pendingId: 'pending' }));
      bank.layout = { size: 1, changes: 'net', order: 'reversed' };
      const both = [expectedRow(bank.get('shoes')), expectedRow(bank.get('posted'))];
      expect(await home.sync(connection)).to.include({ added_count: 1 });
      expect(await home.ledger()).to.deep.equal(both);
      bank.remove('pending');
      expect(await home.sync(connection)).to.include({ removed_count: 0 });
      expect(await home.ledger()).to.deep.equal(both);
    },
  );

  define('P9', 'a null or an impossible time where the bank promises a value names its row', async (home) => {
    const { bank, connection } = await linked(home, [purchase(home, 'shoes', -2, '80.00', 'SHOE STATION')]);
    bank.put(
      purchase(home, 'nullDate', -1, '1.00', 'NULL DATE', { wire: { date: null } }),
      purchase(home, 'nullPending', -1, '2.00', 'NULL PENDING', { wire: { pending: null } }),
      purchase(home, 'badTime', -1, '3.00', 'BAD TIME', { wire: { datetime: '2026-02-30T25:61:00Z' } }),
      purchase(home, 'good', -1, '4.00', 'CORNER GROCER'),
    );
    const log = await home.sync(connection);
    expect(await home.ledger()).to.deep.equal([
      expectedRow(bank.get('shoes')),
      expectedRow(bank.get('good')),
    ]);
    expect(log).to.include({ added_count: 1, quarantined_count: 3 });
    expect(await quarantined(home, connection)).to.deep.equal(['badTime', 'nullDate', 'nullPending']);
  });

  define('P24', 'a tag that the user removed is not put back by its rule', async (home) => {
    const tag = `coffee-${home.userId.slice(-12)}`;
    await home.api.ok('POST', '/tags', { slug: tag, display_name: 'Coffee' });
    const rule = await home.api.ok('POST', '/rules', {
      name: 'coffee',
      trigger: 'always',
      conditions: { field: 'user_id', op: 'eq', value: home.userId },
      actions: [{ type: 'add_tag', tag_slug: tag }],
    });
    const { bank, connection } = await linked(home, [
      purchase(home, 'coffee', -2, '5.00', 'SUMMER MOON COFFEE'),
    ]);
    expect(await home.ledger()).to.deep.equal([expectedRow(bank.get('coffee'), { tags: [tag] })]);
    await home.api.ok('DELETE', `/transactions/${home.idOf('coffee')}/tags/${tag}`);
    bank.change('coffee', { amount: '5.25' });
    await home.sync(connection);
    expect(await home.ledger()).to.deep.equal([expectedRow(bank.get('coffee'))]);
    await home.api.ok('POST', `/rules/${rule.id}/apply`);
    expect(await home.ledger()).to.deep.equal([expectedRow(bank.get('coffee'))]);
    await home.api.ok('DELETE', `/rules/${rule.id}`);
  });

  define('P25', "a posted row that gets a new id keeps the user's deletion", async (home) => {
    const { bank, connection } = await linked(home, [
      purchase(home, 'pending', -2, '18.00', 'CORNER GROCER', { pending: true }),
    ]);
    bank.remove('pending');
    bank.put(purchase(home, 'posted', -1, '18.00', 'CORNER GROCER', { pendingId: 'pending' }));
    await home.sync(connection);
    await home.deleteRow('pending');
    bank.remove('posted');
    bank.put(purchase(home, 'again', -1, '18.00', 'CORNER GROCER', { pendingId: 'pending' }));
    await home.sync(connection);
    expect(await home.ledger()).to.deep.equal([]);
    expect((await home.restoreRow('pending')).status).to.equal(200);
    expect(await home.ledger()).to.deep.equal([expectedRow(bank.get('again'), { row: 'pending' })]);
  });

  define(
    'take-over',
    'a posted row that is added and removed at once is still the pending one',
    async (home) => {
      const { bank, connection } = await linked(home, [
        purchase(home, 'pending', -2, '18.00', 'CORNER GROCER', { pending: true }),
      ]);
      await home.categorize('pending', 'entertainment');
      await home.tag('pending', 'needs-review');
      const posted = purchase(home, 'posted', -1, '18.00', 'CORNER GROCER', { pendingId: 'pending' });
      bank.layout = { size: 2, changes: 'every', order: 'as it happened' };
      bank.put(posted);
      bank.remove('pending');
      bank.remove('posted');
      await home.sync(connection);
      expect(await home.ledger()).to.deep.equal([]);
      bank.put({ ...posted, id: 'again' });
      await home.sync(connection);
      expect(await home.ledger()).to.deep.equal([
        expectedRow(bank.get('again'), {
          row: 'pending',
          category: 'entertainment',
          tags: ['needs-review'],
        }),
      ]);
    },
  );
}

/** A row of the login's only account, unless `differences` name another. */
export function purchase(
  home: Household,
  id: string,
  dayOffset: number,
  amount: string,
  name: string,
  differences: Partial<BankTransaction> = {},
): BankTransaction {
  return bankTransaction({ id, accountId: '', amount, date: home.day(dayOffset), name }, differences);
}

export async function linked(
  home: Household,
  rows: BankTransaction[],
): Promise<{ bank: PlaidLogin; connection: string }> {
  const bank = home.plaidLogin();
  bank.put(...rows);
  return { bank, connection: await home.link(bank) };
}

/** The bank ids of this connection's quarantined rows; each must come with a reason. */
async function quarantined(home: Household, connectionId: string): Promise<string[]> {
  const rows = await home.api.list('/quarantined-transactions');
  const own = rows.filter((row) => row.connection_id === connectionId);
  for (const row of own) expect(row.reason).to.be.a('string').and.not.equal('');
  return own.map((row) => row.external_transaction_id).sort();
}
