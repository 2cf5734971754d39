import type { Identified } from '../bank/bank.ts';
import { opaqueId, opaqueUuid } from '../deterministic.ts';

/** Plaid's names for things: the same after every restart, and different for each time a login is linked. */
export const itemIdOf = ({ identity }: Identified) => opaqueId(37, 'item', ...identity);
export const accessTokenOf = ({ identity }: Identified) =>
  `access-sandbox-${opaqueUuid('access', ...identity)}`;
export const accountIdOf = ({ identity }: Identified, accountKey: string) =>
  opaqueId(37, 'account', ...identity, accountKey);
export const transactionIdOf = ({ identity }: Identified, key: string) =>
  opaqueId(37, 'transaction', ...identity, key);
