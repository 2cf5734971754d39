/**
 * Produces the next item while the caller works on the one before. `left` is aborted when the caller stops, so that an
 * item that is no longer needed can be cancelled.
 */
export async function* prefetchOne<Item>(
  makeItems: (left: AbortSignal) => AsyncGenerator<Item>,
): AsyncGenerator<Item> {
  const leaving = new AbortController();
  const items = makeItems(leaving.signal);
  let next = items.next();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = items.next();
      // The await above throws this error. Until then it must not count as unhandled.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    leaving.abort();
    await items.return(undefined);
  }
}
