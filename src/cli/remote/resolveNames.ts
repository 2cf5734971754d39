import type { Output } from '../../../generated/client/index.ts';
import { CommandFailure } from '../exitCodes.ts';
import { type Category, listCategories, nameCategories } from './categoryNames.ts';
import type { Session } from './session.ts';
import { toLine } from './text.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** More names would hide the sentence. */
const MAX_LISTED = 5;

interface Named {
  id: string;
  short_id: string;
}

/**
 * Returns the one whose id, short id or name this is. The API answers an unknown id in a filter with an empty list,
 * which a person would take for an answer, so it is looked up first.
 * @throws CommandFailure if there is none, or more than one of that name.
 */
export function findNamed<Row extends Named>(
  rows: readonly Row[],
  wanted: string,
  { noun, namesOf, list }: { noun: string; namesOf: (row: Row) => (string | null)[]; list: string },
): Row {
  const lower = wanted.toLowerCase();
  const byId = rows.find(({ id, short_id }) => id === lower || short_id === wanted);
  if (byId) return byId;
  const found = rows.filter((row) => namesOf(row).some((name) => name?.toLowerCase() === lower));
  const [first, ...others] = found;
  if (first && others.length === 0) return first;
  const listed = (some: readonly Row[]) =>
    some.map((row) => `${toLine(namesOf(row).find((name) => name) ?? '')} (${row.short_id})`).join(', ');
  if (first)
    throw new CommandFailure(`More than one ${noun} is called "${wanted}": ${listed(found)}. Give the id.`);
  const similar = rows.filter((row) =>
    namesOf(row).some((name) => isSimilar(name?.toLowerCase() ?? '', lower)),
  );
  const known =
    rows.length === 0
      ? 'There are none yet.'
      : similar.length > 0
        ? `Did you mean ${listed(similar.slice(0, MAX_LISTED))}?`
        : rows.length <= MAX_LISTED
          ? `There are: ${listed(rows)}.`
          : `\`breadbox ${list}\` shows them.`;
  throw new CommandFailure(`There is no ${noun} "${wanted}". ${known}`);
}

/** Whether one contains the other, or they begin alike. */
function isSimilar(name: string, wanted: string): boolean {
  const start = wanted.slice(0, Math.max(3, wanted.length - 2));
  return name !== '' && (name.startsWith(start) || name.includes(wanted) || wanted.includes(name));
}

type Account = Output<'listAccounts'>['data'][number];
type User = Output<'listUsers'>['data'][number];
type Connection = Output<'listConnections'>['data'][number];

export async function findAccount({ client }: Session, wanted: string): Promise<Account> {
  const { data } = await client.accounts.list({ limit: 500 });
  return findNamed(data, wanted, {
    noun: 'account',
    namesOf: (row) => [row.display_name, row.name, row.mask],
    list: 'accounts',
  });
}

export async function findUser({ client }: Session, wanted: string): Promise<User> {
  const { data } = await client.users.list({ limit: 500 });
  return findNamed(data, wanted, { noun: 'household member', namesOf: (row) => [row.name], list: 'status' });
}

export async function findConnection({ client }: Session, wanted: string): Promise<Connection> {
  const { data } = await client.connections.list({ limit: 500 });
  return findNamed(data, wanted, { noun: 'bank', namesOf: (row) => [row.institution_name], list: 'status' });
}

export async function findCategory(session: Session, wanted: string): Promise<Category> {
  const rows = await listCategories(session);
  const names = nameCategories(rows);
  const bySlug = rows.find(({ slug }) => slug === wanted);
  if (bySlug) return bySlug;
  return findNamed(rows, wanted, {
    noun: 'category',
    namesOf: (row) => [row.slug, row.name, names.get(row.slug) ?? null],
    list: 'categories',
  });
}

/**
 * Replaces the names of accounts and household members in a query by their ids, and that of a category by its slug.
 * @throws CommandFailure if there is none of that name. The API answers an unknown slug with an empty list.
 */
export async function resolveNames<
  Query extends { account_id?: string; user_id?: string; category_slug?: string },
>(session: Session, query: Query): Promise<Query> {
  const { account_id: account, user_id: user, category_slug: category } = query;
  return {
    ...query,
    ...(account !== undefined &&
      !UUID.test(account) && { account_id: (await findAccount(session, account)).id }),
    ...(user !== undefined && !UUID.test(user) && { user_id: (await findUser(session, user)).id }),
    ...(category !== undefined && { category_slug: (await findCategory(session, category)).slug }),
  };
}
