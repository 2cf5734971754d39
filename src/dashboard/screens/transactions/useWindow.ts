import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Rows are drawn this far beyond the edges of the screen. */
const MARGIN = 700;

/** The part of an element that is on the screen, in pixels from its top. It changes in steps, not with every pixel. */
export function useWindow(element: RefObject<HTMLElement | null>): { top: number; bottom: number } {
  const [shown, setShown] = useState({ top: 0, bottom: 2 * MARGIN });
  useEffect(() => {
    let frame = 0;
    const measure = () => {
      frame = 0;
      const { current } = element;
      if (!current) return;
      const offset = -current.getBoundingClientRect().top;
      const step = MARGIN / 2;
      const top = Math.floor((offset - MARGIN) / step) * step;
      const bottom = Math.ceil((offset + innerHeight + MARGIN) / step) * step;
      setShown((before) => (before.top === top && before.bottom === bottom ? before : { top, bottom }));
    };
    const ask = () => {
      frame ||= requestAnimationFrame(measure);
    };
    measure();
    addEventListener('scroll', ask, { passive: true });
    addEventListener('resize', ask);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener('scroll', ask);
      removeEventListener('resize', ask);
    };
  }, []);
  return shown;
}
