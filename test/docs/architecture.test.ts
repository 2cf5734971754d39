import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'chai';

const root = resolve(import.meta.dirname, '../..');
/** What is installed or built. */
const NOT_OURS = ['node_modules', 'dist', 'coverage'];

/** The entries of a folder, folders with a slash as in the map. Hidden ones are the tools' own. */
const list = (folder: string, isListed: (name: string) => boolean): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
    .filter((name) => !name.startsWith('.') && !NOT_OURS.includes(name.replace('/', '')) && isListed(name))
    .sort();

describe('ARCHITECTURE.md', () => {
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  const lines = (text.split('```')[1] ?? '').split('\n');
  const names = (pattern: RegExp) => lines.flatMap((line) => pattern.exec(line)?.[1] ?? []).sort();

  it('the map has every folder of the project', () => {
    expect(names(/^(\S+)/)).to.deep.equal(list('', (name) => name.endsWith('/')));
  });

  it('the map has every folder and file of src', () => {
    expect(names(/^ {2}(\S+)/)).to.deep.equal(list('src', () => true));
  });

  it('every folder and module that the text names exists', () => {
    const folders = list('src', (name) => name.endsWith('/'));
    const named = [...text.matchAll(/`([a-z]+\/[\w/]*)`/g)]
      .map(([, path = '']) => path)
      .filter((path) => folders.some((folder) => path.startsWith(folder)));
    const known = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
    const missing = named.filter(
      (path) => !known.includes(path.replace(/\/$/, '')) && !known.includes(`${path}.ts`),
    );
    expect(named).to.include('sync/requestSync');
    expect(missing).to.deep.equal([]);
  });
});
