import { ControlFailure, type LedgerControl } from './ledgerControl.ts';

/**
 * What banks are known to do to those who listen, each under a name. A scenario is a list of steps; between two
 * steps the listener may sync. Afterwards `control.ledger` says what must be known.
 */
export interface Step<Control extends LedgerControl> {
  /** What is true after it. */
  says: string;
  run(told: Told<Control>): unknown;
}

/** The control, told about one item, with the things scenarios speak of. */
export interface Told<Control extends LedgerControl> {
  control: Control;
  item: string;
  /** A name that is this scenario's own, for entries that later steps come back to. */
  key(name: string): string;
  /** The transaction id that the item gives to such a name. */
  idOf(name: string): string;
  /** An account that purchases are made with. */
  accountId: string;
}

export interface ScenarioRun {
  item: string;
  scenario: string;
  /** The first is 1; all of them, one after another, when absent. */
  step?: number;
  /** Set it to run a scenario again on the same item, with transactions of its own. */
  round?: number;
}

export async function runScenario<Control extends LedgerControl>(
  control: Control,
  scenarios: Record<string, Step<Control>[]>,
  { scenario, item, step, round = 0 }: ScenarioRun,
): Promise<void> {
  const steps = scenarios[scenario];
  if (!steps) throw new ControlFailure(`there is no scenario ${scenario}`);
  const chosen = step === undefined ? steps : steps.slice(step - 1, step);
  if (chosen.length === 0) throw new ControlFailure(`${scenario} has no step ${step}`);
  const { accountId } = control.purchaseAccount({ item });
  const key = (name: string) => `${scenario}/${round}/${name}`;
  const idOf = (name: string) => control.idOf({ item, key: key(name) }).transactionId;
  for (const each of chosen) await each.run({ control, item, key, idOf, accountId });
}

/** Name and steps of each, for people. */
export function describeScenarios(scenarios: Record<string, { says: string }[]>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(scenarios).map(([name, steps]) => [name, steps.map(({ says }) => says)]),
  );
}
