import { useState } from 'preact/hooks';
import { isDebt } from '../../accountTypes.ts';
import type { Account } from '../../household.ts';
import { nameOf } from '../../household.ts';
import { currencyOf, formatMoney, negate } from '../../money.ts';
import { Amount } from '../../parts/amount.tsx';
import { Confirm } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/field.tsx';
import { Menu, type MenuItem } from '../../parts/menu.tsx';
import { toastError } from '../../parts/toasts.tsx';
import { invalidate } from '../../query.ts';
import { navigate } from '../../router.ts';
import { api } from '../../session.ts';
import { inWords } from '../../words.ts';
import { DeleteAccount } from './deleteAccount.tsx';
import { SetBalance } from './setBalance.tsx';

const STATUS: Record<string, string> = { closed: 'Closed', missing: 'No longer reported' };

type Opened = 'name' | 'balance' | 'deletion';

export function AccountRow({
  account,
  canWrite,
  isLinked,
}: {
  account: Account;
  canWrite: boolean;
  /** Whether a bank fills the account, which then says its balance. */
  isLinked: boolean;
}) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  const currency = currencyOf(account);
  const { balance_current: balance, balance_available: available, balance_limit: limit } = account;
  const shown = balance !== null && isDebt(account.type) ? negate(balance) : balance;
  const more = describeMore(available, limit, account.type, currency);
  const items: MenuItem[] = [
    { label: 'Rename', icon: 'edit', run: () => setOpened('name') },
    {
      label: 'Transactions',
      icon: 'transactions',
      run: () => navigate(`/transactions?account_id=${account.short_id}`),
    },
  ];
  if (!isLinked) {
    items.splice(1, 0, { label: 'Set the balance', icon: 'accounts', run: () => setOpened('balance') });
    items.push({ label: 'Delete…', icon: 'trash', danger: true, run: () => setOpened('deletion') });
  }
  return (
    <div class="list-row">
      <a class="grow account-link" href={`/transactions?account_id=${account.short_id}`}>
        <span class="row">
          <span class="truncate strong">{nameOf(account)}</span>
          {STATUS[account.status] && <span class="badge">{STATUS[account.status]}</span>}
          {account.possible_duplicate_of && <span class="badge warn">Maybe a duplicate</span>}
          {account.merged_into_account_id && <span class="badge">Merged</span>}
        </span>
        <span class="truncate small quiet block">
          {[inWords(account.subtype ?? account.type), account.mask && `·· ${account.mask}`, account.user_name]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </a>
      <span class="account-balance">
        {shown === null ? (
          <span class="faint">No balance</span>
        ) : (
          <Amount value={shown} currency={currency} />
        )}
        {more && <span class="small quiet amount block">{more}</span>}
      </span>
      {canWrite && <Menu label={`More for ${nameOf(account)}`} items={items} />}
      {opened === 'name' && <Rename account={account} onClose={close} />}
      {opened === 'balance' && <SetBalance account={account} onClose={close} />}
      {opened === 'deletion' && <DeleteAccount account={account} onClose={close} />}
    </div>
  );
}

function describeMore(
  available: number | null,
  limit: number | null,
  type: string,
  currency: string | null,
): string | null {
  if (type === 'credit' && limit !== null) return `of ${formatMoney(limit, currency)}`;
  if (available === null || type !== 'depository') return null;
  return `${formatMoney(available, currency)} available`;
}

function Rename({ account, onClose }: { account: Account; onClose: () => void }) {
  const [name, setName] = useState(nameOf(account));
  async function save(): Promise<void> {
    try {
      await api().accounts.update(account.id, { display_name: name.trim() || null });
      invalidate('accounts');
      onClose();
    } catch (error) {
      toastError(error);
    }
  }
  const origin = account.connection_id ? 'The bank calls it' : 'It was created as';
  return (
    <Confirm title="Rename the account" action="Save" onConfirm={() => void save()} onClose={onClose}>
      <TextField label="Name" value={name} onInput={setName} hint={`${origin} “${account.name}”.`} />
    </Confirm>
  );
}
