import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { transformSync } from 'esbuild';
import { runBreadbox } from '../../support/runBreadbox.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { ALL, expectOneLine, startAndEnd } from './ways.ts';

const ROOT = join(import.meta.dirname, '../../..');
const DIST = join(ROOT, 'dist/src');
const MINIMUM = '20.19';
const FIRST_FILES = ['main.js', 'cli/breadbox.js', 'cli/startProgram.js'];

describe('start table: Node', function () {
  this.timeout(120_000);
  const files = temporaryFolder();
  after(() => files.remove());

  for (const version of ['12.22.12', '18.20.8', '20.18.3']) {
    it(`Node ${version} is refused by every way in`, async () => {
      const disguise = join(files.path, `node-${version}.cjs`);
      writeFileSync(
        disguise,
        `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`,
      );
      for (const way of ALL) {
        const ended = await startAndEnd(way, {}, { nodeOptions: ['--require', disguise] });
        const errors = `Breadbox needs Node ${MINIMUM} or later, and this is Node ${version}. Install a later one, or choose it with \`nvm use\`.\n`;
        expect([way, ended]).to.deep.equal([way, { exitCode: 1, output: '', errors }]);
      }
    });
  }

  const oldNode = process.env['BREADBOX_TEST_OLD_NODE'];
  it('a real one too, where BREADBOX_TEST_OLD_NODE names it', async function () {
    if (!oldNode) {
      console.log('      skipped: BREADBOX_TEST_OLD_NODE names no earlier Node');
      return this.skip();
    }
    for (const way of ALL) {
      const { exitCode, errors } = await startAndEnd(way, {}, { node: oldNode });
      expect([way, exitCode]).to.deep.equal([way, 1]);
      expectOneLine(errors, /^Breadbox needs Node 20\.19 or later, and this is Node /);
    }
  });

  it('what loads before the check has no syntax that Node 12 cannot read', () => {
    for (const file of FIRST_FILES) {
      const code = readFileSync(join(DIST, file), 'utf8');
      const as = (target: string) => transformSync(code, { target, format: 'esm' }).code;
      expect(as('node12.22'), file).to.equal(as('esnext'));
      const imported = [...code.matchAll(/^import .*'(.+)';$/gm)].map(([, path]) => path);
      expect(
        imported.every((path) => path?.endsWith('/startProgram.js')),
        file,
      ).to.equal(true);
    }
  });

  it('the version is that of package.json', () => {
    const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(engines.node).to.equal(`>=${MINIMUM}`);
  });

  it('an incomplete installation', async () => {
    const partial = join(files.path, 'partial');
    mkdirSync(join(partial, 'cli'), { recursive: true });
    writeFileSync(join(partial, 'package.json'), '{"type":"module"}');
    for (const file of FIRST_FILES) cpSync(join(DIST, file), join(partial, file));
    const { status, stderr } = spawnSync(process.execPath, [join(partial, 'main.js')], { encoding: 'utf8' });
    expect([status, stderr]).to.deep.equal([
      1,
      'Breadbox is not installed completely. Run `npm ci` and `make build` in its folder.\n',
    ]);
  });

  it('only LOG_LEVEL=debug adds the stack', async () => {
    const env = { DATABASE_URL: 'postgres://breadbox@127.0.0.1:1/none' };
    const { errors } = await runBreadbox(['migrate'], { ...env, LOG_LEVEL: 'debug' });
    expect(errors).to.match(
      /^The database cannot be reached: connection refused\. .*\n.*ECONNREFUSED(.|\n)*\n +at /,
    );
  });
});
