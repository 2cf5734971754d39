import { useState } from 'preact/hooks';
import type { Tag } from '../../household.ts';
import { Confirm } from '../../parts/dialog.tsx';
import { Field, TextField } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Menu } from '../../parts/menu.tsx';
import { Empty, Loaded } from '../../parts/states.tsx';
import { toast, toastError } from '../../parts/toasts.tsx';
import { invalidate } from '../../query.ts';
import { api, describeError } from '../../session.ts';
import { slugFor } from '../../slug.ts';
import { useCanWrite } from '../../useCanWrite.ts';
import { useTags } from '../../useHousehold.ts';

const DEFAULT_COLOR = '#0b5fd0';

export function TagList() {
  const tags = useTags();
  const canWrite = useCanWrite();
  const [edited, setEdited] = useState<Tag | 'new' | null>(null);
  const [deleted, setDeleted] = useState<Tag | null>(null);

  async function remove(tag: Tag): Promise<void> {
    try {
      await api().tags.delete(tag.slug);
      toast(`The tag “${tag.display_name}” is deleted.`);
    } catch (error) {
      toastError(error);
    }
    setDeleted(null);
    invalidate('tags', 'transactions');
  }

  const create = (
    <button type="button" class="button" onClick={() => setEdited('new')}>
      <Icon name="plus" size={16} /> New tag
    </button>
  );
  return (
    <>
      {canWrite && <div class="toolbar">{create}</div>}
      <div class="card">
        <Loaded query={tags}>
          {(all) =>
            all.length === 0 ? (
              <Empty icon="tag" title="No tags yet" actions={canWrite && create}>
                A tag is a free label. A transaction has any number of them.
              </Empty>
            ) : (
              <ul class="list">
                {all.map((tag) => (
                  <li key={tag.id} class="list-row">
                    <span class="dot" style={tag.color ? { background: tag.color } : {}} />
                    <a class="grow account-link" href={`/transactions?any_tag=${tag.slug}`}>
                      <span class="strong block truncate">{tag.display_name}</span>
                      {tag.description && <span class="small quiet block truncate">{tag.description}</span>}
                    </a>
                    <code class="faint wide-only">{tag.slug}</code>
                    {canWrite && (
                      <Menu
                        label={`More for ${tag.display_name}`}
                        items={[
                          { label: 'Edit', icon: 'edit', run: () => setEdited(tag) },
                          { label: 'Delete…', icon: 'trash', danger: true, run: () => setDeleted(tag) },
                        ]}
                      />
                    )}
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </div>
      {edited && <EditTag tag={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      {deleted && (
        <Confirm
          title={`Delete the tag “${deleted.display_name}”?`}
          action="Delete"
          danger
          onConfirm={() => void remove(deleted)}
          onClose={() => setDeleted(null)}
        >
          <p>It is removed from every transaction that has it.</p>
        </Confirm>
      )}
    </>
  );
}

function EditTag({ tag, onClose }: { tag: Tag | null; onClose: () => void }) {
  const [name, setName] = useState(tag?.display_name ?? '');
  const [description, setDescription] = useState(tag?.description ?? '');
  const [color, setColor] = useState(tag?.color ?? DEFAULT_COLOR);
  const [fault, setFault] = useState<string | null>(null);

  async function save(): Promise<void> {
    const body = { display_name: name.trim(), description: description.trim(), color };
    try {
      if (tag) await api().tags.update(tag.slug, body);
      else await api().tags.create({ ...body, slug: slugFor(name, 'tag') });
      invalidate('tags', 'transactions');
      onClose();
    } catch (error) {
      setFault(describeError(error));
    }
  }

  return (
    <Confirm
      title={tag ? 'Edit the tag' : 'New tag'}
      action={tag ? 'Save' : 'Create'}
      isReady={name.trim() !== ''}
      onConfirm={() => void save()}
      onClose={onClose}
    >
      <TextField label="Name" value={name} onInput={setName} fault={fault} required />
      <TextField label="Description" value={description} onInput={setDescription} />
      <Field label="Colour">
        {(ids) => (
          <input
            {...ids}
            type="color"
            class="color"
            value={color}
            onInput={(event) => setColor(event.currentTarget.value)}
          />
        )}
      </Field>
    </Confirm>
  );
}
