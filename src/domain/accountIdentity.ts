/**
 * Decides which stored account each account that a login lists continues. A provider's id is only an account's
 * present name: it changes when a login is linked again, and at some banks under one login.
 *
 * An account *continues* a stored one that it plainly is. One that only *looks alike* is a hint for the user.
 */

export interface ListedAccount {
  externalId: string;
  /** The id that some banks give an account for life; null where there is none. */
  persistentId: string | null;
  name: string;
  mask: string | null;
  type: string;
  subtype: string | null;
  isoCurrencyCode: string | null;
  unofficialCurrencyCode: string | null;
}

/** A stored account of the same institution. */
export interface StoredAccount extends ListedAccount {
  id: string;
  connectionId: string;
  provider: string;
  /** The user whose login it belongs to. */
  userId: string;
  /** Its login was removed, or its login no longer lists it: another login may continue it. */
  isFree: boolean;
  /** It was merged into another account; it is not shown, so nothing can be a duplicate of it. */
  isMerged: boolean;
}

/** The login that lists the accounts. */
export interface ListingLogin {
  connectionId: string;
  provider: string;
  userId: string;
}

export interface AccountPlan {
  /** Stored accounts that go on under another provider id, another login, or both. */
  continued: { accountId: string; externalId: string }[];
  /** Accounts that nobody has seen before, and what they may be a second view of. */
  added: { externalId: string; possibleDuplicateOf: string | null }[];
}

/** `stored` must hold every account of the login itself. */
export function planAccounts(
  listed: readonly ListedAccount[],
  stored: readonly StoredAccount[],
  login: ListingLogin,
): AccountPlan {
  const listedIds = new Set(listed.map(({ externalId }) => externalId));
  const isOwn = ({ connectionId }: StoredAccount) => connectionId === login.connectionId;
  const isListed = (account: StoredAccount) => isOwn(account) && listedIds.has(account.externalId);
  const known = new Set(stored.filter(isListed).map(({ externalId }) => externalId));
  const taken = new Set(stored.filter(isListed).map(({ id }) => id));
  // What this login listed under a name that is gone is free as well.
  const mayContinue = (account: StoredAccount) =>
    !taken.has(account.id) && account.provider === login.provider && (account.isFree || isOwn(account));

  const plan: AccountPlan = { continued: [], added: [] };
  const claim = (account: ListedAccount, earlier: StoredAccount) => {
    taken.add(earlier.id);
    plan.continued.push({ accountId: earlier.id, externalId: account.externalId });
  };

  const withoutPersistentMatch = listed
    .filter(({ externalId }) => !known.has(externalId))
    .filter((account) => {
      const earlier = findByPersistentId(account, stored.filter(mayContinue), isOwn);
      if (earlier) claim(account, earlier);
      return !earlier;
    });

  const candidates = stored.filter((account) => mayContinue(account) && account.userId === login.userId);
  for (const account of withoutPersistentMatch) {
    const fitting = candidates.filter((earlier) => fits(account, earlier));
    const [earlier] = fitting;
    const isUnique =
      earlier !== undefined &&
      fitting.length === 1 &&
      withoutPersistentMatch.filter((other) => fits(other, earlier)).length === 1;
    if (isUnique) claim(account, earlier);
    else plan.added.push({ externalId: account.externalId, possibleDuplicateOf: null });
  }

  const byExternalId = new Map(listed.map((account) => [account.externalId, account]));
  for (const added of plan.added) {
    const account = byExternalId.get(added.externalId);
    const alike =
      account && stored.filter((other) => !taken.has(other.id) && looksAlike(account, other, login));
    added.possibleDuplicateOf = alike ? preferred(alike) : null;
  }
  return plan;
}

/** An earlier self under this login before any other; of several elsewhere the one that was stored last. */
function findByPersistentId(
  { persistentId }: ListedAccount,
  candidates: readonly StoredAccount[],
  isOwn: (account: StoredAccount) => boolean,
): StoredAccount | undefined {
  if (persistentId === null) return undefined;
  const same = candidates.filter((earlier) => earlier.persistentId === persistentId);
  return same.find(isOwn) ?? same.toSorted((a, b) => (a.id < b.id ? 1 : -1))[0];
}

/** A null mask fits nothing: two accounts without one may be anybody's. */
function fits(account: ListedAccount, earlier: ListedAccount): boolean {
  return (
    account.mask !== null &&
    account.mask === earlier.mask &&
    account.type === earlier.type &&
    account.subtype === earlier.subtype &&
    account.isoCurrencyCode === earlier.isoCurrencyCode &&
    account.unofficialCurrencyCode === earlier.unofficialCurrencyCode &&
    !differInPersistentId(account, earlier)
  );
}

function looksAlike(account: ListedAccount, other: StoredAccount, login: ListingLogin): boolean {
  if (other.isMerged) return false;
  if (account.persistentId !== null && account.persistentId === other.persistentId) return true;
  if (fits(account, other)) return true;
  // Without masks the name is all there is; two people may each have a "Checking".
  return (
    account.mask === null &&
    other.mask === null &&
    other.userId === login.userId &&
    account.name === other.name &&
    account.type === other.type &&
    account.subtype === other.subtype &&
    account.isoCurrencyCode === other.isoCurrencyCode &&
    account.unofficialCurrencyCode === other.unofficialCurrencyCode &&
    !differInPersistentId(account, other)
  );
}

const differInPersistentId = (a: ListedAccount, b: ListedAccount): boolean =>
  a.persistentId !== null && b.persistentId !== null && a.persistentId !== b.persistentId;

/** One that a bank still fills before one that ended; of those the oldest. */
function preferred(accounts: readonly StoredAccount[]): string | null {
  const [first] = accounts.toSorted((a, b) => Number(a.isFree) - Number(b.isFree) || (a.id < b.id ? -1 : 1));
  return first?.id ?? null;
}
