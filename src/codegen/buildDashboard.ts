import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { writeCompressed } from './writeCompressed.ts';

/**
 * `node buildDashboard.js FOLDER`: bundles the dashboard into files whose names carry a hash of their content, each also
 * compressed, and writes the page that loads them.
 */

const [output = 'dist/dashboard'] = process.argv.slice(2);
const root = resolve(import.meta.dirname, import.meta.filename.endsWith('.ts') ? '../..' : '../../..');
const folder = resolve(root, output);
const sources = join(root, 'src/dashboard');

await rm(folder, { recursive: true, force: true });
await mkdir(join(folder, 'assets'), { recursive: true });
const { metafile, outputFiles } = await build({
  entryPoints: { app: join(sources, 'main.tsx'), mark: join(sources, 'assets/mark.svg') },
  outdir: join(folder, 'assets'),
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  minify: true,
  write: false,
  metafile: true,
  format: 'esm',
  platform: 'browser',
  target: ['chrome123', 'firefox120', 'safari17.5'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  loader: { '.woff2': 'file', '.svg': 'copy' },
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  legalComments: 'none',
  tsconfig: join(sources, 'tsconfig.json'),
});

for (const { path, contents } of outputFiles) {
  // A font is compressed already.
  await (extname(path) === '.woff2' ? writeFile : writeCompressed)(path, contents);
}

const names = Object.keys(metafile.outputs).map((path) => basename(path));
const find = (pattern: RegExp): string => {
  const name = names.find((each) => pattern.test(each));
  if (!name) throw new Error(`The dashboard has no file ${pattern}.`);
  return `/assets/${name}`;
};
const page = await readFile(join(sources, 'index.html'), 'utf8');
const addresses: Record<string, string> = {
  SCRIPT: find(/^app-.*\.js$/),
  STYLE: find(/^app-.*\.css$/),
  FONT: find(/^inter-latin-wght-normal-.*\.woff2$/),
  PRELOADS: listPreloads().join('\n    '),
  MARK: find(/^mark-.*\.svg$/),
};
await writeFile(
  join(folder, 'index.html'),
  page.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => addresses[name] ?? ''),
);

/** What the first screen needs, so that a browser asks for all of it at once and not for one file after another. */
function listPreloads(): string[] {
  const nameOf = (path: string) => basename(path);
  const importsOf = (path: string) =>
    (metafile.outputs[path]?.imports ?? [])
      .filter(({ kind }) => kind === 'import-statement')
      .map((each) => each.path);
  const start = Object.keys(metafile.outputs).filter((path) => /^(app|overview)-.*\.js$/.test(nameOf(path)));
  const needed = new Set([
    ...start.flatMap(importsOf),
    ...start.filter((path) => nameOf(path).startsWith('overview')),
  ]);
  return [...needed].map((path) => `<link rel="modulepreload" href="/assets/${nameOf(path)}" />`);
}
