import type { Account, CategoryTree, Connection, Tag, User } from './household.ts';
import { toTree } from './household.ts';
import { type Query, useQuery } from './query.ts';
import { api } from './session.ts';

/** Every row of a list, page by page. */
export async function collect<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

export const useAccounts = (): Query<Account[]> =>
  useQuery('accounts', (signal) => collect(api().accounts.list({}, { signal })));

export const useConnections = (): Query<Connection[]> =>
  useQuery('connections', (signal) => collect(api().connections.list({}, { signal })));

export const useUsers = (): Query<User[]> =>
  useQuery('users', (signal) => collect(api().users.list({}, { signal })));

export const useTags = (): Query<Tag[]> =>
  useQuery('tags', (signal) => collect(api().tags.list({}, { signal })));

export const useCategories = (): Query<CategoryTree> =>
  useQuery('categories', async (signal) => toTree(await collect(api().categories.list({}, { signal }))));
