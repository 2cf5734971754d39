export interface TestResult {
  passed: number;
  failed: number;
  skipped: number;
  /** False while the run is in progress, and if it crashed. */
  finished: boolean;
}

/** Names the file in which the reporter leaves the result for runTests.ts. */
export const RESULT_FILE = 'BREADBOX_TEST_RESULT_FILE';

/** The last line of every run. */
export function closingLine({ passed, failed, skipped }: TestResult): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
