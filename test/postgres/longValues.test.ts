import { expect } from 'chai';
import pg from 'pg';
import { keepLongValuesAsBytes } from '../../src/postgres/longValues.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';

/** Rows of all lengths, so that the pieces in which they arrive end everywhere: in values, in headers, between rows. */
const ROWS = `
  select n, repeat('é' || n, n * 37 % 9001) as text, null::text as nothing, repeat('x', n * 4099 % 50021) as more
  from generate_series(1, 600) as n`;

describe('long values', () => {
  let database: TestDatabase;
  let plain: pg.Client;
  let client: pg.Client;

  before(async () => {
    database = await createTestDatabase();
    plain = new pg.Client(database.url);
    client = new pg.Client(database.url);
    keepLongValuesAsBytes(client);
    await Promise.all([plain.connect(), client.connect()]);
  });
  after(async () => {
    await Promise.all([plain.end(), client.end()]);
    await database.drop();
  });

  /** What a column's parser gets of each value. */
  const asItCame: pg.CustomTypesConfig = { getTypeParser: () => (value: unknown) => value };

  it('are the bytes of what the driver makes a string of', async () => {
    const expected = (await plain.query({ text: ROWS, types: asItCame, rowMode: 'array' })).rows;
    const rows = (await client.query({ text: ROWS, types: asItCame, rowMode: 'array' })).rows;
    const isBytes = rows.flat().filter((value) => Buffer.isBuffer(value));
    expect(isBytes.length).to.be.greaterThan(300);
    expect(Math.min(...isBytes.map(({ length }) => length))).to.be.at.least(16_384);
    expect(rows.map((row) => row.map((value: unknown) => value?.toString() ?? null))).to.deep.equal(expected);
  });

  it('leave errors and what follows them as they are', async () => {
    const failing = client.query(`select repeat('x', 100000), 1 / (2 - n) from generate_series(1, 3) as n`);
    expect(await failing.catch((error) => error.message)).to.equal('division by zero');
    expect((await client.query(`select repeat('x', 100000) as text`)).rows[0].text).to.have.length(100_000);
  });
});
