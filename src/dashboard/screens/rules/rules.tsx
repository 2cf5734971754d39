import { useState } from 'preact/hooks';
import { formatAgo } from '../../dates.ts';
import type { Rule } from '../../household.ts';
import { Confirm } from '../../parts/dialog.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Menu } from '../../parts/menu.tsx';
import { Empty, Loaded } from '../../parts/states.tsx';
import { toast, toastError } from '../../parts/toasts.tsx';
import { invalidate, useQuery } from '../../query.ts';
import { navigate } from '../../router.ts';
import { api } from '../../session.ts';
import { useCanWrite } from '../../useCanWrite.ts';
import { collect } from '../../useHousehold.ts';
import { counted } from '../../words.ts';
import { ApplyDialog, useApply } from './apply.tsx';
import { describeActions, describeConditions } from './conditions.ts';
import { useNames } from './useNames.ts';

/** What categorizes transactions by itself. */
export default function Rules() {
  const rules = useQuery('rules', (signal) => collect(api().rules.list({ limit: 200 }, { signal })));
  const canWrite = useCanWrite();
  const apply = useApply();
  const { names } = useNames();
  const create = (
    <a class="button primary" href="/rules/new">
      <Icon name="plus" size={16} /> New rule
    </a>
  );
  return (
    <>
      <header class="page-head">
        <h1>Rules</h1>
        {canWrite && (
          <div class="row">
            {(rules.data?.length ?? 0) > 0 && (
              <button type="button" class="button" onClick={() => void apply.start(null)}>
                <Icon name="play" size={16} /> Apply all
              </button>
            )}
            {create}
          </div>
        )}
      </header>
      <div class="card">
        <Loaded query={rules}>
          {(all) =>
            all.length === 0 ? (
              <Empty icon="rules" title="No rules yet" actions={canWrite && create}>
                A rule sets the category or tags of each transaction that matches. Start with one from a
                transaction, or from nothing.
              </Empty>
            ) : (
              <ul class="list">
                {all.map((rule) => (
                  <li key={rule.id}>
                    <RuleRow
                      rule={rule}
                      names={names}
                      canWrite={canWrite}
                      apply={() => void apply.start(rule)}
                    />
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </div>
      <ApplyDialog />
    </>
  );
}

function RuleRow({
  rule,
  names,
  canWrite,
  apply,
}: {
  rule: Rule;
  names: ReadonlyMap<string, string>;
  canWrite: boolean;
  apply: () => void;
}) {
  const [isDeleting, setDeleting] = useState(false);

  async function setEnabled(enabled: boolean): Promise<void> {
    const { name, stage, priority, trigger, conditions, actions } = rule;
    try {
      await api().rules.replace(rule.id, {
        name,
        enabled,
        ...(stage ? { stage: stage as 'standard' } : { priority }),
        trigger: trigger as 'on_create',
        conditions,
        actions,
      });
    } catch (error) {
      toastError(error);
    }
    invalidate('rules');
  }

  async function remove(): Promise<void> {
    try {
      await api().rules.delete(rule.id);
      toast(`The rule “${rule.name}” is deleted.`);
    } catch (error) {
      toastError(error);
    }
    setDeleting(false);
    invalidate('rules');
  }

  return (
    <div class="list-row rule">
      <a class="grow account-link" href={`/rules/${rule.short_id}`}>
        <span class="truncate strong block">{rule.name}</span>
        <span class="small quiet clamp">
          {describeConditions(rule.conditions, names)} → {describeActions(rule.actions, names)}
        </span>
      </a>
      <span class="small quiet wide-only hits">
        {counted(rule.hit_count, 'hit', 'hits')}
        {rule.last_hit_at && <span class="block faint">{formatAgo(rule.last_hit_at)}</span>}
      </span>
      {rule.is_system && <span class="badge wide-only">Built in</span>}
      <input
        type="checkbox"
        class="switch"
        role="switch"
        aria-label={`Enabled: ${rule.name}`}
        checked={rule.enabled}
        disabled={!canWrite}
        onChange={(event) => void setEnabled(event.currentTarget.checked)}
      />
      {canWrite && (
        <Menu
          label={`More for ${rule.name}`}
          items={[
            { label: 'Edit', icon: 'edit', run: () => navigate(`/rules/${rule.short_id}`) },
            { label: 'Apply to all', icon: 'play', run: apply },
            { label: 'Delete…', icon: 'trash', danger: true, run: () => setDeleting(true) },
          ]}
        />
      )}
      {isDeleting && (
        <Confirm
          title={`Delete “${rule.name}”?`}
          action="Delete"
          danger
          onConfirm={() => void remove()}
          onClose={() => setDeleting(false)}
        >
          <p>What the rule has changed stays as it is.</p>
        </Confirm>
      )}
    </div>
  );
}
