import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { TemporaryDataDir } from '../../postgres/embedded/temporaryCluster.ts';
import { runBreadbox, startBreadbox } from '../../support/runBreadbox.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { expectOneLine, STARTS, startAndEnd } from './ways.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const ROOM = 'make room there, or set BREADBOX_DATA_DIR to another folder.';
const isRoot = process.getuid?.() === 0;

/** Mounts a small file system of its own. Returns false, and says why, where this user may not. */
function mount(path: string, options: string): boolean {
  if (!isRoot) {
    console.log('      skipped: only root may mount a file system of its own');
    return false;
  }
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'breadbox-test', path], { stdio: 'pipe' });
    return true;
  } catch {
    console.log('      skipped: this machine does not let root mount a file system');
    return false;
  }
}

describe('start table: the data folder', function () {
  this.timeout(300_000);
  const env = (path: string) => ({ BREADBOX_DATA_DIR: path, ENCRYPTION_KEY: KEY, BREADBOX_HOUSEHOLD: 'own' });

  it('a folder on a read-only disk', async function () {
    const folder = temporaryFolder();
    if (!mount(folder.path, 'ro')) return this.skip();
    try {
      for (const way of STARTS) {
        const { exitCode, output, errors } = await startAndEnd(way, env(folder.path));
        expect([way, exitCode, output]).to.deep.equal([way, 1, '']);
        const place = join(folder.path, 'household');
        const says = `${place}: its disk is read-only (EROFS). Make it writable, or set BREADBOX_DATA_DIR to another folder.`;
        expectOneLine(errors, says);
      }
    } finally {
      execFileSync('umount', [folder.path]);
      folder.remove();
    }
  });

  for (const size of ['64k', '20m', '90m']) {
    it(`a disk of ${size}, too small for a new database`, async function () {
      const folder = temporaryFolder();
      if (!mount(folder.path, `size=${size},mode=0711`)) return this.skip();
      try {
        for (const way of STARTS) {
          const { exitCode, output, errors } = await startAndEnd(way, env(folder.path));
          expect([way, exitCode, output]).to.deep.equal([way, 1, '']);
          expectOneLine(
            errors,
            `${join(folder.path, 'household')}: its disk is full. The database needs 100 MB to begin: ${ROOM}`,
          );
          // A later start, with room, begins anew.
          expect(existsSync(join(folder.path, 'household', 'postgres'))).to.equal(false);
        }
      } finally {
        execFileSync('umount', [folder.path]);
        folder.remove();
      }
    });
  }

  it('a disk that has become full, and is used again once it has room', async function () {
    const folder = temporaryFolder();
    if (!mount(folder.path, 'size=150m,mode=0711')) return this.skip();
    const filler = join(folder.path, 'filler');
    try {
      await (await startBreadbox([], env(folder.path))).stop();
      const { bavail, bsize } = statfsSync(folder.path);
      writeFileSync(filler, Buffer.alloc(bavail * bsize));
      for (const way of STARTS) {
        const { exitCode, output, errors } = await startAndEnd(way, env(folder.path));
        expect([way, exitCode, output]).to.deep.equal([way, 1, '']);
        expectOneLine(
          errors,
          /^\/\S+(: its disk is full \(ENOSPC\)\. M|\/postgres: its disk is full\. The database needs 16 MB to go on: m)ake room there, or set BREADBOX_DATA_DIR to another folder\.\n$/,
        );
      }
      rmSync(filler);
      await (await startBreadbox([], env(folder.path))).stop();
    } finally {
      execFileSync('umount', [folder.path]);
      folder.remove();
    }
  });

  it('a folder that is a file', async () => {
    const folder = temporaryFolder();
    const file = join(folder.path, 'data');
    writeFileSync(file, '');
    for (const way of STARTS) {
      const { exitCode, errors } = await startAndEnd(way, env(file));
      const says = `${join(file, 'household')}: a part of this path is a file (ENOTDIR). Correct the path, or set BREADBOX_DATA_DIR to another folder.`;
      expect([way, exitCode]).to.deep.equal([way, 1]);
      expectOneLine(errors, says);
    }
    folder.remove();
  });

  it('a folder of another user', async function () {
    if (isRoot) {
      console.log('      skipped: root may write to every folder');
      return this.skip();
    }
    const folder = temporaryFolder();
    chmodSync(folder.path, 0o555);
    const { exitCode, errors } = await startAndEnd('run', env(folder.path));
    chmodSync(folder.path, 0o755);
    folder.remove();
    expect(exitCode).to.equal(1);
    expectOneLine(errors, /this user may not read or write it \(EACCES\)/);
  });
});

