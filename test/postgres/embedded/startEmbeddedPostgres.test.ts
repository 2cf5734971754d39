import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { waitUntil } from '../../support/waitUntil.ts';
import { answers, ask, portOf, postmasterPid, TemporaryDataDir } from './temporaryCluster.ts';

describe('startEmbeddedPostgres', () => {
  let dataDir: TemporaryDataDir;
  beforeEach(() => {
    dataDir = new TemporaryDataDir();
  });
  afterEach(() => dataDir.remove());

  it('starts a server that sorts and compares alike on every machine', async () => {
    const server = await dataDir.start();

    expect(server.adopted).to.equal(false);
    const [database] = await ask(
      server.url,
      `select current_database() as name, pg_encoding_to_char(encoding) as encoding, datlocprovider as provider,
         datlocale as locale, current_setting('timezone') as timezone
       from pg_database where datname = current_database()`,
    );
    expect(database).to.deep.equal({
      name: 'breadbox',
      encoding: 'UTF8',
      provider: 'b',
      locale: 'C.UTF-8',
      timezone: 'UTC',
    });
  });

  it('can be reached on the loopback only, and with the password only', async () => {
    const server = await dataDir.start();
    const port = portOf(server.url);

    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of outside) expect(await answers(port, address)).to.equal(false);
    const [settings] = await ask(server.url, `select current_setting('unix_socket_directories') as sockets`);
    expect(settings).to.deep.equal({ sockets: '' });
    const stranger = new URL(server.url);
    stranger.password = 'guess';
    const refusal = await ask(stranger.href, 'select 1').catch((error) => error.code);
    expect(refusal).to.equal('28P01');
    const rules = readFileSync(join(server.directory, 'pg_hba.conf'), 'utf8');
    expect(rules).to.match(/^host\s+all\s+all\s+127\.0\.0\.1\/32\s+scram-sha-256$/m);
    expect(rules).not.to.match(/^[^#].*\btrust$/m);
  });

  it('keeps the password where only the server’s user can read it', async () => {
    const server = await dataDir.start();

    expect(statSync(server.directory).mode & 0o777).to.equal(0o700);
    expect(statSync(join(server.directory, 'breadbox.json')).mode & 0o777).to.equal(0o600);
  });

  it('finds its data, its password and its port again', async () => {
    const first = await dataDir.start();
    await ask(first.url, 'create table kept as select 1 as one');
    await first.stop();

    const second = await dataDir.start();

    expect(second).to.include({ url: first.url, adopted: false });
    expect(await ask(second.url, 'select one from kept')).to.deep.equal([{ one: 1 }]);
  });

  it('takes another port when its own was taken meanwhile', async () => {
    const first = await dataDir.start();
    await first.stop();
    const squatter = await listen(portOf(first.url));
    try {
      const second = await dataDir.start();

      expect(portOf(second.url)).not.to.equal(portOf(first.url));
      expect(await ask(second.url, 'select 1 as one')).to.deep.equal([{ one: 1 }]);
    } finally {
      await new Promise((resolve) => squatter.close(resolve));
    }
  });

  it('shares the server with whoever comes second, and the last to leave stops it', async () => {
    const first = await dataDir.start();
    const second = await dataDir.start();
    expect(second).to.include({ url: first.url, adopted: true });
    const pid = postmasterPid(first);

    await first.stop();
    expect(await ask(second.url, 'select 1 as one')).to.deep.equal([{ one: 1 }]);

    await second.stop();
    expect(await answers(portOf(second.url))).to.equal(false);
    expect(isRunning(pid)).to.equal(false);
    expect(existsSync(join(second.directory, 'postmaster.pid'))).to.equal(false);
  });

  it('may be asked to stop twice', async () => {
    const server = await dataDir.start();

    await Promise.all([server.stop(), server.stop()]);

    expect(await answers(portOf(server.url))).to.equal(false);
  });

  it('leaves no process behind when somebody removed the folder under it', async () => {
    const server = await dataDir.start();
    const pid = postmasterPid(server);
    rmSync(server.directory, { recursive: true });

    await server.stop();

    await waitUntil('the server has ended', () => !isRunning(pid));
  });

  it('gives two that start at once on an empty folder one and the same server', async () => {
    const [one, other] = await Promise.all([dataDir.start(), dataDir.start()]);

    expect(one.url).to.equal(other.url);
    expect(await ask(one.url, 'select 1 as one')).to.deep.equal([{ one: 1 }]);
  });

  it('clears away what an initdb left that was killed', async () => {
    const abandoned = join(dataDir.path, 'postgres.new-2147483645-AbCdEf');
    mkdirSync(join(abandoned, 'cluster'), { recursive: true });

    await dataDir.start();

    expect(readdirSync(dataDir.path).filter((entry) => entry.startsWith('postgres.new-'))).to.deep.equal([]);
  });

  it('does not take a folder without a database for one', async () => {
    mkdirSync(join(dataDir.path, 'postgres'));

    const failure = await dataDir.start().catch((error) => error);

    expect(failure).to.include({ name: 'EmbeddedPostgresError', failure: 'cluster_missing' });
  });

  it('tells to set DATABASE_URL where there are no binaries for the platform', async () => {
    const platform = Object.getOwnPropertyDescriptor(process, 'platform') ?? {};
    Object.defineProperty(process, 'platform', { ...platform, value: 'sunos' });
    try {
      const failure = await dataDir.start().catch((error) => error);

      expect(failure).to.include({ name: 'EmbeddedPostgresError', failure: 'unsupported_platform' });
      expect(failure.message).to.contain('sunos').and.to.contain('DATABASE_URL');
    } finally {
      Object.defineProperty(process, 'platform', platform);
    }
  });
});

describe('startEmbeddedPostgres, as root', () => {
  let dataDir: TemporaryDataDir;
  before(function () {
    // What is shown here only exists for root: an ordinary user runs the server itself.
    if (process.getuid?.() !== 0) this.skip();
  });
  beforeEach(() => {
    dataDir = new TemporaryDataDir({ mode: 0o700 });
  });
  afterEach(() => dataDir.remove());

  it('keeps the database elsewhere when the server’s user may not enter the folder, and says where', async () => {
    const first = await dataDir.start();
    await ask(first.url, 'create table kept as select 1 as one');
    await first.stop();

    const second = await dataDir.start();

    expect(dirname(second.directory)).to.equal('/var/lib/breadbox');
    expect(readFileSync(join(dataDir.path, 'postgres-location'), 'utf8').split('\n')[0]).to.equal(
      second.directory,
    );
    expect(await ask(second.url, 'select one from kept')).to.deep.equal([{ one: 1 }]);
    expect(statSync(second.directory).uid).not.to.equal(0);
  });

  it('does not begin with an empty database when the one it had elsewhere is gone', async () => {
    const server = await dataDir.start();
    await server.stop();
    rmSync(server.directory, { recursive: true });

    const failure = await dataDir.start().catch((error) => error);

    expect(failure).to.include({ name: 'EmbeddedPostgresError', failure: 'cluster_missing' });
    expect(failure.message).to.contain(server.directory);
  });
});

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port }, () => resolve(server));
  });
}

/** A process that ended but was not collected yet by its parent does not run. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '';
  return !/\) [ZX] /.test(stat);
}
