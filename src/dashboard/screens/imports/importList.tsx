import { useState } from 'preact/hooks';
import type { components } from '../../../../generated/client/index.ts';
import { formatTime } from '../../dates.ts';
import { nameOf } from '../../household.ts';
import { Confirm } from '../../parts/dialog.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Empty, Loaded } from '../../parts/states.tsx';
import { toast, toastError } from '../../parts/toasts.tsx';
import { invalidate, useQuery } from '../../query.ts';
import { api } from '../../session.ts';
import { collect, useAccounts } from '../../useHousehold.ts';
import { counted } from '../../words.ts';
import { formatName } from './previewView.tsx';

type FileImport = components['schemas']['FileImport'];

const STATES: Record<string, [tone: string, label: string]> = {
  imported: ['good', 'Imported'],
  replaced: ['', 'Replaced'],
  taken_back: ['', 'Taken back'],
};

/** What was imported; each can be taken back. */
export function ImportList({ canWrite }: { canWrite: boolean }) {
  const imports = useQuery('imports', (signal) =>
    collect(api().files.listImports({ limit: 100 }, { signal })),
  );
  const accounts = useAccounts();
  const [chosen, setChosen] = useState<FileImport | null>(null);
  const names = new Map((accounts.data ?? []).map((account) => [account.id, nameOf(account)]));
  const accountNames = (each: FileImport) =>
    each.accounts.map(({ account_id: id }) => names.get(id) ?? 'Removed account').join(', ');
  return (
    <section class="card" aria-labelledby="imports">
      <div class="card-head">
        <h2 id="imports">Earlier imports</h2>
      </div>
      <Loaded query={imports}>
        {(all) =>
          all.length === 0 ? (
            <Empty icon="file" title="Nothing imported yet">
              Each import is listed here, and can be taken back.
            </Empty>
          ) : (
            <div class="table-frame">
              <table class="table">
                <thead>
                  <tr>
                    <th scope="col">Imported</th>
                    <th scope="col">Into</th>
                    <th scope="col" class="wide-only">
                      Format
                    </th>
                    <th scope="col" class="number">
                      New
                    </th>
                    <th scope="col" class="wide-only">
                      State
                    </th>
                    <th scope="col">
                      <span class="visually-hidden">Actions</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {all.map((each) => {
                    const [tone, label] = STATES[each.status] ?? ['', each.status];
                    return (
                      <tr key={each.id}>
                        <td>{formatTime(each.created_at)}</td>
                        <td>{accountNames(each)}</td>
                        <td class="wide-only quiet">{formatName(each.format)}</td>
                        <td class="number">
                          {each.accounts
                            .reduce((total, { added_count: added }) => total + added, 0)
                            .toLocaleString()}
                        </td>
                        <td class="wide-only">
                          <span class={`badge ${tone}`}>{label}</span>
                        </td>
                        <td class="actions">
                          {canWrite && each.status === 'imported' && (
                            <button type="button" class="button small" onClick={() => setChosen(each)}>
                              <Icon name="undo" size={15} /> Take back
                            </button>
                          )}
                        </td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
      {chosen && <TakeBack chosen={chosen} into={accountNames(chosen)} onClose={() => setChosen(null)} />}
    </section>
  );
}

function TakeBack({ chosen, into, onClose }: { chosen: FileImport; into: string; onClose: () => void }) {
  const [isBusy, setBusy] = useState(false);
  async function run(): Promise<void> {
    setBusy(true);
    try {
      const { removed_count: removed, kept_count: kept } = await api().files.takeBackImport(chosen.id);
      const rest =
        kept > 0 ? ` ${counted(kept, 'was changed since and stays', 'were changed since and stay')}.` : '';
      toast(`Taken back: ${removed.toLocaleString()} removed.${rest}`);
    } catch (error) {
      toastError(error);
    }
    invalidate('imports', 'transactions', 'accounts', 'connections');
    onClose();
  }
  return (
    <Confirm
      title="Take this import back?"
      action="Take back"
      isBusy={isBusy}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <p>
        The import of {formatTime(chosen.created_at)} into {into} is undone, and earlier values come back.
        Transactions that somebody has changed since stay.
      </p>
    </Confirm>
  );
}
