import type { Setup } from '../setup.ts';
import type { History, Step } from './history.ts';
import { type Outcome, runHistory } from './runHistory.ts';

/** So many shorter histories are tried at once. */
const AT_ONCE = 4;
const PARTS = ['bank', 'edits', 'inFlight', 'racing'] as const;
const PLAIN_LAYOUT = { size: 500, changes: 'net', order: 'as it happened' } as const;

/**
 * Leaves out whatever is not needed for a history to end as badly, in ever smaller pieces. Returns the
 * shortest one found and how it ended.
 */
export async function shorten(
  setup: Setup,
  history: History,
): Promise<{ history: History; outcome: Outcome }> {
  const outcome = await runHistory(setup, history);
  const kind = kindOf(outcome);
  if (kind === null) {
    outcome.violations.push('it did not happen again: a race');
    return { history, outcome };
  }
  let best = { history: { ...history, steps: history.steps.slice(0, outcome.lastStep) }, outcome };
  /** The first of these that still ends the same way, if any does. */
  const firstBad = async (candidates: History[]) => {
    for (let from = 0; from < candidates.length; from += AT_ONCE) {
      const some = candidates.slice(from, from + AT_ONCE);
      const outcomes = await Promise.all(some.map((candidate) => runHistory(setup, candidate)));
      const index = outcomes.findIndex((attempt) => kindOf(attempt) === kind);
      const [candidate, attempt] = [some[index], outcomes[index]];
      if (candidate && attempt) return { history: candidate, outcome: attempt };
    }
    return null;
  };
  for (
    let size = Math.ceil(countAtoms(best.history) / 2);
    size >= 1;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let shorter = await firstBad(without(best.history, size)); shorter; ) {
      best = shorter;
      shorter = await firstBad(without(best.history, size));
    }
  }
  for (let shorter = await firstBad(simpler(best.history)); shorter; ) {
    best = shorter;
    shorter = await firstBad(simpler(best.history));
  }
  return best;
}

/** What went wrong first, without the names of the rows; null when nothing did. */
export const kindOf = ({ violations }: Outcome): string | null =>
  violations[0]?.replace(/w\d+-\w+/g, '…').replace(/[:(].*/s, '') ?? null;

const countAtoms = ({ steps }: History): number =>
  steps.reduce((sum, step) => sum + PARTS.reduce((total, part) => total + step[part].length, 0), 0);

/** The history without each piece of so many operations in a row. */
function without(history: History, size: number): History[] {
  const count = countAtoms(history);
  return Array.from({ length: Math.ceil(count / size) }, (_, piece) =>
    keepAtoms(history, (atom) => atom < piece * size || atom >= (piece + 1) * size),
  );
}

function keepAtoms(history: History, keeps: (atom: number) => boolean): History {
  let atom = 0;
  const keepSome = <T>(operations: T[]): T[] => operations.filter(() => keeps(atom++));
  const steps = history.steps.map((step) => ({
    ...step,
    bank: keepSome(step.bank),
    edits: keepSome(step.edits),
    inFlight: keepSome(step.inFlight),
    racing: keepSome(step.racing),
  }));
  return { ...history, steps };
}

/** The history without an empty step, or with the plainest way to deliver one. */
function simpler(history: History): History[] {
  const { steps } = history;
  const withSteps = (changed: Step[]): History => ({ ...history, steps: changed });
  return steps.flatMap((step, index) => [
    ...(steps.length > 1 && PARTS.every((part) => step[part].length === 0)
      ? [withSteps(steps.toSpliced(index, 1))]
      : []),
    ...(step.mutations > 0 ||
    step.layout.size !== PLAIN_LAYOUT.size ||
    step.layout.order !== PLAIN_LAYOUT.order
      ? [withSteps(steps.with(index, { ...step, mutations: 0, layout: PLAIN_LAYOUT }))]
      : []),
  ]);
}
