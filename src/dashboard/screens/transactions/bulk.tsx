import { useRef, useState } from 'preact/hooks';
import type { Output } from '../../../../generated/client/index.ts';
import type { CategoryTree, Tag } from '../../household.ts';
import { Confirm } from '../../parts/dialog.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Picker } from '../../parts/picker.tsx';
import { toast, toastError } from '../../parts/toasts.tsx';
import { undo } from '../../parts/undo.ts';
import { api } from '../../session.ts';
import { countTransactions } from '../../words.ts';
import { CategoryPicker, createTag, invalidateTransactions } from './editing.tsx';
import type { Filters } from './filters.ts';
import { MAX_SELECTED, type Selection } from './selection.ts';

type MassWrite = Output<'bulkRecategorize'>;

/** What can be done with the selected transactions. A change is tried first, and says what it would do. */
export function BulkBar({
  selection,
  filters,
  total,
  tree,
  tags,
  onDone,
}: {
  selection: Selection;
  filters: Filters;
  total: number | undefined;
  tree: CategoryTree | undefined;
  tags: Tag[];
  onDone: () => void;
}) {
  const [picking, setPicking] = useState<'category' | 'tag' | null>(null);
  const [plan, setPlan] = useState<{ slug: string; result: MassWrite } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const tagAnchor = useRef<HTMLButtonElement>(null);
  const { ids, isEverything } = selection;
  if (ids.size === 0) return null;
  const count = isEverything ? (total ?? ids.size) : ids.size;

  function write(slug: string, options: { dry_run?: boolean; dry_run_token?: string }): Promise<MassWrite> {
    const { transactions } = api();
    return isEverything
      ? transactions.bulkRecategorize({ filters, category_slug: slug, ...options })
      : transactions.batchCategorize({ transaction_ids: [...ids], category_slug: slug, ...options });
  }

  async function tryOut(slug: string): Promise<void> {
    setBusy(true);
    await write(slug, { dry_run: true }).then((result) => setPlan({ slug, result }), toastError);
    setBusy(false);
  }

  async function carryOut(): Promise<void> {
    if (!plan) return;
    setBusy(true);
    const token = plan.result.dry_run_token;
    try {
      const done = await write(plan.slug, token ? { dry_run_token: token } : {});
      const { operation_id: id } = done;
      toast(
        `${countTransactions(done.updated_count)} changed.`,
        id ? { label: 'Undo', run: () => void undo(id).then(onDone) } : undefined,
      );
      selection.clear();
      setPlan(null);
      invalidateTransactions();
      onDone();
    } catch (error) {
      toastError(error);
    }
    setBusy(false);
  }

  async function addTag(slug: string): Promise<void> {
    setBusy(true);
    try {
      for (const id of ids) await api().transactions.addTag(id, slug);
      toast(`${countTransactions(ids.size)} tagged.`);
      selection.clear();
    } catch (error) {
      toastError(error);
    }
    invalidateTransactions();
    onDone();
    setBusy(false);
  }

  const canSelectAll = !isEverything && total !== undefined && total > ids.size;
  return (
    <div class="bulk-bar" role="region" aria-label="Selected transactions">
      <span class="strong number">{countTransactions(count)}</span>
      {canSelectAll && (
        <button type="button" class="link-button" onClick={selection.selectEverything}>
          Select all {total.toLocaleString()}
        </button>
      )}
      <span class="grow" />
      <button
        ref={anchor}
        type="button"
        class="button primary"
        disabled={isBusy}
        onClick={() => setPicking('category')}
      >
        {isBusy ? <span class="spinner" /> : <Icon name="categories" size={16} />} Set category
      </button>
      {!isEverything && ids.size <= MAX_SELECTED && (
        <button
          ref={tagAnchor}
          type="button"
          class="button"
          disabled={isBusy}
          onClick={() => setPicking('tag')}
        >
          <Icon name="tag" size={16} /> Tag
        </button>
      )}
      <button type="button" class="icon-button" aria-label="Clear the selection" onClick={selection.clear}>
        <Icon name="close" />
      </button>
      {picking === 'category' && anchor.current && (
        <CategoryPicker
          anchor={anchor.current}
          tree={tree}
          onChoose={(slug) => void tryOut(slug)}
          onClose={() => setPicking(null)}
        />
      )}
      {picking === 'tag' && (
        <Picker
          anchor={tagAnchor}
          label="Tag"
          choices={tags.map(({ slug, display_name: label }) => ({ value: slug, label }))}
          onChoose={(slug) => void addTag(slug)}
          onCreate={(name) => void createTag(name).then(addTag, toastError)}
          onClose={() => setPicking(null)}
        />
      )}
      {plan && (
        <Confirm
          title={`Set the category of ${countTransactions(plan.result.updated_count)}?`}
          action={plan.result.updated_count === 0 ? 'Nothing to change' : 'Set category'}
          isReady={plan.result.updated_count > 0}
          isBusy={isBusy}
          onConfirm={() => void carryOut()}
          onClose={() => setPlan(null)}
        >
          <p>
            Of {countTransactions(count)} selected, {plan.result.updated_count.toLocaleString()} would become{' '}
            <b>{tree?.bySlug.get(plan.slug)?.name ?? plan.slug}</b>.
          </p>
          <p class="quiet small">Nothing has changed yet. You can undo it for 30 days, under Activity.</p>
        </Confirm>
      )}
    </div>
  );
}
