import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { newId, newShortId } from '../../src/domain/ids.ts';
import { createAccounts, insertRows } from '../support/ledgerRows.ts';
import { Random } from '../support/random.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';
import { ExactSums } from './exactSums.ts';
import { type Journal, readBeancount, readHledger } from './readJournals.ts';

/** Names that would add to a journal if they were written as they are. */
const HOSTILE = [
  'Coffee\n2024-01-01 * fake\n    Assets:First Platypus Bank:Checking  1000000 USD\n    Income:Fake',
  'Semi; breadbox_id:forged, date:1999-01-01',
  '"quoted" \\ back\\',
  '2024-01-01 * fake',
  '(code) *! = @ 5 USD',
  'Pipe | note || more',
  'two  spaces   and\ttab',
  'comment\n; date:2001-01-01',
  '\u2028line\u2029separators\u0085here\u202eright to left',
  'include "/etc/passwd"',
  '  -5.00 EUR',
  '{{brackets}} [virtual] <angles>',
  '猫カフェ ☕ Žofka',
  '" \n2024-01-01 open Assets:Forged\n"',
  '#tag ^link ~',
];

const CATEGORIES = [
  null,
  'food-and-drink-coffee',
  'income-wages',
  'loan-payments',
  'loan-payments-credit-card-payment',
  'transfer-in-deposit',
  'transfer-out',
  'uncategorized',
];

/** Amounts with the decimals that currencies of all kinds have. */
const CURRENCIES: { iso: string | null; unofficial: string | null; decimals: number }[] = [
  { iso: 'USD', unofficial: null, decimals: 2 },
  { iso: 'JPY', unofficial: null, decimals: 0 },
  { iso: 'KWD', unofficial: null, decimals: 3 },
  { iso: null, unofficial: 'BTC', decimals: 18 },
  { iso: 'BTC', unofficial: null, decimals: 8 },
  { iso: null, unofficial: 'USD', decimals: 2 },
  { iso: null, unofficial: 'Miles & "More"; 1', decimals: 0 },
  { iso: null, unofficial: 'miles & more', decimals: 1 },
  { iso: null, unofficial: null, decimals: 2 },
];

interface Row {
  id: string;
  accountId: string;
  amount: string;
  iso_currency_code: string | null;
  unofficial_currency_code: string | null;
  date: string;
  pending: boolean;
  user_category_slug: string | null;
  pairId: string | null;
}

const READERS = { hledger: readHledger, beancount: readBeancount };
const INCOME_IF_MONEY_IN = /^(uncategorized|loan-payments.*)$/;

function hasProgram(name: string): boolean {
  return spawnSync(name, ['--version']).status === 0;
}

