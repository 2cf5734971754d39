import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createDatabase } from '../../src/postgres/database.ts';
import { startEmbeddedPostgres } from '../../src/postgres/embedded/startEmbeddedPostgres.ts';
import { fillLedger } from '../support/manyTransactions.ts';
import { plainApply } from '../support/massWrite.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { householdRules, replaceRules } from './householdRules.ts';
import { httpLoad, median, seconds } from './measure.ts';
import { type Product, startProduct } from './servers.ts';

/**
 * `tsx compareTrees.ts OTHER_TREE [ROWS] [ROUNDS]` compares this tree with another one on one PostgreSQL; both must be
 * built. The two alternate in every round, so that a busy machine slows both, and the median of the ratios is printed.
 */
const [otherTree = '', rows = '60000', rounds = '3'] = process.argv.slice(2);
const ROWS = Number(rows);
const ROUNDS = Number(rounds);
const WARM_UP_MS = 1500;
const ROUND_MS = 2500;
const RULES = 50;

interface Side {
  tree: string;
  name: string;
}
const sides: Side[] = [
  { tree: resolve(import.meta.dirname, '../..'), name: 'this_tree' },
  { tree: resolve(otherTree), name: 'other_tree' },
];

/** Imports a compiled module of a tree; an earlier tree may have it at another of the paths. */
function load(tree: string, ...paths: string[]) {
  const files = paths.map((path) => join(tree, 'dist/src', path));
  const file = files.find((candidate) => existsSync(candidate));
  if (file === undefined)
    throw new Error(`None of these files exists: ${files.join(', ')}. Build the tree first.`);
  return import(pathToFileURL(file).href);
}

const folder = temporaryFolder();
const postgres = await startEmbeddedPostgres({ dataDir: folder.path });
const server = createDatabase(postgres.url, { statementTimeoutMs: 0 });

/** Creates the ledger of one side with the code of its own tree. */
async function prepare({ tree, name }: Side) {
  await server.raw('create database ??', [name]);
  const url = new URL(postgres.url);
  url.pathname = `/${name}`;
  const modules = {
    database: await load(tree, 'postgres/database.js', 'store/database.js'),
    migrate: await load(tree, 'postgres/migrate.js', 'store/migrate.js'),
    apiKeys: await load(tree, 'store/apiKeys.js'),
    rules: await load(tree, 'store/rules.js'),
  };
  const db: typeof server = modules.database.createDatabase(url.href, { statementTimeoutMs: 0 });
  await modules.migrate.migrate(db);
  const fillSeconds = await seconds(() => fillLedger(db, ROWS));
  const { key } = await modules.apiKeys.createApiKey(db, { name: 'bench', scope: 'full_access' }, new Date());
  await db.raw('vacuum analyze');
  return {
    tree,
    name,
    db,
    url: url.href,
    key,
    fillSeconds,
    findEnabledRules: modules.rules.findEnabledRules,
  };
}

type Prepared = Awaited<ReturnType<typeof prepare>>;

async function sizeMb(db: typeof server): Promise<number> {
  const { rows: found } = await db.raw(`select pg_total_relation_size('transactions') / 1e6 as mb`);
  return Number(found[0].mb);
}

async function compareReads(pair: readonly Prepared[]): Promise<void> {
  const products: Product[] = [];
  for (const { tree, url } of pair) products.push(await startProduct(url, tree));
  try {
    for (const connections of [1, 16]) {
      for (const limit of [50, 500]) {
        const ask = (at: number, milliseconds: number) =>
          httpLoad(
            `${products[at]?.url}/api/v1/transactions?limit=${limit}`,
            pair[at]?.key ?? '',
            connections,
            milliseconds,
          );
        for (const at of [0, 1]) await ask(at, WARM_UP_MS);
        const ratios: number[] = [];
        const shown: string[] = [];
        for (let round = 0; round < ROUNDS; round++) {
          const ours = (await ask(0, ROUND_MS)).perSecond;
          const theirs = (await ask(1, ROUND_MS)).perSecond;
          ratios.push(ours / theirs);
          shown.push(`${Math.round(ours)}/${Math.round(theirs)}`);
        }
        console.log(
          `list of ${limit}, ${connections} connections: ${median(ratios).toFixed(2)} (${shown.join(', ')})`,
        );
      }
    }
  } finally {
    for (const product of products) await product.stop();
  }
}

async function applyAll({ tree, db, findEnabledRules }: Prepared): Promise<number> {
  const { applyRules } = await load(tree, 'rules/applyRules.js', 'sync/applyRules.js');
  await replaceRules(db, householdRules(RULES, await db('categories').orderBy('slug').pluck('slug')));
  const rules = await findEnabledRules(db);
  await db.raw('checkpoint');
  return seconds(() => applyRules(db, async () => rules, new Date(), plainApply));
}

try {
  const pair: Prepared[] = [];
  for (const side of sides) pair.push(await prepare(side));
  for (const { name, db, fillSeconds } of pair) {
    console.log(
      `${name}: ${ROWS} rows take ${(await sizeMb(db)).toFixed(0)} MB, inserted in ${fillSeconds.toFixed(1)} s`,
    );
    const { rows: indexes } = await db.raw(
      `select indexrelname as name, pg_relation_size(indexrelid) / 1e6 as mb from pg_stat_user_indexes
       where relname = 'transactions' order by 2 desc`,
    );
    console.log(
      `  ${indexes.map((each: { name: string; mb: string }) => `${each.name} ${Number(each.mb).toFixed(1)}`).join(', ')}`,
    );
  }
  await compareReads(pair);
  const [ours = 0, theirs = 0] = [await applyAll(pair[0] as Prepared), await applyAll(pair[1] as Prepared)];
  console.log(
    `apply-all of ${RULES} rules: ${(theirs / ours).toFixed(2)} times as fast (${ours.toFixed(1)} s, ${theirs.toFixed(1)} s)`,
  );
  for (const { name, db } of pair) {
    await db.raw('vacuum transactions');
    console.log(`${name}: ${(await sizeMb(db)).toFixed(0)} MB after it`);
    await db.destroy();
  }
} finally {
  await server.destroy();
  await postgres.stop();
  folder.remove();
}
