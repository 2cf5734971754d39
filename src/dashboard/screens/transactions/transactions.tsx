import { useEffect, useState } from 'preact/hooks';
import type { Transaction } from '../../household.ts';
import { nameOf } from '../../household.ts';
import { Icon } from '../../parts/icon.tsx';
import { Empty, Failure, Skeleton } from '../../parts/states.tsx';
import { useQuery } from '../../query.ts';
import { address, setQuery } from '../../router.ts';
import { api } from '../../session.ts';
import { useCanWrite } from '../../useCanWrite.ts';
import { useAccounts, useCategories, useTags, useUsers } from '../../useHousehold.ts';
import { BulkBar } from './bulk.tsx';
import { TransactionDetail } from './detail.tsx';
import { CategoryPicker, invalidateTransactions, setCategory, TagPicker } from './editing.tsx';
import { FilterMenu } from './filterMenu.tsx';
import { describeFilters, readFilters } from './filters.ts';
import { TransactionList } from './list.tsx';
import { useSelection } from './selection.ts';
import { type Order, useRows } from './useRows.ts';

const SEARCH_DELAY_MS = 250;

const ORDERS: [value: string, label: string, order: Order][] = [
  ['', 'Newest first', { sort_by: 'date', sort_order: 'desc' }],
  ['date', 'Oldest first', { sort_by: 'date', sort_order: 'asc' }],
  ['-amount', 'Largest expense', { sort_by: 'amount', sort_order: 'desc' }],
  ['amount', 'Largest income', { sort_by: 'amount', sort_order: 'asc' }],
  ['name', 'Name', { sort_by: 'name', sort_order: 'asc' }],
];
const NEWEST: Order = { sort_by: 'date', sort_order: 'desc' };

