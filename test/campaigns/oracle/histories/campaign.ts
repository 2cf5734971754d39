import type { Setup } from '../setup.ts';
import { generateHistory } from './generate.ts';
import type { History } from './history.ts';
import { type Outcome, runHistory } from './runHistory.ts';
import { kindOf, shorten } from './shorten.ts';

export interface CampaignOptions {
  provider: History['provider'];
  /** Each history has a seed of its own: this one, the next one and so on. */
  firstSeed: number;
  histories: number;
  /** So many run at once, each with a user of its own. */
  atOnce: number;
  /** After so many failures no further history begins. */
  maxFailures: number;
  /** So many failures are shortened and printed. */
  maxReports: number;
  onFailure?: (history: History, outcome: Outcome) => void;
  /** Called after each history. */
  onProgress?: (result: CampaignResult) => void;
}

export interface CampaignResult {
  passed: number;
  failed: number;
  syncs: number;
  rows: number;
  certain: number;
  ambiguous: number;
  seconds: number;
  /** How often each kind of violation came first. */
  kinds: Map<string, number>;
  reports: string[];
}

/** Lives through many histories, and shortens those that end badly. */
export async function runCampaign(setup: Setup, options: CampaignOptions): Promise<CampaignResult> {
  const startedAt = Date.now();
  const result: CampaignResult = {
    passed: 0,
    failed: 0,
    syncs: 0,
    rows: 0,
    certain: 0,
    ambiguous: 0,
    seconds: 0,
    kinds: new Map(),
    reports: [],
  };
  const failures: Failure[] = [];
  let next = 0;
  const worker = async () => {
    while (next < options.histories && failures.length < options.maxFailures) {
      const history = generateHistory(options.provider, options.firstSeed + next++);
      const outcome = await runHistory(setup, history);
      count(result, outcome);
      if (outcome.violations.length > 0) {
        failures.push({ history, kind: kindOf(outcome) ?? '' });
        options.onFailure?.(history, outcome);
      }
      result.seconds = (Date.now() - startedAt) / 1000;
      options.onProgress?.(result);
    }
  };
  await Promise.all(Array.from({ length: options.atOnce }, worker));
  result.seconds = (Date.now() - startedAt) / 1000;
  for (const history of chooseReports(failures, options.maxReports)) {
    result.reports.push(await report(setup, history));
  }
  return result;
}

interface Failure {
  history: History;
  kind: string;
}

/** One of each kind before a second of any. */
function chooseReports(failures: Failure[], max: number): History[] {
  const turns = new Map<string, number>();
  const ordered = failures.map(({ history, kind }) => {
    const turn = turns.get(kind) ?? 0;
    turns.set(kind, turn + 1);
    return { history, turn };
  });
  return ordered
    .sort((left, right) => left.turn - right.turn)
    .slice(0, max)
    .map(({ history }) => history);
}

function count(result: CampaignResult, outcome: Outcome): void {
  const kind = kindOf(outcome);
  if (kind === null) result.passed += 1;
  else {
    result.failed += 1;
    result.kinds.set(kind, (result.kinds.get(kind) ?? 0) + 1);
  }
  result.syncs += outcome.syncs;
  result.rows += outcome.rows;
  result.certain += outcome.certain;
  result.ambiguous += outcome.ambiguous;
}

async function report(setup: Setup, history: History): Promise<string> {
  const { history: shortest, outcome } = await shorten(setup, history);
  return [
    `${history.provider}, seed ${history.seed}, shortened to ${shortest.steps.length} steps:`,
    ...outcome.story.map((line) => `  ${line}`),
    ...outcome.violations.map((violation) => `  → ${violation}`),
  ].join('\n');
}
