import type { ComponentChildren, RefObject } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { Popover } from './popover.tsx';

export interface Choice {
  value: string;
  label: string;
  /** More words that find it. */
  words?: string;
  indent?: boolean;
  before?: ComponentChildren;
  isChosen?: boolean;
}

/** A list to choose from by typing or with the arrow keys. With `onCreate` a new text is a choice too. */
export function Picker({
  anchor,
  label,
  choices,
  onChoose,
  onClose,
  onCreate,
  keepsOpen = false,
}: {
  anchor: RefObject<HTMLElement | null>;
  label: string;
  choices: Choice[];
  onChoose: (value: string) => void;
  onClose: () => void;
  onCreate?: (text: string) => void;
  keepsOpen?: boolean;
}) {
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const list = useId();
  const wanted = text.trim().toLowerCase();
  const found = choices.filter(({ label: name, words = '' }) =>
    `${name} ${words}`.toLowerCase().includes(wanted),
  );
  const isNew =
    onCreate && wanted !== '' && !choices.some(({ label: name }) => name.toLowerCase() === wanted);
  const count = found.length + (isNew ? 1 : 0);

  function choose(position: number): void {
    const choice = found[position];
    if (choice) onChoose(choice.value);
    else if (isNew) onCreate(text.trim());
    else return;
    if (!keepsOpen) onClose();
    else setText('');
  }

  function press(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && count > 0) {
      event.preventDefault();
      const next = (active + step + count) % count;
      setActive(next);
      document.getElementById(`${list}-${next}`)?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      choose(active);
    }
  }

  return (
    <Popover anchor={anchor} onClose={onClose} label={label} width="17rem">
      <div class="search">
        <Icon name="search" size={16} />
        <input
          class="input"
          data-first
          role="combobox"
          aria-label={label}
          aria-expanded="true"
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={count > 0 ? `${list}-${active}` : undefined}
          placeholder={onCreate ? 'Find or create' : 'Find'}
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={press}
        />
      </div>
      <div class="options" id={list} role="listbox" aria-label={label} tabIndex={-1}>
        {found.map((choice, position) => (
          <div
            key={choice.value}
            id={`${list}-${position}`}
            role="option"
            aria-selected={position === active}
            class="menu-item"
            style={{ '--indent': choice.indent && wanted === '' ? '1' : '0' }}
            onPointerMove={() => setActive(position)}
            onClick={() => choose(position)}
          >
            {choice.before}
            <span class="grow truncate">{choice.label}</span>
            {choice.isChosen && (
              <>
                <Icon name="check" size={16} />
                <span class="visually-hidden">chosen</span>
              </>
            )}
          </div>
        ))}
        {isNew && (
          <div
            id={`${list}-${found.length}`}
            role="option"
            aria-selected={active === found.length}
            class="menu-item"
            onClick={() => choose(found.length)}
          >
            <Icon name="plus" size={16} />
            <span class="grow truncate">Create “{text.trim()}”</span>
          </div>
        )}
        {count === 0 && (
          <div class="menu-item quiet" role="option" aria-selected="false" aria-disabled="true">
            Nothing found
          </div>
        )}
      </div>
    </Popover>
  );
}
