/** Round values between the smallest and the largest one, with zero among them, for the lines of a chart. */
export function niceTicks(lowest: number, highest: number, wanted = 4): number[] {
  const low = Math.min(0, lowest);
  const high = Math.max(0, highest);
  if (high === low) return [0];
  const rough = (high - low) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? 10 * power;
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step);
  return Array.from({ length: last - first + 1 }, (_, position) => (first + position) * step);
}

/** The same for values that need not start at zero. */
export function looseTicks(lowest: number, highest: number, wanted = 4): number[] {
  const margin = (highest - lowest) * 0.08 || Math.abs(highest) * 0.1 || 1;
  const rough = (highest - lowest + 2 * margin) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? 10 * power;
  const first = Math.floor((lowest - margin) / step);
  const last = Math.ceil((highest + margin) / step);
  return Array.from({ length: last - first + 1 }, (_, position) => (first + position) * step);
}

/** Maps the values between the first and the last tick to pixels. */
export function scaleTo(ticks: number[], top: number, bottom: number): (value: number) => number {
  const low = ticks[0] ?? 0;
  const high = ticks.at(-1) ?? 1;
  return (value) => bottom - ((value - low) / (high - low || 1)) * (bottom - top);
}
