import { useState } from 'preact/hooks';
import { formatLongDay, formatTime } from '../../dates.ts';
import type { Account, CategoryTree, Tag, Transaction } from '../../household.ts';
import { hueOf, nameOf } from '../../household.ts';
import { TransactionAmount } from '../../parts/amount.tsx';
import { Avatar, Dot } from '../../parts/avatar.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Loaded } from '../../parts/states.tsx';
import { TagPill } from '../../parts/tagPill.tsx';
import { toast, toastError } from '../../parts/toasts.tsx';
import { invalidate, useQuery } from '../../query.ts';
import { api } from '../../session.ts';
import { inWords } from '../../words.ts';
import { CategoryPicker, invalidateTransactions, setCategory, TagPicker, type Update } from './editing.tsx';
import { titleOf } from './row.tsx';

interface Known {
  accounts: Account[];
  tree: CategoryTree | undefined;
  tags: Map<string, Tag>;
  canWrite: boolean;
}

/** Everything that is known of one transaction. */
export function TransactionDetail({
  id,
  known,
  update,
  onClose,
  onRemoved,
}: {
  id: string;
  known: Known;
  update: Update;
  onClose: () => void;
  onRemoved: () => void;
}) {
  const transaction = useQuery(`transactions one ${id}`, (signal) => api().transactions.get(id, { signal }));
  return (
    <Dialog title="Transaction" drawer onClose={onClose}>
      <Loaded query={transaction}>
        {(loaded) => (
          <Content
            transaction={loaded}
            known={known}
            onRemoved={onRemoved}
            update={(changed, change) => {
              update(changed, change);
              invalidate(`transactions one ${id}`);
            }}
          />
        )}
      </Loaded>
    </Dialog>
  );
}

const CHANNELS: Record<string, string> = { online: 'Online', 'in store': 'In a shop', other: 'Other' };

function Content({
  transaction,
  known,
  update,
  onRemoved,
}: {
  transaction: Transaction;
  known: Known;
  update: Update;
  onRemoved: () => void;
}) {
  const [picking, setPicking] = useState<{ what: 'category' | 'tags'; anchor: HTMLElement } | null>(null);
  const { tree, tags, canWrite } = known;
  const account = known.accounts.find((each) => each.id === transaction.account_id);
  const slug = transaction.category_slug;
  const title = titleOf(transaction);

  async function reset(): Promise<void> {
    try {
      update(transaction.id, await api().transactions.resetCategory(transaction.id));
      invalidateTransactions();
    } catch (error) {
      toastError(error);
    }
  }

  async function remove(): Promise<void> {
    try {
      await api().transactions.delete(transaction.id);
      onRemoved();
      toast(`${title} is deleted. No sync brings it back.`, {
        label: 'Undo',
        run: () => void api().transactions.restore(transaction.id).then(onRemoved, toastError),
      });
    } catch (error) {
      toastError(error);
    }
  }

  return (
    <div class="detail">
      <div class="detail-head">
        <Avatar name={title} />
        <p class="strong">{title}</p>
        <p class="figure">
          <TransactionAmount transaction={transaction} />
        </p>
        <p class="quiet">
          {formatLongDay(transaction.date ?? '')}
          {transaction.pending && ' · pending'}
        </p>
      </div>
      <div class="detail-edit">
        <span class="field-label">Category</span>
        <button
          type="button"
          class="pill"
          disabled={!canWrite}
          onClick={(event) => setPicking({ what: 'category', anchor: event.currentTarget })}
        >
          <Dot hue={hueOf(slug, tree)} />
          {(slug && tree?.bySlug.get(slug)?.name) || 'None'}
        </button>
        <span class="field-label">Tags</span>
        <button
          type="button"
          class="tags-button"
          disabled={!canWrite}
          onClick={(event) => setPicking({ what: 'tags', anchor: event.currentTarget })}
        >
          {(transaction.tags ?? []).map((each) => (
            <TagPill key={each} slug={each} tags={tags} />
          ))}
          {canWrite && (
            <span class="pill open">
              <Icon name="plus" size={13} /> Tag
            </span>
          )}
        </button>
      </div>
      <dl class="facts">
        <Fact name="Account">
          {account ? (
            <a href={`/transactions?account_id=${account.short_id}`}>{nameOf(account)}</a>
          ) : (
            'Unknown'
          )}
        </Fact>
        <Fact name="At the bank">{transaction.name}</Fact>
        <Fact name="Bank's category">
          {inWords(transaction.category_detailed ?? transaction.category_primary ?? '')}
        </Fact>
        <Fact name="Category set by">
          {transaction.category_override ? 'A person' : 'The bank or a rule'}
        </Fact>
        <Fact name="Authorized">
          {transaction.authorized_date && formatLongDay(transaction.authorized_date)}
        </Fact>
        <Fact name="Paid">
          {transaction.payment_channel &&
            (CHANNELS[transaction.payment_channel] ?? transaction.payment_channel)}
        </Fact>
        <Fact name="Last changed">{transaction.updated_at && formatTime(transaction.updated_at)}</Fact>
        <Fact name="Id">
          <code>{transaction.short_id}</code>
        </Fact>
      </dl>
      {canWrite && (
        <div class="detail-actions">
          <a class="button" href={`/rules/new?transaction=${transaction.short_id}`}>
            <Icon name="rules" size={16} /> Make a rule
          </a>
          {transaction.category_override && (
            <button type="button" class="button" onClick={() => void reset()}>
              <Icon name="undo" size={16} /> Reset category
            </button>
          )}
          <button type="button" class="button plain" onClick={() => void remove()}>
            <Icon name="trash" size={16} /> Delete
          </button>
        </div>
      )}
      {picking?.what === 'category' && (
        <CategoryPicker
          anchor={picking.anchor}
          tree={tree}
          chosen={slug}
          onChoose={(chosen) => void setCategory(transaction, chosen, tree, update)}
          onClose={() => setPicking(null)}
        />
      )}
      {picking?.what === 'tags' && (
        <TagPicker
          anchor={picking.anchor}
          tags={[...tags.values()]}
          transaction={transaction}
          update={update}
          onClose={() => setPicking(null)}
        />
      )}
    </div>
  );
}

function Fact({ name, children }: { name: string; children?: preact.ComponentChildren }) {
  if (!children) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
