import type { Household } from './household.ts';
import { rowsOf, type ToolAnswer } from './mcpSession.ts';

export type Call = (tool: string, given?: object) => Promise<ToolAnswer>;

export interface Question {
  asks: string;
  /** The calls that a model would make, and what it would read from their answers. */
  answer(call: Call): Promise<unknown>;
  /** The same from the household's own records. */
  expected(household: Household): unknown;
}

/** What a model reads in the answers. */

export const usd = (rows: Record<string, unknown>[]) => rows.find(({ currency }) => currency === 'USD') ?? {};
export const accountId = async (call: Call, name: string): Promise<unknown> =>
  rowsOf((await call('accounts')).data.accounts).find((row) => row['name'] === name)?.['id'];
export const sumUsd = (answer: ToolAnswer) => usd(answer.data.sums);
