import { withScenarios } from '../bank/scenario.ts';
import { createBankControl } from './bankControl.ts';
import { scenarios } from './scenarios.ts';
import type { TellerState } from './tellerState.ts';

export type TellerControl = ReturnType<typeof createControl>;

/** Returns the control of the Teller sandbox with its scenarios. */
export const createControl = (state: TellerState) => withScenarios(createBankControl(state), scenarios);
