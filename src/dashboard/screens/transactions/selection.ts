import { useState } from 'preact/hooks';
import type { RowStore } from './rowStore.ts';

/** A bulk request takes at most this many ids. */
export const MAX_SELECTED = 500;

export interface Selection {
  ids: ReadonlySet<string>;
  /** Whether every transaction that matches the filters is meant, loaded or not. */
  isEverything: boolean;
  toggle(position: number, isRange: boolean): void;
  selectEverything(): void;
  clear(): void;
}

export function useSelection(store: RowStore): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [isEverything, setEverything] = useState(false);
  const [last, setLast] = useState<number | null>(null);

  const set = (next: ReadonlySet<string>) => {
    setEverything(false);
    setIds(next);
  };
  return {
    ids,
    isEverything,
    toggle(position, isRange) {
      const next = new Set(ids);
      const id = store.rows[position]?.id;
      if (id === undefined) return;
      const isChosen = !next.has(id);
      const from = isRange && last !== null ? Math.min(last, position) : position;
      const to = isRange && last !== null ? Math.max(last, position) : position;
      for (const row of store.rows.slice(from, to + 1)) {
        if (isChosen) next.add(row.id);
        else next.delete(row.id);
      }
      setLast(position);
      set(next);
    },
    selectEverything: () => setEverything(true),
    clear: () => {
      setLast(null);
      set(new Set());
    },
  };
}
