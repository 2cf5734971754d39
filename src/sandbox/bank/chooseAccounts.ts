import type { Entry, Login } from './entry.ts';
import { inMemoryHistory } from './inMemoryHistory.ts';

/** Returns the login as a person shares it who has chosen only some of its accounts. */
export function chooseAccounts(login: Login, accountKeys: readonly string[]): Login {
  const { accounts, history } = login;
  const entries: Entry[] = [];
  for (let index = 0; index < history.size; index++) {
    const entry = history.at(index);
    if (accountKeys.includes(entry.accountKey)) entries.push(entry);
  }
  return {
    ...login,
    accounts: accounts.filter(({ key }) => accountKeys.includes(key)),
    history: inMemoryHistory(entries),
  };
}
