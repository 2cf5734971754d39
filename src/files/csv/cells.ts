import type { CsvRecord } from './records.ts';

/** Excel's way to keep a cell as text: ="0042". */
const FORMULA_TEXT = /^="([^"]*)"$/;
/** A text in single quotes, or with Excel's apostrophe in front of it. */
const APOSTROPHES = /^'([^']*)'$/;

/** What a cell says, without blanks around it and without the wrappings that spreadsheets need. */
export function cleanCell(cell: string | undefined): string {
  if (cell === undefined) return '';
  const trimmed = cell.trim();
  if (trimmed.length < 2) return trimmed;
  const first = trimmed[0];
  if (first === '=') return unwrapFormula(trimmed);
  if (first === "'") return APOSTROPHES.exec(trimmed)?.[1]?.trim() ?? trimmed;
  return trimmed;
}

export const unwrapFormula = (cell: string): string => FORMULA_TEXT.exec(cell.trim())?.[1]?.trim() ?? cell;

export const cellOf = (record: CsvRecord, column: number | null): string =>
  column === null ? '' : cleanCell(record.cells[column]);

/** How many cells a record has up to its last one that is not empty. */
export function filledWidth({ cells }: Pick<CsvRecord, 'cells'>): number {
  let width = cells.length;
  while (width > 0 && (cells[width - 1] ?? '').trim() === '') width--;
  return width;
}
