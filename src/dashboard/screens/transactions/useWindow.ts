import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Rows are drawn this far beyond the edges of the screen. */
const MARGIN = 700;
const STEP = 112;

/**
 * The part of an element that is on the screen, in pixels from its top. It changes in steps, not with every pixel. After a
 * jump, what is on the screen comes first and its margins a frame later, so that no frame draws all rows anew.
 */
export function useWindow(element: RefObject<HTMLElement | null>): { top: number; bottom: number } {
  const [shown, setShown] = useState({ top: 0, bottom: 2 * MARGIN });
  useEffect(() => {
    let frame = 0;
    let last = Number.NEGATIVE_INFINITY;
    const measure = () => {
      frame = 0;
      const { current } = element;
      if (!current) return;
      const offset = -current.getBoundingClientRect().top;
      const isJump = Math.abs(offset - last) > innerHeight;
      last = offset;
      if (isJump) ask();
      const margin = isJump ? 0 : MARGIN;
      const top = Math.floor((offset - margin) / STEP) * STEP;
      const bottom = Math.ceil((offset + innerHeight + margin) / STEP) * STEP;
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
