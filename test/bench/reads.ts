import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import type { Product, Row } from './measure.ts';
import { ask, compare, databaseLoad, httpLoad, limitRow, medianMs, ratioRow } from './measure.ts';

/** What a page needs of the database when nothing is rendered beforehand: the limit that the list is held against. */
const page = (limit: number, after = '') => `
  select t.id, t.short_id, t.account_id, t.external_id, t.pending_external_id, t.amount, t.iso_currency_code, t.date,
    t.datetime, t.authorized_date, t.authorized_datetime, t.name, t.merchant_name, c.slug, c.primary_slug,
    t.user_category_slug, t.payment_channel, t.pending, t.tags, t.created_at, t.updated_at
  from transactions t
  join accounts a on a.id = t.account_id
  left join categories c on c.slug = t.category_slug
  where t.deleted_at is null ${after}
  order by t.date desc, t.id desc
  limit ${limit}`;

/** The rows of the table that read: ours through HTTP, the limit straight from PostgreSQL or Koa. */
export async function measureReads(
  product: Product,
  key: string,
  databaseUrl: string,
  ledgerRows: number,
): Promise<Row[]> {
  const rows: Row[] = [];
  const list = `${product.url}/api/v1/transactions`;
  for (const [limit, target] of [
    [50, 0.9],
    [500, 0.55],
  ] as const) {
    const compared = await compare(
      () => httpLoad(`${list}?limit=${limit}`, key),
      () => databaseLoad(databaseUrl, page(limit + 1)),
    );
    rows.push(
      ratioRow(
        `GET /transactions?limit=${limit} against the same join, prepared, over the same connections`,
        compared,
        target,
      ),
    );
  }

  const deep = await deepCursor(product, key, ledgerRows);
  const flat = await compare(
    () => httpLoad(`${list}?limit=50&cursor=${deep}`, key),
    () => httpLoad(`${list}?limit=50`, key),
  );
  rows.push(ratioRow('a page in the middle of the ledger against page 1', flat, 0.9));

  const { url: constantUrl, close } = await startConstant(
    JSON.stringify(await ask(product, key, '/api/v1/connections')),
  );
  const connections = await compare(
    () => httpLoad(`${product.url}/api/v1/connections`, key),
    () => httpLoad(constantUrl, key),
  );
  rows.push(ratioRow('GET /connections against Koa with a constant body of that size', connections, 0.35));
  close();

  const timed: [string, string, number][] = [
    ['count, 30 days', '/count?start_date=2026-10-25', 15],
    ['summary by category, 30 days', '/summary?group_by=category&start_date=2026-10-25', 15],
    ['merchants, 30 days', '/merchants?start_date=2026-10-25', 15],
    ['count, all time', '/count', 250],
    ['summary by month, all time', '/summary?group_by=month', 250],
    ['merchants, all time', '/merchants', 250],
    ['search, frequent', '?search=coffee', 60],
    ['search, rare', '?search=zanzibar', 60],
    ['search, absent', '?search=xylophone', 60],
    ['search, two characters', '?search=zq', 60],
    ['search, fuzzy', '?search=zanzibor&search_mode=fuzzy', 60],
  ];
  for (const [name, path, most] of timed) {
    rows.push(
      limitRow(name, await medianMs(() => ask(product, key, `/api/v1/transactions${path}`)), most, 'ms'),
    );
  }
  return rows;
}

/** A cursor into the middle of the ledger: where a walk by pages of 500 gets after a while. */
async function deepCursor(product: Product, key: string, ledgerRows: number): Promise<string> {
  let cursor = '';
  for (let seen = 0; seen < Math.min(ledgerRows / 2, 50_000); seen += 500) {
    const answer = await ask(
      product,
      key,
      `/api/v1/transactions?limit=500&fields=id${cursor && `&cursor=${cursor}`}`,
    );
    cursor = answer.next_cursor;
  }
  return cursor;
}

/** Koa with nothing behind it: what the web machinery costs by itself. */
async function startConstant(body: string): Promise<{ url: string; close(): void }> {
  const koa = new Koa();
  koa.use((ctx) => {
    ctx.type = 'application/json';
    ctx.body = body;
  });
  const server = createServer(koa.callback());
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // A server that listens on TCP has an address of this form.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
