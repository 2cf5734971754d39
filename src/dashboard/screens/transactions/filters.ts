import type { operations } from '../../../../generated/client/index.ts';
import { addDays, formatDay } from '../../dates.ts';
import type { Account, CategoryTree, Tag, User } from '../../household.ts';
import { nameOf } from '../../household.ts';
import { negate, signOf } from '../../money.ts';

type ListQuery = NonNullable<operations['listTransactions']['parameters']['query']>;
export type Filters = Omit<
  ListQuery,
  'fields' | 'limit' | 'cursor' | 'sort_by' | 'sort_order' | 'transfer_pair_id'
>;

/** The parameters of an address that are filters. They have the API's names, so an address says what is asked. */
export const FILTER_NAMES = [
  'account_id',
  'user_id',
  'category_slug',
  'start_date',
  'end_date',
  'min_amount',
  'max_amount',
  'search',
  'exclude_search',
  'search_mode',
  'pending',
  'tags',
  'any_tag',
] as const;

const NUMBERS: readonly string[] = ['min_amount', 'max_amount'];
const LISTS: readonly string[] = ['tags', 'any_tag'];

/** Reads the filters of an address. The server checks them again. */
export function readFilters(query: URLSearchParams): Filters {
  const filters: Record<string, unknown> = {};
  for (const name of FILTER_NAMES) {
    const value = query.get(name);
    if (!value) continue;
    if (NUMBERS.includes(name)) filters[name] = Number(value);
    else if (LISTS.includes(name)) filters[name] = value.split(',');
    else filters[name] = name === 'pending' ? value === 'true' : value;
  }
  return filters as Filters;
}

export interface Chip {
  /** The parameters that removing the chip removes. */
  names: string[];
  label: string;
  value: string;
}

/** The filters in words. The search has its own place and is no chip. */
export function describeFilters(
  query: URLSearchParams,
  known: { accounts: Account[]; users: User[]; tags: Tag[]; categories: CategoryTree | undefined },
): Chip[] {
  const chips: Chip[] = [];
  const add = (label: string, value: string, ...names: string[]) => chips.push({ names, label, value });
  const get = (name: string) => query.get(name) || null;
  const isCalled = (id: string) => (each: { id: string; short_id: string }) =>
    each.id === id || each.short_id === id;

  const account = get('account_id');
  if (account) {
    const found = known.accounts.find(isCalled(account));
    add('Account', found ? nameOf(found) : account, 'account_id');
  }
  const user = get('user_id');
  if (user) add('Member', known.users.find(isCalled(user))?.name ?? user, 'user_id');
  const category = get('category_slug');
  if (category) add('Category', known.categories?.bySlug.get(category)?.name ?? category, 'category_slug');
  const range = describeRange(get('start_date'), get('end_date'));
  if (range) add('Date', range, 'start_date', 'end_date');
  const amount = describeAmounts(get('min_amount'), get('max_amount'));
  if (amount) add('Amount', amount, 'min_amount', 'max_amount');
  const pending = get('pending');
  if (pending) add('Status', pending === 'true' ? 'Pending' : 'Posted', 'pending');
  const tagNames = (slugs: string) =>
    slugs.split(',').map((slug) => known.tags.find((tag) => tag.slug === slug)?.display_name ?? slug);
  const tags = get('tags');
  if (tags) add('Tags', tagNames(tags).join(' and '), 'tags');
  const anyTag = get('any_tag');
  if (anyTag) add('Tags', tagNames(anyTag).join(' or '), 'any_tag');
  const excluded = get('exclude_search');
  if (excluded) add('Without', excluded, 'exclude_search');
  const mode = get('search_mode');
  if (mode && mode !== 'contains') {
    add('Search', mode === 'fuzzy' ? 'with typing errors' : 'whole words', 'search_mode');
  }
  return chips;
}

/** `end` is the first day after the range. */
function describeRange(start: string | null, end: string | null): string | null {
  const last = end && addDays(end, -1);
  if (start && last) return start === last ? formatDay(start) : `${formatDay(start)} – ${formatDay(last)}`;
  if (start) return `from ${formatDay(start)}`;
  return last ? `until ${formatDay(last)}` : null;
}

/** The API counts money out as positive; people say which way it went. */
export interface AmountRange {
  /** `both` is a range across zero: `least` bounds what came in, and `most` what went out. */
  direction: 'any' | 'out' | 'in' | 'both';
  least: string;
  most: string;
}

export const isAmount = (text: string): boolean => /^\d+(\.\d+)?$/.test(text);

export function readAmounts(min: string | null, max: string | null): AmountRange {
  if (min === null && max === null) return { direction: 'any', least: '', most: '' };
  if (max !== null && signOf(max) <= 0 && (min === null || signOf(min) <= 0)) {
    return { direction: 'in', least: withoutZero(negate(max)), most: min === null ? '' : negate(min) };
  }
  if (min !== null && signOf(min) >= 0) return { direction: 'out', least: withoutZero(min), most: max ?? '' };
  return { direction: 'both', least: min === null ? '' : negate(min), most: max ?? '' };
}

const withoutZero = (value: string): string => (isAmount(value) && signOf(value) === 0 ? '' : value);

/** Null where a text is no amount: the address then stays as it is. */
export function writeAmounts({ direction, least, most }: AmountRange): {
  min_amount: string;
  max_amount: string;
} | null {
  if ([least, most].some((text) => text !== '' && !isAmount(text))) return null;
  if (direction === 'any') return { min_amount: '', max_amount: '' };
  if (direction === 'both') return { min_amount: least && negate(least), max_amount: most };
  const from = least || '0';
  if (direction === 'out') return { min_amount: from, max_amount: most };
  return { min_amount: most && negate(most), max_amount: negate(from) };
}

export function describeAmounts(min: string | null, max: string | null): string | null {
  const { direction, least, most } = readAmounts(min, max);
  if (direction === 'any') return null;
  if (direction === 'both') {
    const moneyIn = least ? `money in up to ${least}` : 'any money in';
    return `${moneyIn}, or ${most ? `money out up to ${most}` : 'any money out'}`;
  }
  const what = direction === 'in' ? 'money in' : 'money out';
  if (least && most) return `${what}, ${least} to ${most}`;
  if (least) return `${what}, at least ${least}`;
  return most ? `${what}, at most ${most}` : what;
}