describe('start table: the key files', function () {
  this.timeout(300_000);
  const folder = new TemporaryDataDir();
  const store = join(folder.path, 'household');
  const encryptionKey = join(store, 'encryption-key');
  const apiKey = join(store, 'api-key');
  const env = { BREADBOX_DATA_DIR: folder.path, BREADBOX_HOUSEHOLD: 'own' };
  after(() => folder.remove());

  const readModes = () => [encryptionKey, apiKey].map((file) => (statSync(file).mode & 0o777).toString(8));

  it('the first start makes them readable by their owner alone, and prints no key', async () => {
    const running = await startBreadbox([], env);
    await running.stop();
    expect(readModes()).to.deep.equal(['600', '600']);
    expect(running.output()).to.contain('#code=');
    expect(running.output()).not.to.contain(running.apiKey);
    expect(running.output()).not.to.contain(readFileSync(encryptionKey, 'utf8').trim());
  });

  it('files that others can read are made private, with a line about each', async () => {
    for (const file of [encryptionKey, apiKey]) chmodSync(file, 0o644);
    const doctor = await runBreadbox(['doctor'], env);
    expect(doctor.output).to.match(
      /^data folder +warning +Other users of this machine can read encryption-key\.$/m,
    );
    const running = await startBreadbox([], env);
    await running.stop();
    expect(readModes()).to.deep.equal(['600', '600']);
    for (const file of [encryptionKey, apiKey]) {
      expect(running.output()).to.contain(
        `${file} could be read by other users of this machine (mode 644), and is private now. If one of them may have read it, `,
      );
    }
  });

  it('a lost API key file gets another key, and a line names the earlier one, which is still valid', async () => {
    const [earlier] = JSON.parse((await runBreadbox(['keys', 'list', '--json'], env)).output).data;
    rmSync(apiKey);
    const running = await startBreadbox([], env);
    await running.stop();
    expect(running.output()).to.contain(
      `${apiKey} had no valid API key, so it has a new one. The earlier key ${earlier.short_id} is still valid: revoke it with \`breadbox keys revoke ${earlier.short_id}\`, unless you use it elsewhere.`,
    );
  });

  it('a lost encryption key that no token needs is replaced, with a line', async () => {
    rmSync(encryptionKey);
    const running = await startBreadbox([], env);
    await running.stop();
    expect(running.output()).to.contain(
      `${encryptionKey} was missing, so it has a new encryption key. No access token in the database was encrypted with the earlier one.`,
    );
  });
});

describe('start table: the sample household', function () {
  this.timeout(300_000);
  const folder = new TemporaryDataDir();
  const store = join(folder.path, 'sample');
  after(() => folder.remove());

  it('a lost encryption key that tokens need is never replaced', async () => {
    const running = await startBreadbox([], { BREADBOX_DATA_DIR: folder.path });
    await running.stop();
    const file = join(store, 'encryption-key');
    const key = readFileSync(file, 'utf8');
    rmSync(file);
    const { exitCode, output, errors } = await startAndEnd('run', { BREADBOX_DATA_DIR: folder.path });
    expect([exitCode, output]).to.deep.equal([1, '']);
    expectOneLine(errors, /^The encryption key is missing: .* are encrypted with it\. Put the file back/);
    expect(existsSync(file)).to.equal(false);
    mkdirSync(store, { recursive: true });
    writeFileSync(file, key, { mode: 0o600 });
    await (await startBreadbox([], { BREADBOX_DATA_DIR: folder.path })).stop();
  });

  it('an encryption key that is lost for good takes the access tokens with it, and nothing else', async () => {
    const env = { BREADBOX_DATA_DIR: folder.path };
    rmSync(join(store, 'encryption-key'));
    const refused = await startAndEnd('run', env);
    expectOneLine(
      refused.errors,
      /If it is lost for good, `breadbox keys forget-tokens` lets you start without it/,
    );
    const asked = await runBreadbox(['keys', 'forget-tokens'], env);
    expect([asked.exitCode, asked.output]).to.deep.equal([1, '']);
    expectOneLine(asked.errors, /^The access tokens of 4 connections cannot be opened\. Repeat with --yes/);
    const { output } = await runBreadbox(['keys', 'forget-tokens', '--yes'], env);
    expect(output).to.match(
      /^Deleted the access tokens of .*Harbor National Bank.*; their accounts continue\.\n$/,
    );
    const again = await runBreadbox(['keys', 'forget-tokens', '--yes'], env);
    expect(again.output).to.equal('Every access token can be opened. Nothing was changed.\n');
    const running = await startBreadbox([], env);
    const listed = await runBreadbox(['transactions', '--limit', '5', '--json'], env);
    const audit = await runBreadbox(['audit', '--json'], env);
    await running.stop();
    expect(JSON.parse(listed.output).data.length).to.equal(5);
    const removals = JSON.parse(audit.output).data.filter(
      ({ action, actor }: Record<string, unknown>) => action === 'connection_removed' && actor === 'command',
    );
    expect(removals.length).to.equal(4);
  });
});
