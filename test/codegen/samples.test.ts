import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import type { ContractDocument } from '../../src/codegen/contractDocument.ts';
import { locateOperations } from '../../src/codegen/contractDocument.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const root = resolve(import.meta.dirname, '../..');
const documented: ContractDocument = JSON.parse(readFileSync(join(root, 'generated/docs.json'), 'utf8'));

/** The samples of the documentation in one language, by operation. */
const samplesIn = (language: string): [operationId: string, source: string][] =>
  locateOperations(documented).map(({ operation }) => [
    operation.operationId,
    operation['x-codeSamples']?.find(({ label }) => label === language)?.source ?? '',
  ]);

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
    try {
      execFileSync('python3', ['--version'], { stdio: 'ignore' });
    } catch {
      console.log('      skipped: Python was not found.');
      this.skip();
    }
    for (const [operationId, source] of samplesIn('Python')) {
      const check = 'import ast, sys; ast.parse(sys.stdin.read())';
      expect(() => execFileSync('python3', ['-c', check], { input: source }), operationId).not.to.throw();
    }
  });

  it('those for curl can be read by a shell', () => {
    for (const [operationId, source] of samplesIn('curl')) {
      expect(() => execFileSync('sh', ['-n'], { input: source }), operationId).not.to.throw();
    }
  });
});
