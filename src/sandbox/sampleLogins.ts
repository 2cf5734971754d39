import { wellKnownInstitutions } from './bank/institutions.ts';
import { logins } from './household/people.ts';
import { itemIdOf } from './plaid/identity.ts';
import { enrollmentIdOf } from './teller/identity.ts';

/** Nobody links a sample login more often than that. */
const MAX_LINKS = 50;

let sampleIds: Set<string> | undefined;

/**
 * Whether a connection is a login at the sandbox, by the name that the provider gave it. The sandbox derives
 * these names from a key of its own, so a real bank's login never has one of them.
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
