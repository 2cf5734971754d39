import type { Identified } from '../bank/bank.ts';
import { opaqueId, opaqueUuid } from '../deterministic.ts';

/** Plaid's ids and tokens. They are the same after a restart, and new each time a login is linked. */
export const itemIdOf = ({ identity }: Identified) => opaqueId(37, 'item', ...identity);
export const accessTokenOf = ({ identity }: Identified) =>
  `access-sandbox-${opaqueUuid('access', ...identity)}`;
export const accountIdOf = (item: Identified, accountKey: string) =>
  cachedId('account', ...itemWords(item), accountKey);
/** The id is the same in every login at the institution. */
export const persistentAccountIdOf = (institutionId: string, accountKey: string) =>
  cachedId('persistent account', institutionId, accountKey);
export const entityIdOf = (merchantName: string) => cachedId('entity', merchantName);
export const transactionIdOf = (item: Identified, key: string) =>
  opaqueId(37, 'transaction', ...itemWords(item), key);

/** The words of an item's account and transaction ids, which the institution can replace. */
const itemWords = ({ identity, record }: Identified): (string | number)[] =>
  record?.generation ? [...identity, record.generation] : identity;

/** Caches the ids of accounts and merchants, which many transactions refer to. */
const cache = new Map<string, string>();

function cachedId(...words: (string | number)[]): string {
  const name = words.join('\u0000');
  const id = cache.get(name) ?? opaqueId(37, ...words);
  cache.set(name, id);
  return id;
}
