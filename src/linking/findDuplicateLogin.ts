/** What tells whether two logins show the same accounts. */
export interface AccountSignature {
  name: string;
  mask: string | null;
  type: string;
  /** Not known before the credentials are exchanged. */
  persistentId?: string | null;
}

/**
 * Finds the connection that already shows the same accounts: every one of them agrees in its persistent id, or all
 * agree in name, mask and type and at least one has a mask. Accounts without a mask prove nothing: every bank has a
 * "Checking". `linked` holds the accounts of one user's live connections to the institution.
 * @returns the connection's id, or null.
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
