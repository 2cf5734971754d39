import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { TemporaryDataDir } from '../postgres/embedded/temporaryCluster.ts';
import { runBreadbox } from '../support/runBreadbox.ts';
import { serveProduct } from '../support/servedProduct.ts';
import { createTestDatabase } from '../support/testDatabase.ts';

describe('breadbox serve', function () {
  this.timeout(180_000);
  const folder = new TemporaryDataDir();
  const data = { BREADBOX_DATA_DIR: folder.path };
  after(() => folder.remove());

  for (const host of ['127.0.0.1', '0.0.0.0']) {
    it(`on ${host}: commands in the same data folder find it and its key by themselves`, async () => {
      const product = await serveProduct('all', { ...data, HOST: host });
      try {
        expect(readFileSync(join(folder.path, 'url'), 'utf8')).to.match(/^http:\/\/127\.0\.0\.1:\d+\n$/);
        const { exitCode, output, errors } = await runBreadbox(['accounts', '--json'], data);
        expect([exitCode, errors]).to.deep.equal([0, '']);
        expect(JSON.parse(output).data).to.deep.equal([]);
        // The second start uses the key of the first one.
        const keys = JSON.parse((await runBreadbox(['keys', 'list', '--json'], data)).output).data;
        expect(keys.map(({ name }: { name: string }) => name)).to.deep.equal(['breadbox serve']);
      } finally {
        expect(await product.terminate()).to.equal(0);
      }
      expect((await runBreadbox(['accounts'], data)).exitCode).to.equal(3);
    });
  }

  it('a worker leaves no address', async () => {
    const worker = await serveProduct('worker', data);
    try {
      expect(existsSync(join(folder.path, 'url'))).to.equal(false);
    } finally {
      await worker.terminate();
    }
  });

  it('with DATABASE_URL, it writes nothing into the data folder and makes no key', async () => {
    const database = await createTestDatabase();
    const other = new TemporaryDataDir();
    const product = await serveProduct('all', {
      BREADBOX_DATA_DIR: other.path,
      DATABASE_URL: database.url,
    });
    try {
      expect(existsSync(join(other.path, 'url'))).to.equal(false);
      expect(existsSync(join(other.path, 'api-key'))).to.equal(false);
      expect(await database.db('api_keys')).to.deep.equal([]);
    } finally {
      await product.terminate();
      await database.drop();
      await other.remove();
    }
  });
});
