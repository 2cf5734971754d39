import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

const MARGIN = 8;
const GAP = 6;

/** Opens next to its anchor, above or below as there is room, and closes with Escape or a click elsewhere. */
export function Popover({
  anchor,
  onClose,
  children,
  label,
  width,
}: {
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
  children: ComponentChildren;
  label: string;
  width?: string;
}) {
  const element = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useLayoutEffect(() => {
    const { current } = element;
    if (!current || !anchor.current) return;
    current.showPopover();
    const place = () => {
      if (!anchor.current) return;
      const box = anchor.current.getBoundingClientRect();
      const { offsetWidth, offsetHeight } = current;
      const below = box.bottom + GAP;
      const fits = below + offsetHeight <= innerHeight - MARGIN;
      const top = fits ? below : Math.max(MARGIN, box.top - GAP - offsetHeight);
      const left = Math.min(Math.max(MARGIN, box.left), innerWidth - offsetWidth - MARGIN);
      current.style.top = `${top}px`;
      current.style.left = `${Math.max(MARGIN, left)}px`;
    };
    place();
    const resized = new ResizeObserver(place);
    resized.observe(current);
    const wanted = current.querySelector<HTMLElement>('[data-first], input, button, a');
    wanted?.focus();
    return () => resized.disconnect();
  }, []);

  useEffect(() => {
    const opener = anchor.current;
    const pressed = (event: Event) => {
      const { target } = event;
      if (!(target instanceof Node)) return;
      if (element.current?.contains(target) || opener?.contains(target)) return;
      close.current();
    };
    document.addEventListener('pointerdown', pressed, true);
    return () => {
      document.removeEventListener('pointerdown', pressed, true);
      if (opener?.isConnected) opener.focus({ preventScroll: true });
    };
  }, []);

  return (
    <div
      ref={element}
      class="popover"
      popover="manual"
      role="dialog"
      aria-label={label}
      style={width ? { width } : {}}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          onClose();
        }
        if (event.key === 'Tab') {
          keepInside(event, element.current);
        }
      }}
    >
      {children}
    </div>
  );
}

/** A popover has no focus trap of its own. Tab goes round inside it. */
function keepInside(event: KeyboardEvent, element: HTMLElement | null): void {
  const stops = [
    ...(element?.querySelectorAll<HTMLElement>('button, a, input, select, textarea') ?? []),
  ].filter((each) => each.tabIndex >= 0 && !each.hasAttribute('disabled'));
  const first = stops[0];
  const last = stops.at(-1);
  if (event.shiftKey && document.activeElement === first) {
    event.preventDefault();
    last?.focus();
  } else if (!event.shiftKey && document.activeElement === last) {
    event.preventDefault();
    first?.focus();
  }
}
