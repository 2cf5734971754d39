import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'chai';

/**
 * The first edition named things in words of its own. The expression lists those that must not come back.
 * `language.remaining.txt` lists the files that still use them. It can only get shorter: a new file with such a
 * word fails, and so does a listed file that no longer has one.
 */
const PRIVATE_WORD =
  /\b(stretch(es)?|glimpse\w*|[Bb]eside[A-Z]\w*|sessionBeside|patience|[a-zA-Z]*[Ww]ishes|MOST_[A-Z_]+|LEAST_[A-Z_]+|[lL]ooksAgain|momentsAsText|unstorable\w*|storableNames|findStrangersTables|speakPlainly|makeSchemaAnew|SaidTransaction|holdWhatStands|bringBack|handBack)\b/;

const root = resolve(import.meta.dirname, '..');
const OWN_FILE = 'test/language.test.ts';
const LIST = 'test/language.remaining.txt';
const CHECKED = /\.(ts|yaml|md)$/;
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
  const remaining = readFileSync(join(root, LIST), 'utf8').split('\n').filter(Boolean);
  const found = new Map(
    listFiles()
      .filter((file) => file !== OWN_FILE)
      .flatMap((file) => {
        const word = findPrivateWord(file);
        return word === null ? [] : [[file, word] as const];
      }),
  );

  it('no file outside the list of remaining ones uses a private word', () => {
    const offenders = [...found].filter(([file]) => !remaining.includes(file)).map(([, word]) => word);
    expect(offenders, 'use the plain word instead').to.deep.equal([]);
  });

  it('every file in the list of remaining ones still uses a private word', () => {
    const clean = remaining.filter((file) => !found.has(file));
    expect(clean, `delete these lines from ${LIST}`).to.deep.equal([]);
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
