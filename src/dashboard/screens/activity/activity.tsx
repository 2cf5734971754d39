import { useState } from 'preact/hooks';
import type { components } from '../../../../generated/client/index.ts';
import { formatAgo, formatTime } from '../../dates.ts';
import { Confirm } from '../../parts/dialog.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { Empty, Loaded } from '../../parts/states.tsx';
import { undo } from '../../parts/undo.ts';
import { useQuery } from '../../query.ts';
import { api } from '../../session.ts';
import { useCanWrite } from '../../useCanWrite.ts';
import { collect } from '../../useHousehold.ts';
import { counted, countTransactions } from '../../words.ts';

type Operation = components['schemas']['Operation'];

const KINDS: Record<string, [icon: IconName, label: string]> = {
  bulk_recategorize: ['categories', 'Category of all that matched a filter'],
  batch_categorize: ['categories', 'Category of selected transactions'],
  apply_rule: ['rules', 'A rule was applied'],
  apply_all_rules: ['rules', 'All rules were applied'],
  merge_category: ['link', 'A category was merged'],
};

/** What changed many transactions at once in the last 30 days, and a way back. */
export default function Activity() {
  const operations = useQuery('operations', (signal) =>
    collect(api().operations.list({ limit: 200 }, { signal })),
  );
  const canWrite = useCanWrite();
  const [chosen, setChosen] = useState<Operation | null>(null);
  return (
    <>
      <header class="page-head">
        <div>
          <h1>Activity</h1>
          <p>What changed many transactions at once in the last 30 days.</p>
        </div>
      </header>
      <div class="card">
        <Loaded query={operations}>
          {(all) =>
            all.length === 0 ? (
              <Empty icon="activity" title="Nothing yet">
                Bulk changes and applied rules are listed here, and can be undone.
              </Empty>
            ) : (
              <ul class="list">
                {all.map((operation) => {
                  const [icon, label] = KINDS[operation.kind] ?? ['activity', operation.kind];
                  return (
                    <li key={operation.id} class="list-row">
                      <span class="file-icon">
                        <Icon name={icon} />
                      </span>
                      <span class="grow">
                        <span class="strong block">{label}</span>
                        <span class="small quiet block" title={formatTime(operation.created_at)}>
                          {countTransactions(operation.changed_count)} · {formatAgo(operation.created_at)}
                          {operation.api_key_name && ` · by ${operation.api_key_name}`}
                        </span>
                      </span>
                      {operation.undone_at ? (
                        <span class="badge">Undone</span>
                      ) : (
                        canWrite && (
                          <button type="button" class="button small" onClick={() => setChosen(operation)}>
                            <Icon name="undo" size={15} /> Undo
                          </button>
                        )
                      )}
                    </li>
                  );
                })}
              </ul>
            )
          }
        </Loaded>
      </div>
      {chosen && (
        <Confirm
          title="Undo this change?"
          action="Undo"
          onConfirm={() => {
            void undo(chosen.id);
            setChosen(null);
          }}
          onClose={() => setChosen(null)}
        >
          <p>
            {counted(
              chosen.changed_count,
              'transaction gets back what it had',
              'transactions get back what they had',
            )}
            . What somebody has changed since stays as it is.
          </p>
        </Confirm>
      )}
    </>
  );
}
