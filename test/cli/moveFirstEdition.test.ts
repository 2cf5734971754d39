import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { moveFirstEdition } from '../../src/cli/moveFirstEdition.ts';
import { openStore, type Store } from '../../src/cli/openStore.ts';
import { ConfigError } from '../../src/config.ts';
import { createDatabase } from '../../src/postgres/database.ts';
import { startEmbeddedPostgres } from '../../src/postgres/embedded/startEmbeddedPostgres.ts';
import { TemporaryDataDir } from '../postgres/embedded/temporaryCluster.ts';
import { makeFirstEditionFolder, REAL_ITEM, SAMPLE_ITEM } from '../support/firstEditionFolder.ts';

describe('a data folder of the first version', function () {
  this.timeout(60_000);
  let folder: TemporaryDataDir;
  beforeEach(() => {
    folder = new TemporaryDataDir();
  });
  afterEach(() => folder.remove());

  const entries = (...path: string[]) => readdirSync(join(folder.path, ...path)).sort();
  const read = (...path: string[]) => readFileSync(join(folder.path, ...path), 'utf8').trim();

  /** Opens the store as `breadbox run` does, and reads from it. */
  async function open(env: NodeJS.ProcessEnv, look: (store: Store) => Promise<void> = async () => {}) {
    const store = await openStore({ BREADBOX_DATA_DIR: folder.path, ...env }, { fresh: 'sample' });
    try {
      await look(store);
      return { household: store.household, notices: store.notices };
    } finally {
      await store.close();
    }
  }

  const listStatuses = async ({ databaseUrl }: Store): Promise<unknown[]> => {
    const db = createDatabase(databaseUrl, { poolSize: 1 });
    const rows = await db('connections')
      .orderBy('id')
      .select('status', db.raw('credentials is null as sealed'));
    await db.destroy();
    return rows.map(({ status, sealed }) => [status, sealed]);
  };

  for (const [what, externalIds, household, place] of [
    ['only sample logins becomes the sample household', [SAMPLE_ITEM], 'sample', 'sample'],
    ['only real logins becomes the own household', [REAL_ITEM], 'own', 'household'],
  ] as const) {
    it(`with ${what}, and its keys move with it`, async () => {
      const { encryptionKey } = await makeFirstEditionFolder(folder.path, externalIds);
      writeFileSync(join(folder.path, 'api-key'), 'bb_earlier\n');
      const opened = await open({}, async (store) => {
        expect(await listStatuses(store)).to.deep.equal([['active', false]]);
      });
      expect(opened.household).to.equal(household);
      expect(opened.notices[0]).to.match(/^The database in \S+ moved to \S+: it holds /);
      expect([entries(), entries(place)]).to.deep.equal([[place], ['api-key', 'encryption-key', 'postgres']]);
      expect(read(place, 'encryption-key')).to.equal(encryptionKey);
      expect(await open({})).to.deep.equal({ household, notices: [] });
    });
  }

  it('with sample logins and a provider configured becomes the sample, and a new own household is opened', async () => {
    await makeFirstEditionFolder(folder.path, [SAMPLE_ITEM]);
    const opened = await open({ PLAID_CLIENT_ID: 'id', PLAID_SECRET: 's' }, async (store) => {
      expect(await listStatuses(store)).to.deep.equal([]);
    });
    expect(opened.household).to.equal('own');
    expect(opened.notices[1]).to.match(/^Your own household begins empty in \S+\. The sample stays in \S+ /);
    expect(entries()).to.deep.equal(['household', 'sample']);
  });

  it('with both is refused with both solutions, and left unchanged', async () => {
    await makeFirstEditionFolder(folder.path, [SAMPLE_ITEM, REAL_ITEM]);
    const before = entries();
    const refusal = await open({}).catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(ConfigError);
    expect(String(refusal))
      .to.contain('holds both sample logins and real data. Nothing was changed.')
      .and.to.contain('BREADBOX_HOUSEHOLD=own')
      .and.to.contain('another BREADBOX_DATA_DIR');
    expect(entries()).to.deep.equal(before);
  });

  it('with both and BREADBOX_HOUSEHOLD=own keeps all data, but no token of the sample', async () => {
    await makeFirstEditionFolder(folder.path, [SAMPLE_ITEM, REAL_ITEM]);
    const opened = await open({ BREADBOX_HOUSEHOLD: 'own' }, async (store) => {
      expect(await listStatuses(store)).to.deep.equal([
        ['disconnected', true],
        ['active', false],
      ]);
    });
    expect(opened.household).to.equal('own');
    expect((await open({})).household).to.equal('own');
  });

  it('whose move was stopped after the keys is moved by the next start', async () => {
    const { encryptionKey } = await makeFirstEditionFolder(folder.path, [REAL_ITEM]);
    mkdirSync(join(folder.path, 'household'), { mode: 0o711 });
    renameSync(join(folder.path, 'encryption-key'), join(folder.path, 'household', 'encryption-key'));
    // Left behind by a killed process; no running process has this id.
    writeFileSync(join(folder.path, 'layout.lock'), '2147483646');
    expect((await open({})).household).to.equal('own');
    expect(entries()).to.deep.equal(['household']);
    expect(read('household', 'encryption-key')).to.equal(encryptionKey);
  });

  it('that a server still uses is refused, and the server keeps running', async () => {
    await makeFirstEditionFolder(folder.path, [REAL_ITEM]);
    const running = await startEmbeddedPostgres({ dataDir: folder.path });
    const db = createDatabase(running.url, { poolSize: 1 });
    try {
      const refusal = await moveFirstEdition({}, folder.path, 300).catch((error: unknown) => error);
      expect(String(refusal)).to.match(
        /^ConfigError: A server is still running on the database in .* Stop that server/,
      );
      expect(await db('connections').pluck('external_id')).to.deep.equal([REAL_ITEM]);
      expect(existsSync(join(folder.path, 'postgres'))).to.equal(true);
    } finally {
      await db.destroy();
      await running.stop();
    }
  });

  it('is moved only once if two processes start at the same time', async () => {
    await makeFirstEditionFolder(folder.path, [REAL_ITEM]);
    const opened = await Promise.all([open({}), open({})]);
    expect(opened.map(({ household }) => household)).to.deep.equal(['own', 'own']);
    expect(opened.flatMap(({ notices }) => notices)).to.have.length(1);
    expect(entries()).to.deep.equal(['household']);
  });

  it('is not moved onto an existing database', async () => {
    await makeFirstEditionFolder(folder.path, [REAL_ITEM]);
    mkdirSync(join(folder.path, 'household', 'postgres'), { recursive: true });
    const refusal = await open({}).catch((error: unknown) => error);
    expect(String(refusal)).to.contain('holds a "postgres" already. Move one of the two out of');
    expect(entries('household')).to.deep.equal(['postgres']);
  });
});
