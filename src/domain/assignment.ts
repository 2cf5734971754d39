/** A possible pair of a row and a column. The cost is an integer of at least 0. */
export interface Edge {
  column: number;
  cost: number;
}

/**
 * Assigns each row at most one column at the minimum total cost, where a row without a column costs
 * `unassignedCost`. This is the Hungarian algorithm: each row in order finds the shortest augmenting path to a free
 * column, which may reassign earlier rows. It visits only the connected part of the graph, so many small problems
 * in one call stay fast. Ties are resolved to the lowest column.
 * @returns the column of each row, or null if it has none.
 */
export function assignAtMinimumCost(
  edges: readonly (readonly Edge[])[],
  unassignedCost: number,
): (number | null)[] {
  const columnOf = new Map<number, number>();
  const rowOf = new Map<number, number>();
  // Potentials keep every reduced cost at 0 or above, which the shortest path search requires.
  const rowPotential = edges.map(() => 0);
  const columnPotential = new Map<number, number>();

  for (const start of edges.keys()) {
    const distance = new Map<number, number>();
    const reachedFrom = new Map<number, number>();
    const settled = new Map<number, number>();
    let row = start;
    let pathCost = 0;
    let column: number;
    for (;;) {
      // Leaving a row unassigned is a column of its own with a negative number.
      for (const edge of [...(edges[row] ?? []), { column: -1 - row, cost: unassignedCost }]) {
        if (settled.has(edge.column)) continue;
        const potentials = (rowPotential[row] ?? 0) + (columnPotential.get(edge.column) ?? 0);
        const total = pathCost + edge.cost - potentials;
        if (total >= (distance.get(edge.column) ?? Number.POSITIVE_INFINITY)) continue;
        distance.set(edge.column, total);
        reachedFrom.set(edge.column, row);
      }
      [column, pathCost] = nearest(distance);
      distance.delete(column);
      settled.set(column, pathCost);
      const owner = rowOf.get(column);
      if (owner === undefined) break;
      row = owner;
    }
    rowPotential[start] = (rowPotential[start] ?? 0) + pathCost;
    for (const [reached, at] of settled) {
      const owner = rowOf.get(reached);
      if (owner === undefined) continue;
      rowPotential[owner] = (rowPotential[owner] ?? 0) + pathCost - at;
      columnPotential.set(reached, (columnPotential.get(reached) ?? 0) - pathCost + at);
    }
    for (let next: number | undefined = column; next !== undefined; ) {
      const newOwner: number = reachedFrom.get(next) ?? start;
      const previousColumn = columnOf.get(newOwner);
      columnOf.set(newOwner, next);
      rowOf.set(next, newOwner);
      next = newOwner === start ? undefined : previousColumn;
    }
  }
  return edges.map((_, row) => {
    const column = columnOf.get(row) ?? -1;
    return column < 0 ? null : column;
  });
}

/** Returns the column at the shortest distance, or the lowest of several. */
function nearest(distance: ReadonlyMap<number, number>): [column: number, at: number] {
  let best: [number, number] | null = null;
  for (const [column, at] of distance) {
    if (best === null || at < best[1] || (at === best[1] && column < best[0])) best = [column, at];
  }
  if (best === null) throw new Error('The search has no reachable column.');
  return best;
}
