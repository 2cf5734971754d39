import { type Tool, table } from '../answer.ts';

const MAX_RULES = 100;

export const categoriesAndRules: Tool<'categories_and_rules'> = async ({ search }, { client, signal }) => {
  const [categories, tags, rules] = await Promise.all([
    client.call('listCategories', { signal }),
    client.call('listTags', { signal }),
    client.call('listRules', { query: { limit: MAX_RULES, ...(search && { search }) }, signal }),
  ]);
  const has = (...texts: string[]): boolean =>
    !search || texts.some((text) => text.toLowerCase().includes(search.toLowerCase()));
  const wanted = categories.data.filter(({ slug, name }) => has(slug, name));
  const isPartial = categories.has_more || tags.has_more || rules.has_more;
  return {
    summary: `${wanted.length} categories and ${rules.data.length} rules.${isPartial ? ' There are more: search by name.' : ''}`,
    data: {
      categories: table(wanted, {
        slug: ({ slug }) => slug,
        name: ({ slug, name }) => (slugOf(name) === slug.slice(-slugOf(name).length) ? null : name),
        parent: (row) => row.primary_slug,
      }),
      tags: tags.data.filter((tag) => has(tag.slug, tag.display_name)).map(({ slug }) => slug),
      rules: table(rules.data, {
        id: (row) => row.short_id,
        name: (row) => row.name,
        enabled: (row) => row.enabled,
        conditions: (row) => row.conditions,
        actions: (row) => row.actions,
        hits: (row) => row.hit_count,
      }),
    },
  };
};

/** A name that its slug already says is left out. */
const slugOf = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
