import { useEffect, useState } from 'preact/hooks';
import { formatDay } from '../../dates.ts';
import { TransactionAmount } from '../../parts/amount.tsx';
import { Avatar } from '../../parts/avatar.tsx';
import { Empty, Failure, Skeleton } from '../../parts/states.tsx';
import { useQuery } from '../../query.ts';
import { api } from '../../session.ts';
import { counted } from '../../words.ts';
import type { Conditions } from './conditions.ts';

const DELAY_MS = 300;
const SHOWN = 12;

/** What the conditions match now. It follows the typing; the request for an earlier text is ended. */
export function RulePreview({ conditions }: { conditions: Conditions | null }) {
  const wanted = conditions ? JSON.stringify(conditions) : null;
  const [settled, setSettled] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(wanted), DELAY_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const preview = useQuery(settled && `transactions rule ${settled}`, (signal) =>
    api().rules.preview({ conditions: JSON.parse(settled ?? '{}'), limit: SHOWN }, { signal }),
  );
  const isOld = preview.isLoading || settled !== wanted;
  return (
    <section class="card" aria-labelledby="matches" aria-busy={isOld}>
      <div class="card-head">
        <h2 id="matches" aria-live="polite">
          {preview.data ? counted(preview.data.match_count, 'match', 'matches') : 'Matches'}
        </h2>
        {isOld && <span class="spinner quiet" />}
      </div>
      {!settled ? (
        <Empty icon="edit" title="The conditions are not complete">
          Matches appear here while you type.
        </Empty>
      ) : preview.data ? (
        preview.data.sample.length === 0 ? (
          <Empty icon="search" title="Nothing matches">
            The rule would wait for transactions that do.
          </Empty>
        ) : (
          <ul class="list">
            {preview.data.sample.map((transaction) => {
              const title = transaction.merchant_name ?? transaction.name;
              return (
                <li key={transaction.id} class="list-row">
                  <Avatar name={title} />
                  <span class="grow">
                    <span class="truncate strong block">{title}</span>
                    <span class="truncate small quiet block">
                      {formatDay(transaction.date)} · {transaction.name}
                    </span>
                  </span>
                  <TransactionAmount transaction={transaction} />
                </li>
              );
            })}
          </ul>
        )
      ) : preview.error ? (
        <Failure error={preview.error} retry={preview.reload} />
      ) : (
        <Skeleton rows={5} />
      )}
    </section>
  );
}
