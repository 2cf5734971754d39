import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { waitUntil } from '../support/waitUntil.ts';

const root = join(import.meta.dirname, '../..');
const NOBODY = 65_534;

/** Runs a command where nothing but one folder can be written, as a user without rights: as the image does. */
const CONFINED = `
  mount --bind "$DATA" "$DATA" && mount -o remount,ro,bind / \
  && exec setpriv --reuid ${NOBODY} --regid ${NOBODY} --clear-groups --no-new-privs -- "$@"`;
const confine = (command: string[]) => [
  '--mount',
  '--propagation',
  'private',
  'sh',
  '-c',
  CONFINED,
  'sh',
  ...command,
];

describe('the tree that the image holds', function () {
  this.timeout(300_000);
  let folder: string;
  let tree: string;
  let data: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'breadbox-image-'));
    chmodSync(folder, 0o755);
    [tree, data] = [join(folder, 'tree'), join(folder, 'data')];
    if (!existsSync(join(root, 'dist/.complete')))
      throw new Error('dist/ is missing. Run `make build` first.');
    const made = spawnSync('sh', ['deploy/imageTree.sh', tree], { cwd: root, encoding: 'utf8' });
    expect(made.status, made.stderr).to.equal(0);
    mkdirSync(data);
  });
  after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 }));

  it('has what runs, and neither compilers nor tests', () => {
    for (const path of ['dist/src/main.js', 'dist/docs/index.html', 'dist/dashboard', 'node_modules/pg']) {
      expect(existsSync(join(tree, path)), path).to.equal(true);
    }
    for (const path of ['node_modules/typescript', 'node_modules/mocha', 'test', 'src', '.git']) {
      expect(existsSync(join(tree, path)), path).to.equal(false);
    }
  });

  it('an ordinary user on a read-only root runs the sample household, and the health check passes', async function () {
    const isPossible =
      process.getuid?.() === 0 &&
      spawnSync('unshare', confine(['true']), { env: { ...process.env, DATA: data } }).status === 0;
    if (!isPossible) {
      console.log('      skipped: needs root and unshare(1) to make the root read-only');
      this.skip();
    }
    chownSync(data, NOBODY, NOBODY);
    const port = 20_000 + (process.pid % 20_000);
    const env = {
      PATH: process.env['PATH'],
      DATA: data,
      HOME: data,
      BREADBOX_DATA_DIR: data,
      PORT: String(port),
      NODE_ENV: 'production',
    };
    const program = [process.execPath, join(tree, 'dist/src/cli/breadbox.js'), 'run'];
    const child = spawn('unshare', confine(program), { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const exit = once(child, 'exit');
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    const url = `http://127.0.0.1:${port}`;
    try {
      await waitUntil(
        'the server is ready',
        () =>
          fetch(`${url}/health/ready`).then(
            ({ status }) => status,
            () => 0,
          ),
        {
          until: (status) => {
            if (child.exitCode !== null) throw new Error(output);
            return status === 200;
          },
          withinMs: 120_000,
          pauseMs: 200,
        },
      );
      const keyFile = join(data, 'sample/api-key');
      await waitUntil('the key is written', () => existsSync(keyFile));
      const key = readFileSync(keyFile, 'utf8').trim();
      const countAccounts = async () => {
        const accounts = await fetch(`${url}/api/v1/accounts`, { headers: { 'X-API-Key': key } });
        return ((await accounts.json()) as { data: unknown[] }).data.length;
      };
      await waitUntil('the sample has accounts', countAccounts, {
        until: (count) => count > 0,
        withinMs: 60_000,
        pauseMs: 200,
      });
      expect((await fetch(`${url}/docs/`)).status).to.equal(200);
      expect((await fetch(`${url}/`)).status).to.equal(200);
      expect(runHealthCheck(port)).to.equal(0);
      expect(runHealthCheck(port + 1)).to.equal(1);
    } catch (error) {
      throw new Error(output, { cause: error });
    } finally {
      child.kill('SIGTERM');
      await exit;
    }
    const [code] = await exit;
    expect(code, output).to.equal(0);
  });

  /** The health check as the Dockerfile states it. */
  function runHealthCheck(port: number): number | null {
    const [, command = '[]'] = /HEALTHCHECK[^\n]*\n\s*CMD (\[.*\])/.exec(readText('Dockerfile')) ?? [];
    const [, ...args]: string[] = JSON.parse(command);
    return spawnSync(process.execPath, args, { env: { PORT: String(port) } }).status;
  }
});

const readText = (path: string) => readFileSync(join(root, path), 'utf8');

describe('the files to run it on a server', () => {
  it('Dockerfile: not root, and nothing is copied that is not built', () => {
    const dockerfile = readText('Dockerfile');
    const [, last = ''] = dockerfile.split(/^FROM .*\n(?![\s\S]*^FROM )/m);
    expect(last).to.match(/^USER node$/m);
    expect(last.match(/^COPY .*/gm)).to.deep.equal(['COPY --from=build /image ./']);
    expect(dockerfile).not.to.match(/ENCRYPTION_KEY|API_KEY/);
  });

  it('compose.yaml: docker compose accepts it', function () {
    const env = { ...process.env, POSTGRES_PASSWORD: 'x', ENCRYPTION_KEY: 'x' };
    const hasCompose = spawnSync('docker', ['compose', 'version']).status === 0;
    if (!hasCompose) {
      console.log('      skipped: docker compose is not installed');
      this.skip();
    }
    const { status, stderr } = spawnSync('docker', ['compose', 'config', '--quiet'], { cwd: root, env });
    expect(status, String(stderr)).to.equal(0);
  });

  it('compose.yaml: every process of ours is confined, and no port is open to the network', () => {
    const compose = readText('compose.yaml');
    for (const line of ['read_only: true', 'cap_drop: [ALL]', 'security_opt: ["no-new-privileges:true"]']) {
      expect(compose).to.contain(line);
    }
    const ports = compose.match(/^ +- [\d.:]+$/gm)?.map((line) => line.trim());
    expect(ports).to.deep.equal(['- 127.0.0.1:8080:8080']);
    expect(compose.match(/<<: \*breadbox/g)).to.have.length(2);
  });

  it('breadbox.service: systemd-analyze finds no mistake', function () {
    const copy = join(mkdtempSync(join(tmpdir(), 'breadbox-unit-')), 'breadbox.service');
    // Only that the program is not installed here is no mistake of the unit.
    const unit = readText('deploy/breadbox.service').replace(
      /^ExecStart=\S+/m,
      `ExecStart=${process.execPath}`,
    );
    writeFileSync(copy, unit);
    const { error, status, stderr } = spawnSync('systemd-analyze', ['verify', copy], { encoding: 'utf8' });
    if (error) {
      console.log('      skipped: systemd-analyze is not installed');
      this.skip();
    }
    const about = stderr.split('\n').filter((line) => line.includes('breadbox'));
    expect([status, about]).to.deep.equal([0, []]);
  });
});
