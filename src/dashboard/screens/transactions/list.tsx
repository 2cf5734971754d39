import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { formatDayHeading } from '../../dates.ts';
import type { Row as RowProps } from './row.tsx';
import { TransactionRow } from './row.tsx';
import type { Item } from './rowStore.ts';
import type { Rows } from './useRows.ts';
import { useWindow } from './useWindow.ts';

/** The next page is asked for this long before the last row comes into view. */
const AHEAD = 3_000;

/** The list of any length: only what is on the screen is in the document. */
export function TransactionList({
  rows,
  row,
  onOpen,
}: {
  rows: Rows;
  row: Omit<RowProps, 'transaction' | 'position'>;
  onOpen: (id: string) => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const wanted = useRef<number | null>(null);
  const shown = useWindow(frame);
  const { store } = rows;
  // A row that was drawn before is passed on as the same node, and Preact skips it: scrolling draws new rows only.
  const drawn = useRef({ row, nodes: new WeakMap<Item, VNode>() });
  if (drawn.current.row !== row) drawn.current = { row, nodes: new WeakMap() };

  function draw(item: Item, top: number): VNode {
    const node = drawn.current.nodes.get(item) ?? drawItem(item, top, row);
    drawn.current.nodes.set(item, node);
    return node;
  }

  const [first, end] = store.between(shown.top, shown.bottom);

  useEffect(() => {
    if (rows.hasMore && !rows.isLoading && shown.bottom + AHEAD > store.height) rows.loadMore();
  }, [shown.bottom, store.height, rows.isLoading]);

  // A row that was moved to with the keyboard may have been drawn only now.
  useEffect(() => {
    if (wanted.current === null) return;
    const button = frame.current?.querySelector<HTMLElement>(`[data-position="${wanted.current}"] .open-row`);
    if (!button) return;
    button.focus({ preventScroll: true });
    wanted.current = null;
  });

  function press(event: KeyboardEvent): void {
    const target = event.target instanceof HTMLElement ? event.target : null;
    const holder = target?.closest<HTMLElement>('[data-position]');
    if (!holder || target?.tagName === 'INPUT') return;
    const step = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key];
    if (step === undefined) return;
    const position = Number(holder.dataset['position']) + step;
    if (position < 0 || position >= store.rows.length) return;
    event.preventDefault();
    wanted.current = position;
    const item = store.itemOfRow(position);
    const top = (store.tops[item] ?? 0) + (frame.current?.getBoundingClientRect().top ?? 0);
    if (top < 120) scrollBy(0, top - 120);
    else if (top > innerHeight - 160) scrollBy(0, top - innerHeight + 160);
    const button = frame.current?.querySelector<HTMLElement>(`[data-position="${position}"] .open-row`);
    if (button) {
      button.focus({ preventScroll: true });
      wanted.current = null;
    }
  }

  return (
    <div
      ref={frame}
      class="rows"
      role="list"
      aria-label="Transactions"
      style={{ height: `${store.height}px` }}
      onKeyDown={press}
      onClick={(event) => {
        const target = event.target instanceof Element ? event.target : null;
        if (target?.closest('button, input, a')) return;
        const id = target?.closest<HTMLElement>('[data-id]')?.dataset['id'];
        if (id) onOpen(id);
      }}
    >
      {store.items.slice(first, end).map((item, offset) => draw(item, store.tops[first + offset] ?? 0))}
    </div>
  );
}

function drawItem(item: Item, top: number, row: Omit<RowProps, 'transaction' | 'position'>): VNode {
  const transform = `translateY(${top}px)`;
  if (item.kind === 'row') {
    const { transaction, position } = item;
    return (
      <TransactionRow
        key={transaction.id}
        {...row}
        transaction={transaction}
        position={position}
        transform={transform}
      />
    );
  }
  return (
    <div key={item.day} class="day" role="listitem" style={{ transform }}>
      <h2>{formatDayHeading(item.day)}</h2>
    </div>
  );
}
