/** More than NTP slews a clock between two checks. */
const JUMP_MS = 5_000;
const CHECK_INTERVAL_MS = 1_000;

/**
 * Calls `onSet` when this machine's clock has been set, with the change in milliseconds (positive when it was set
 * ahead). It is compared with the monotonic time, which does not change then.
 * @returns a function that stops watching.
 */
export function watchClock(onSet: (byMs: number) => void): () => void {
  const lead = () => Date.now() - performance.now();
  let before = lead();
  const timer = setInterval(() => {
    const byMs = lead() - before;
    before += byMs;
    if (Math.abs(byMs) > JUMP_MS) onSet(Math.round(byMs));
  }, CHECK_INTERVAL_MS);
  timer.unref();
  return () => clearInterval(timer);
}
