import { expect } from 'chai';
import type { TransactionCandidate } from '../../src/providers/provider.ts';
import { checkTransaction } from '../../src/sync/checkTransaction.ts';
import { purchase } from '../support/scriptedProvider.ts';
import type { TestDatabase } from '../support/testDatabase.ts';
import { createTestDatabase } from '../support/testDatabase.ts';

const reasonFor = (differences: Partial<TransactionCandidate>): string | null => {
  const checked = checkTransaction({ ...purchase('one'), ...differences });
  return checked.kind === 'invalid' ? checked.reason : null;
};

const digits = (count: number) => '1234567890'.repeat(50).slice(0, count);

describe('checkTransaction', () => {
  let database: TestDatabase;
  before(async () => {
    database = await createTestDatabase();
  });
  after(() => database.drop());

  const isAcceptedAs = (type: 'date' | 'timestamptz' | 'numeric', text: string) =>
    database.db.raw(`select ?::${type}`, [text]).then(
      () => true,
      () => false,
    );

  const invalid: [Partial<TransactionCandidate>, reason: string][] = [
    [{ externalId: null }, 'external_transaction_id must be text, but the provider sent null.'],
    [{ externalId: undefined }, 'external_transaction_id must be text, but the provider sent nothing.'],
    [{ externalId: '' }, 'external_transaction_id must be an id, but the provider sent "".'],
    [{ externalId: 7 }, 'external_transaction_id must be text, but the provider sent 7.'],
    [
      { externalId: 'a\0' },
      'external_transaction_id must be text in Unicode without NUL, but the provider sent "a\\ufffd".',
    ],
    [
      { externalId: 'x'.repeat(501) },
      `external_transaction_id must be at most 500 characters long, but the provider sent "${'x'.repeat(79)}….`,
    ],
    [{ accountExternalId: null }, 'account_id must be text, but the provider sent null.'],
    [{ pendingExternalId: '' }, 'pending_transaction_id must be an id, but the provider sent "".'],
    [{ amount: null }, 'amount must be a decimal number, but the provider sent null.'],
    [{ amount: undefined }, 'amount must be a decimal number, but the provider sent nothing.'],
    [{ amount: 'NaN' }, 'amount must be a decimal number, but the provider sent "NaN".'],
    [{ amount: 'Infinity' }, 'amount must be a decimal number, but the provider sent "Infinity".'],
    [{ amount: '1e999999999' }, 'amount must be a decimal number, but the provider sent "1e999999999".'],
    [{ amount: 12.5 }, 'amount must be a decimal number, but the provider sent 12.5.'],
    [{ amount: '12,50' }, 'amount must be a decimal number, but the provider sent "12,50".'],
    [{ amount: '.5' }, 'amount must be a decimal number, but the provider sent ".5".'],
    [
      { amount: `-0.${digits(19)}` },
      `amount must be a number of at most 18 digits after the point, but the provider sent "-0.${digits(19)}".`,
    ],
    [
      { amount: digits(101) },
      `amount must be a number of at most 100 digits before the point, but the provider sent "${digits(79)}….`,
    ],
    [{ isoCurrencyCode: 840 }, 'iso_currency_code must be text, but the provider sent 840.'],
    [{ date: null }, 'date must be a calendar day (YYYY-MM-DD), but the provider sent null.'],
    [{ date: '2026-02-29' }, 'date must be a calendar day (YYYY-MM-DD), but the provider sent "2026-02-29".'],
    [
      { date: '2026-01-05T00:00:00Z' },
      'date must be a calendar day (YYYY-MM-DD), but the provider sent "2026-01-05T00:00:00Z".',
    ],
    [
      { authorizedDate: 'yesterday' },
      'authorized_date must be a calendar day (YYYY-MM-DD), but the provider sent "yesterday".',
    ],
    [
      { datetime: '2026-02-30T10:00:00Z' },
      'datetime must be an RFC 3339 timestamp, but the provider sent "2026-02-30T10:00:00Z".',
    ],
    [
      { authorizedDatetime: '2026-01-01' },
      'authorized_datetime must be an RFC 3339 timestamp, but the provider sent "2026-01-01".',
    ],
    [{ name: null }, 'name must be text, but the provider sent null.'],
    [{ name: { en: 'Cafe' } }, 'name must be text, but the provider sent {"en":"Cafe"}.'],
    [{ name: '\ud83e' }, 'name must be text in Unicode without NUL, but the provider sent "\\ud83e".'],
    [{ merchantName: 5 }, 'merchant_name must be text, but the provider sent 5.'],
    [{ categoryPrimary: ['FOOD'] }, 'category_primary must be text, but the provider sent ["FOOD"].'],
    [
      { paymentChannel: 'pigeon' },
      'payment_channel must be one of in store, online, other, but the provider sent "pigeon".',
    ],
    [{ pending: null }, 'pending must be true or false, but the provider sent null.'],
    [{ pending: 'false' }, 'pending must be true or false, but the provider sent "false".'],
  ];
  for (const [differences, reason] of invalid)
    it(`refuses ${JSON.stringify(differences).slice(0, 70)} with its reason`, () => {
      expect(reasonFor(differences)).to.equal(reason);
    });

  const absent = ['pendingExternalId', 'isoCurrencyCode', 'datetime', 'authorizedDate', 'authorizedDatetime'];
  for (const field of [...absent, 'merchantName', 'categoryPrimary', 'categoryDetailed', 'paymentChannel'])
    it(`accepts a transaction without ${field}`, () => {
      expect(reasonFor({ [field]: null })).to.equal(null);
    });

  for (const amount of [`0.${digits(18)}`, `-${digits(100)}.${digits(18)}`, '-0.00', '000.50', '0'])
    it(`accepts the amount ${amount.slice(0, 30)}, which PostgreSQL stores exactly`, async () => {
      expect(reasonFor({ amount })).to.equal(null);
      expect(await isAcceptedAs('numeric', amount)).to.equal(true);
    });

  it('removes trailing zeros beyond the stored decimals, and nothing else', () => {
    const amountOf = (amount: string) => {
      const checked = checkTransaction(purchase('one', { amount }));
      return checked.kind === 'valid' ? checked.transaction.amount : null;
    };
    expect(amountOf(`12.5${'0'.repeat(30)}`)).to.equal(`12.5${'0'.repeat(17)}`);
    expect(amountOf('12.50')).to.equal('12.50');
    expect(amountOf(`0.${digits(18)}`)).to.equal(`0.${digits(18)}`);
  });

  for (const day of [
    ...['2026-01-31', '2026-02-28', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31', '2026-11-30'],
    ...['2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '0000-01-01'],
  ]) {
    it(`accepts ${day} as a day exactly when PostgreSQL does`, async () => {
      expect(reasonFor({ date: day }) === null).to.equal(await isAcceptedAs('date', day));
    });
  }

  for (const day of ['2026-1-5', '20260105', '01/05/2026', 'today', '', '2026-01-05 ', '+12026-01-05'])
    it(`refuses ${JSON.stringify(day)}, another way of writing a day`, () => {
      expect(reasonFor({ date: day })).to.match(/^date must be a calendar day/);
    });

  for (const time of [
    ...['2026-11-19T08:15:30Z', '2026-11-19T08:15:30.123456+05:30', '0001-01-01T00:00:00Z'],
    ...['9999-12-31T23:59:59Z', '2024-02-29t23:59:59-14:00'],
  ])
    it(`accepts the timestamp ${time}, as PostgreSQL does`, async () => {
      expect(reasonFor({ datetime: time })).to.equal(null);
      expect(await isAcceptedAs('timestamptz', time)).to.equal(true);
    });

  for (const time of [
    ...['2026-02-30T00:00:00Z', '2026-11-19T24:00:00Z', '2026-11-19T08:60:00Z', '2026-11-19T08:15:60Z'],
    ...['2026-11-19T08:15:30', '2026-11-19T08:15:30+15:00', '2026-11-19', '1763540130', 'now', ''],
    ...['0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59-01:00', '2026-11-19T08:15Z'],
  ])
    it(`refuses ${JSON.stringify(time)}, which is no timestamp that can be stored`, () => {
      expect(reasonFor({ datetime: time })).to.match(/^datetime must be an RFC 3339 timestamp/);
    });
});
