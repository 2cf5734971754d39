import { type CsvRecord, type CsvSource, type Delimiter, readFirstRecords } from './records.ts';

/** In the order in which a tie is broken. */
const DELIMITERS: Delimiter[] = [',', ';', '\t', '|'];

/**
 * Finds the delimiter under which the most lines fall into one number of columns. More columns count for
 * more: in a semicolon file each amount's decimal comma makes two columns under the comma, consistently.
 * @returns the delimiter with the records it gives; null when no delimiter divides the lines.
 */
export async function detectDelimiter(
  source: CsvSource,
): Promise<{ delimiter: Delimiter; records: CsvRecord[] } | null> {
  let best: { delimiter: Delimiter; records: CsvRecord[]; score: number } | null = null;
  for (const delimiter of DELIMITERS) {
    const records = await readFirstRecords(source, delimiter);
    const score = consistency(records);
    if (score > (best?.score ?? 0)) best = { delimiter, records, score };
  }
  return best;
}

function consistency(records: CsvRecord[]): number {
  const { width, count } = usualWidth(records);
  return width < 2 ? 0 : (count / records.length) * (1 + Math.log2(width));
}

/** The number of columns most records have; empty columns at a record's end are not counted. */
export function usualWidth(records: readonly CsvRecord[]): { width: number; count: number } {
  const counts = new Map<number, number>();
  for (const { cells } of records) {
    let width = cells.length;
    while (width > 0 && cells[width - 1]?.trim() === '') width--;
    counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  let usual = { width: 0, count: 0 };
  for (const [width, count] of counts) {
    if (count > usual.count || (count === usual.count && width > usual.width)) usual = { width, count };
  }
  return usual;
}
