import { expect } from 'chai';
import { findUnstorableField } from '../../src/sync/unstorableField.ts';
import { purchase } from '../support/scriptedProvider.ts';
import type { TestDatabase } from '../support/testDatabase.ts';
import { createTestDatabase } from '../support/testDatabase.ts';

describe('findUnstorableField', () => {
  let database: TestDatabase;
  before(async () => {
    database = await createTestDatabase();
  });
  after(() => database.drop());

  const isDateOfPostgres = (day: string) =>
    database.db.raw('select ?::date', [day]).then(
      () => true,
      () => false,
    );

  for (const day of [
    ...['2026-01-31', '2026-02-28', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31', '2026-11-30'],
    ...['2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '0000-01-01'],
  ]) {
    it(`takes ${day} for a day just where PostgreSQL does`, async () => {
      expect(findUnstorableField(purchase('one', { date: day }))).to.equal(
        (await isDateOfPostgres(day)) ? null : 'its date is not a day',
      );
    });
  }

  it('refuses what PostgreSQL would read as another way of writing a day', () => {
    for (const day of ['2026-1-5', '20260105', '01/05/2026', 'today', '', '2026-01-05T00:00:00Z'])
      expect(findUnstorableField(purchase('one', { date: day }))).to.equal('its date is not a day');
  });
});
