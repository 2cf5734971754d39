import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** A label, what is filled in, and a hint or what is wrong with it. `children` gets the id that joins them. */
export function Field({
  label,
  hint,
  fault,
  children,
}: {
  label: string;
  hint?: ComponentChildren;
  fault?: string | null | undefined;
  children: (ids: {
    id: string;
    'aria-describedby': string | undefined;
    'aria-invalid': boolean;
  }) => ComponentChildren;
}) {
  const id = useId();
  const note = fault ?? hint;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, 'aria-describedby': note ? `${id}-note` : undefined, 'aria-invalid': Boolean(fault) })}
      {note && (
        <span id={`${id}-note`} class={fault ? 'fault' : 'hint'}>
          {note}
        </span>
      )}
    </div>
  );
}

export function TextField({
  label,
  value,
  onInput,
  hint,
  fault,
  placeholder,
  type = 'text',
  required = false,
}: {
  label: string;
  value: string;
  onInput: (value: string) => void;
  hint?: ComponentChildren;
  fault?: string | null | undefined;
  placeholder?: string;
  type?: 'text' | 'password' | 'date';
  required?: boolean;
}) {
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(ids) => {
        const attributes = {
          ...ids,
          class: 'input',
          value,
          required,
          autocomplete: 'off' as const,
          placeholder,
          onInput: (event: { currentTarget: HTMLInputElement }) => onInput(event.currentTarget.value),
        };
        if (type === 'password') return <input type="password" {...attributes} />;
        return type === 'date' ? (
          <input type="date" {...attributes} />
        ) : (
          <input type="text" {...attributes} />
        );
      }}
    </Field>
  );
}

export function SelectField({
  label,
  value,
  onChange,
  options,
  hint,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  options: readonly (readonly [value: string, label: string])[];
  hint?: ComponentChildren;
}) {
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <select
          {...ids}
          class="select"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {options.map(([name, text]) => (
            <option key={name} value={name}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
