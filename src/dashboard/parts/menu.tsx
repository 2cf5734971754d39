import { useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from './icon.tsx';
import { Popover } from './popover.tsx';

export interface MenuItem {
  label: string;
  icon: IconName;
  danger?: boolean;
  run: () => void;
}

/** Three dots that open a list of actions. */
export function Menu({ label, items }: { label: string; items: MenuItem[] }) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        class="icon-button"
        aria-label={label}
        aria-haspopup="true"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="more" />
      </button>
      {isOpen && (
        <Popover anchor={button} onClose={() => setOpen(false)} label={label} width="13rem">
          {items.map(({ label: name, icon, danger, run }) => (
            <button
              key={name}
              type="button"
              class={danger ? 'menu-item danger' : 'menu-item'}
              onClick={() => {
                setOpen(false);
                run();
              }}
              onKeyDown={moveFocus}
            >
              <Icon name={icon} size={16} /> {name}
            </button>
          ))}
        </Popover>
      )}
    </>
  );
}

function moveFocus(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = event.key === 'ArrowDown' ? 'nextElementSibling' : 'previousElementSibling';
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  const next = event.currentTarget[step];
  if (next instanceof HTMLElement) next.focus();
}
