import type { ApiClient } from '../apiClient.ts';
import { CATEGORIES, TAGS, type UserOperation } from './history.ts';
import type { Model } from './model.ts';
import { type ShownRow, type Snapshot, userCategory } from './observe.ts';
import { prefer } from './random.ts';

/** Does to the API what a user does, and keeps the model up to date with what was answered. */
export class User {
  readonly #api: ApiClient;
  readonly #userId: string;
  readonly #model: Model;
  /** Internal rows that were edited since this was last emptied. */
  readonly touched = new Set<string>();
  /** Rows that are shown again since this was last emptied. */
  readonly restored = new Map<string, ShownRow>();

  constructor(api: ApiClient, userId: string, model: Model) {
    this.#api = api;
    this.#userId = userId;
    this.#model = model;
  }

  /** Returns in words what happened; throws when an answer is none that the contract allows here. */
  async apply(operation: UserOperation, shown: Snapshot, isRacing = false): Promise<string> {
    if (operation.do === 'restore') return this.#restore(operation.pick);
    if (operation.do === 'categorize many')
      return this.#categorizeMany(operation.from, operation.category, shown);
    const row = prefer(this.#visible(shown), operation.pick, ({ external_transaction_id: bankId }) =>
      ownName(bankId),
    );
    if (!row) return 'nothing';
    const { id } = row;
    const [method, path, body] = requestFor(operation, id);
    const { status } = await this.#api.request(method, path, body);
    const what = `${operation.do} ${row.external_transaction_id}${describeValue(operation)}`;
    // While a sync runs the row may have gone.
    if (isRacing && status === 404) return `${what}: gone already`;
    if (status >= 300) throw new Error(`${what} answered ${status}`);
    this.touched.add(id);
    this.#record(operation, id, isRacing);
    return what;
  }

  #visible = (shown: Snapshot): ShownRow[] =>
    [...new Map([...shown.rows, ...this.restored]).values()].filter(({ id }) => !this.#model.deleted.has(id));

  #record(operation: UserOperation, id: string, isRacing: boolean): void {
    const at = this.#model.tick();
    const edits = this.#model.editsOf(id);
    switch (operation.do) {
      case 'categorize':
        this.#model.edits.set(id, {
          ...edits,
          category: CATEGORIES[operation.category] ?? null,
          categoryAt: at,
        });
        break;
      case 'clear category':
        this.#model.edits.set(id, { ...edits, category: null, categoryAt: at });
        break;
      case 'tag':
      case 'untag': {
        const tag = TAGS[operation.tag] ?? '';
        const others = edits.tags.filter((other) => other !== tag);
        const tags = operation.do === 'tag' ? [...others, tag] : others;
        this.#model.edits.set(id, { ...edits, tags, tagsAt: at });
        break;
      }
      case 'delete':
        this.#model.deleted.add(id);
        this.#model.setHidden(id, 'yes');
        if (isRacing) this.#model.deletedInRace.add(id);
        break;
    }
  }

  async #restore(pick: number): Promise<string> {
    const id = prefer([...this.#model.deleted], pick, (deleted) =>
      ownName(this.#model.bankIdOf(deleted) ?? ''),
    );
    return id ? this.restore(id) : 'nothing';
  }

  /** 200 when the bank still has the row, else 409. */
  async restore(id: string): Promise<string> {
    const { status, body } = await this.#api.post(`/transactions/${id}/restore`);
    if (status === 404 && this.#model.joined.has(id)) {
      this.#model.deleted.delete(id);
      return 'restore a row that is part of another now';
    }
    const bankId = this.#model.bankIdOf(id);
    const known = bankId ? this.#model.known.get(bankId) : undefined;
    if (status !== 200 && status !== 409) throw new Error(`restore of ${bankId ?? id} answered ${status}`);
    if (known && known.hidden === 'yes' && status !== (known.gone ? 409 : 200)) {
      throw new Error(
        `restore of ${bankId} answered ${status}, and the bank ${known.gone ? 'removed it' : 'has it'}`,
      );
    }
    if (status === 409) return `restore ${bankId ?? id}: the bank has removed it`;
    this.#model.deleted.delete(id);
    const restored = this.#model.known.get(body.external_transaction_id);
    if (!restored || restored.gone || restored.hidden === 'no') {
      throw new Error(
        `restore of ${bankId ?? id} showed ${body.external_transaction_id}, which was not hidden`,
      );
    }
    this.#model.setHidden(id, 'no');
    restored.hidden = 'no';
    restored.internalId = id;
    const joined = this.#model.joined.get(id);
    const edits = { category: userCategory(body), tags: body.tags };
    if (joined && !this.#model.join(joined, id, edits)) {
      throw new Error(
        `restore of ${bankId ?? id} showed the tags [${body.tags}], which two joined rows cannot have`,
      );
    }
    this.touched.add(id);
    this.restored.set(id, body);
    return `restore ${body.external_transaction_id}`;
  }

  async #categorizeMany(from: number, category: number, shown: Snapshot): Promise<string> {
    const slug = CATEGORIES[category] ?? '';
    const ids = this.#visible(shown)
      .filter(({ amount }) => Number(amount) >= from)
      .map(({ id }) => id);
    await this.#api.ok('POST', '/transactions/bulk-recategorize', {
      filters: { user_id: this.#userId, min_amount: from },
      category_slug: slug,
    });
    for (const id of ids) {
      this.touched.add(id);
      this.#model.edits.set(id, {
        ...this.#model.editsOf(id),
        category: slug,
        categoryAt: this.#model.tick(),
      });
    }
    return `categorize all from ${from} as ${slug} (${ids.length} rows)`;
  }
}

/** Without the part that differs from run to run. */
const ownName = (bankId: string) => bankId.replace(/^w\d+/, '');

type SingleRow = Exclude<UserOperation, { do: 'restore' | 'categorize many' }>;

function requestFor(operation: SingleRow, id: string): [method: string, path: string, body?: unknown] {
  switch (operation.do) {
    case 'categorize':
      return ['PATCH', `/transactions/${id}/category`, { category_slug: CATEGORIES[operation.category] }];
    case 'clear category':
      return ['DELETE', `/transactions/${id}/category`];
    case 'tag':
      return ['PUT', `/transactions/${id}/tags/${TAGS[operation.tag]}`];
    case 'untag':
      return ['DELETE', `/transactions/${id}/tags/${TAGS[operation.tag]}`];
    case 'delete':
      return ['DELETE', `/transactions/${id}`];
  }
}

function describeValue(operation: SingleRow): string {
  if (operation.do === 'categorize') return ` as ${CATEGORIES[operation.category]}`;
  if (operation.do === 'tag' || operation.do === 'untag') return ` ${TAGS[operation.tag]}`;
  return '';
}
