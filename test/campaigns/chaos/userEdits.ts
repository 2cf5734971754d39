import { type House, patiently } from './house.ts';
import type { Random } from './random.ts';

/** What a person says of transactions between two rounds, and whether all of it still stands. */
export class UserEdits {
  readonly #house: House;
  readonly #random: Random;
  readonly #categories = new Map<string, string>();
  readonly #tags = new Map<string, Set<string>>();
  readonly #deleted = new Set<string>();

  constructor(house: House, random: Random) {
    this.#house = house;
    this.#random = random;
  }

  /** A category, a tag and a deletion, each of a transaction picked at random; pending ones too. */
  async make(connectionId: string): Promise<void> {
    const { client, db } = this.#house;
    const ids: string[] = await patiently(() =>
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
    await patiently(() =>
      client.call('setTransactionCategory', { path: { id: forCategory }, body: { category_slug: slug } }),
    );
    this.#categories.set(forCategory, slug);
    await patiently(() => client.call('addTransactionTag', { path: { id: forTag, slug: 'needs-review' } }));
    this.#tags.set(forTag, (this.#tags.get(forTag) ?? new Set()).add('needs-review'));
    await patiently(() => client.call('deleteTransaction', { path: { id: forDeletion } }));
    this.#deleted.add(forDeletion);
  }

  /** One sentence for each edit that is gone, and for each row that nobody deleted but the product says so. */
  async findLost(): Promise<string[]> {
    const { db } = this.#house;
    const ids = [...this.#categories.keys(), ...this.#tags.keys(), ...this.#deleted];
    const rows = await db('transactions')
      .whereIn('id', ids)
      .orWhereNotNull('deleted_by_user_at')
      .select('id', 'external_id', 'user_category_slug', 'tags', 'deleted_by_user_at');
    const found = new Map(rows.map((row) => [row.id, row]));
    const lost: string[] = [];
    for (const [id, slug] of this.#categories) {
      const is = found.get(id)?.user_category_slug;
      if (is !== slug) lost.push(`the category ${slug} of ${id} is ${is}`);
    }
    for (const [id, tags] of this.#tags) {
      const kept = found.get(id)?.tags ?? [];
      for (const tag of tags) if (!kept.includes(tag)) lost.push(`the tag ${tag} of ${id} is gone`);
    }
    for (const { id, external_id: externalId, deleted_by_user_at: deletedAt } of rows) {
      if ((deletedAt !== null) !== this.#deleted.has(id))
        lost.push(`${id} (${externalId}) has deleted_by_user_at ${deletedAt}, which the user did not do`);
    }
    return lost;
  }
}
