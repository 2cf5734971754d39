import { VISIBLE } from '../../../../src/store/transactionColumns.ts';
import type { TestApp } from '../../../support/testApp.ts';
import { createRandom, toAmount } from './bankModel.ts';

/** A client that writes repeatedly through the API; one turn is one or a few requests. */
export interface Writer {
  name: string;
  turn(): Promise<void>;
}

export interface Answers {
  /** How often each kind of write succeeded. */
  done: Map<string, number>;
  /** One sentence for each answer with an unexpected status. */
  unexpected: string[];
}

const BATCH_SIZE = 500;
const TAGGED_AT_ONCE = 10;
const LINES_PER_FILE = 100;

/** Creates a writer for every kind of operation that changes transactions. */
export async function createWriters(
  app: TestApp,
  answers: Answers,
): Promise<{ writers: Writer[]; importedCents: () => number }> {
  const random = createRandom(7);
  const { db } = app.context;
  const { data: users } = (await app.get('/api/v1/users')).body;
  let made = 0;

  async function send(
    what: string,
    method: string,
    path: string,
    {
      body,
      contentType,
      expected = [200, 201, 204],
    }: { body?: unknown; contentType?: string; expected?: number[] } = {},
  ) {
    const answer = await app.request(method, `/api/v1${path}`, {
      body,
      ...(contentType && { contentType }),
    });
    if (!expected.includes(answer.status)) {
      answers.unexpected.push(
        `${what}: ${method} ${path} answered ${answer.status} ${answer.body?.error?.message}`,
      );
    } else if (answer.status < 300) answers.done.set(what, (answers.done.get(what) ?? 0) + 1);
    return answer;
  }

  const someIds = async (count: number): Promise<string[]> => {
    const { rows } = await db.raw(`select id from transactions where ${VISIBLE} order by random() limit ?`, [
      count,
    ]);
    return rows.map(({ id }: { id: string }) => id);
  };
  const oneOf = <Value>(values: readonly [Value, ...Value[]]): Value =>
    values[random(values.length)] ?? values[0];
  const slugs = ['travel', 'income', 'medical', 'entertainment'] as const;

  const bulkRecategorize: Writer = {
    name: 'bulkRecategorize',
    async turn() {
      const filters = oneOf<object>([
        {},
        { search: 'heron' },
        { min_amount: random(500) },
        { max_amount: random(900) },
      ]);
      await send('bulkRecategorize', 'POST', '/transactions/bulk-recategorize', {
        body: { filters, category_slug: oneOf(slugs) },
      });
    },
  };
  const batchCategorize: Writer = {
    name: 'batchCategorize',
    async turn() {
      const body = { transaction_ids: await someIds(BATCH_SIZE), category_slug: oneOf(slugs) };
      // The bank may remove a row after its id was read.
      await send('batchCategorize', 'POST', '/transactions/batch-categorize', { body, expected: [200, 422] });
    },
  };
  const rules: Writer = {
    name: 'rules',
    async turn() {
      const { body: rule } = await send('createRule', 'POST', '/rules', {
        body: {
          name: 'While syncing',
          conditions: { field: 'amount', op: 'gt', value: random(900) },
          actions: [
            { type: 'set_category', category_slug: oneOf(slugs) },
            { type: oneOf(['add_tag', 'remove_tag']), tag_slug: 'needs-review' },
          ],
        },
      });
      await send('applyRule', 'POST', `/rules/${rule.id}/apply`);
      await send('applyAllRules', 'POST', '/rules/apply-all');
      await send('deleteRule', 'DELETE', `/rules/${rule.id}`);
    },
  };
  const tags: Writer = {
    name: 'tags',
    async turn() {
      const slug = `tag-${++made}`;
      await send('createTag', 'POST', '/tags', { body: { slug, display_name: slug } });
      const ids = await someIds(TAGGED_AT_ONCE);
      const expected = [200, 404];
      await Promise.all(
        ids.map((id) => send('addTransactionTag', 'PUT', `/transactions/${id}/tags/${slug}`, { expected })),
      );
      // The bank may remove a row first, which is a 404.
      for (const id of ids.slice(0, 3))
        await send('removeTransactionTag', 'DELETE', `/transactions/${id}/tags/${slug}`, { expected });
      await send('deleteTag', 'DELETE', `/tags/${slug}`);
    },
  };
  const categories: Writer = {
    name: 'categories',
    async turn() {
      const from = `from-${++made}`;
      const into = `into-${made}`;
      for (const slug of [from, into])
        await send('createCategory', 'POST', '/categories', { body: { slug, name: slug } });
      await send('bulkRecategorize', 'POST', '/transactions/bulk-recategorize', {
        body: { filters: { min_amount: random(900) }, category_slug: from },
      });
      await send('importCategories', 'POST', '/categories/import', {
        body: `slug\tname\tprimary_slug\tdescription\n${from}\tMoved\ttravel\t\n`,
        contentType: 'text/tab-separated-values',
      });
      await send('mergeCategory', 'POST', `/categories/${from}/merge`, { body: { into_slug: into } });
      await send('deleteCategory', 'DELETE', `/categories/${into}`);
    },
  };
  const edits: Writer = {
    name: 'edits',
    async turn() {
      const [id] = await someIds(1);
      const expected = [200, 204, 404];
      await send('setTransactionCategory', 'PATCH', `/transactions/${id}/category`, {
        body: { category_slug: oneOf(slugs) },
        expected,
      });
      await send('resetTransactionCategory', 'DELETE', `/transactions/${id}/category`, { expected });
    },
  };
  const imported = new Map<string, number>();
  const imports: Writer = {
    name: 'imports',
    async turn() {
      // Half the lines of each file were already in an earlier one.
      const first = Math.max(0, imported.size - LINES_PER_FILE / 2);
      const lines = Array.from({ length: LINES_PER_FILE }, (_, position) => {
        const number = first + position;
        const cents = 100 + ((number * 7_919) % 50_000);
        const day = String((number % 28) + 1).padStart(2, '0');
        return { key: `Shop ${number}`, cents, text: `2026-10-${day},Shop ${number},-${toAmount(cents)}` };
      });
      const query = `user_id=${users[0].id}&account_name=Card&currency=USD`;
      const { status } = await send('importCsv', 'POST', `/csv/import?${query}`, {
        body: `Date,Description,Amount\n${lines.map(({ text }) => text).join('\n')}\n`,
        contentType: 'text/csv',
      });
      if (status === 201) for (const { key, cents } of lines) imported.set(key, cents);
    },
  };
  return {
    writers: [bulkRecategorize, batchCategorize, rules, tags, categories, edits, imports],
    importedCents: () => [...imported.values()].reduce((sum, cents) => sum + cents, 0),
  };
}
