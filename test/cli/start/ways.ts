import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { noteOutput } from '../../support/secretNotes.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

/** The ways in to Breadbox, by what a person types after the name of the program. */
export const WAYS = {
  'main.js': ['main.js'],
  serve: ['cli/breadbox.js', 'serve'],
  run: ['cli/breadbox.js', 'run'],
  migrate: ['cli/breadbox.js', 'migrate'],
};

export type Way = keyof typeof WAYS;
export const STARTS: Way[] = ['main.js', 'serve', 'run'];
export const ALL: Way[] = ['main.js', 'serve', 'run', 'migrate'];

/** A wrong environment, the ways in that can meet it, and the one line with what is wrong and what to do. */
export interface WrongEnvironment {
  name: string;
  ways: Way[];
  env: Record<string, string>;
  says: string | RegExp;
  exitCode?: number;
  /** Further arguments of the command. */
  more?: string[];
}

const SOURCES = join(import.meta.dirname, '../../../dist/src');
/** It covers the half minute for which a start waits for its database. */
const END_LIMIT_MS = 90_000;

export interface Ended {
  exitCode: number | null;
  output: string;
  errors: string;
}

/** Starts the built program and waits for its end. `nodeOptions` come before the program. */
export async function startAndEnd(
  way: Way,
  env: Record<string, string>,
  {
    nodeOptions = [],
    more = [],
    node = process.execPath,
  }: { nodeOptions?: string[]; more?: string[]; node?: string } = {},
): Promise<Ended> {
  const [program = '', ...words] = WAYS[way];
  const path = join(SOURCES, program);
  if (!existsSync(path)) throw new Error('dist/ is missing. Run `make build` first.');
  const folder = temporaryFolder();
  const child = spawn(node, [...nodeOptions, path, ...words, ...more], {
    env: { PATH: process.env['PATH'], PORT: '0', BREADBOX_DATA_DIR: folder.path, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: END_LIMIT_MS,
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const exitCode = await new Promise<number | null>((resolve) => child.on('close', resolve));
  folder.remove();
  noteOutput('program output', `of a refused ${way}`, output + errors);
  return { exitCode, output, errors };
}

/**
 * Defines one test for each name: every way in of the row with that name refuses it with the same line and nothing
 * else. The rows may depend on servers that are started first.
 */
export function defineTable(
  names: string[],
  rows: () => WrongEnvironment[] | Promise<WrongEnvironment[]>,
): void {
  let results: Promise<Map<string, { row: WrongEnvironment; ended: Map<Way, Ended> }>>;
  before(() => {
    // All at once, because some of them wait half a minute.
    results = Promise.resolve(rows()).then(async (all) => {
      const queue = new Queue();
      const pairs = all.map(async (row) => {
        const ended = await Promise.all(
          row.ways.map(async (way) => [way, await queue.run(() => startAndEnd(way, row.env, row))] as const),
        );
        return [row.name, { row, ended: new Map(ended) }] as const;
      });
      return new Map(await Promise.all(pairs));
    });
    // Reported by the tests.
    results.catch(() => undefined);
  });
  for (const name of names) {
    it(name, async () => {
      const found = (await results).get(name);
      if (!found) throw new Error(`The table has no row "${name}".`);
      const { row, ended } = found;
      for (const [way, { exitCode, output, errors }] of ended) {
        expect([way, exitCode, output]).to.deep.equal([way, row.exitCode ?? 1, '']);
        expectOneLine(errors, row.says);
      }
      expect([...ended.keys()]).to.deep.equal(row.ways);
    });
  }
}

/** What is wrong and what to do, in one line of whole sentences and without a stack. */
export function expectOneLine(errors: string, says: string | RegExp): void {
  expect(errors).to.match(/^\S[^\n]*[.)]\n$/);
  if (typeof says === 'string') expect(errors).to.equal(`${says}\n`);
  else expect(errors).to.match(says);
}

/** How many programs start at a time. Some only wait for a database. */
const PLACES = 3;

class Queue {
  #free = PLACES;
  readonly #waiting: (() => void)[] = [];

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}
