import { useState } from 'preact/hooks';
import type { Category, CategoryTree } from '../../household.ts';
import { Confirm } from '../../parts/dialog.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { invalidate } from '../../query.ts';
import { api, describeError } from '../../session.ts';
import { slugFor } from '../../slug.ts';

/** A new category, or other words for one that exists. Its slug stays for life. */
export function EditCategory({
  category,
  parent,
  tree,
  onClose,
}: {
  category: Category | null;
  parent: string | null;
  tree: CategoryTree;
  onClose: () => void;
}) {
  const [name, setName] = useState(category?.name ?? '');
  const [primary, setPrimary] = useState(parent ?? '');
  const [description, setDescription] = useState(category?.description ?? '');
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const hasChildren = tree.primaries.some(
    (each) => each.category.slug === category?.slug && each.children.length > 0,
  );

  async function save(): Promise<void> {
    setBusy(true);
    const body = { name: name.trim(), primary_slug: primary || null, description: description.trim() };
    const prefix = primary ? `${primary}-` : '';
    try {
      if (category) await api().categories.update(category.id, body);
      else await api().categories.create({ ...body, slug: `${prefix}${slugFor(name, 'category')}` });
      invalidate('categories', 'transactions');
      onClose();
    } catch (error) {
      setFault(describeError(error));
      setBusy(false);
    }
  }

  return (
    <Confirm
      title={category ? 'Edit the category' : 'New category'}
      action={category ? 'Save' : 'Create'}
      isReady={name.trim() !== ''}
      isBusy={isBusy}
      onConfirm={() => void save()}
      onClose={onClose}
    >
      <TextField label="Name" value={name} onInput={setName} fault={fault} required />
      {!hasChildren && (
        <SelectField
          label="Below"
          value={primary}
          onChange={setPrimary}
          options={[
            ['', 'None: a category of its own'],
            ...tree.primaries
              .filter((each) => each.category.slug !== category?.slug)
              .map((each) => [each.category.slug, each.category.name] as const),
          ]}
        />
      )}
      <TextField label="Description" value={description} onInput={setDescription} />
    </Confirm>
  );
}
