import type { Account, User } from '../../household.ts';
import { isShown, nameOf } from '../../household.ts';
import { SelectField, TextField } from '../../parts/field.tsx';
import { NEW_ACCOUNT, type Target } from './upload.ts';

const TYPES = [
  ['', 'As the file says'],
  ['depository', 'Checking or savings'],
  ['credit', 'Credit card'],
  ['loan', 'Loan'],
  ['investment', 'Investment'],
  ['other', 'Other'],
] as const;

/** Where the transactions go. */
export function TargetFields({
  target,
  accounts,
  users,
  onChange,
}: {
  target: Target;
  accounts: Account[];
  users: User[];
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
          <SelectField
            label="Whose"
            value={target.userId}
            onChange={set('userId')}
            options={users.map(({ id, name }) => [id, name] as const)}
          />
          <SelectField label="Type" value={target.type} onChange={set('type')} options={TYPES} />
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
