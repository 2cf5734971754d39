import type { Ledger } from './ledger.ts';
import type { Row } from './measure.ts';
import {
  ask,
  CONNECTIONS,
  compare,
  databaseDriver,
  databaseLoad,
  httpLoad,
  limitRow,
  medianMs,
  ratioRow,
  warmUp,
} from './measure.ts';
import type { Product } from './servers.ts';
import { cpuMicroseconds, startConstant, startProduct } from './servers.ts';

/** The query that a page needs: the limit that the list is compared with. */
const page = (limit: number) => `
  select t.id, t.short_id, t.account_id, t.external_id, t.pending_external_id, t.amount, t.iso_currency_code, t.date,
    t.datetime, t.authorized_date, t.authorized_datetime, t.name, t.merchant_name, c.slug, c.primary_slug,
    t.user_category_slug, t.payment_channel, t.pending, t.tags, t.created_at, t.updated_at
  from transactions t
  join accounts a on a.id = t.account_id
  left join categories c on c.slug = t.category_slug
  where t.deleted_by_user_at is null and t.removed_by_provider_at is null
  order by t.date desc, t.id desc
  limit ${limit}`;

const LIST = '/api/v1/transactions';
const CONNECTIONS_PATH = '/api/v1/connections';
const LARGEST_PAGE = 500;
const PAGE = 50;

/** Yields the results for reads as they are measured: ours through HTTP, the limit from PostgreSQL or Koa. */
export async function* measureReads(
  product: Product,
  ledger: Ledger,
  ledgerRows: number,
  databasePid: number,
): AsyncGenerator<Row> {
  const { key } = ledger;
  const { row: exportRow, middle } = await walkEverything(product, key, ledgerRows);
  yield exportRow;
  yield await listAgainstDatabase(product, ledger, PAGE, 0.9);
  yield await listAgainstDatabase(product, ledger, LARGEST_PAGE, 0.55);
  const deep = await compare(
    () => httpLoad(`${product.url}${LIST}?limit=${PAGE}&cursor=${middle}`, key),
    () => httpLoad(`${product.url}${LIST}?limit=${PAGE}`, key),
  );
  yield ratioRow(`page ${ledgerRows / 2 / PAGE} against page 1`, deep, 0.9);
  yield* connectionsAgainstKoa(product, key);
  yield* oneRequestAtATime(product, key);
  yield await twoProcesses(product, ledger, databasePid);
}

async function listAgainstDatabase(
  product: Product,
  { key, url }: Ledger,
  limit: number,
  target: number,
): Promise<Row> {
  const address = `${product.url}${LIST}?limit=${limit}`;
  await warmUp(address, key);
  const compared = await compare(
    () => httpLoad(address, key),
    () => databaseLoad(url, page(limit + 1)),
  );
  return ratioRow(
    `GET /transactions?limit=${limit} against ${databaseDriver} of the same join`,
    compared,
    target,
  );
}

/** Compares a page of a large ledger with the same page of a small one, each served by its own process. */
export async function compareSizes(large: Ledger, small: Ledger, name: string): Promise<Row> {
  const products = await Promise.all([startProduct(large.url), startProduct(small.url)]);
  try {
    const [ofLarge, ofSmall] = products;
    const path = `${LIST}?limit=${PAGE}`;
    await warmUp(`${ofLarge.url}${path}`, large.key);
    await warmUp(`${ofSmall.url}${path}`, small.key);
    const compared = await compare(
      () => httpLoad(`${ofLarge.url}${path}`, large.key),
      () => httpLoad(`${ofSmall.url}${path}`, small.key),
    );
    return ratioRow(name, compared, 0.9);
  } finally {
    for (const product of products) await product.stop();
  }
}

async function* connectionsAgainstKoa(product: Product, key: string): AsyncGenerator<Row> {
  const body = JSON.stringify(await ask(product, key, CONNECTIONS_PATH));
  const constant = await startConstant(body);
  try {
    const ours = `${product.url}${CONNECTIONS_PATH}`;
    await warmUp(constant.url, key);
    await warmUp(ours, key);
    const compared = await compare(
      () => httpLoad(ours, key),
      () => httpLoad(constant.url, key),
    );
    yield ratioRow('GET /connections (10 rows) against Koa with that body', compared, 0.35);
    // This operation needs the database only for the key.
    const plain = `${product.url}/api/v1/providers?limit=50`;
    await warmUp(plain, key);
    const cpu = (await cpuEach(product.pid, plain, key)) - (await cpuEach(constant.pid, constant.url, key));
    yield limitRow(
      'routing, validation, key check and rate limit of a request: processor time of GET /providers less that of Koa',
      cpu,
      60,
      'µs',
    );
  } finally {
    await constant.stop();
  }
}

