import { withScenarios } from '../bank/scenario.ts';
import { createBankControl } from './bankControl.ts';
import type { PlaidState } from './plaidState.ts';
import { scenarios } from './scenarios.ts';

export type PlaidControl = ReturnType<typeof createControl>;

/** Returns the control of the Plaid sandbox with its scenarios. */
export const createControl = (state: PlaidState) => withScenarios(createBankControl(state), scenarios);
