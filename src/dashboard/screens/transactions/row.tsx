import { formatDay } from '../../dates.ts';
import type { CategoryTree, Tag, Transaction } from '../../household.ts';
import { hueOf } from '../../household.ts';
import { TransactionAmount } from '../../parts/amount.tsx';
import { Avatar, Dot } from '../../parts/avatar.tsx';
import { TagPill } from '../../parts/tagPill.tsx';

export interface Row {
  transaction: Transaction;
  position: number;
  accountNames: Map<string, string>;
  categories: CategoryTree | undefined;
  tags: Map<string, Tag>;
  isSelected: (id: string) => boolean;
  hasDays: boolean;
  canWrite: boolean;
  onOpen: (id: string) => void;
  onSelect: (position: number, isRange: boolean) => void;
  onCategory: (transaction: Transaction, anchor: HTMLElement) => void;
  onTags: (transaction: Transaction, anchor: HTMLElement) => void;
}

const MAX_TAGS = 2;

export const titleOf = (transaction: Transaction): string =>
  transaction.merchant_name || transaction.name || 'Transaction';

export function TransactionRow({ transform, ...row }: Row & { transform: string }) {
  const { transaction, position, categories, tags } = row;
  const title = titleOf(transaction);
  const slug = transaction.category_slug ?? null;
  const category = slug && slug !== 'uncategorized' ? (categories?.bySlug.get(slug)?.name ?? slug) : null;
  const isSelected = row.isSelected(transaction.id);
  const shownTags = (transaction.tags ?? []).slice(0, MAX_TAGS);
  const moreTags = (transaction.tags ?? []).length - shownTags.length;
  const account = row.accountNames.get(transaction.account_id ?? '') ?? '';
  return (
    <div
      role="listitem"
      class={isSelected ? 'transaction selected' : 'transaction'}
      data-position={position}
      data-id={transaction.short_id}
      style={{ transform }}
    >
      {row.canWrite && (
        <label class="select-row">
          <input
            type="checkbox"
            class="checkbox"
            checked={isSelected}
            aria-label={`Select ${title}`}
            onClick={(event) => row.onSelect(position, event.shiftKey)}
          />
        </label>
      )}
      <Avatar name={title} />
      <div class="who">
        <span class="row">
          <button type="button" class="open-row truncate" onClick={() => row.onOpen(transaction.short_id)}>
            {title}
          </button>
          {transaction.pending && <span class="badge">Pending</span>}
        </span>
        <span class="truncate small quiet">
          {!row.hasDays && `${formatDay(transaction.date ?? '')} · `}
          {account}
        </span>
      </div>
      <div class="what">
        <button
          type="button"
          class={category ? 'pill' : 'pill open'}
          disabled={!row.canWrite}
          onClick={(event) => row.onCategory(transaction, event.currentTarget)}
        >
          <Dot hue={category ? hueOf(slug, categories) : null} />
          <span class="truncate">{category ?? (row.canWrite ? 'Category' : 'None')}</span>
          <span class="visually-hidden">, category of {title}</span>
        </button>
      </div>
      <div class="labels">
        <button
          type="button"
          class="tags-button"
          disabled={!row.canWrite}
          onClick={(event) => row.onTags(transaction, event.currentTarget)}
        >
          {shownTags.map((each) => (
            <TagPill key={each} slug={each} tags={tags} />
          ))}
          {moreTags > 0 && <span class="pill">+{moreTags}</span>}
          {row.canWrite && shownTags.length === 0 && <span class="add-tag">Add tag</span>}
          <span class="visually-hidden">, tags of {title}</span>
        </button>
      </div>
      <div class="how-much">
        <TransactionAmount transaction={transaction} />
      </div>
    </div>
  );
}
