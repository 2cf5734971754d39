import type { Identified } from '../bank/bank.ts';
import { opaqueId } from '../deterministic.ts';

/** Teller's names for things: the same after every restart. */
const named = (prefix: string, ...words: (string | number)[]) =>
  `${prefix}_${opaqueId(21, 'teller', prefix, ...words).toLowerCase()}`;

export const enrollmentIdOf = ({ identity }: Identified) => named('enr', ...identity);
export const accessTokenOf = ({ identity }: Identified) =>
  `token_${opaqueId(26, 'teller token', ...identity)}`;
export const accountIdOf = ({ identity }: Identified, accountKey: string) =>
  named('acc', ...identity, accountKey);
export const transactionIdOf = ({ identity }: Identified, key: string) => named('txn', ...identity, key);
