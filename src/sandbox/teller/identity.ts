import type { Identified } from '../bank/bank.ts';
import { opaqueId } from '../deterministic.ts';

/** Teller's ids and tokens. They are the same after a restart. */
const idOf = (prefix: string, ...words: (string | number)[]) =>
  `${prefix}_${opaqueId(21, 'teller', prefix, ...words).toLowerCase()}`;

export const enrollmentIdOf = ({ identity }: Identified) => idOf('enr', ...identity);
export const accessTokenOf = ({ identity }: Identified) =>
  `token_${opaqueId(26, 'teller token', ...identity)}`;
export const accountIdOf = ({ identity }: Identified, accountKey: string) =>
  idOf('acc', ...identity, accountKey);
export const transactionIdOf = ({ identity }: Identified, key: string) => idOf('txn', ...identity, key);
