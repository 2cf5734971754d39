/**
 * A row as it stands in the file, as JSON: by the header's names, or a plain list where there is no header.
 * What is empty needs no place in the ledger.
 */
export function rawRow(
  cells: readonly string[],
  keys: readonly string[] | null,
): Record<string, string> | string[] {
  if (!keys) return [...cells];
  const filled: [string, string][] = [];
  for (const [column, text] of cells.entries()) {
    if (text !== '') filled.push([keys[column] ?? `${column + 1}`, text]);
  }
  return Object.fromEntries(filled);
}

/** A key for each column: ING names two of them Währung, and others leave one without a name. */
export function rawKeys(headers: readonly string[]): string[] | null {
  if (headers.length === 0) return null;
  const seen = new Map<string, number>();
  return headers.map((header, column) => {
    const name = header === '' ? `${column + 1}` : header;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}
