import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { Rule } from '../../household.ts';
import { Confirm } from '../../parts/dialog.tsx';
import { toast, toastError } from '../../parts/toasts.tsx';
import { undo } from '../../parts/undo.ts';
import { invalidate } from '../../query.ts';
import { api } from '../../session.ts';
import { countTransactions } from '../../words.ts';

interface Applied {
  updated_count: number;
  operation_id: string | null;
  dry_run_token: string | null;
}

/** What was tried out and waits for an answer. `rule` is null for all rules. */
const plan = signal<{ rule: Rule | null; result: Applied } | null>(null);

async function run(
  rule: Rule | null,
  options: { dry_run?: boolean; dry_run_token?: string },
): Promise<Applied> {
  if (rule) return api().rules.apply(rule.id, options);
  const { transactions_updated: count, ...rest } = await api().rules.applyAll(options);
  return { ...rest, updated_count: count };
}

/** Tries a rule, or all of them, on what is stored. The dialog that then asks is `ApplyDialog`. */
export function useApply() {
  return {
    async start(rule: Rule | null): Promise<void> {
      try {
        plan.value = { rule, result: await run(rule, { dry_run: true }) };
      } catch (error) {
        toastError(error);
      }
    },
  };
}

export function ApplyDialog() {
  const [isBusy, setBusy] = useState(false);
  const current = plan.value;
  if (!current) return null;
  const { rule, result } = current;
  const close = () => {
    plan.value = null;
    setBusy(false);
  };

  async function carryOut(): Promise<void> {
    setBusy(true);
    const token = result.dry_run_token;
    try {
      const done = await run(rule, token ? { dry_run_token: token } : {});
      const id = done.operation_id;
      toast(
        `${countTransactions(done.updated_count)} changed.`,
        id ? { label: 'Undo', run: () => void undo(id) } : undefined,
      );
      invalidate('transactions', 'rules', 'operations');
    } catch (error) {
      toastError(error);
    }
    close();
  }

  const what = rule ? `“${rule.name}”` : 'All enabled rules';
  return (
    <Confirm
      title={rule ? `Apply ${what}?` : 'Apply all rules?'}
      action={result.updated_count === 0 ? 'Nothing to change' : 'Apply'}
      isReady={result.updated_count > 0}
      isBusy={isBusy}
      onConfirm={() => void carryOut()}
      onClose={close}
    >
      <p>
        {what} would change <b>{countTransactions(result.updated_count)}</b> of those stored already. New ones
        are handled as they arrive.
      </p>
      <p class="quiet small">Nothing has changed yet. You can undo it for 30 days, under Activity.</p>
    </Confirm>
  );
}
