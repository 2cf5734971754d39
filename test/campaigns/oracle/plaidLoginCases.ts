import { expect } from 'chai';
import { bankAccount } from './bank/ledger.ts';
import type { DefineCase } from './defineCase.ts';
import { byDateAndName, expectedRow, Household } from './household.ts';
import { linked, purchase } from './plaidRowCases.ts';

/** Everyday cases of whole logins and accounts at Plaid. */
export function definePlaidLoginCases(define: DefineCase): void {
  define('P5', 'an account that gets a new id under one login stays one account', async (home) => {
    const account = bankAccount(`a_${home.userId}`, { persistentId: `persistent_${home.userId}` });
    const bank = home.plaidLogin([account]);
    bank.put(
      purchase(home, 'books', -9, '21.40', 'BOOKPEOPLE'),
      purchase(home, 'shoes', -2, '80.00', 'SHOE STATION'),
    );
    const connection = await home.link(bank);
    await home.categorize('books', 'entertainment');
    const [before] = await home.accounts();
    bank.restart(
      [{ ...account, id: `b_${home.userId}` }],
      [
        purchase(home, 'books2', -9, '21.40', 'BOOKPEOPLE'),
        purchase(home, 'shoes2', -2, '80.00', 'SHOE STATION'),
      ],
    );
    await home.sync(connection);
    expect(await home.ledger()).to.deep.equal([
      expectedRow(bank.get('books2'), { row: 'books', category: 'entertainment' }),
      expectedRow(bank.get('shoes2'), { row: 'shoes' }),
    ]);
    expect((await home.accounts()).map(({ id }) => id)).to.deep.equal([before?.['id']]);
  });

  define('P8', 'a refused cursor leads to a full pull that leaves the ledger right', async (home) => {
    const { bank, connection } = await linked(home, [
      purchase(home, 'old', -400, '900.00', 'OLD RENT'),
      purchase(home, 'books', -9, '21.40', 'BOOKPEOPLE'),
      purchase(home, 'wrong', -8, '99.00', 'BANK FEE'),
      purchase(home, 'shoes', -2, '80.00', 'SHOE STATION'),
    ]);
    await home.categorize('old', 'rent-and-utilities');
    await home.categorize('books', 'entertainment');
    const old = bank.get('old');
    // The bank starts over: its history now begins 30 days ago, one row is gone, one has another amount.
    bank.restart(bank.accounts, [
      bank.get('books'),
      { ...bank.get('shoes'), amount: '8.00' },
      purchase(home, 'new', -1, '3.00', 'CORNER GROCER'),
    ]);
    bank.refuseCursors();
    const log = await home.sync(connection);
    const expected = [
      expectedRow(old, { category: 'rent-and-utilities' }),
      expectedRow(bank.get('books'), { category: 'entertainment' }),
      expectedRow(bank.get('shoes')),
      expectedRow(bank.get('new')),
    ];
    expect(await home.ledger()).to.deep.equal(expected);
    expect(log).to.include({ added_count: 1, modified_count: 1, removed_count: 1 });
    expect(await home.sync(connection)).to.include({ added_count: 0, modified_count: 0, removed_count: 0 });
    expect(await home.ledger()).to.deep.equal(expected);
  });

  define('full sync', 'a user who asks for everything gets the ledger of the bank', async (home) => {
    const { bank, connection } = await linked(home, [
      purchase(home, 'books', -9, '21.40', 'BOOKPEOPLE'),
      purchase(home, 'wrong', -8, '99.00', 'BANK FEE'),
    ]);
    await home.categorize('books', 'entertainment');
    // The bank lost a row and sends no message about it.
    bank.restart(bank.accounts, [bank.get('books')]);
    await home.sync(connection);
    const started = await home.api.ok('POST', '/sync', { connection_id: connection, full: true });
    expect(await home.api.finishedSync(started.sync_log_ids[0])).to.include({
      status: 'success',
      removed_count: 1,
    });
    expect(await home.ledger()).to.deep.equal([
      expectedRow(bank.get('books'), { category: 'entertainment' }),
    ]);
  });

  for (const [id, claim, persistent] of [
    ['P20', 'a bank that is removed and linked again continues its account', true],
    ['P20b', 'the same without a persistent id: mask, type and currency find the account', false],
  ] as const) {
    define(id, claim, async (home) => {
      const persistentId = persistent ? `persistent_${home.userId}` : null;
      const first = home.plaidLogin([bankAccount(`a_${home.userId}`, { persistentId })]);
      first.put(
        purchase(home, 'old', -400, '900.00', 'OLD RENT'),
        purchase(home, 'books', -9, '21.40', 'BOOKPEOPLE'),
        purchase(home, 'coffee1', -5, '4.75', 'SUMMER MOON COFFEE'),
        purchase(home, 'coffee2', -5, '4.75', 'SUMMER MOON COFFEE'),
        purchase(home, 'hidden', -3, '12.00', 'CINEMA'),
      );
      const connection = await home.link(first);
      await home.categorize('books', 'entertainment');
      await home.deleteRow('hidden');
      const [before] = await home.accounts();
      await home.api.ok('PATCH', `/accounts/${before?.['id']}`, { display_name: 'Ours' });
      await home.api.ok('DELETE', `/connections/${connection}`);
      const second = home.plaidLogin(
        [bankAccount(`b_${home.userId}`, { persistentId })],
        first.institution.id,
      );
      second.put(
        purchase(home, 'books2', -9, '21.40', 'BOOKPEOPLE'),
        purchase(home, 'coffee3', -5, '4.75', 'SUMMER MOON COFFEE'),
        purchase(home, 'coffee4', -5, '4.75', 'SUMMER MOON COFFEE'),
        purchase(home, 'hidden2', -3, '12.00', 'CINEMA'),
        purchase(home, 'new', -1, '3.00', 'CORNER GROCER'),
      );
      await home.link(second);
      const shown = (await home.ledger()).map((row) =>
        // The two coffees are equal: either of the bank's ids is right for either row.
        row.name === 'SUMMER MOON COFFEE' ? { ...row, bankId: 'coffee' } : row,
      );
      expect(shown).to.have.deep.members([
        expectedRow(first.get('old')),
        expectedRow(second.get('books2'), { row: 'books', category: 'entertainment' }),
        expectedRow(second.get('coffee3'), { row: 'coffee1', bankId: 'coffee' }),
        expectedRow(second.get('coffee4'), { row: 'coffee2', bankId: 'coffee' }),
        expectedRow(second.get('new')),
      ]);
      const after = await home.accounts();
      expect(after.map((account) => [account['id'], account['display_name']])).to.deep.equal([
        [before?.['id'], 'Ours'],
      ]);
      expect((await home.restoreRow('hidden')).status).to.equal(200);
      expect(await home.ledger()).to.deep.include(expectedRow(second.get('hidden2'), { row: 'hidden' }));
    });
  }

  define(
    'renamed',
    'a bank that names everything anew when it is linked again leaves nothing twice',
    async (home) => {
      const first = home.plaidLogin([bankAccount(`a_${home.userId}`)]);
      first.put(
        ...Array.from({ length: 8 }, (_, index) =>
          purchase(home, `r${index}`, -index - 1, `${index + 10}.50`, 'SHOP'),
        ),
        purchase(home, 'rent', -12, '900.00', 'RENT'),
      );
      const connection = await home.link(first);
      await home.categorize('rent', 'rent-and-utilities');
      await home.api.ok('DELETE', `/connections/${connection}`);
      const second = home.plaidLogin([bankAccount(`b_${home.userId}`)], first.institution.id);
      second.put(
        ...Array.from({ length: 8 }, (_, index) =>
          purchase(home, `n${index}`, -index - 1, `${index + 10}.50`, 'KAUFHAUS 4711'),
        ),
        purchase(home, 'rent2', -12, '900.00', 'RENT'),
      );
      await home.link(second);
      const rent = expectedRow(second.get('rent2'), { row: 'rent', category: 'rent-and-utilities' });
      const others = second.transactions.filter(({ id }) => id !== 'rent2');
      expect(await home.ledger()).to.deep.equal(
        [rent, ...others.map((row) => expectedRow(row))].sort(byDateAndName),
      );
    },
  );

  define(
    'P21',
    'two people at one bank, each with an account without a mask, are both linked',
    async (home) => {
      const sam = await Household.create(home.setup, 'Sam');
      const first = home.plaidLogin([bankAccount(`a_${home.userId}`, { name: 'Checking', mask: null })]);
      first.put(purchase(home, 'books', -9, '21.40', 'BOOKPEOPLE'));
      const second = sam.plaidLogin(
        [bankAccount(`b_${sam.userId}`, { name: 'Checking', mask: null })],
        first.institution.id,
      );
      second.put(purchase(sam, 'shoes', -2, '80.00', 'SHOE STATION'));
      await home.link(first);
      await sam.link(second);
      expect(await home.ledger()).to.deep.equal([expectedRow(first.get('books'), { account: 'Checking' })]);
      expect(await sam.ledger()).to.deep.equal([expectedRow(second.get('shoes'), { account: 'Checking' })]);
    },
  );

  define('P22', 'a joint account in two logins is shown as a possible duplicate', async (home) => {
    const sam = await Household.create(home.setup, 'Sam');
    const joint = { name: 'Joint Checking', mask: '5511', persistentId: `joint_${home.userId}` };
    const first = home.plaidLogin([
      bankAccount(`j1_${home.userId}`, joint),
      bankAccount(`own_${home.userId}`, { name: 'Alex Savings', subtype: 'savings', mask: '1001' }),
    ]);
    const second = sam.plaidLogin(
      [
        bankAccount(`j2_${sam.userId}`, joint),
        bankAccount(`own_${sam.userId}`, { name: 'Sam Savings', subtype: 'savings', mask: '2002' }),
      ],
      first.institution.id,
    );
    first.put(purchase(home, 'rent1', -5, '900.00', 'RENT'));
    second.put(purchase(sam, 'rent2', -5, '900.00', 'RENT'));
    await home.link(first);
    await sam.link(second);
    expect(await home.ledger()).to.deep.equal([
      expectedRow(first.get('rent1'), { account: 'Joint Checking' }),
    ]);
    expect(await sam.ledger()).to.deep.equal([
      expectedRow(second.get('rent2'), { account: 'Joint Checking' }),
    ]);
    const byName = (accounts: Record<string, unknown>[], name: string) =>
      accounts.find((account) => account['name'] === name);
    const [mine, theirs] = [await home.accounts(), await sam.accounts()];
    expect(byName(theirs, 'Joint Checking')?.['possible_duplicate_of']).to.equal(
      byName(mine, 'Joint Checking')?.['id'],
    );
    expect(byName(theirs, 'Sam Savings')?.['possible_duplicate_of']).to.equal(null);
  });

  define('P23', 'an account that leaves the login is missing, and its pending row is gone', async (home) => {
    const checking = bankAccount(`chk_${home.userId}`);
    const savings = bankAccount(`sav_${home.userId}`, {
      name: 'Rainy Day',
      subtype: 'savings',
      mask: '7733',
    });
    const bank = home.plaidLogin([checking, savings]);
    bank.put(
      purchase(home, 'shoes', -2, '80.00', 'SHOE STATION', { accountId: checking.id }),
      purchase(home, 'moved', -4, '200.00', 'TRANSFER', { accountId: savings.id }),
      purchase(home, 'held', -1, '15.00', 'WIRE FEE', { accountId: savings.id, pending: true }),
    );
    const connection = await home.link(bank);
    const before = await home.accounts();
    bank.accounts = [checking];
    await home.sync(connection);
    expect(await home.ledger()).to.deep.equal(
      [expectedRow(bank.get('moved'), { account: 'Rainy Day' }), expectedRow(bank.get('shoes'))].sort(
        byDateAndName,
      ),
    );
    const accounts = await Promise.all(before.map(({ id }) => home.api.ok('GET', `/accounts/${id}`)));
    expect(
      accounts.map(({ name, status, missing_since: since }) => [name, status, since !== null]),
    ).to.have.deep.members([
      ['Everyday Checking', 'open', false],
      ['Rainy Day', 'missing', true],
    ]);
  });

  define(
    'duplicate',
    'a bank that is linked already is refused before its token is exchanged',
    async (home) => {
      const { bank } = await linked(home, [purchase(home, 'books', -9, '21.40', 'BOOKPEOPLE')]);
      const again = home.plaidLogin([bankAccount(`again_${home.userId}`)], bank.institution.id);
      const { status, body } = await home.tryLink(again);
      expect([status, body.error.code]).to.deep.equal([409, 'DUPLICATE_CONNECTION']);
      expect(again.calls).to.deep.equal([]);
      expect(await home.ledger()).to.deep.equal([expectedRow(bank.get('books'))]);
    },
  );

  define(
    'PENDING_EXPIRATION',
    'a consent that will expire is a warning and the login goes on',
    async (home) => {
      const { bank, connection } = await linked(home, [purchase(home, 'books', -9, '21.40', 'BOOKPEOPLE')]);
      const { body, headers } = home.setup.plaid.sign(
        bank,
        {
          webhook_type: 'ITEM',
          webhook_code: 'PENDING_EXPIRATION',
          consent_expiration_time: '2027-01-05T12:00:00Z',
        },
        home.setup.product.now(),
      );
      const { url } = home.setup.product;
      const response = await fetch(`${url}/webhooks/plaid`, { method: 'POST', headers, body });
      expect(response.status).to.equal(200);
      bank.put(purchase(home, 'shoes', -2, '80.00', 'SHOE STATION'));
      await home.sync(connection);
      expect(await home.ledger()).to.deep.equal([
        expectedRow(bank.get('books')),
        expectedRow(bank.get('shoes')),
      ]);
      const { consent_expires_at: at, ...rest } = await home.api.ok('GET', `/connections/${connection}`);
      expect(rest).to.include({ status: 'active', error_code: null, reauth_recommended: true });
      expect(new Date(at).toISOString()).to.equal('2027-01-05T12:00:00.000Z');
    },
  );
}
