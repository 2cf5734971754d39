import type { Account } from '../../household.ts';
import { Icon } from '../../parts/icon.tsx';
import { AccountRow } from './accountRow.tsx';

/** The accounts that no bank and no file fills, such as a house. Their balances are set here or by a script. */
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
          <p class="small quiet">Nothing syncs these accounts. You set their balances.</p>
        </div>
      </header>
      <ul class="list">
        {accounts.map((account) => (
          <li key={account.id}>
            <AccountRow account={account} canWrite={canWrite} isLinked={false} />
          </li>
        ))}
      </ul>
    </section>
  );
}
