import type { Enrollment } from '../bank/bank.ts';
import { opaqueId, opaqueUuid } from '../deterministic.ts';

/** Plaid's names for things: the same after every restart, and different for each time a login is linked. */
export const itemIdOf = ({ identity }: Enrollment) => opaqueId(37, 'item', ...identity);
export const accessTokenOf = ({ identity }: Enrollment) =>
  `access-sandbox-${opaqueUuid('access', ...identity)}`;
export const accountIdOf = ({ identity }: Enrollment, accountKey: string) =>
  opaqueId(37, 'account', ...identity, accountKey);
export const transactionIdOf = ({ identity }: Enrollment, key: string) =>
  opaqueId(37, 'transaction', ...identity, key);
