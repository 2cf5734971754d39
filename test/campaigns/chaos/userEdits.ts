import type { Random } from '../../support/random.ts';
import { retryUnavailable, type Setup } from './setup.ts';

/** Edits transactions as a user between two rounds, and finds edits that were lost. */
export class UserEdits {
  readonly #setup: Setup;
  readonly #random: Random;
  readonly #categories = new Map<string, string>();
  readonly #tags = new Map<string, Set<string>>();
  readonly #deleted = new Set<string>();

  constructor(setup: Setup, random: Random) {
    this.#setup = setup;
    this.#random = random;
  }

  /** Sets a category, adds a tag and deletes, each on a random transaction, pending ones included. */
  async make(connectionId: string): Promise<void> {
    const { client, db } = this.#setup;
    const ids: string[] = await retryUnavailable(() =>
      db('transactions as t')
        .join('accounts as a', 'a.id', 't.account_id')
        .where('a.connection_id', connectionId)
        .whereNull('t.deleted_by_user_at')
        .whereNull('t.removed_by_provider_at')
        .orderBy('t.external_id')
        .pluck('t.id'),
    );
    const [forCategory, forTag, forDeletion] = Array.from({ length: 3 }, () => this.#random.pick(ids));
    if (!forCategory || !forTag || !forDeletion) return;
    const slug = this.#random.pick(['travel', 'medical', 'entertainment']);
    await retryUnavailable(() =>
      client.call('setTransactionCategory', { path: { id: forCategory }, body: { category_slug: slug } }),
    );
    this.#categories.set(forCategory, slug);
    await retryUnavailable(() =>
      client.call('addTransactionTag', { path: { id: forTag, slug: 'needs-review' } }),
    );
    this.#tags.set(forTag, (this.#tags.get(forTag) ?? new Set()).add('needs-review'));
    await retryUnavailable(() => client.call('deleteTransaction', { path: { id: forDeletion } }));
    this.#deleted.add(forDeletion);
  }

  /** Returns a sentence for each lost edit, and for each row marked as deleted that the user did not delete. */
  async findLostEdits(): Promise<string[]> {
    const { db } = this.#setup;
    const ids = [...this.#categories.keys(), ...this.#tags.keys(), ...this.#deleted];
    const rows = await db('transactions')
      .whereIn('id', ids)
      .orWhereNotNull('deleted_by_user_at')
      .select('id', 'external_id', 'user_category_slug', 'tags', 'deleted_by_user_at');
    const found = new Map(rows.map((row) => [row.id, row]));
    const failures: string[] = [];
    for (const [id, slug] of this.#categories) {
      const is = found.get(id)?.user_category_slug;
      if (is !== slug) failures.push(`the category ${slug} of ${id} is ${is}`);
    }
    for (const [id, tags] of this.#tags) {
      const kept = found.get(id)?.tags ?? [];
      for (const tag of tags) if (!kept.includes(tag)) failures.push(`the tag ${tag} of ${id} is gone`);
    }
    for (const { id, external_id: externalId, deleted_by_user_at: deletedAt } of rows) {
      if ((deletedAt !== null) !== this.#deleted.has(id))
        failures.push(`${id} (${externalId}) has deleted_by_user_at ${deletedAt}, which the user did not do`);
    }
    return failures;
  }
}
