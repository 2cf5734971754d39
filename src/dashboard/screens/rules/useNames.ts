import { nameOf } from '../../household.ts';
import { useAccounts, useCategories, useTags, useUsers } from '../../useHousehold.ts';

/** What the ids and slugs of rules are called. */
export function useNames() {
  const accounts = useAccounts();
  const users = useUsers();
  const tags = useTags();
  const tree = useCategories();
  const names = new Map<string, string>([
    ...(accounts.data ?? []).map((account) => [account.id, nameOf(account)] as const),
    ...(users.data ?? []).map(({ id, name }) => [id, name] as const),
    ...(tree.data?.all ?? []).map(({ slug, name }) => [slug, name] as const),
    ...(tags.data ?? []).map(({ slug, display_name: name }) => [`tag ${slug}`, name] as const),
  ]);
  return {
    names,
    accounts: accounts.data ?? [],
    users: users.data ?? [],
    tags: tags.data ?? [],
    tree: tree.data,
  };
}

export type Names = ReturnType<typeof useNames>;
