import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import type { ContractDocument } from '../../src/codegen/contractDocument.ts';
import { locateOperations } from '../../src/codegen/contractDocument.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { startTestApp } from '../support/testApp.ts';

const root = resolve(import.meta.dirname, '../..');
const documented: ContractDocument = JSON.parse(readFileSync(join(root, 'generated/docs.json'), 'utf8'));

/** The samples of the documentation in one language, by operation. */
const samplesIn = (language: string): [operationId: string, source: string][] =>
  locateOperations(documented).map(({ operation }) => [
    operation.operationId,
    operation['x-codeSamples']?.find(({ label }) => label === language)?.source ?? '',
  ]);

function isInstalled(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    console.log(`      skipped: ${program} was not found.`);
    return false;
  }
}

describe('the samples of the documentation', function () {
  this.timeout(180_000);

  it('those in TypeScript compile against the client, strictly', async () => {
    const { path: folder, remove } = temporaryFolder();
    mkdirSync(join(folder, 'samples'));
    const given = 'declare const baseUrl: string;\ndeclare const apiKey: string;\n';
    for (const [operationId, source] of samplesIn('TypeScript')) {
      writeFileSync(join(folder, 'samples', `${operationId}.ts`), `${given}${source}\n`);
    }
    const config = {
      extends: join(root, 'tsconfig.json'),
      compilerOptions: {
        noEmit: true,
        rootDir: '/',
        incremental: false,
        tsBuildInfoFile: null,
        noUnusedLocals: false,
        typeRoots: [join(root, 'node_modules/@types')],
        paths: { 'breadbox-client': [join(root, 'generated/client/index.ts')] },
      },
      include: ['samples'],
    };
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder],
      { maxBuffer: 2 ** 24 },
    ).catch((error: { stdout: string }) => error);
    remove();
    expect(stdout).to.equal('');
  });

  it('those in Python compile', function () {
    if (!isInstalled('python3')) return this.skip();
    const check = [
      'import ast, json, sys',
      'for operation, source in json.load(sys.stdin): ast.parse(source, operation)',
    ].join('\n');
    execFileSync('python3', ['-c', check], { input: JSON.stringify(samplesIn('Python')) });
  });

  it('the one that sends a file imports it, as printed for curl', async function () {
    if (!isInstalled('curl')) return this.skip();
    const app = await startTestApp();
    const { path: folder, remove } = temporaryFolder();
    try {
      const { body: owner } = await app.post('/api/v1/users', { name: 'Alex' });
      writeFileSync(
        join(folder, 'statement.csv'),
        'Date,Description,Amount,Currency\n2026-01-05,Salary,+2500.00,USD\n2026-01-06,Coffee,-4.75,USD\n',
      );
      const [, source = ''] = samplesIn('curl').find(([operationId]) => operationId === 'importFile') ?? [];
      const query = `?user_id=${owner.id}&account_name=Checking&positive_is=credit`;
      const { stdout } = await promisify(execFile)(
        'sh',
        ['-c', source.replace('/import"', `/import${query}"`)],
        {
          cwd: folder,
          env: { ...process.env, BREADBOX_URL: app.url, BREADBOX_API_KEY: app.keys.full_access },
        },
      );
      expect(JSON.parse(stdout).accounts).to.have.length(1);
    } finally {
      remove();
      await app.close();
    }
  });

  it('those for curl can be read by a shell', () => {
    for (const [operationId, source] of samplesIn('curl')) {
      expect(() => execFileSync('sh', ['-n'], { input: source }), operationId).not.to.throw();
    }
  });
});
