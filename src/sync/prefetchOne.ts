/**
 * Has the next item made while the one before it is worked on. `left` is aborted once nobody asks for more: an item
 * that is waited for need not come then.
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
      // A failure is met at the await above; until then nobody may call it unhandled.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    leaving.abort();
    await items.return(undefined);
  }
}
