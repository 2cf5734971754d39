import { categoryOptions } from '../../parts/categoryOptions.ts';
import { Icon } from '../../parts/icon.tsx';
import type { Action } from './conditions.ts';
import type { Names } from './useNames.ts';

const TYPES = [
  ['set_category', 'Set the category'],
  ['add_tag', 'Add the tag'],
  ['remove_tag', 'Remove the tag'],
] as const;

const choiceOf = (action: Action): string =>
  action.type === 'set_category' ? action.category_slug : action.tag_slug;

function toAction(type: string, value: string): Action {
  if (type === 'add_tag' || type === 'remove_tag') return { type, tag_slug: value };
  return { type: 'set_category', category_slug: value };
}

export const isCompleteAction = (action: Action): boolean => choiceOf(action) !== '';

/** What the rule does to a transaction that matches. */
export function ActionLines({
  actions,
  known,
  onChange,
}: {
  actions: Action[];
  known: Names;
  onChange: (actions: Action[]) => void;
}) {
  const set = (position: number, action: Action) =>
    onChange(actions.map((each, index) => (index === position ? action : each)));
  return (
    <div class="stack tight">
      {actions.map((action, position) => {
        const options =
          action.type === 'set_category'
            ? categoryOptions(known.tree)
            : known.tags.map(({ slug, display_name: name }) => [slug, name] as const);
        return (
          <div key={position} class="condition action">
            <select
              class="select"
              aria-label="Action"
              value={action.type}
              onChange={(event) => set(position, toAction(event.currentTarget.value, ''))}
            >
              {TYPES.map(([type, label]) => (
                <option key={type} value={type}>
                  {label}
                </option>
              ))}
            </select>
            <select
              class="select value"
              aria-label={action.type === 'set_category' ? 'Category' : 'Tag'}
              value={choiceOf(action)}
              onChange={(event) => set(position, toAction(action.type, event.currentTarget.value))}
            >
              <option value="">Choose…</option>
              {options.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
            {actions.length > 1 && (
              <button
                type="button"
                class="icon-button"
                aria-label="Remove the action"
                onClick={() => onChange(actions.filter((_, index) => index !== position))}
              >
                <Icon name="close" size={16} />
              </button>
            )}
          </div>
        );
      })}
      <button
        type="button"
        class="link-button add"
        onClick={() => onChange([...actions, { type: 'add_tag', tag_slug: '' }])}
      >
        <Icon name="plus" size={15} /> Add an action
      </button>
    </div>
  );
}
