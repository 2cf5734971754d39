/** The properties that identify an account in different logins. */
export interface AccountSignature {
  name: string;
  mask: string | null;
  type: string;
  /** Missing before the credentials are exchanged. */
  persistentId?: string | null;
}

/**
 * Finds the connection that has the same accounts: all persistent ids are equal, or all names, masks and types are
 * equal and at least one account has a mask. Names alone prove nothing, because every bank has a "Checking".
 * `linked` holds the accounts of one user's live connections to the institution.
 * @returns the connection's id, or null if there is none.
 */
export function findDuplicateLogin(
  linked: readonly (AccountSignature & { connectionId: string })[],
  accounts: readonly AccountSignature[],
): string | null {
  if (accounts.length === 0) return null;
  const connectionIds = [...new Set(linked.map(({ connectionId }) => connectionId))];
  const isSame = (id: string) => {
    const others = linked.filter(({ connectionId }) => connectionId === id);
    return haveSamePersistentIds(others, accounts) || haveSameNames(others, accounts);
  };
  return connectionIds.find(isSame) ?? null;
}

function haveSamePersistentIds(a: readonly AccountSignature[], b: readonly AccountSignature[]): boolean {
  const ids = (accounts: readonly AccountSignature[]) =>
    accounts.map(({ persistentId }) => persistentId ?? null).sort();
  const [left, right] = [ids(a), ids(b)];
  return !left.includes(null) && JSON.stringify(left) === JSON.stringify(right);
}

function haveSameNames(a: readonly AccountSignature[], b: readonly AccountSignature[]): boolean {
  const signature = (accounts: readonly AccountSignature[]) =>
    JSON.stringify(accounts.map(({ name, mask, type }) => JSON.stringify([name, mask, type])).sort());
  return b.some(({ mask }) => mask !== null) && signature(a) === signature(b);
}
