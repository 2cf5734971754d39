import { type CsvSource, type Delimiter, readSample, type Sample } from './records.ts';
import { countRows } from './table.ts';

/** In the order in which a tie is broken: numbers and times have commas in them, but none of the others. */
const DELIMITERS: Delimiter[] = [';', '\t', '|', ','];
/** Enough to see past the longest preamble. */
const FIRST_RECORDS = 200;
/** Excel's own declaration, in the first line of a file. */
const DECLARATION = /^"?sep=(.)"?;*\s*$/i;

/**
 * Finds the delimiter that divides a file: the declared one, else the one under which the most records are rows with
 * a date and an amount, else the one that divides the lines most evenly.
 * @returns null where none divides anything.
 */
export async function findDelimiter(source: CsvSource): Promise<Delimiter | null> {
  const scored: { delimiter: Delimiter; rows: number; evenness: number }[] = [];
  for (const delimiter of DELIMITERS) {
    const { records } = await readSample(source, delimiter, FIRST_RECORDS);
    const declared = DELIMITERS.find((one) => isDeclaration(records[0]?.cells ?? [], delimiter, one));
    if (declared) return declared;
    const { rows, columns } = countRows(records);
    scored.push({ delimiter, rows: columns > 1 ? rows : 0, evenness: evenness({ records, isWhole: true }) });
  }
  const [best] = scored.sort((one, other) => other.rows - one.rows || other.evenness - one.evenness);
  return best && (best.rows > 0 || best.evenness > 0) ? best.delimiter : null;
}

/** Whether a first line, split at one delimiter, declares another. */
export function isDeclaration(cells: readonly string[], splitAt: Delimiter, declared: Delimiter): boolean {
  return DECLARATION.exec(cells.join(splitAt))?.[1] === declared;
}

/**
 * More columns count for more: in a semicolon file each amount's decimal comma makes two columns under the comma,
 * consistently.
 */
function evenness({ records }: Sample): number {
  const counts = new Map<number, number>();
  for (const { cells } of records)
    if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [usual] = [...counts].sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || b - a);
  return usual ? (usual[1] / records.length) * (1 + Math.log2(usual[0])) : 0;
}
