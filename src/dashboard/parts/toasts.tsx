import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { describeError } from '../session.ts';

interface Toast {
  id: number;
  text: string;
  action?: { label: string; run: () => void } | undefined;
}

const toasts = signal<Toast[]>([]);
let lastId = 0;

const SHORT_MS = 5_000;
/** Long enough to read, decide and undo. */
const WITH_ACTION_MS = 12_000;

export function toast(text: string, action?: Toast['action']): void {
  lastId += 1;
  const id = lastId;
  toasts.value = [...toasts.value.slice(-2), { id, text, action }];
  setTimeout(() => dismiss(id), action ? WITH_ACTION_MS : SHORT_MS);
}

export const toastError = (error: unknown): void => toast(describeError(error));

function dismiss(id: number): void {
  toasts.value = toasts.value.filter((each) => each.id !== id);
}

/** Above dialogs too, because it is a popover that opens again with each toast. */
export function Toasts() {
  const element = useRef<HTMLDivElement>(null);
  const shown = toasts.value;
  useEffect(() => {
    if (element.current?.matches(':popover-open')) element.current.hidePopover();
    if (shown.length > 0) element.current?.showPopover();
  }, [shown]);
  return (
    <div ref={element} class="toasts" role="status" aria-live="polite" popover="manual">
      {shown.map(({ id, text, action }) => (
        <div key={id} class="toast">
          <span>{text}</span>
          {action && (
            <button
              type="button"
              onClick={() => {
                dismiss(id);
                action.run();
              }}
            >
              {action.label}
            </button>
          )}
          <button type="button" aria-label="Dismiss" onClick={() => dismiss(id)}>
            ✕
          </button>
        </div>
      ))}
    </div>
  );
}
