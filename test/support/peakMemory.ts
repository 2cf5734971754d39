import { readFileSync } from 'node:fs';

/**
 * Returns the most bytes that this process has had in memory. On Linux `resourceUsage().maxRSS` also counts what the
 * parent had when it started this process, so that a child of a large test run seems to be as large.
 */
export function readPeakBytes(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
  if (!peak) throw new Error('/proc/self/status does not state the peak of memory.');
  return Number(peak[1]) * 1024;
}
