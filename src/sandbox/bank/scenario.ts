import { ControlFailure, type LedgerControl } from './ledgerControl.ts';

/**
 * Scenarios play what banks are known to do. A scenario is a list of steps, and a client may sync between any two
 * of them. After the last one, `control.ledger` returns the ledger that the client must have.
 */
export interface Step<Control extends LedgerControl> {
  /** What has happened after this step. */
  outcome: string;
  run(context: ScenarioContext<Control>): unknown;
}

/** The control and one item for the steps of a scenario. */
export interface ScenarioContext<Control extends LedgerControl> {
  control: Control;
  item: string;
  /** Returns a key unique to this scenario, so that later steps can refer to the entry. */
  key(name: string): string;
  /** Returns the transaction id of the entry with that key. */
  idOf(name: string): string;
  /** The account used for purchases. */
  accountId: string;
}

export interface ScenarioRun {
  item: string;
  scenario: string;
  /** The step to run, starting with 1; all of them one after another if absent. */
  step?: number;
  /** Use another number to run the scenario again on the same item with new transactions. */
  round?: number;
}

async function runScenario<Control extends LedgerControl>(
  control: Control,
  scenarios: Record<string, Step<Control>[]>,
  { scenario, item, step, round = 0 }: ScenarioRun,
): Promise<void> {
  const steps = scenarios[scenario];
  if (!steps)
    throw new ControlFailure(`No such scenario: ${scenario}. The control method "scenarios" lists them.`);
  const selected = step === undefined ? steps : steps.slice(step - 1, step);
  if (selected.length === 0) {
    throw new ControlFailure(`${scenario} has no step ${step}. It has ${steps.length} steps.`);
  }
  const { accountId } = control.purchaseAccount({ item });
  const key = (name: string) => `${scenario}/${round}/${name}`;
  const idOf = (name: string) => control.idOf({ item, key: key(name) }).transactionId;
  for (const each of selected) await each.run({ control, item, key, idOf, accountId });
}

/** Returns the control with two more methods: one lists its scenarios, the other runs one. */
export function withScenarios<Control extends LedgerControl>(
  control: Control,
  scenarios: Record<string, Step<Control>[]>,
) {
  return {
    ...control,

    /** Returns the outcomes of the steps by the name of the scenario. */
    scenarios: (): Record<string, string[]> =>
      Object.fromEntries(
        Object.entries(scenarios).map(([name, steps]) => [name, steps.map(({ outcome }) => outcome)]),
      ),

    /** Runs one step of a scenario, or all of them one after another. */
    runScenario: async (run: ScenarioRun) => {
      await runScenario(control, scenarios, run);
      return {};
    },
  };
}