describe('exportTransactions as a ledger', function () {
  this.timeout(120_000);
  let app: TestApp;
  let rows: Row[];
  let dependentId: string;

  before(async () => {
    app = await startTestApp();
  });
  after(() => app.close());
  beforeEach(async () => {
    await app.database.db.raw('truncate transactions, accounts, connections, users cascade');
  });

  /** Stores a random household, and remembers what is in it. */
  async function store(seed: number, count: number): Promise<void> {
    const random = new Random(seed);
    const { db } = app.database;
    const { accountIds } = await createAccounts(db, [
      'Checking',
      'checking',
      'Card: 1; (x)',
      '日本 円',
      '  ',
      HOSTILE[0] ?? '',
    ]);
    dependentId = accountIds[4] ?? '';
    await db('accounts').where('id', accountIds[2]).update({ type: 'credit' });
    await db('accounts').where('id', accountIds[5]).update({ institution_name: 'Bank "of"; Mars: North' });
    await db('accounts').where('id', dependentId).update({ is_dependent_linked: true });
    rows = [];
    const amountOf = (decimals: number) => {
      const digits = String(random.between(0, 99_999_999)).padStart(decimals + 1, '0');
      const at = digits.length - decimals;
      return `${random.happens(0.4) ? '-' : ''}${digits.slice(0, at)}${decimals > 0 ? `.${digits.slice(at)}` : ''}`;
    };
    const dayOf = () =>
      `2026-${String(random.between(1, 11)).padStart(2, '0')}-${String(random.between(10, 20))}`;
    for (let number = 0; number < count; number++) {
      const { iso, unofficial, decimals } = random.pick(CURRENCIES);
      const row: Row = {
        id: newId(),
        accountId: random.pick(accountIds),
        amount: amountOf(decimals),
        iso_currency_code: iso,
        unofficial_currency_code: unofficial,
        date: dayOf(),
        pending: random.happens(0.2),
        user_category_slug: random.pick(CATEGORIES),
        pairId: null,
      };
      rows.push(row);
      if (!random.happens(0.2) || row.accountId === dependentId) continue;
      row.pairId = newId();
      const others = accountIds.filter((id) => id !== row.accountId && id !== dependentId);
      const opposite = row.amount.startsWith('-') ? row.amount.slice(1) : `-${row.amount}`;
      rows.push({
        ...row,
        id: newId(),
        accountId: random.pick(others),
        // A user may pair sides that do not cancel out.
        amount: random.happens(0.8) ? opposite : `${opposite.startsWith('-') ? '-' : ''}1.5`,
        date: random.happens(0.5) ? row.date : dayOf(),
      });
    }
    for (const { accountId, pairId, ...row } of rows) {
      await insertRows(db, accountId, [
        {
          ...row,
          name: random.pick(HOSTILE),
          merchant_name: random.happens(0.5) ? random.pick(HOSTILE) : null,
          tags: random.happens(0.2) ? ['needs-review', 'tax-2026'] : [],
        },
      ]);
      if (pairId) await db('transactions').where('id', row.id).update({ transfer_pair_id: pairId });
    }
  }

  const download = async (format: string, query = '', key = app.keys.read_only): Promise<string> => {
    const { status, body } = await app.get(`/api/v1/transactions/export?format=${format}${query}`, { key });
    expect(status, JSON.stringify(body)).to.equal(200);
    return body ?? '';
  };

  const currencyOf = (row: Row) => [row.iso_currency_code, row.unofficial_currency_code];

  /** Whether both sides of a transfer are there and cancel out. */
  function isWholeTransfer(row: Row, all: readonly Row[]): boolean {
    const other = all.find(({ id, pairId }) => pairId !== null && pairId === row.pairId && id !== row.id);
    if (!other) return false;
    const sum = new ExactSums();
    sum.add(['both'], row.amount);
    sum.add(['both'], other.amount);
    return Object.keys(sum.nonzero).length === 0;
  }

  /** Compares a journal with the transactions that it must be of. */
  function expectSame(journal: Journal, expected: readonly Row[]): void {
    const ids = journal.entries.flatMap(({ postings }) => postings.flatMap(({ id }) => id ?? []));
    expect(ids.length).to.equal(new Set(ids).size);
    expect(ids.sort()).to.deep.equal(expected.map(({ id }) => id).sort());

    const rowOf = new Map(expected.map((row) => [row.id, row]));
    const theirs = new ExactSums();
    const ours = new ExactSums();
    const commodities = new Map<string, string>();
    for (const entry of journal.entries) {
      const [first, second] = entry.postings;
      if (!first || !second || entry.postings.length > 2) throw new Error('An entry has two postings.');
      const row = rowOf.get(first.id ?? '');
      if (!row) throw new Error(`No transaction has the id ${first.id}.`);
      for (const posting of entry.postings) {
        expect([...journal.accounts.keys()]).to.include(posting.account);
        expect([...journal.commodities]).to.include(posting.commodity);
        const currency = JSON.stringify(currencyOf(row));
        // One commodity for each currency, and no other currency in it.
        expect(commodities.get(posting.commodity) ?? currency).to.equal(currency);
        commodities.set(posting.commodity, currency);
        const side = posting.id ? rowOf.get(posting.id) : null;
        if (side) expect(posting.date ?? entry.date).to.equal(side.date);
        const bankAccount = journal.accounts.get(posting.account);
        const root = posting.account.split(':')[0] ?? '';
        if (bankAccount) theirs.add(['account', bankAccount, ...currencyOf(row)], posting.amount);
        else if (root === 'Equity') theirs.add(['transfers', ...currencyOf(row)], posting.amount);
        else theirs.add([root, entry.category, ...currencyOf(row)], posting.amount);
      }
      const isPending = entry.postings.some(({ id }) => id && rowOf.get(id)?.pending);
      expect(entry.flag).to.equal(isPending ? '!' : '*');
    }
    for (const row of expected) {
      ours.subtract(['account', row.accountId, ...currencyOf(row)], row.amount);
      if (isWholeTransfer(row, expected)) continue;
      const slug = row.user_category_slug ?? 'uncategorized';
      const isIncome =
        /^(income|transfer-in)(-|$)/.test(slug) ||
        (INCOME_IF_MONEY_IN.test(slug) && row.amount.startsWith('-'));
      if (row.pairId) ours.add(['transfers', ...currencyOf(row)], row.amount);
      else ours.add([isIncome ? 'Income' : 'Expenses', slug, ...currencyOf(row)], row.amount);
    }
    expect(theirs.nonzero).to.deep.equal(ours.nonzero);
    expect(commodities.size).to.equal(new Set(expected.map((row) => JSON.stringify(currencyOf(row)))).size);
  }

  const counted = () => rows.filter(({ accountId }) => accountId !== dependentId);

  for (const format of ['hledger', 'beancount'] as const) {
    for (const seed of [1, 2, 3, 4, 5]) {
      it(`${format}: sums by account, currency and category are those of the ledger (${seed})`, async () => {
        await store(seed, 60);
        const text = await download(format);
        expectSame(READERS[format](text), counted());
        expect(await download(format)).to.equal(text);
      });
    }

    it(`${format}: a transfer with a side outside of the file goes through Equity:Transfers`, async () => {
      await store(11, 60);
      const [{ accountId } = { accountId: '' }] = counted();
      const journal = READERS[format](await download(format, `&account_id=${accountId}`));
      expectSame(
        journal,
        counted().filter((row) => row.accountId === accountId),
      );
      expectSame(
        READERS[format](await download(format, '&start_date=2026-05-01')),
        counted().filter(({ date }) => date >= '2026-05-01'),
      );
    });

    it(`${format}: no transactions are an empty journal`, async () => {
      expect(await download(format)).to.equal('');
      expect(await download(format, '&category_slug=no-such-category')).to.equal('');
    });
  }

  it('hledger check accepts the journal, strictly, and its balances are those of the ledger', async function () {
    if (!hasProgram('hledger')) {
      console.log('      hledger is not installed (apt-get install hledger): its own check is left out.');
      this.skip();
    }
    await store(21, 200);
    const input = await download('hledger');
    for (const check of [['-s'], ['ordereddates'], ['balancednoautoconversion']]) {
      const { status, stderr } = spawnSync('hledger', ['-f', '-', 'check', ...check], { input });
      expect(stderr.toString(), check.join()).to.equal('');
      expect(status).to.equal(0);
    }
    const { stdout } = spawnSync(
      'hledger',
      ['-f', '-', 'balance', '--flat', '--output-format=csv', '--layout=bare', '--no-total', 'type:al'],
      { input },
    );
    const journal = readHledger(input);
    const theirs = new ExactSums();
    for (const [, account = '', commodity = '', amount = ''] of stdout
      .toString()
      .matchAll(/^"([^"]*)","([^"]*)","([^"]*)"$/gm)) {
      if (account !== 'account') theirs.add([journal.accounts.get(account) ?? account, commodity], amount);
    }
    const ours = new ExactSums();
    const commodityOf = new Map(
      journal.entries.flatMap(({ postings }) =>
        postings.flatMap(({ id, commodity }) => (id ? [[id, commodity] as const] : [])),
      ),
    );
    for (const row of counted()) ours.subtract([row.accountId, commodityOf.get(row.id) ?? ''], row.amount);
    expect(theirs.nonzero).to.deep.equal(ours.nonzero);
  });

  it('bean-check accepts the journal', async function () {
    if (!hasProgram('bean-check')) {
      console.log('      bean-check is not installed (pip install beancount): its own check is left out.');
      this.skip();
    }
    await store(22, 200);
    const folder = temporaryFolder();
    const file = join(folder.path, 'breadbox.beancount');
    writeFileSync(file, await download('beancount'));
    const { status, stderr, stdout } = spawnSync('bean-check', ['--no-cache', file]);
    folder.remove();
    expect(`${stdout}${stderr}`).to.equal('');
    expect(status).to.equal(0);
  });

  it('beancount: refuses a date that it cannot read, and names the way out', async () => {
    const { accountIds } = await createAccounts(app.database.db, ['Checking']);
    await insertRows(app.database.db, accountIds[0] ?? '', [{ date: '0999-12-31' }, { date: '1000-01-01' }]);
    const path = '/api/v1/transactions/export?format=beancount';
    const { status, body } = await app.get(path);
    expect([status, body.error.code, body.error.details[0].path]).to.deep.equal([
      400,
      'INVALID_PARAMETER',
      'start_date',
    ]);
    expect(readBeancount(await download('beancount', '&start_date=1000-01-01')).entries).to.have.length(1);
    expect(readHledger(await download('hledger')).entries).to.have.length(2);
  });

  it('two accounts with the same name, and two categories that would be, stay apart', async () => {
    const { db } = app.database;
    const { accountIds } = await createAccounts(db, ['Checking', 'Savings']);
    await db('accounts').whereIn('id', accountIds).update({ display_name: 'Ours' });
    const now = new Date();
    const stamps = { created_at: now, updated_at: now };
    for (const [slug, primary] of [
      ['coffee', 'food-and-drink'],
      ['income-uncategorized', 'income'],
    ]) {
      const ids = { id: newId(), short_id: newShortId() };
      await db('categories').insert({ ...ids, slug, name: slug, primary_slug: primary, ...stamps });
    }
    for (const [index, slug] of ['coffee', 'food-and-drink-coffee'].entries())
      await insertRows(db, accountIds[index] ?? '', [{ user_category_slug: slug }]);
    for (const slug of ['income-uncategorized', 'uncategorized'])
      await insertRows(db, accountIds[0] ?? '', [{ user_category_slug: slug, amount: '-5' }]);
    for (const format of ['hledger', 'beancount'] as const) {
      const { accounts } = READERS[format](await download(format));
      expect(accounts.size, [...accounts.keys()].join()).to.equal(6);
    }
  });
});
