import { expect } from 'chai';
import { bankAccount, bankTransaction } from './bank/ledger.ts';
import type { TellerLogin } from './bank/tellerBank.ts';
import type { DefineCase } from './defineCase.ts';
import { byDateAndName, expectedRow, Household } from './household.ts';

/** Everyday cases of a provider that lists what it has: the ledger must be the listing. */
export function defineTellerCases(define: DefineCase): void {
  define('T1', 'a hold of 12 days posts today and stays one row with its edits', async (home) => {
    const { bank, connection } = await linked(home, [
      purchase(home, 'hold', -12, '500.00', 'GRAND HOTEL', {
        pending: true,
        tellerCategory: 'accommodation',
      }),
    ]);
    await home.categorize('hold', 'travel-lodging');
    await home.tag('hold', 'needs-review');
    bank.remove('hold');
    bank.put(purchase(home, 'bill', 0, '500.00', 'GRAND HOTEL', { tellerCategory: 'accommodation' }));
    await home.sync(connection);
    expect(await home.ledger()).to.deep.equal([
      expectedRow(bank.get('bill'), { row: 'hold', category: 'travel-lodging', tags: ['needs-review'] }),
    ]);
  });

  define('T2', 'a hold of 12 days that the bank releases is gone', async (home) => {
    const { bank, connection } = await linked(home, [
      purchase(home, 'hold', -12, '500.00', 'GRAND HOTEL', {
        pending: true,
        tellerCategory: 'accommodation',
      }),
      purchase(home, 'books', -5, '21.40', 'BOOKPEOPLE'),
    ]);
    bank.remove('hold');
    const log = await home.sync(connection);
    expect(await home.ledger()).to.deep.equal([expectedRow(bank.get('books'))]);
    expect(log).to.include({ added_count: 0, modified_count: 0, removed_count: 1 });
  });

  define('T3', 'a posted row that the bank withdraws inside the window is gone', async (home) => {
    const { bank, connection } = await linked(home, [
      purchase(home, 'books', -3, '21.40', 'BOOKPEOPLE'),
      purchase(home, 'error', -3, '99.00', 'BANK FEE'),
      purchase(home, 'shoes', -2, '80.00', 'SHOE STATION'),
    ]);
    bank.remove('error');
    const log = await home.sync(connection);
    expect(await home.ledger()).to.deep.equal([
      expectedRow(bank.get('books')),
      expectedRow(bank.get('shoes')),
    ]);
    expect(log).to.include({ added_count: 0, modified_count: 0, removed_count: 1 });
  });

  define('T4', 'a posted row that gets a new id stays one row with its edits', async (home) => {
    const { bank, connection } = await linked(home, [
      purchase(home, 'books', -3, '21.40', 'BOOKPEOPLE'),
      purchase(home, 'shoes', -2, '80.00', 'SHOE STATION'),
    ]);
    await home.categorize('books', 'entertainment');
    bank.remove('books');
    bank.put(purchase(home, 'books2', -3, '21.40', 'BOOKPEOPLE'));
    await home.sync(connection);
    expect(await home.ledger()).to.deep.equal([
      expectedRow(bank.get('books2'), { row: 'books', category: 'entertainment' }),
      expectedRow(bank.get('shoes')),
    ]);
  });

  define('T5', 'a row that is booked late with a date of 12 days ago is stored', async (home) => {
    const { bank, connection } = await linked(home, [purchase(home, 'shoes', -2, '80.00', 'SHOE STATION')]);
    bank.put(purchase(home, 'cheque', -12, '250.00', 'CHECK 1042'));
    const log = await home.sync(connection);
    expect(await home.ledger()).to.deep.equal([
      expectedRow(bank.get('cheque')),
      expectedRow(bank.get('shoes')),
    ]);
    expect(log).to.include({ added_count: 1, modified_count: 0, removed_count: 0 });
  });

  define('T6', 'an amount that is corrected on a row of 12 days ago is stored', async (home) => {
    const { bank, connection } = await linked(home, [
      purchase(home, 'cheque', -12, '50.00', 'CHECK 1042'),
      purchase(home, 'shoes', -2, '80.00', 'SHOE STATION'),
    ]);
    bank.change('cheque', { amount: '5.00' });
    const log = await home.sync(connection);
    expect(await home.ledger()).to.deep.equal([
      expectedRow(bank.get('cheque')),
      expectedRow(bank.get('shoes')),
    ]);
    expect(log).to.include({ added_count: 0, modified_count: 1, removed_count: 0 });
  });

  define('T7', 'a deleted coffee that vanished does not hide the next coffee', async (home) => {
    const { bank, connection } = await linked(home, [
      purchase(home, 'coffee', -4, '5.00', 'SUMMER MOON COFFEE', { pending: true, tellerCategory: 'dining' }),
    ]);
    await home.deleteRow('coffee');
    bank.remove('coffee');
    await home.sync(connection);
    bank.put(purchase(home, 'next', -1, '5.50', 'SUMMER MOON COFFEE', { tellerCategory: 'dining' }));
    await home.sync(connection);
    expect(await home.ledger()).to.deep.equal([expectedRow(bank.get('next'))]);
    expect((await home.restoreRow('coffee')).status).to.equal(409);
    expect(await home.ledger()).to.deep.equal([expectedRow(bank.get('next'))]);
  });

  define(
    'T8',
    'a pending row that vanishes in one sync and posts in the next keeps its edits',
    async (home) => {
      const { bank, connection } = await linked(home, [
        purchase(home, 'pending', -2, '64.20', 'CORNER GROCER', {
          pending: true,
          tellerCategory: 'groceries',
        }),
      ]);
      await home.categorize('pending', 'entertainment');
      bank.remove('pending');
      await home.sync(connection);
      expect(await home.ledger()).to.deep.equal([]);
      bank.put(purchase(home, 'posted', -1, '64.20', 'CORNER GROCER', { tellerCategory: 'groceries' }));
      await home.sync(connection);
      expect(await home.ledger()).to.deep.equal([
        expectedRow(bank.get('posted'), { row: 'pending', category: 'entertainment' }),
      ]);
    },
  );

  define('T9', 'of two equal coffees, one deleted and one categorized, both edits survive', async (home) => {
    const coffee = (id: string, pending: boolean) =>
      purchase(home, id, -1, '4.75', 'SUMMER MOON COFFEE', { pending, tellerCategory: 'dining' });
    const { bank, connection } = await linked(home, [coffee('p1', true), coffee('p2', true)]);
    await home.deleteRow('p1');
    await home.categorize('p2', 'entertainment');
    bank.remove('p1', 'p2');
    bank.put(coffee('x1', false), coffee('x2', false));
    await home.sync(connection);
    // The two are equal, so either of the bank's ids is right; what counts is whose row it is.
    const anyBankId = { bankId: 'x1 or x2' };
    const categorized = expectedRow(bank.get('x1'), { ...anyBankId, row: 'p2', category: 'entertainment' });
    const shown = async () => (await home.ledger()).map((row) => ({ ...row, ...anyBankId }));
    expect(await shown()).to.deep.equal([categorized]);
    expect((await home.restoreRow('p1')).status).to.equal(200);
    expect(await shown()).to.have.deep.members([
      expectedRow(bank.get('x1'), { ...anyBankId, row: 'p1' }),
      categorized,
    ]);
    expect((await home.ledger()).map(({ bankId }) => bankId).sort()).to.deep.equal(['x1', 'x2']);
  });

  define('T9b', 'of two equal coffees of which one posts, the categorized one lives on', async (home) => {
    const coffee = (id: string, pending: boolean) =>
      purchase(home, id, -1, '4.75', 'SUMMER MOON COFFEE', { pending, tellerCategory: 'dining' });
    for (const [index, edited] of ['p0', 'p1'].entries()) {
      const one = await Household.create(home.setup);
      const { bank, connection } = await linked(one, [coffee('p0', true), coffee('p1', true)]);
      await one.categorize(edited, 'entertainment');
      bank.remove('p0', 'p1');
      bank.put(coffee(`x${index}`, false));
      await one.sync(connection);
      expect(await one.ledger()).to.deep.equal([
        expectedRow(bank.get(`x${index}`), { row: edited, category: 'entertainment' }),
      ]);
    }
  });

  define('T11', 'a released lunch does not become an unrelated purchase', async (home) => {
    const { bank, connection } = await linked(home, [
      purchase(home, 'lunch', -2, '10.00', 'CORNER GROCER', { pending: true, tellerCategory: 'groceries' }),
    ]);
    await home.categorize('lunch', 'entertainment');
    await home.tag('lunch', 'needs-review');
    bank.remove('lunch');
    bank.put(purchase(home, 'dinner', -1, '12.50', 'CORNER GROCER', { tellerCategory: 'groceries' }));
    await home.sync(connection);
    expect(await home.ledger()).to.deep.equal([expectedRow(bank.get('dinner'))]);
  });

  define('T12', 'a pre-authorization of 1.00 posts as 43.00 and stays one row', async (home) => {
    const { bank, connection } = await linked(home, [
      purchase(home, 'hold', -1, '1.00', 'SHELL OIL 5744', { pending: true, tellerCategory: 'fuel' }),
    ]);
    await home.categorize('hold', 'travel');
    bank.remove('hold');
    bank.put(purchase(home, 'fuel', 0, '43.00', 'SHELL OIL 5744', { tellerCategory: 'fuel' }));
    await home.sync(connection);
    expect(await home.ledger()).to.deep.equal([
      expectedRow(bank.get('fuel'), { row: 'hold', category: 'travel' }),
    ]);
  });

  define('T13', 'a pre-authorization of 100.00 posts as 99.87 and stays one row', async (home) => {
    const { bank, connection } = await linked(home, [
      purchase(home, 'hold', -1, '100.00', 'SHELL OIL 5744', { pending: true, tellerCategory: 'fuel' }),
    ]);
    await home.categorize('hold', 'travel');
    bank.remove('hold');
    bank.put(purchase(home, 'fuel', 0, '99.87', 'SHELL OIL 5744', { tellerCategory: 'fuel' }));
    await home.sync(connection);
    expect(await home.ledger()).to.deep.equal([
      expectedRow(bank.get('fuel'), { row: 'hold', category: 'travel' }),
    ]);
  });

  define('T13b', 'a dinner that posts nine days later with a tip stays one row', async (home) => {
    const { bank, connection } = await linked(home, [
      purchase(home, 'bill', -9, '40.00', 'JUNIPER WINE BAR', { pending: true, tellerCategory: 'bar' }),
    ]);
    await home.categorize('bill', 'entertainment');
    bank.remove('bill');
    bank.put(purchase(home, 'paid', 0, '48.00', 'JUNIPER WINE BAR', { tellerCategory: 'bar' }));
    await home.sync(connection);
    expect(await home.ledger()).to.deep.equal([
      expectedRow(bank.get('paid'), { row: 'bill', category: 'entertainment' }),
    ]);
  });

  define('T14', 'a pending row that is still listed is not taken for a new equal one', async (home) => {
    const { bank, connection } = await linked(home, [
      purchase(home, 'held', -11, '30.00', 'CITY GYM', { pending: true }),
    ]);
    await home.categorize('held', 'entertainment');
    bank.put(purchase(home, 'monthly', -2, '30.00', 'CITY GYM'));
    await home.sync(connection);
    expect(await home.ledger()).to.deep.equal([
      expectedRow(bank.get('held'), { category: 'entertainment' }),
      expectedRow(bank.get('monthly')),
    ]);
  });

  define('T15', 'an account that leaves the login is missing, and its pending row is gone', async (home) => {
    const checking = bankAccount(`chk_${home.userId}`);
    const savings = bankAccount(`sav_${home.userId}`, {
      name: 'Rainy Day',
      subtype: 'savings',
      mask: '7733',
    });
    const bank = home.tellerLogin([checking, savings]);
    bank.put(
      purchase(home, 'shoes', -2, '80.00', 'SHOE STATION', { accountId: checking.id }),
      purchase(home, 'moved', -4, '200.00', 'TRANSFER', { accountId: savings.id }),
      purchase(home, 'held', -1, '15.00', 'WIRE FEE', { accountId: savings.id, pending: true }),
    );
    const connection = await home.link(bank);
    const [shoes, moved] = [bank.get('shoes'), bank.get('moved')];
    const before = await home.accounts();
    bank.accounts = [checking];
    bank.transactions = [shoes];
    await home.sync(connection);
    expect(await home.ledger()).to.deep.equal([
      expectedRow(moved, { account: 'Rainy Day' }),
      expectedRow(shoes),
    ]);
    const accounts = await Promise.all(before.map(({ id }) => home.api.ok('GET', `/accounts/${id}`)));
    expect(
      accounts.map(({ name, status, missing_since: since }) => [name, status, since !== null]),
    ).to.have.deep.members([
      ['Everyday Checking', 'open', false],
      ['Rainy Day', 'missing', true],
    ]);
  });

  define(
    'T18',
    'a pending row that posts under its own id beside an equal purchase is kept',
    async (home) => {
      const { bank, connection } = await linked(home, [
        purchase(home, 'p', -2, '45.10', 'CORNER GROCER', { pending: true, tellerCategory: 'groceries' }),
      ]);
      await home.categorize('p', 'entertainment');
      bank.put(purchase(home, 'x', -1, '45.10', 'CORNER GROCER', { tellerCategory: 'groceries' }));
      bank.change('p', { pending: false });
      const both = [
        expectedRow(bank.get('p'), { category: 'entertainment' }),
        expectedRow(bank.get('x')),
      ].sort(byDateAndName);
      await home.sync(connection);
      expect(await home.ledger()).to.deep.equal(both);
      await home.sync(connection);
      expect(await home.ledger()).to.deep.equal(both);
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
  differences: Partial<ReturnType<typeof bankTransaction>> = {},
) {
  return bankTransaction({ id, accountId: '', amount, date: home.day(dayOffset), name }, differences);
}

export async function linked(
  home: Household,
  rows: ReturnType<typeof bankTransaction>[],
): Promise<{ bank: TellerLogin; connection: string }> {
  const bank = home.tellerLogin();
  bank.put(...rows);
  return { bank, connection: await home.link(bank) };
}
