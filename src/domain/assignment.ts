/** A pair that is possible, as seen from its row. Costs are integers, at least 0. */
export interface Edge {
  column: number;
  cost: number;
}

/**
 * Gives each row at most one column so that the sum of the costs is the least possible, where a row without a
 * column costs `unassignedCost`. This is the Hungarian method: one row after the other looks for the cheapest
 * way to a free column, along which earlier rows may change theirs. It visits only what is connected to the
 * row, so that many small problems in one call stay small. Of equally cheap columns the lowest is taken.
 * @returns the column of each row, or null.
 */
export function assignAtMinimumCost(
  edges: readonly (readonly Edge[])[],
  unassignedCost: number,
): (number | null)[] {
  const columnOf = new Map<number, number>();
  const rowOf = new Map<number, number>();
  // Potentials keep every remaining cost at least 0, which a shortest path needs.
  const rowPotential = edges.map(() => 0);
  const columnPotential = new Map<number, number>();

  for (const start of edges.keys()) {
    const distance = new Map<number, number>();
    const reachedFrom = new Map<number, number>();
    const settled = new Map<number, number>();
    let row = start;
    let travelled = 0;
    let column: number;
    for (;;) {
      // To have no column is a column of its own: negative, and this row's alone.
      for (const edge of [...(edges[row] ?? []), { column: -1 - row, cost: unassignedCost }]) {
        if (settled.has(edge.column)) continue;
        const potentials = (rowPotential[row] ?? 0) + (columnPotential.get(edge.column) ?? 0);
        const total = travelled + edge.cost - potentials;
        if (total >= (distance.get(edge.column) ?? Number.POSITIVE_INFINITY)) continue;
        distance.set(edge.column, total);
        reachedFrom.set(edge.column, row);
      }
      [column, travelled] = nearest(distance);
      distance.delete(column);
      settled.set(column, travelled);
      const owner = rowOf.get(column);
      if (owner === undefined) break;
      row = owner;
    }
    rowPotential[start] = (rowPotential[start] ?? 0) + travelled;
    for (const [reached, at] of settled) {
      const owner = rowOf.get(reached);
      if (owner === undefined) continue;
      rowPotential[owner] = (rowPotential[owner] ?? 0) + travelled - at;
      columnPotential.set(reached, (columnPotential.get(reached) ?? 0) - travelled + at);
    }
    for (let next: number | undefined = column; next !== undefined; ) {
      const taker: number = reachedFrom.get(next) ?? start;
      const givenUp = columnOf.get(taker);
      columnOf.set(taker, next);
      rowOf.set(next, taker);
      next = taker === start ? undefined : givenUp;
    }
  }
  return edges.map((_, row) => {
    const column = columnOf.get(row) ?? -1;
    return column < 0 ? null : column;
  });
}

/** The column with the least distance, the lowest of several. */
function nearest(distance: ReadonlyMap<number, number>): [column: number, at: number] {
  let best: [number, number] | null = null;
  for (const [column, at] of distance) {
    if (best === null || at < best[1] || (at === best[1] && column < best[0])) best = [column, at];
  }
  if (best === null) throw new Error('A row can always do without a column.');
  return best;
}
