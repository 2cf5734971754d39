import type { Database } from '../context.ts';
import { idColumn } from '../domain/ids.ts';
import { VISIBLE } from './transactionColumns.ts';

/** The filters of transactions as SQL, for the list, the count, the sums and bulk changes alike. */

/** The filters as the contract names them, validated. */
export interface TransactionFilters {
  account_id?: string | undefined;
  user_id?: string | undefined;
  category_slug?: string | undefined;
  start_date?: string | undefined;
  end_date?: string | undefined;
  min_amount?: number | undefined;
  max_amount?: number | undefined;
  search?: string | undefined;
  exclude_search?: string | undefined;
  search_mode: 'contains' | 'words' | 'fuzzy';
  pending?: boolean | undefined;
  tags?: string[] | undefined;
  any_tag?: string[] | undefined;
  transfer_pair_id?: string | undefined;
}

/** The values that a placeholder can have. */
export type SqlValue = string | string[];

/** A piece of SQL and the values of its placeholders. */
export interface Sql {
  text: string;
  values: SqlValue[];
}

export interface FilterOptions {
  /** Leaves out accounts that are also linked elsewhere, whose amounts would be counted twice. */
  forSums?: boolean;
  /** The caller bounds the end of the dates itself, together with its cursor. */
  withoutEndDate?: boolean;
}

/**
 * Returns the SQL condition of the filters for rows of `transactions`. Deleted rows never match.
 * @returns null if a filter names an account, user or category that does not exist, so that nothing can match.
 */
export async function toCondition(
  db: Database,
  filters: TransactionFilters,
  options: FilterOptions = {},
): Promise<Sql | null> {
  const accountIds = await findAccountIds(db, filters);
  const slugs = await findSlugs(db, filters.category_slug);
  if (accountIds?.length === 0 || slugs?.length === 0) return null;
  const parts: Sql[] = [{ text: VISIBLE, values: [] }];
  const add = (text: string, ...values: SqlValue[]) => parts.push({ text, values });
  if (accountIds) add(accountIds.length === 1 ? 'account_id = ?' : 'account_id = any(?)', one(accountIds));
  if (slugs) add(slugs.length === 1 ? 'category_slug = ?' : 'category_slug = any(?)', one(slugs));
  if (options.forSums) {
    const dependent: string[] = await db('accounts').where('is_dependent_linked', true).pluck('id');
    if (dependent.length > 0) add('account_id <> all(?)', dependent);
  }
  if (filters.start_date) add('date >= ?', filters.start_date);
  if (filters.end_date && !options.withoutEndDate) add('date < ?', filters.end_date);
  if (filters.min_amount !== undefined) add('amount >= ?::numeric', String(filters.min_amount));
  if (filters.max_amount !== undefined) add('amount <= ?::numeric', String(filters.max_amount));
  if (filters.pending !== undefined) add(filters.pending ? 'pending' : 'not pending');
  if (filters.tags) add("tags <> '{}' and tags @> ?", filters.tags);
  if (filters.any_tag) add("tags <> '{}' and tags && ?", filters.any_tag);
  if (filters.transfer_pair_id) add('transfer_pair_id = ?', filters.transfer_pair_id);
  if (filters.search !== undefined) parts.push(searchCondition(filters.search, filters.search_mode));
  if (filters.exclude_search !== undefined) {
    const { text, values } = searchCondition(filters.exclude_search, filters.search_mode);
    add(`not (${text})`, ...values);
  }
  return { text: parts.map((part) => part.text).join(' and '), values: parts.flatMap((part) => part.values) };
}

const one = (list: string[]): string | string[] =>
  list.length === 1 && list[0] !== undefined ? list[0] : list;

/** Returns the accounts that match account_id and user_id, or null if neither is given. */
async function findAccountIds(
  db: Database,
  { account_id, user_id }: TransactionFilters,
): Promise<string[] | null> {
  if (account_id === undefined && user_id === undefined) return null;
  const query = db('accounts as a').leftJoin('connections as c', 'c.id', 'a.connection_id');
  if (account_id !== undefined) query.where(`a.${idColumn(account_id)}`, account_id);
  if (user_id !== undefined) {
    query
      .join('users as u', 'u.id', db.raw('coalesce(a.user_id, c.user_id)'))
      .where(`u.${idColumn(user_id)}`, user_id);
  }
  return query.orderBy('a.id').pluck('a.id');
}

/** Returns a category and, if it is a primary one, its children; null if none is given. */
async function findSlugs(db: Database, slug: string | undefined): Promise<string[] | null> {
  if (slug === undefined) return null;
  return db('categories').where({ slug }).orWhere('primary_slug', slug).orderBy('slug').pluck('slug');
}

/** The alternatives of a search, separated by commas. */
export const searchAlternatives = (search: string): string[] =>
  search
    .split(',')
    .map((term) => term.trim().toLowerCase())
    .filter((term) => term !== '');

function searchCondition(search: string, mode: TransactionFilters['search_mode']): Sql {
  const alternatives = searchAlternatives(search).map((term) => termCondition(term, mode));
  return {
    text: `(${alternatives.map(({ text }) => text).join(' or ')})`,
    values: alternatives.flatMap(({ values }) => values),
  };
}

function termCondition(term: string, mode: TransactionFilters['search_mode']): Sql {
  switch (mode) {
    case 'contains':
      if (TWO_CHARACTERS.test(term)) return twoCharacters(term);
      return { text: 'search_text like ?', values: [`%${term.replace(/[\\%_]/g, '\\$&')}%`] };
    case 'words': {
      const words = term.split(/\s+/);
      return {
        text: `(${words.map(() => 'search_text ~ ?').join(' and ')})`,
        values: words.map(wholeWord),
      };
    }
    case 'fuzzy':
      return { text: '? <% search_text', values: [term] };
  }
}

const TWO_CHARACTERS = /^[a-z0-9]{2}$/;
/** ASCII without the capitals: search_text has none, and pg_trgm would treat one as part of a word. */
const ANY_ASCII = '[\\x01-\\x40\\x5b-\\x7f]';

/**
 * Finds two characters through the trigram index, which needs three. The query asks for each ASCII character as the
 * third one, and for the end of the text. Rows with other characters have an index of their own.
 */
function twoCharacters(term: string): Sql {
  return {
    text: `(search_text ~ ? or search_text like ? or (search_text ~ '[^\\x01-\\x7f]' and search_text like ?))`,
    values: [term + ANY_ASCII, `%${term}`, `%${term}%`],
  };
}

/** Returns a pattern for a whole word. There is no word boundary at a sign, so none is required there. */
function wholeWord(word: string): string {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const isWordCharacter = (character: string | undefined) => /[\p{L}\p{N}_]/u.test(character ?? '');
  return `${isWordCharacter(word[0]) ? '\\m' : ''}${escaped}${isWordCharacter(word.at(-1)) ? '\\M' : ''}`;
}
