import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { expect } from 'chai';
import { createDatabase, describeDatabaseFailure } from '../../src/store/database.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';

describe('a database that stops answering', () => {
  let test: TestDatabase;
  let network: Network;
  before(async () => {
    test = await createTestDatabase();
    network = await openNetwork(test.url);
  });
  after(async () => {
    await network.close();
    await test.drop();
  });

  it('is an outage within seconds, also for who has a connection already, and over when it answers', async () => {
    const db = createDatabase(network.url, { poolSize: 2 });
    try {
      await db.raw('select 1');
      network.swallow();

      const startedAt = performance.now();
      const error = await db.raw('select 2').catch((failure: unknown) => failure);
      expect(describeDatabaseFailure(error)).to.equal('connection lost');
      expect(performance.now() - startedAt).to.be.below(5_000);

      network.deliver();
      expect((await db.raw('select 3 as three')).rows).to.deep.equal([{ three: 3 }]);
    } finally {
      network.deliver();
      await db.destroy();
    }
  });

  it('is not mistaken in a long statement', async () => {
    const db = createDatabase(network.url, { poolSize: 1 });
    try {
      const { rows } = await db.raw('select pg_sleep(4)::text as slept');

      expect(rows).to.deep.equal([{ slept: '' }]);
    } finally {
      await db.destroy();
    }
  });
});

interface Network {
  url: string;
  swallow(): void;
  deliver(): void;
  close(): Promise<unknown>;
}

/** A way to the server that can be made to swallow everything without closing anything. */
async function openNetwork(serverUrl: string): Promise<Network> {
  const target = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let swallowing = false;
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk) => swallowing || to.write(chunk));
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on TCP has an address of this form.
  const { port } = server.address() as AddressInfo;
  const url = new URL(serverUrl);
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.href,
    swallow: () => {
      swallowing = true;
    },
    deliver: () => {
      swallowing = false;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
