import type { LayoutOverrides } from './csv/layout.ts';
import type { AccountSelector } from './importTarget.ts';

/** What a request asks for: how to read the file, whose account its rows are, and the answers to questions. */
export interface ImportOptions {
  layout: LayoutOverrides;
  target: AccountSelector;
  answers: ImportAnswers;
}

/** Answers to questions that only show when a file meets the ledger. */
export interface ImportAnswers {
  /** What becomes of rows in another currency than the account's. */
  currencies?: 'separate' | 'together' | undefined;
  /** What rows of the same day and amount as stored ones are, whose names have nothing in common. */
  overlap?: 'same' | 'new' | undefined;
  /** Import into this account even if its number, or the days that both have, differ. */
  sameAccount?: boolean | undefined;
  /** The sum by which stated balances may differ from the rows. */
  acceptDifference?: string | undefined;
}
