/**
 * Decides which stored account each listed account is. The provider's id is not enough: it changes when a login is
 * linked again, and at some banks even without that.
 *
 * A listed account *continues* a stored one if they are certainly the same. If they only *look alike*, the new
 * account names the stored one as a possible duplicate, and the user decides.
 */

export interface ListedAccount {
  externalId: string;
  /** An id that never changes; null if the bank has none. */
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
  /** Whether its login was removed or no longer lists it, so that another login may continue it. */
  isFree: boolean;
  /** Whether it was merged into another account. It is not shown, so no account can be a duplicate of it. */
  isMerged: boolean;
}

/** The login that lists the accounts. */
export interface ListingLogin {
  connectionId: string;
  provider: string;
  userId: string;
}

export interface AccountPlan {
  /** Stored accounts that continue under another provider id, another login, or both. */
  continued: { accountId: string; externalId: string }[];
  /** New accounts, each with the id of the stored account it may be a duplicate of. */
  added: { externalId: string; possibleDuplicateOf: string | null }[];
}

/** Plans the accounts of a login. `stored` must include every account of the login itself. */
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
  // An account of this login whose id is no longer listed can continue as well.
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

/** Prefers an account of this login, then the one stored last. */
function findByPersistentId(
  { persistentId }: ListedAccount,
  candidates: readonly StoredAccount[],
  isOwn: (account: StoredAccount) => boolean,
): StoredAccount | undefined {
  if (persistentId === null) return undefined;
  const same = candidates.filter((earlier) => earlier.persistentId === persistentId);
  return same.find(isOwn) ?? same.toSorted((a, b) => (a.id < b.id ? 1 : -1))[0];
}

/** Whether two accounts agree in everything but their ids. Without a mask that is not enough evidence. */
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
  // Without masks only the name is left, and two users may each have an account named "Checking".
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

/** Prefers an account that a login still lists, then the oldest. */
function preferred(accounts: readonly StoredAccount[]): string | null {
  const [first] = accounts.toSorted((a, b) => Number(a.isFree) - Number(b.isFree) || (a.id < b.id ? -1 : 1));
  return first?.id ?? null;
}
