import { type Finished, runBuiltBreadbox } from '../../support/runBreadbox.ts';

/** Runs the built `breadbox …` against a server. */
export const runAgainst = (
  { url, key }: { url: string; key: string },
  options: string[],
  env: Record<string, string> = {},
): Promise<Finished> => runBuiltBreadbox(options, { BREADBOX_URL: url, BREADBOX_API_KEY: key, ...env });

export const done = (output: string, errors = ''): Finished => ({ exitCode: 0, output, errors });

export const failed = (errors: string, exitCode = 1): Finished => ({ exitCode, output: '', errors });
