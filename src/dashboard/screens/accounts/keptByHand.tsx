import type { Account } from '../../household.ts';
import { Icon } from '../../parts/icon.tsx';
import { AccountRow } from './accountRow.tsx';

/** The accounts that no bank and no file fills, such as a house. Scripts create them and set their balances. */
export function KeptByHand({ accounts, canWrite }: { accounts: Account[]; canWrite: boolean }) {
  if (accounts.length === 0) return null;
  return (
    <section class="card bank" aria-labelledby="kept-by-hand">
      <header class="bank-head">
        <span class="file-icon">
          <Icon name="edit" />
        </span>
        <div class="grow">
          <h2 id="kept-by-hand">Kept by hand</h2>
          <p class="small quiet">Nothing syncs these accounts. Their balances are set through the API.</p>
        </div>
      </header>
      <ul class="list">
        {accounts.map((account) => (
          <li key={account.id}>
            <AccountRow account={account} canWrite={canWrite} />
          </li>
        ))}
      </ul>
    </section>
  );
}
