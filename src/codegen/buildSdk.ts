import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';

/**
 * `tsx src/codegen/buildSdk.ts [folder]`: makes the package of the TypeScript client, ready for `npm pack` or `npm
 * publish`: one module, its declarations and a README; its only dependency is openapi-fetch.
 */

const root = resolve(import.meta.dirname, '../..');
const folder = resolve(process.argv[2] ?? join(root, 'dist/sdk'));
const { version, license, dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
await build({
  entryPoints: [join(root, 'generated/client/index.ts')],
  outfile: join(folder, 'index.js'),
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  external: ['openapi-fetch'],
  // Comments and names stay, so that a stack trace in somebody's program can be read.
  minify: false,
});
await writeDeclarations();
await writeFile(
  join(folder, 'package.json'),
  `${JSON.stringify(
    {
      name: 'breadbox-client',
      version,
      description: "The TypeScript client of Breadbox, the place where a household's bank data lives.",
      license,
      type: 'module',
      sideEffects: false,
      exports: { '.': { types: './types/generated/client/index.d.ts', default: './index.js' } },
      files: ['index.js', 'types', 'README.md'],
      engines: { node: '>=20.19' },
      dependencies: { 'openapi-fetch': `^${dependencies['openapi-fetch']}` },
    },
    null,
    2,
  )}\n`,
);
await cp(join(root, 'src/codegen/sdkReadme.md'), join(folder, 'README.md'));

/** The compiler writes one declaration a source; they name each other as the sources do, with `.ts`. */
async function writeDeclarations(): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'breadbox-sdk-'));
  try {
    const config = {
      extends: join(root, 'tsconfig.json'),
      compilerOptions: {
        noEmit: false,
        incremental: false,
        tsBuildInfoFile: null,
        sourceMap: false,
        declaration: true,
        emitDeclarationOnly: true,
        rootDir: root,
        outDir: work,
        types: ['node'],
        typeRoots: [join(root, 'node_modules/@types')],
      },
      include: [join(root, 'generated/client/index.ts')],
    };
    await writeFile(join(work, 'tsconfig.json'), JSON.stringify(config));
    await promisify(execFile)(process.execPath, [
      join(root, 'node_modules/typescript/bin/tsc'),
      '-p',
      join(work, 'tsconfig.json'),
    ]);
    await cp(join(root, 'generated/openapi.d.ts'), join(work, 'generated/openapi.d.ts'));
    for (const path of await readdir(work, { recursive: true })) {
      if (!path.endsWith('.d.ts')) continue;
      const text = await readFile(join(work, path), 'utf8');
      const target = join(folder, 'types', path);
      await mkdir(join(target, '..'), { recursive: true });
      await writeFile(target, text.replaceAll(/(from\s+['"]\.[^'"]*?)(?:\.d)?\.ts(['"])/g, '$1.js$2'));
    }
  } finally {
    await rm(work, { recursive: true });
  }
}
