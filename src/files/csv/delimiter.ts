import { type CsvRecord, type CsvSource, type Delimiter, readFirstRecords } from './records.ts';

/** In the order in which a tie is broken. */
const DELIMITERS: Delimiter[] = [',', ';', '\t', '|'];

export interface DelimiterCandidate {
  delimiter: Delimiter;
  records: CsvRecord[];
}

/**
 * The delimiters that divide the lines, the likeliest first: the one under which the most lines fall into one
 * number of columns. More columns count for more: in a semicolon file each amount's decimal comma makes two
 * columns under the comma, consistently.
 */
export async function rankDelimiters(source: CsvSource): Promise<DelimiterCandidate[]> {
  const candidates: (DelimiterCandidate & { score: number })[] = [];
  for (const delimiter of DELIMITERS) {
    const records = await readFirstRecords(source, delimiter);
    const score = consistency(records);
    if (score > 0) candidates.push({ delimiter, records, score });
  }
  return candidates.sort((one, other) => other.score - one.score);
}

function consistency(records: CsvRecord[]): number {
  const { width, count } = usualWidth(records);
  return width < 2 ? 0 : (count / records.length) * (1 + Math.log2(width));
}

/**
 * The number of columns most records have, of those that have more than one; empty columns at a record's end
 * are not counted.
 */
export function usualWidth(records: readonly CsvRecord[]): { width: number; count: number } {
  const counts = new Map<number, number>();
  for (const { cells } of records) {
    let width = cells.length;
    while (width > 0 && cells[width - 1]?.trim() === '') width--;
    if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  let usual = { width: 0, count: 0 };
  for (const [width, count] of counts) {
    if (count > usual.count || (count === usual.count && width > usual.width)) usual = { width, count };
  }
  return usual;
}
