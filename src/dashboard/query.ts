import type { Signal } from '@preact/signals';
import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

/** What is known of an answer of the API. While it is loaded again, the earlier data stays. */
export interface Query<T> {
  data: T | undefined;
  error: unknown;
  isLoading: boolean;
  reload(): void;
}

interface Entry {
  state: Signal<{ data: unknown; error: unknown; isLoading: boolean }>;
  load: (signal: AbortSignal) => PromiseLike<unknown>;
  users: number;
  loadedAt: number;
  running: AbortController | null;
}

/** Younger data is shown without asking again. */
const FRESH_MS = 15_000;

const entries = new Map<string, Entry>();

async function run(entry: Entry): Promise<void> {
  entry.running?.abort();
  const running = new AbortController();
  entry.running = running;
  entry.state.value = { ...entry.state.peek(), isLoading: true };
  try {
    const data = await entry.load(running.signal);
    if (running.signal.aborted) return;
    entry.loadedAt = Date.now();
    entry.state.value = { data, error: null, isLoading: false };
  } catch (error) {
    if (running.signal.aborted) return;
    entry.state.value = { data: entry.state.peek().data, error, isLoading: false };
  }
  entry.running = null;
}

/** Loads what `key` names, and shares it with every other place that asks for the same. Null asks for nothing. */
export function useQuery<T>(key: string | null, load: (signal: AbortSignal) => PromiseLike<T>): Query<T> {
  const latest = useRef(load);
  latest.current = load;
  if (key !== null && !entries.has(key)) {
    const state = signal({ data: undefined as unknown, error: null as unknown, isLoading: true });
    entries.set(key, { state, load, users: 0, loadedAt: 0, running: null });
  }
  const entry = key === null ? undefined : entries.get(key);
  useEffect(() => {
    if (!entry) return;
    entry.users += 1;
    entry.load = (abort) => latest.current(abort);
    if (!entry.running && Date.now() - entry.loadedAt > FRESH_MS) void run(entry);
    return () => {
      entry.users -= 1;
      if (entry.users === 0 && entry.running) {
        entry.running.abort();
        entry.running = null;
      }
    };
  }, [entry]);
  // Reading the signal draws the component again when it changes.
  const state = entry?.state.value ?? { data: undefined, error: null, isLoading: false };
  // Only this key's `load` has filled it.
  return { ...(state as Omit<Query<T>, 'reload'>), reload: () => entry && void run(entry) };
}

/** Two queries that are needed together: there is data when both have it, and an error when one has none. */
export function both<A, B>(left: Query<A>, right: Query<B>): Query<[A, B]> {
  return {
    data: left.data === undefined || right.data === undefined ? undefined : [left.data, right.data],
    error: left.error ?? right.error,
    isLoading: left.isLoading || right.isLoading,
    reload() {
      left.reload();
      right.reload();
    },
  };
}

const watchers = new Map<string, Set<() => void>>();

/** For what is loaded without a query: `listener` is called when `name` is invalidated. Returns how to stop that. */
export function onInvalidate(name: string, listener: () => void): () => void {
  const listeners = watchers.get(name) ?? new Set();
  watchers.set(name, listeners.add(listener));
  return () => listeners.delete(listener);
}

/** Loads again what starts with one of these names and is shown now; the rest when it is shown next. */
export function invalidate(...names: string[]): void {
  for (const [name, listeners] of watchers) {
    if (names.some((each) => name.startsWith(each))) for (const listener of listeners) listener();
  }
  for (const [key, entry] of entries) {
    if (!names.some((name) => key.startsWith(name))) continue;
    entry.loadedAt = 0;
    if (entry.users > 0) void run(entry);
  }
}

/** Forgets everything, for another session. */
export function forgetQueries(): void {
  entries.clear();
}
