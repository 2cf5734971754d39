import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { SelectField, TextField } from './parts/field.tsx';
import { invalidate } from './query.ts';
import { api } from './session.ts';
import { useUsers } from './useHousehold.ts';

const SOMEBODY_NEW = 'new';

export interface Owner {
  /** Asks whose it is, and for the name of somebody new. */
  fields: ComponentChildren;
  /** Null while nobody is chosen who exists. */
  userId: string | null;
  isComplete: boolean;
  /** The chosen person, who is created first if new. @throws BreadboxError */
  take(): Promise<string>;
}

/** The choice of a person of the household. The first one is chosen already; in a new household there is none. */
export function useOwner(label: string): Owner {
  const users = useUsers();
  const [picked, setPicked] = useState<string | null>(null);
  const [name, setName] = useState('');
  const nobody = users.data?.length === 0 ? SOMEBODY_NEW : '';
  const chosen = picked ?? users.data?.[0]?.id ?? nobody;
  const isNew = chosen === SOMEBODY_NEW;
  return {
    userId: isNew || chosen === '' ? null : chosen,
    isComplete: isNew ? name.trim() !== '' : chosen !== '',
    async take() {
      if (!isNew) return chosen;
      const { id } = await api().users.create({ name: name.trim() });
      // The new person is chosen from now on, so that another attempt creates no second one.
      setPicked(id);
      invalidate('users');
      return id;
    },
    fields: (
      <>
        <SelectField
          label={label}
          value={chosen}
          onChange={setPicked}
          options={[
            ...(users.data ?? []).map((user) => [user.id, user.name] as const),
            [SOMEBODY_NEW, 'Somebody new'] as const,
          ]}
        />
        {isNew && <TextField label="Name of the person" value={name} onInput={setName} required />}
      </>
    ),
  };
}