/** Where the money went: every filter in the address, any number of rows, and changes of one or of many. */
export default function Transactions() {
  const { query } = address.value;
  const filters = readFilters(query);
  const sort = query.get('sort') ?? '';
  const order = ORDERS.find(([value]) => value === sort)?.[2] ?? NEWEST;
  const accounts = useAccounts();
  const users = useUsers();
  const tags = useTags();
  const tree = useCategories();
  const canWrite = useCanWrite();
  const rows = useRows(filters, order);
  const selection = useSelection(rows.store);
  const [picking, setPicking] = useState<{
    what: 'category' | 'tags';
    id: string;
    anchor: HTMLElement;
  } | null>(null);
  const [choosesRows, setSelecting] = useState(false);
  const isSelecting = canWrite && (choosesRows || selection.ids.size > 0);
  const filterKey = JSON.stringify(filters);
  const count = useQuery(`transactions count ${filterKey}`, (signal) =>
    api().transactions.count(filters, { signal }),
  );
  useEffect(() => selection.clear(), [filterKey, sort]);

  const known = {
    accounts: accounts.data ?? [],
    users: users.data ?? [],
    tags: tags.data ?? [],
    categories: tree.data,
  };
  const tagsBySlug = new Map(known.tags.map((tag) => [tag.slug, tag]));
  const chips = describeFilters(query, known);
  const opened = query.get('open');
  const open = (id: string) => setQuery({ open: id }, { replace: opened !== null });
  const close = () => setQuery({ open: undefined });
  const picked: Transaction | undefined = picking
    ? rows.store.rows.find(({ id }) => id === picking.id)
    : undefined;
  const isEmpty = !rows.isLoading && !rows.error && rows.store.rows.length === 0;

  return (
    <>
      <header class="page-head">
        <h1>
          Transactions
          {count.data && <span class="count-of">{count.data.count.toLocaleString()}</span>}
        </h1>
        {!isSelecting && canWrite && rows.store.rows.length > 0 && (
          <button type="button" class="button narrow-only" onClick={() => setSelecting(true)}>
            Select
          </button>
        )}
      </header>
      <div class="toolbar">
        <SearchField />
        <FilterMenu known={known} count={chips.length} />
        <select
          class="select order"
          aria-label="Order"
          value={sort}
          onChange={(event) => setQuery({ sort: event.currentTarget.value })}
        >
          {ORDERS.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      {chips.length > 0 && (
        <ul class="chips" aria-label="Filters">
          {chips.map(({ names, label, value }) => (
            <li key={label + value} class="chip">
              <span class="truncate">
                <b>{label}</b> {value}
              </span>
              <button
                type="button"
                class="icon-button"
                aria-label={`Remove the filter ${label} ${value}`}
                onClick={() => setQuery(Object.fromEntries(names.map((name) => [name, undefined])))}
              >
                <Icon name="close" size={13} />
              </button>
            </li>
          ))}
          <li>
            <button
              type="button"
              class="link-button small"
              onClick={() =>
                setQuery(
                  Object.fromEntries(chips.flatMap((chip) => chip.names.map((name) => [name, undefined]))),
                )
              }
            >
              Clear all
            </button>
          </li>
        </ul>
      )}
      <div class={`card transactions${isSelecting ? ' selecting' : ''}${canWrite ? '' : ' read-only'}`}>
        {rows.store.rows.length > 0 && (
          <TransactionList
            rows={rows}
            onOpen={open}
            row={{
              accountNames: new Map(known.accounts.map((account) => [account.id, nameOf(account)])),
              categories: tree.data,
              tags: tagsBySlug,
              isSelected: (id) => selection.isEverything || selection.ids.has(id),
              hasDays: order.sort_by === 'date',
              canWrite,
              onOpen: open,
              onSelect: selection.toggle,
              onCategory: ({ id }, anchor) => setPicking({ what: 'category', id, anchor }),
              onTags: ({ id }, anchor) => setPicking({ what: 'tags', id, anchor }),
            }}
          />
        )}
        {isEmpty && (
          <Empty
            icon="search"
            title={chips.length > 0 || filters.search ? 'No transaction matches' : 'No transactions yet'}
          >
            {chips.length > 0 || filters.search
              ? 'Remove a filter, or search for something else.'
              : 'They appear after the first sync or import.'}
          </Empty>
        )}
        {rows.error !== null && <Failure error={rows.error} retry={rows.reload} />}
        {rows.isLoading && <Skeleton rows={rows.store.rows.length > 0 ? 2 : 9} height="2.5rem" />}
      </div>
      {canWrite && (
        <BulkBar
          selection={selection}
          filters={filters}
          total={count.data?.count}
          tree={tree.data}
          tags={known.tags}
          onDone={() => {
            setSelecting(false);
            rows.reload();
          }}
        />
      )}
      {picking?.what === 'category' && picked && (
        <CategoryPicker
          anchor={picking.anchor}
          tree={tree.data}
          chosen={picked.category_slug}
          onChoose={(slug) => void setCategory(picked, slug, tree.data, rows.update)}
          onClose={() => setPicking(null)}
        />
      )}
      {picking?.what === 'tags' && picked && (
        <TagPicker
          anchor={picking.anchor}
          tags={known.tags}
          transaction={picked}
          update={rows.update}
          onClose={() => setPicking(null)}
        />
      )}
      {opened && (
        <TransactionDetail
          key={opened}
          id={opened}
          known={{ accounts: known.accounts, tree: tree.data, tags: tagsBySlug, canWrite }}
          update={rows.update}
          onClose={close}
          onRemoved={() => {
            close();
            invalidateTransactions();
            rows.reload();
          }}
        />
      )}
    </>
  );
}

function SearchField() {
  const asked = address.value.query.get('search') ?? '';
  const [text, setText] = useState(asked);
  useEffect(() => setText(asked), [asked]);
  useEffect(() => {
    if (text === asked) return;
    const timer = setTimeout(() => setQuery({ search: text.trim() || undefined }), SEARCH_DELAY_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div class="search">
      <Icon name="search" size={16} />
      <input
        class="input"
        type="search"
        aria-label="Search transactions"
        placeholder="Search by name or merchant"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
    </div>
  );
}