/** Returns the CPU time of the server process for one request under load, in microseconds. */
async function cpuEach(pid: number, url: string, key: string): Promise<number> {
  const before = cpuMicroseconds(pid);
  const { answers } = await httpLoad(url, key);
  return (cpuMicroseconds(pid) - before) / answers;
}

async function* oneRequestAtATime(product: Product, key: string): AsyncGenerator<Row> {
  const timed: [string, string, number][] = [
    ['count, 30 days', '/count?start_date=2026-10-25', 15],
    ['summary by category, 30 days', '/summary?group_by=category&start_date=2026-10-25', 15],
    ['merchants, 30 days', '/merchants?start_date=2026-10-25', 15],
    ['count, all time', '/count', 250],
    ['summary by category, all time', '/summary?group_by=category', 250],
    ['summary by month, all time', '/summary?group_by=month', 250],
    ['merchants, all time', '/merchants', 250],
    ['search, frequent', '?search=coffee', 60],
    ['search, rare', '?search=zanzibar', 60],
    ['search, absent', '?search=xylophone', 60],
    ['search, two characters, frequent', '?search=co', 60],
    ['search, two characters, rare', '?search=nz', 60],
    ['search, two characters, absent', '?search=zq', 60],
    ['search, fuzzy', '?search=zanzibor&search_mode=fuzzy', 60],
  ];
  for (const [name, path, maxMs] of timed) {
    yield limitRow(name, await medianMs(() => ask(product, key, `${LIST}${path}`)), maxMs, 'ms');
  }
}

/** How much memory may vary and still count as flat: some uncollected garbage. */
const FLAT_MB = 20;

/** Fetches all pages, measures the memory, and returns the cursor of the middle. */
async function walkEverything(
  product: Product,
  key: string,
  ledgerRows: number,
): Promise<{ row: Row; middle: string }> {
  let cursor = '';
  let middle = '';
  let seen = 0;
  const halves: [number, number] = [0, 0];
  do {
    const answer = await ask(product, key, `${LIST}?limit=${LARGEST_PAGE}${cursor && `&cursor=${cursor}`}`);
    seen += answer.data.length;
    cursor = answer.next_cursor ?? '';
    const half = seen <= ledgerRows / 2 ? 0 : 1;
    halves[half] = Math.max(halves[half], product.memoryMb());
    if (seen === ledgerRows / 2) middle = cursor;
  } while (cursor !== '');
  if (seen !== ledgerRows) throw new Error(`${ledgerRows} transactions are stored, but ${seen} were listed.`);
  const [first, second] = halves.map(Math.round);
  return {
    middle,
    row: {
      name: `memory over an export of ${ledgerRows} transactions in pages of ${LARGEST_PAGE}`,
      figure: `at most ${first} MB in the first half, ${second} MB in the second`,
      target: `flat: no more than ${FLAT_MB} MB apart`,
      isMet: halves[1] - halves[0] < FLAT_MB,
    },
  };
}

async function twoProcesses(product: Product, { url, key }: Ledger, databasePid: number): Promise<Row> {
  const second = await startProduct(url);
  try {
    const path = `${LIST}?limit=${PAGE}`;
    await warmUp(`${second.url}${path}`, key);
    const busy: string[] = [];
    const one = async () => {
      const before = { product: cpuMicroseconds(product.pid), database: cpuMicroseconds(databasePid) };
      const startedAt = performance.now();
      const load = await httpLoad(`${product.url}${path}`, key);
      const tookMicroseconds = (performance.now() - startedAt) * 1000;
      const share = (after: number, from: number) =>
        `${Math.round((100 * (after - from)) / tookMicroseconds)} %`;
      busy.push(
        `alone it kept ${share(cpuMicroseconds(product.pid), before.product)} of a core busy and PostgreSQL ` +
          share(cpuMicroseconds(databasePid), before.database),
      );
      return load;
    };
    const two = async () => {
      const [a, b] = await Promise.all(
        [product, second].map(({ url }) => httpLoad(`${url}${path}`, key, CONNECTIONS / 2)),
      );
      return { perSecond: (a?.perSecond ?? 0) + (b?.perSecond ?? 0) };
    };
    const row = ratioRow('two processes against one, GET /transactions?limit=50', await compare(two, one), 1);
    return { ...row, figure: `${row.figure}; ${busy.at(-1)}` };
  } finally {
    await second.stop();
  }
}
