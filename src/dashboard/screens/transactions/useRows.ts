import { useEffect, useRef, useState } from 'preact/hooks';
import type { Transaction } from '../../household.ts';
import { onInvalidate } from '../../query.ts';
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

  /** Adds the next page. */
  async function append(list: State, limit: number): Promise<void> {
    const page = await api().transactions.list(
      { ...filters, ...order, fields: FIELDS, limit, ...(list.cursor && { cursor: list.cursor }) },
      { signal: list.abort.signal },
    );
    list.store.append(page.data);
    list.cursor = page.next_cursor;
    list.hasMore = page.has_more;
  }

  async function load(list: State): Promise<void> {
    if (list.isLoading || !list.hasMore) return;
    list.isLoading = true;
    list.error = null;
    redraw();
    try {
      await append(list, list.cursor ? PAGE : FIRST_PAGE);
    } catch (error) {
      if (list.abort.signal.aborted) return;
      list.error = error;
    }
    list.isLoading = false;
    redraw();
  }

  /** Replaces the rows at once by as many new ones, so that nobody loses the place in the list. */
  async function refresh(list: State): Promise<void> {
    const earlier = state.current;
    if (!earlier) return;
    try {
      do await append(list, list.cursor ? PAGE : FIRST_PAGE);
      while (list.hasMore && list.store.rows.length < earlier.store.rows.length);
    } catch (error) {
      if (list.abort.signal.aborted) return;
      earlier.error = error;
      redraw();
      return;
    }
    if (state.current !== earlier) return;
    earlier.abort.abort();
    state.current = list;
    redraw();
  }

  useEffect(() => {
    const list = create();
    state.current?.abort.abort();
    state.current = list;
    void load(list);
    return () => state.current?.abort.abort();
  }, [key, reloads]);

  useEffect(() => {
    let next: State | null = null;
    // What changes rows elsewhere invalidates this name; the edits of this screen are in them already.
    const stop = onInvalidate('rows', () => {
      if (next !== state.current) next?.abort.abort();
      next = create();
      void refresh(next);
    });
    return () => {
      stop();
      next?.abort.abort();
    };
  }, [key]);

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
