import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'chai';

const root = resolve(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
const section = (title: string) => text.split(`## ${title}`)[1]?.split('\n## ')[0] ?? '';

describe('CONTRIBUTING.md', () => {
  it('names only files and folders that exist', () => {
    const rows = section('Where the recipes')
      .split('\n')
      .filter((line) => line.startsWith('|'));
    const places = rows.flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, place = '']) => place));
    expect(places).to.have.length.above(10);
    expect(places.filter((place) => !existsSync(join(root, place)))).to.deep.equal([]);
  });

  it('links only to files that exist', () => {
    const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(root, link)))).to.deep.equal([]);
  });

  it('explains only log lines that the server writes', () => {
    const messages = [...section('Debug a failed sync').matchAll(/^\| `([^`]+)`/gm)].map(
      ([, message = '']) => message,
    );
    const source = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(root, 'src', file), 'utf8'))
      .join('\n');
    expect(messages).to.have.length.above(10);
    expect(messages.filter((message) => !source.includes(`'${message}'`))).to.deep.equal([]);
  });
});
