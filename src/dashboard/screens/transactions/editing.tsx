import type { CategoryTree, Tag, Transaction } from '../../household.ts';
import { hueOf } from '../../household.ts';
import { Dot } from '../../parts/avatar.tsx';
import { Picker } from '../../parts/picker.tsx';
import { toast, toastError } from '../../parts/toasts.tsx';
import { invalidate } from '../../query.ts';
import { navigate } from '../../router.ts';
import { api } from '../../session.ts';
import { slugFor } from '../../slug.ts';
import { titleOf } from './row.tsx';

export type Update = (id: string, change: Partial<Transaction>) => void;

/** What is loaded from transactions and shows something else after one was changed. */
export const invalidateTransactions = (): void => invalidate('transactions', 'operations');

export function CategoryPicker({
  anchor,
  tree,
  chosen,
  onChoose,
  onClose,
}: {
  anchor: HTMLElement;
  tree: CategoryTree | undefined;
  chosen?: string | null | undefined;
  onChoose: (slug: string) => void;
  onClose: () => void;
}) {
  const choices = (tree?.primaries ?? []).flatMap(({ category, children }) =>
    [category, ...children].map((each) => ({
      value: each.slug,
      label: each.name,
      words: category.name,
      indent: each !== category,
      before: <Dot hue={hueOf(each.slug, tree)} />,
      isChosen: each.slug === chosen,
    })),
  );
  return (
    <Picker
      anchor={{ current: anchor }}
      label="Category"
      choices={choices}
      onChoose={onChoose}
      onClose={onClose}
    />
  );
}

/** Sets the category at once on the screen, and takes it back if the server refuses it. */
export async function setCategory(
  transaction: Transaction,
  slug: string,
  tree: CategoryTree | undefined,
  update: Update,
): Promise<void> {
  const { category_slug = null, category_override = false } = transaction;
  update(transaction.id, { category_slug: slug, category_override: true });
  try {
    update(transaction.id, await api().transactions.setCategory(transaction.id, { category_slug: slug }));
    invalidateTransactions();
    toast(`${titleOf(transaction)} is now ${tree?.bySlug.get(slug)?.name ?? slug}.`, {
      label: 'Make a rule',
      run: () => navigate(`/rules/new?transaction=${transaction.short_id}`),
    });
  } catch (error) {
    update(transaction.id, { category_slug, category_override });
    toastError(error);
  }
}

/** Makes a tag of this name. */
export async function createTag(name: string): Promise<string> {
  const { slug } = await api().tags.create({ slug: slugFor(name, 'tag'), display_name: name });
  invalidate('tags');
  return slug;
}

export function TagPicker({
  anchor,
  tags,
  transaction,
  update,
  onClose,
}: {
  anchor: HTMLElement;
  tags: Tag[];
  transaction: Transaction;
  update: Update;
  onClose: () => void;
}) {
  const current = transaction.tags ?? [];
  async function toggle(slug: string): Promise<void> {
    const has = current.includes(slug);
    const next = has ? current.filter((each) => each !== slug) : [...current, slug];
    update(transaction.id, { tags: next });
    try {
      const { addTag, removeTag } = api().transactions;
      await (has ? removeTag : addTag)(transaction.id, slug);
      invalidateTransactions();
    } catch (error) {
      update(transaction.id, { tags: current });
      toastError(error);
    }
  }
  return (
    <Picker
      anchor={{ current: anchor }}
      label="Tags"
      keepsOpen
      choices={tags.map((tag) => ({
        value: tag.slug,
        label: tag.display_name,
        before: <span class="dot" style={tag.color ? { background: tag.color } : {}} />,
        isChosen: current.includes(tag.slug),
      }))}
      onChoose={(slug) => void toggle(slug)}
      onCreate={(name) => void createTag(name).then(toggle, toastError)}
      onClose={onClose}
    />
  );
}
