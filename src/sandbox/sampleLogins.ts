import { wellKnownInstitutions } from './bank/institutions.ts';
import { logins } from './household/people.ts';
import { itemIdOf } from './plaid/identity.ts';
import { enrollmentIdOf } from './teller/identity.ts';

/** More links of the same sample login are not recognized. */
const MAX_LINKS = 50;

let sampleIds: Set<string> | undefined;

/**
 * Returns whether the provider's id of a connection belongs to a login at the sandbox. The sandbox derives its ids
 * with its own key, so a real bank's login never has one of them.
 */
export function isSampleLogin(externalId: string | null): boolean {
  sampleIds ??= new Set(listSampleIds());
  return externalId !== null && sampleIds.has(externalId);
}

function listSampleIds(): string[] {
  const usernames = new Set([...logins.map(({ username }) => username), 'user_good']);
  const institutions = [...logins.map(({ institution }) => institution), ...wellKnownInstitutions];
  const idOf = { plaid: itemIdOf, teller: enrollmentIdOf };
  return institutions.flatMap(({ id, provider }) =>
    [...usernames].flatMap((username) =>
      Array.from({ length: MAX_LINKS }, (_, ordinal) =>
        idOf[provider]({ identity: [id, username, '', ordinal] }),
      ),
    ),
  );
}
