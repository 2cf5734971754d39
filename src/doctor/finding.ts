/**
 * What a check found. `problem`: something does not work, or is about to lose data. `warning`: it works, but
 * not as its owner would want. `not configured`: there is nothing to check.
 */
export type Verdict = 'ok' | 'warning' | 'problem' | 'not configured';

export interface Finding {
  verdict: Verdict;
  /** One sentence: what is so, or what is wrong. Never a secret, nor an address with credentials in it. */
  says: string;
  /** One sentence: what to do about it. Null where there is nothing to do. */
  advice: string | null;
}

export interface Check {
  name: string;
  /** Looks and changes nothing. The signal is aborted when its time is up. */
  examine(signal: AbortSignal): Promise<Finding>;
}

export const ok = (says: string): Finding => ({ verdict: 'ok', says, advice: null });
export const notConfigured = (says: string): Finding => ({ verdict: 'not configured', says, advice: null });
export const warning = (says: string, advice: string): Finding => ({ verdict: 'warning', says, advice });
export const problem = (says: string, advice: string): Finding => ({ verdict: 'problem', says, advice });

/** `3 syncs`, `1 sync`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
