import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect } from 'chai';
import { openJobPool } from '../../../src/jobs/agenda/jobPool.ts';
import { createTestDatabase, type TestDatabase } from '../../support/testDatabase.ts';

/** Messages of PostgreSQL's protocol: AuthenticationOk with ReadyForQuery, and a fatal error that ends the session. */
const WELCOME = Buffer.from([...message('R', [0, 0, 0, 0]), ...message('Z', ['I'.charCodeAt(0)])]);
const GOODBYE = Buffer.from(message('E', [...Buffer.from('SFATAL\0C57P01\0Mended\0\0')]));

function message(type: string, body: number[]): number[] {
  return [type.charCodeAt(0), 0, 0, 0, body.length + 4, ...body];
}

describe('openJobPool', () => {
  let test: TestDatabase;
  before(async () => {
    test = await createTestDatabase();
  });
  after(() => test.drop());

  it('survives a session that ends as soon as it begins', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(Buffer.concat([WELCOME, GOODBYE])));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    // A server that listens on TCP has an address of this form.
    const { port } = server.address() as AddressInfo;
    const failures: Error[] = [];
    const pool = openJobPool(`postgres://a:b@127.0.0.1:${port}/x`, {
      size: 1,
      onFailure: (error) => failures.push(error),
    });
    try {
      const client = await pool.connect();
      const refusal = await client.query('select 1').catch((error: unknown) => error);
      client.release(true);
      expect(refusal).to.be.instanceOf(Error);
      expect(failures.map((failure) => failure.message)).to.include('ended');
    } finally {
      await pool.end();
      server.close();
    }
  });

  it('replaces a broken connection that was never released', async () => {
    const pool = openJobPool(test.url, { size: 1, onFailure: () => undefined });
    try {
      const client = await pool.connect();
      const { rows } = await client.query('select pg_backend_pid() as pid');
      await test.db.raw('select pg_terminate_backend(?)', [rows[0].pid]);

      expect((await pool.query('select 1 as one')).rows).to.deep.equal([{ one: 1 }]);
    } finally {
      await pool.end();
    }
  });
});
