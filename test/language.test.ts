import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'chai';

/** Words that this project once had for things that have a name of their own. They must not come back. */
const PRIVATE_WORD =
  /\b(stretch(es)?|glimpse\w*|[Bb]eside[A-Z]\w*|sessionBeside|patience|[a-zA-Z]*[Ww]ishes|MOST_[A-Z_]+|LEAST_[A-Z_]+|[lL]ooksAgain|momentsAsText|unstorable\w*|storableNames|findStrangersTables|speakPlainly|makeSchemaAnew|SaidTransaction|holdWhatStands|bringBack|handBack)\b/;

const root = resolve(import.meta.dirname, '..');
const OWN_FILE = 'test/language.test.ts';
const CHECKED = /\.(tsx?|yaml|md)$/;
/** What is installed or built, and the folders of tools. */
const NOT_OURS = /^(node_modules|dist|coverage|\.(?!github$).*)$/;

function listFiles(): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter(({ name }) => !NOT_OURS.test(name))
    .flatMap((entry) =>
      entry.isDirectory()
        ? readdirSync(join(root, entry.name), { recursive: true, encoding: 'utf8' }).map((name) =>
            join(entry.name, name),
          )
        : [entry.name],
    )
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => CHECKED.test(name));
}

/** The first private word of a file with its line; null where the file has none. */
function findPrivateWord(file: string): string | null {
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  const index = lines.findIndex((line) => PRIVATE_WORD.test(line));
  return index === -1 ? null : `${file}:${index + 1}: "${PRIVATE_WORD.exec(lines[index] ?? '')?.[0]}"`;
}

describe('language', () => {
  it('no file uses a private word', () => {
    const found = listFiles()
      .filter((file) => file !== OWN_FILE)
      .flatMap((file) => findPrivateWord(file) ?? []);
    expect(found, 'use the plain word instead').to.deep.equal([]);
  });

  it('the expression finds the words and leaves plain English alone', () => {
    for (const word of [
      'stretch',
      'csvWishes',
      'MOST_BYTES',
      'noteBesideIt.sessionBeside',
      'unstorableText',
    ]) {
      expect(PRIVATE_WORD.test(word), word).to.equal(true);
    }
    for (const word of ['stretched', 'beside', 'MOST', 'wishlist', 'at least', 'impatience']) {
      expect(PRIVATE_WORD.test(word), word).to.equal(false);
    }
  });
});
