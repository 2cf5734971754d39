/** More than a clock is ever slewed in that time. */
const JUMP_MS = 5_000;
const LOOK_EVERY_MS = 1_000;

/**
 * Tells when this machine's clock has been set, and by how many milliseconds; ahead is more than 0. It is held
 * against the time that has passed, which nobody can set.
 * @returns what ends the watch.
 */
export function watchClock(onSet: (byMs: number) => void): () => void {
  const lead = () => Date.now() - performance.now();
  let before = lead();
  const timer = setInterval(() => {
    const byMs = lead() - before;
    before += byMs;
    if (Math.abs(byMs) > JUMP_MS) onSet(Math.round(byMs));
  }, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
