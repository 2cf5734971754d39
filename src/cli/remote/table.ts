import type { Terminal } from './terminal.ts';
import { displayWidth, shorten, toLine } from './text.ts';

type Shrinking = boolean | 'first';

export interface Column<Row> {
  title: string;
  value(row: Row): string;
  align?: 'right';
  /** Whether the column may be shortened in a narrow terminal, before the others or with them. Amounts and ids never are. */
  canShrink?: Shrinking;
  paint?(text: string, row: Row, paint: Terminal['paint']): string;
}

const GAP = '  ';
/** A shorter column says nothing. */
const MIN_WIDTH = 8;

/** Returns an aligned table, without columns that have no value in any row. In a terminal each row is one line. */
export function formatTable<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  { width, paint }: Terminal,
): string {
  const filled = columns
    .map((column) => ({ column, cells: rows.map((row) => toLine(column.value(row))) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const natural = filled.map(({ column, cells }) =>
    Math.max(displayWidth(column.title), ...cells.map(displayWidth)),
  );
  const widths =
    width === null
      ? natural
      : fitWidths(
          natural,
          filled.map(({ column }) => column.canShrink ?? false),
          width,
        );
  const line = (cellOf: (position: number) => string, painted: (text: string, position: number) => string) =>
    filled
      .map(({ column }, position) => {
        const limit = widths[position] ?? 0;
        const text = shorten(cellOf(position), limit);
        const padding = ' '.repeat(limit - displayWidth(text));
        const isLast = position === filled.length - 1;
        const shown = painted(text, position);
        return column.align === 'right' ? padding + shown : isLast ? shown : shown + padding;
      })
      .join(GAP)
      .trimEnd();
  const head = line(
    (position) => filled[position]?.column.title ?? '',
    (text) => paint.bold(text),
  );
  const body = rows.map((row, index) =>
    line(
      (position) => filled[position]?.cells[index] ?? '',
      (text, position) => filled[position]?.column.paint?.(text, row, paint) ?? text,
    ),
  );
  return [head, ...body].join('\n');
}

/** Takes what is too much from the widest columns that may shrink first, then from the widest of all that may. */
export function fitWidths(
  natural: readonly number[],
  canShrink: readonly Shrinking[],
  available: number,
): number[] {
  const widths = [...natural];
  let excess = widths.reduce((sum, each) => sum + each, GAP.length * (widths.length - 1)) - available;
  while (excess > 0) {
    const shrinkable = widths.flatMap((each, index) => (canShrink[index] && each > MIN_WIDTH ? [index] : []));
    const first = shrinkable.filter((index) => canShrink[index] === 'first');
    const candidates = first.length > 0 ? first : shrinkable;
    const widest = candidates.reduce<number | null>(
      (best, index) => (best === null || (widths[index] ?? 0) > (widths[best] ?? 0) ? index : best),
      null,
    );
    if (widest === null) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess -= 1;
  }
  return widths;
}
