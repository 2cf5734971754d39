import type { Output } from '../../../generated/client/index.ts';
import type { CommonOptions } from './session.ts';
import type { Column } from './table.ts';
import { withSession } from './withSession.ts';

type Category = Output<'listCategories'>['data'][number];

/** `breadbox categories`: every category with its slug, which filters and `categorize` take. */
export async function categoriesCommand(options: CommonOptions, env: NodeJS.ProcessEnv): Promise<void> {
  await withSession(options, env, async (session) => {
    const answer = await session.client.categories.list({ limit: 500 });
    session.print(answer, () => session.table(answer.data, COLUMNS, 'There are no categories.'));
  });
}

const COLUMNS: Column<Category>[] = [
  { title: 'Slug', value: (row) => row.slug },
  {
    title: 'Category',
    value: (row) => (row.primary_slug === null ? row.name : `  ${row.name}`),
    canShrink: true,
  },
];
