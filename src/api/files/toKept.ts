import type { Schema } from '../../contract.ts';
import type { KeptRow } from '../../store/importedRows.ts';

/** Enough for a person; a program reads the rest from the account. */
const MAX_KEPT_NAMED = 1_000;

export const toKept = (kept: readonly KeptRow[]): Schema<'KeptTransaction'>[] =>
  kept.slice(0, MAX_KEPT_NAMED).map(({ id, reason }) => ({ transaction_id: id, reason }));
