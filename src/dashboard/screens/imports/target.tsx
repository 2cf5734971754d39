import type { ComponentChildren } from 'preact';
import { ACCOUNT_TYPES } from '../../accountTypes.ts';
import type { Account } from '../../household.ts';
import { isShown, nameOf } from '../../household.ts';
import { SelectField, TextField } from '../../parts/field.tsx';
import { NEW_ACCOUNT, type Target } from './upload.ts';

/** Where the transactions go. */
export function TargetFields({
  target,
  accounts,
  owner,
  onChange,
}: {
  target: Target;
  accounts: Account[];
  /** The fields that ask whose the new account is. */
  owner: ComponentChildren;
  onChange: (target: Target) => void;
}) {
  const set = (name: keyof Target) => (value: string) => onChange({ ...target, [name]: value });
  return (
    <div class="stack">
      <SelectField
        label="Account"
        value={target.accountId}
        onChange={set('accountId')}
        options={[
          [NEW_ACCOUNT, 'A new account'],
          ...accounts
            .filter(isShown)
            .map((account) => [account.id, `${nameOf(account)} – ${account.institution_name}`] as const),
        ]}
      />
      {target.accountId === NEW_ACCOUNT && (
        <div class="target-fields">
          <TextField label="Name" value={target.name} onInput={set('name')} placeholder="Everyday Checking" />
          {owner}
          <SelectField
            label="Type"
            value={target.type}
            onChange={set('type')}
            options={[['', 'As the file says'], ...ACCOUNT_TYPES]}
          />
          <TextField
            label="Currency"
            value={target.currency}
            onInput={set('currency')}
            placeholder="From the file"
          />
        </div>
      )}
    </div>
  );
}
