import type { Identified } from '../bank/bank.ts';
import { opaqueId, opaqueUuid } from '../deterministic.ts';

/** Plaid's names for things: the same after every restart, and different for each time a login is linked. */
export const itemIdOf = ({ identity }: Identified) => opaqueId(37, 'item', ...identity);
export const accessTokenOf = ({ identity }: Identified) =>
  `access-sandbox-${opaqueUuid('access', ...identity)}`;
export const accountIdOf = (who: Identified, accountKey: string) =>
  remembered('account', ...renewable(who), accountKey);
/** The same in every login at the institution. */
export const persistentAccountIdOf = (institutionId: string, accountKey: string) =>
  remembered('persistent account', institutionId, accountKey);
export const entityIdOf = (merchantName: string) => remembered('entity', merchantName);
export const transactionIdOf = (who: Identified, key: string) =>
  opaqueId(37, 'transaction', ...renewable(who), key);

const renewable = ({ identity, record }: Identified): (string | number)[] =>
  record?.generation ? [...identity, record.generation] : identity;

/** There are few accounts and merchants, and many transactions that name them. */
const known = new Map<string, string>();

function remembered(...words: (string | number)[]): string {
  const name = words.join('\u0000');
  const id = known.get(name) ?? opaqueId(37, ...words);
  known.set(name, id);
  return id;
}
