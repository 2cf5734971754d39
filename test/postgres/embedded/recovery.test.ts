import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { waitUntil } from '../../support/waitUntil.ts';
import { answers, ask, portOf, postmasterPid, TemporaryDataDir } from './temporaryCluster.ts';

const HOLDER = fileURLToPath(new URL('./fixtures/holdServer.ts', import.meta.url));

describe('startEmbeddedPostgres after a kill -9', () => {
  let dataDir: TemporaryDataDir;
  const children: ChildProcess[] = [];
  beforeEach(() => {
    dataDir = new TemporaryDataDir();
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await dataDir.remove();
  });

  /** Another process that starts the server and then waits. */
  async function startInChild() {
    const child = spawn(process.execPath, ['--import', 'tsx', HOLDER, dataDir.path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    const [line] = await once(child.stdout, 'data');
    const server: { url: string; directory: string } = JSON.parse(String(line));
    return { server, child };
  }

  async function kill(child: ChildProcess) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  it('of Breadbox: the next start adopts the server and stops it in the end', async () => {
    const { server, child } = await startInChild();
    await ask(server.url, 'create table kept as select 1 as one');
    await kill(child);

    const next = await dataDir.start();
    expect(next).to.include({ url: server.url, adopted: true });
    expect(await ask(next.url, 'select one from kept')).to.deep.equal([{ one: 1 }]);

    await next.stop();
    expect(await answers(portOf(next.url))).to.equal(false);
  });

  it('of Breadbox and of the server: the next start recovers the data', async () => {
    const { server, child } = await startInChild();
    await ask(server.url, 'create table kept as select 1 as one');
    await kill(child);
    process.kill(postmasterPid(server), 'SIGKILL');

    const next = await dataDir.start();

    expect(next.adopted).to.equal(false);
    expect(await ask(next.url, 'select one from kept')).to.deep.equal([{ one: 1 }]);
  });

  it('of the server alone: it comes back by itself, where it was', async () => {
    const server = await dataDir.start();
    const pid = postmasterPid(server);

    process.kill(pid, 'SIGKILL');

    await waitUntil(
      'another server answers',
      async () => (await isUp(server.url)) && postmasterPid(server) !== pid,
    );
    await server.stop();
    expect(await answers(portOf(server.url))).to.equal(false);
  });

  it('of the server: whoever has got its process number since is not taken for it', async () => {
    const first = await dataDir.start();
    const pidFile = join(first.directory, 'postmaster.pid');
    const lines = readFileSync(pidFile, 'utf8').split('\n');
    await first.stop();
    const { uid, gid } = statSync(first.directory);
    const asServerUser = process.getuid?.() === 0 ? { uid, gid } : {};
    const bystander = spawn('sleep', ['60'], { stdio: 'ignore', ...asServerUser });
    children.push(bystander);
    writeFileSync(pidFile, [bystander.pid, ...lines.slice(1)].join('\n'), { mode: 0o600 });
    chownSync(pidFile, uid, gid);

    const second = await dataDir.start();

    expect(second.adopted).to.equal(false);
    expect(await ask(second.url, 'select 1 as one')).to.deep.equal([{ one: 1 }]);
    expect(bystander.exitCode).to.equal(null);
  });
});

async function isUp(url: string): Promise<boolean> {
  return ask(url, 'select 1').then(
    () => true,
    () => false,
  );
}
