import type { Setup } from '../setup.ts';
import type { History, Step } from './history.ts';
import { type Outcome, runHistory } from './runHistory.ts';

const MAX_TRIES = 120;

/** The shortest history found that still ends badly, by leaving out whatever is not needed for it. */
export async function shorten(setup: Setup, history: History): Promise<{ outcome: Outcome; steps: number }> {
  let tries = 0;
  let best = history;
  let outcome = await runHistory(setup, history);
  const kind = kindOf(outcome);
  for (let improved = outcome.violations.length > 0; improved && tries < MAX_TRIES; ) {
    improved = false;
    for (const candidate of shorter(best)) {
      if (++tries > MAX_TRIES) break;
      const attempt = await runHistory(setup, candidate);
      if (attempt.violations.length === 0 || kindOf(attempt) !== kind) continue;
      [best, outcome, improved] = [candidate, attempt, true];
      break;
    }
  }
  if (outcome.violations.length === 0) outcome.violations.push('it did not happen again: a race');
  return { outcome, steps: best.steps.length };
}

const kindOf = ({ violations }: Outcome): string => violations[0]?.replace(/[:(].*/s, '') ?? '';

/** Large cuts first: half of the steps, a step, one thing of a step. */
function* shorter(history: History): Generator<History> {
  const { steps } = history;
  const withSteps = (changed: Step[]): History => ({ ...history, steps: changed });
  for (let keep = 1; keep < steps.length; keep = Math.ceil((keep + steps.length) / 2)) {
    yield withSteps(steps.slice(0, keep));
    if (keep === steps.length - 1) break;
  }
  for (let index = 0; index < steps.length; index++) yield withSteps(steps.toSpliced(index, 1));
  for (const [index, step] of steps.entries()) {
    for (const part of ['racing', 'inFlight', 'edits', 'bank'] as const) {
      if (step[part].length > 1) yield withSteps(steps.with(index, { ...step, [part]: [] }));
      for (let nth = 0; nth < step[part].length; nth++) {
        yield withSteps(steps.with(index, { ...step, [part]: step[part].toSpliced(nth, 1) }));
      }
    }
    const plain: Step = {
      ...step,
      mutations: 0,
      layout: { size: 500, changes: 'net', order: 'as it happened' },
    };
    if (JSON.stringify(plain) !== JSON.stringify(step)) yield withSteps(steps.with(index, plain));
  }
}
