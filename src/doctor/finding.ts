/**
 * The result of a check. `problem`: something does not work, or may lose data. `warning`: it works, but should
 * be changed. `not configured`: there is nothing to check.
 */
export type Verdict = 'ok' | 'warning' | 'problem' | 'not configured';

export interface Finding {
  verdict: Verdict;
  /** One sentence about the state. It never contains a secret or a URL with credentials. */
  summary: string;
  /** One sentence about what to do. Null if there is nothing to do. */
  advice: string | null;
}

export interface Check {
  name: string;
  /** Runs the check and changes nothing. The signal is aborted when the check times out. */
  run(signal: AbortSignal): Promise<Finding>;
}

export const ok = (summary: string): Finding => ({ verdict: 'ok', summary, advice: null });
export const notConfigured = (summary: string): Finding => ({
  verdict: 'not configured',
  summary,
  advice: null,
});
export const warning = (summary: string, advice: string): Finding => ({
  verdict: 'warning',
  summary,
  advice,
});
export const problem = (summary: string, advice: string): Finding => ({
  verdict: 'problem',
  summary,
  advice,
});

/** Returns the count with its noun: `3 syncs`, `1 sync`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
