import { useEffect, useRef, useState } from 'preact/hooks';
import type { Transaction } from '../../household.ts';
import { api } from '../../session.ts';
import type { Filters } from './filters.ts';
import { RowStore } from './rowStore.ts';

/** The first page is small, because somebody waits for it. */
const FIRST_PAGE = 60;
const PAGE = 300;

const FIELDS = [
  'account_id',
  'amount',
  'iso_currency_code',
  'unofficial_currency_code',
  'date',
  'name',
  'merchant_name',
  'category_slug',
  'category_override',
  'pending',
  'tags',
].join(',');

export interface Rows {
  store: RowStore;
  isLoading: boolean;
  hasMore: boolean;
  error: unknown;
  loadMore(): void;
  update(id: string, change: Partial<Transaction>): void;
  reload(): void;
}

export interface Order {
  sort_by: 'date' | 'amount' | 'name';
  sort_order: 'asc' | 'desc';
}

interface State {
  key: string;
  store: RowStore;
  cursor: string | null;
  hasMore: boolean;
  isLoading: boolean;
  error: unknown;
  abort: AbortController;
}

/** The list that belongs to these filters, page by page. Another filter ends the requests of the one before. */
export function useRows(filters: Filters, order: Order): Rows {
  const key = JSON.stringify([filters, order]);
  const [, setVersion] = useState(0);
  const [reloads, setReloads] = useState(0);
  const state = useRef<State | null>(null);
  const redraw = () => setVersion((version) => version + 1);

  const create = (): State => ({
    key,
    store: new RowStore(order.sort_by === 'date'),
    cursor: null,
    hasMore: true,
    isLoading: false,
    error: null,
    abort: new AbortController(),
  });

  async function load(list: State): Promise<void> {
    if (list.isLoading || !list.hasMore) return;
    list.isLoading = true;
    list.error = null;
    redraw();
    try {
      const page = await api().transactions.list(
        {
          ...filters,
          ...order,
          fields: FIELDS,
          limit: list.cursor ? PAGE : FIRST_PAGE,
          ...(list.cursor && { cursor: list.cursor }),
        },
        { signal: list.abort.signal },
      );
      list.store.append(page.data);
      list.cursor = page.next_cursor;
      list.hasMore = page.has_more;
    } catch (error) {
      if (list.abort.signal.aborted) return;
      list.error = error;
    }
    list.isLoading = false;
    redraw();
  }

  useEffect(() => {
    const list = create();
    const earlier = state.current;
    earlier?.abort.abort();
    state.current = list;
    void load(list);
    return () => list.abort.abort();
  }, [key, reloads]);

  const current = state.current ?? { ...create(), isLoading: true };
  return {
    store: current.store,
    isLoading: current.isLoading || current.key !== key,
    hasMore: current.hasMore,
    error: current.error,
    loadMore: () => {
      // After an error somebody asks for it, not the scrolling.
      if (state.current && !state.current.error) void load(state.current);
    },
    update: (id, change) => {
      state.current?.store.update(id, change);
      redraw();
    },
    reload: () => {
      if (state.current?.error && state.current.cursor) void load(state.current);
      else setReloads((count) => count + 1);
    },
  };
}
