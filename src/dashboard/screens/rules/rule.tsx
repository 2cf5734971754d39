import { useEffect, useState } from 'preact/hooks';
import type { Rule } from '../../household.ts';
import { Field, SelectField, TextField } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Loaded, Skeleton } from '../../parts/states.tsx';
import { toast, toastError } from '../../parts/toasts.tsx';
import { invalidate, useQuery } from '../../query.ts';
import { address, navigate } from '../../router.ts';
import { api } from '../../session.ts';
import { useCanWrite } from '../../useCanWrite.ts';
import { ActionLines, isCompleteAction } from './actionLines.tsx';
import { useApply } from './apply.tsx';
import { ConditionLines } from './conditionLines.tsx';
import {
  type Action,
  type Conditions,
  EMPTY_LINE,
  fromSimple,
  isComplete,
  type Simple,
  toSimple,
} from './conditions.ts';
import { RulePreview } from './preview.tsx';
import { RuleRuns } from './runs.tsx';
import { useNames } from './useNames.ts';

interface Draft {
  name: string;
  enabled: boolean;
  stage: string;
  trigger: string;
  /** Null for conditions that the builder cannot show; then `json` holds them. */
  simple: Simple | null;
  json: string;
  actions: Action[];
}

const EMPTY: Draft = {
  name: '',
  enabled: true,
  stage: 'standard',
  trigger: 'on_create',
  simple: { join: 'and', lines: [EMPTY_LINE] },
  json: '',
  actions: [{ type: 'set_category', category_slug: '' }],
};

const toDraft = (rule: Rule): Draft => ({
  name: rule.name,
  enabled: rule.enabled,
  stage: rule.stage ?? '',
  trigger: rule.trigger,
  simple: toSimple(rule.conditions),
  json: JSON.stringify(rule.conditions, null, 2),
  actions: rule.actions,
});

/** One rule, with what it matches while it is changed. `/rules/new?transaction=…` starts from a transaction. */
export default function RuleScreen({ parameters }: { parameters: Record<string, string> }) {
  const id = parameters['id'] ?? 'new';
  const from = address.value.query.get('transaction');
  const loaded = useQuery(id === 'new' ? `rules draft ${from}` : `rules one ${id}`, async (signal) => {
    if (id !== 'new') return { rule: await api().rules.get(id, { signal }), draft: null };
    return { rule: null, draft: from ? await draftFrom(from, signal) : EMPTY };
  });
  return (
    <Loaded query={loaded} skeleton={<Skeleton rows={6} />}>
      {({ rule, draft }) => <Builder key={rule?.id ?? from ?? 'new'} rule={rule} start={draft ?? EMPTY} />}
    </Loaded>
  );
}

/** The merchant is what other transactions of the same kind have in common. */
async function draftFrom(id: string, signal: AbortSignal): Promise<Draft> {
  const { merchant_name: merchant, name, category_slug: slug } = await api().transactions.get(id, { signal });
  const line = merchant
    ? { field: 'merchant_name', op: 'eq', value: merchant }
    : { field: 'name', op: 'contains', value: name };
  return {
    ...EMPTY,
    name: merchant ?? name,
    simple: { join: 'and', lines: [line] },
    actions: [{ type: 'set_category', category_slug: slug ?? '' }],
  };
}

function readConditions({ simple, json }: Draft): Conditions | null {
  if (simple) return simple.lines.every(isComplete) ? fromSimple(simple) : null;
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function Builder({ rule, start }: { rule: Rule | null; start: Draft }) {
  const known = useNames();
  const canWrite = useCanWrite();
  const [draft, setDraft] = useState<Draft>(rule ? toDraft(rule) : start);
  const [isBusy, setBusy] = useState(false);
  const apply = useApply();
  const conditions = readConditions(draft);
  const isReady = conditions !== null && draft.name.trim() !== '' && draft.actions.every(isCompleteAction);
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  useEffect(() => {
    if (rule) setDraft(toDraft(rule));
  }, [rule?.updated_at]);

  async function save(thenApply: boolean): Promise<void> {
    if (!conditions) return;
    setBusy(true);
    const body = {
      name: draft.name.trim(),
      enabled: draft.enabled,
      ...(draft.stage ? { stage: draft.stage as 'standard' } : { priority: rule?.priority ?? 500 }),
      trigger: draft.trigger as 'on_create',
      conditions,
      actions: draft.actions,
    };
    try {
      const saved = rule ? await api().rules.replace(rule.id, body) : await api().rules.create(body);
      invalidate('rules');
      toast(`The rule “${saved.name}” is saved.`);
      navigate('/rules');
      if (thenApply) await apply.start(saved);
    } catch (error) {
      toastError(error);
      setBusy(false);
    }
  }

  return (
    <>
      <header class="page-head">
        <div>
          <a class="back" href="/rules">
            <Icon name="left" size={15} /> Rules
          </a>
          <h1>{rule ? rule.name : 'New rule'}</h1>
        </div>
      </header>
      <div class="import-grid">
        <form
          class="card padded stack rule-form"
          onSubmit={(event) => {
            event.preventDefault();
            void save(false);
          }}
        >
          <fieldset class="stack" disabled={!canWrite}>
            <TextField label="Name" value={draft.name} onInput={(name) => set({ name })} required />
            <div class="field">
              <span class="field-label">If a transaction matches</span>
              {draft.simple ? (
                <ConditionLines simple={draft.simple} known={known} onChange={(simple) => set({ simple })} />
              ) : (
                <Field label="Conditions as JSON" fault={conditions ? null : 'This is not valid JSON.'}>
                  {(ids) => (
                    <textarea
                      {...ids}
                      class="input code"
                      rows={12}
                      value={draft.json}
                      onInput={(event) => set({ json: event.currentTarget.value })}
                    />
                  )}
                </Field>
              )}
            </div>
            <div class="field">
              <span class="field-label">Then</span>
              <ActionLines actions={draft.actions} known={known} onChange={(actions) => set({ actions })} />
            </div>
            <div class="halves">
              <SelectField
                label="Runs on"
                value={draft.trigger}
                onChange={(trigger) => set({ trigger })}
                options={[
                  ['on_create', 'New transactions'],
                  ['on_change', 'Changed transactions'],
                  ['always', 'New and changed ones'],
                ]}
              />
              <SelectField
                label="Stage"
                value={draft.stage}
                onChange={(stage) => set({ stage })}
                hint="A later stage wins."
                options={[
                  ['baseline', 'Baseline'],
                  ['standard', 'Standard'],
                  ['refinement', 'Refinement'],
                  ['override', 'Override'],
                  ...(rule && !rule.stage ? [['', `Priority ${rule.priority}`] as const] : []),
                ]}
              />
            </div>
            <label class="spread">
              <span class="field-label">Enabled</span>
              <input
                type="checkbox"
                class="switch"
                role="switch"
                checked={draft.enabled}
                onChange={(event) => set({ enabled: event.currentTarget.checked })}
              />
            </label>
          </fieldset>
          {canWrite && (
            <div class="dialog-foot">
              <a class="button" href="/rules">
                Cancel
              </a>
              <button
                type="button"
                class="button"
                disabled={!isReady || isBusy}
                onClick={() => void save(true)}
              >
                Save and apply
              </button>
              <button type="submit" class="button primary" disabled={!isReady || isBusy}>
                Save
              </button>
            </div>
          )}
        </form>
        <div class="stack">
          <RulePreview conditions={conditions} />
          {rule && <RuleRuns rule={rule} />}
        </div>
      </div>
    </>
  );
}
