import { useEffect, useState } from 'preact/hooks';
import type { Output } from '../../../../generated/client/index.ts';
import type { Category, CategoryTree } from '../../household.ts';
import { categoryOptions } from '../../parts/categoryOptions.ts';
import { Confirm } from '../../parts/dialog.tsx';
import { SelectField } from '../../parts/field.tsx';
import { toast, toastError } from '../../parts/toasts.tsx';
import { undo } from '../../parts/undo.ts';
import { invalidate } from '../../query.ts';
import { api } from '../../session.ts';
import { countTransactions } from '../../words.ts';

const reload = () => invalidate('categories', 'transactions', 'rules', 'operations');

/** Moves everything of a category into another one. What that means is asked first. */
export function MergeCategory({
  category,
  tree,
  onClose,
}: {
  category: Category;
  tree: CategoryTree;
  onClose: () => void;
}) {
  const [into, setInto] = useState('');
  const [plan, setPlan] = useState<Output<'mergeCategory'> | null>(null);
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    setPlan(null);
    if (!into) return;
    const abort = new AbortController();
    const body = { into_slug: into, dry_run: true };
    api()
      .categories.merge(category.id, body, { signal: abort.signal })
      .then(setPlan, (error) => !abort.signal.aborted && toastError(error));
    return () => abort.abort();
  }, [into]);

  async function merge(): Promise<void> {
    setBusy(true);
    const token = plan?.dry_run_token;
    try {
      const { reassigned_count: count, operation_id: id } = await api().categories.merge(category.id, {
        into_slug: into,
        ...(token && { dry_run_token: token }),
      });
      toast(
        `${category.name} is merged: ${countTransactions(count)} moved.`,
        id ? { label: 'Undo', run: () => void undo(id) } : undefined,
      );
    } catch (error) {
      toastError(error);
    }
    reload();
    onClose();
  }

  return (
    <Confirm
      title={`Merge “${category.name}”`}
      action="Merge"
      isReady={plan !== null}
      isBusy={isBusy}
      onConfirm={() => void merge()}
      onClose={onClose}
    >
      <SelectField
        label="Into"
        value={into}
        onChange={setInto}
        options={[['', 'Choose…'], ...categoryOptions(tree).filter(([slug]) => slug !== category.slug)]}
      />
      <p role="status">
        {plan
          ? `${countTransactions(plan.reassigned_count)} would move, and “${category.name}” would go. You can undo it for 30 days.`
          : 'Choose where its transactions and rules go.'}
      </p>
    </Confirm>
  );
}

export function DeleteCategory({ category, onClose }: { category: Category; onClose: () => void }) {
  const [isBusy, setBusy] = useState(false);
  async function remove(): Promise<void> {
    setBusy(true);
    try {
      const { affected_transactions: count } = await api().categories.delete(category.id);
      toast(`${category.name} is deleted. ${countTransactions(count)} lost it.`);
    } catch (error) {
      toastError(error);
    }
    reload();
    onClose();
  }
  return (
    <Confirm
      title={`Delete “${category.name}”?`}
      action="Delete"
      danger
      isBusy={isBusy}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <p>
        Its transactions become uncategorized. To keep them together, merge it into another category instead.
      </p>
    </Confirm>
  );
}
