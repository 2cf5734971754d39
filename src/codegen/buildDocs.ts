import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ContractDocument } from './contractDocument.ts';
import { buildPages } from './docs/pages.ts';
import { writeCompressed } from './writeCompressed.ts';

/**
 * `node buildDocs.js FOLDER`: builds the documentation from the contract, its guides and the changelog: the reference,
 * the error catalogue, the guide for assistants and the changelog, with one style sheet and one script, each also as
 * Markdown. The pages load nothing else.
 */

const [output = 'dist/docs'] = process.argv.slice(2);
const root = resolve(import.meta.dirname, import.meta.filename.endsWith('.ts') ? '../..' : '../../..');
const assets = join(root, 'src/codegen/docs/assets');
const STYLES = ['frame.css', 'text.css', 'reference.css', 'screens.css'];

const read = (path: string): Promise<string> => readFile(path, 'utf8');

const document: ContractDocument = JSON.parse(await read(join(root, 'generated/docs.json')));
const { pages, search } = buildPages(document, {
  changelog: await read(join(root, 'CHANGELOG.md')),
  assistants: await read(join(root, 'docs/mcp.md')),
});
const styles = await Promise.all(STYLES.map((name) => read(join(assets, name))));
const files: Record<string, string> = {
  ...pages,
  'docs.css': styles.join('\n'),
  'docs.js': await read(join(assets, 'docs.js')),
  'search.js': `const SEARCH_ENTRIES = ${JSON.stringify(search)};\n`,
};
const folder = resolve(root, output);
await mkdir(folder, { recursive: true });
for (const [name, text] of Object.entries(files)) await writeCompressed(join(folder, name), text);
