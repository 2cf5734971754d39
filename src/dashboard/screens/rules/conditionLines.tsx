import { nameOf } from '../../household.ts';
import { categoryOptions } from '../../parts/categoryOptions.ts';
import { Icon } from '../../parts/icon.tsx';
import { EMPTY_LINE, FIELDS, type Line, operatorsOf, type Simple } from './conditions.ts';
import type { Names } from './useNames.ts';

/** The lines of the builder: a field, a comparison and a value each. */
export function ConditionLines({
  simple,
  known,
  onChange,
}: {
  simple: Simple;
  known: Names;
  onChange: (simple: Simple) => void;
}) {
  const { lines } = simple;
  const set = (position: number, line: Line) =>
    onChange({ ...simple, lines: lines.map((each, index) => (index === position ? line : each)) });
  return (
    <div class="stack tight">
      {lines.length > 1 && (
        <div class="segments join" role="group" aria-label="How the conditions are joined">
          {(['and', 'or'] as const).map((join) => (
            <button
              key={join}
              type="button"
              aria-pressed={simple.join === join}
              onClick={() => onChange({ ...simple, join })}
            >
              {join === 'and' ? 'All hold' : 'Any holds'}
            </button>
          ))}
        </div>
      )}
      {lines.map((line, position) => (
        <div key={position} class="condition">
          <select
            class="select"
            aria-label="Field"
            value={line.field}
            onChange={(event) => {
              const field = event.currentTarget.value;
              set(position, { field, op: operatorsOf(field)[0]?.[0] ?? 'eq', value: '' });
            }}
          >
            {FIELDS.map(([field, label]) => (
              <option key={field} value={field}>
                {label}
              </option>
            ))}
          </select>
          <select
            class="select"
            aria-label="Comparison"
            value={line.op}
            onChange={(event) => set(position, { ...line, op: event.currentTarget.value })}
          >
            {operatorsOf(line.field).map(([op, label]) => (
              <option key={op} value={op}>
                {label}
              </option>
            ))}
          </select>
          <ValueInput line={line} known={known} onInput={(value) => set(position, { ...line, value })} />
          <button
            type="button"
            class="icon-button"
            aria-label="Remove the condition"
            onClick={() => onChange({ ...simple, lines: lines.filter((_, index) => index !== position) })}
          >
            <Icon name="close" size={16} />
          </button>
        </div>
      ))}
      <button
        type="button"
        class="link-button add"
        onClick={() => onChange({ ...simple, lines: [...lines, EMPTY_LINE] })}
      >
        <Icon name="plus" size={15} /> Add a condition
      </button>
    </div>
  );
}

function optionsOf(field: string, known: Names): (readonly [string, string])[] | null {
  switch (field) {
    case 'category':
      return categoryOptions(known.tree);
    case 'account_id':
      return known.accounts.map((account) => [account.id, nameOf(account)] as const);
    case 'user_id':
      return known.users.map(({ id, name }) => [id, name] as const);
    case 'tags':
      return known.tags.map(({ slug, display_name: name }) => [slug, name] as const);
    case 'provider':
      return [
        ['plaid', 'Plaid'],
        ['teller', 'Teller'],
        ['csv', 'Files'],
      ];
    case 'pending':
      return [
        ['true', 'Pending'],
        ['false', 'Posted'],
      ];
    default:
      return null;
  }
}

function ValueInput({
  line,
  known,
  onInput,
}: {
  line: Line;
  known: Names;
  onInput: (value: string) => void;
}) {
  const options = optionsOf(line.field, known);
  if (options) {
    return (
      <select
        class="select value"
        aria-label="Value"
        value={line.value}
        onChange={(event) => onInput(event.currentTarget.value)}
      >
        <option value="">Choose…</option>
        {options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      class="input value"
      aria-label="Value"
      value={line.value}
      inputMode={line.field === 'amount' ? 'decimal' : undefined}
      placeholder={line.field === 'amount' ? 'Money in is negative' : 'Text'}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  );
}
