/**
 * The fewest cells that separate: a minimum vertex cut of the graph of a grid's cells and their faces, by Menger's
 * theorem as many as there are disjoint ways. Augmenting paths, each found by breadth-first search.
 */

export interface CellGraph {
  /** Cells are 0, …, size − 1; the cells beside one, in a fixed order, at most `degree` of them. */
  readonly size: number;
  readonly degree: number;
  readonly neighbours: (cell: number) => readonly number[];
  /** Whether the cell may be part of the cut. */
  readonly mayBeCut: (cell: number) => boolean;
}

/**
 * The fewest cells that may be cut and meet every way from the sources to a goal; `undefined` if some way has no such
 * cell, or if there would be more than `most`. Sources and goals may be cut themselves, if they may be cut at all.
 */
export function minimumCut(
  graph: CellGraph,
  sources: readonly number[],
  isGoal: (cell: number) => boolean,
  most: number,
): readonly number[] | undefined {
  const flow = new Flow(graph, sources, isGoal);
  if (flow.leaks()) return undefined;
  for (let value = 0; flow.augment(); value++) if (value === most) return undefined;
  return flow.cut();
}

/**
 * A unit of flow may pass through a cell that may be cut once, through others freely. A cell v is two nodes, its
 * entrance 2v and its exit 2v + 1.
 */
class Flow {
  /** Of a cell that may be cut: whether flow passes through it. Else: how much. */
  private readonly through: Int32Array;
  /** For each cell and each of its neighbours, the net flow across their face. */
  private readonly across: Int32Array;
  private reached = new Int32Array(0);

  constructor(
    private readonly graph: CellGraph,
    private readonly sources: readonly number[],
    private readonly isGoal: (cell: number) => boolean,
  ) {
    this.through = new Int32Array(graph.size);
    this.across = new Int32Array(graph.size * graph.degree);
  }

  /** Whether a way leads from a source to a goal through cells that may not be cut. */
  leaks(): boolean {
    const { neighbours, mayBeCut } = this.graph;
    const seen = new Set(this.sources.filter((cell) => !mayBeCut(cell)));
    for (const cell of seen) {
      if (this.isGoal(cell)) return true;
      for (const next of neighbours(cell)) if (!mayBeCut(next)) seen.add(next);
    }
    return false;
  }

  /** Sends one more unit from the sources to a goal, if that is possible. */
  augment(): boolean {
    const { size, degree, neighbours, mayBeCut } = this.graph;
    // For each node, 1 + the node from which it was reached; 0 if it was not. Sources come from themselves.
    const from = new Int32Array(2 * size);
    const queue: number[] = [];
    const visit = (node: number, before: number): void => {
      if (from[node] !== 0) return;
      from[node] = before + 1;
      queue.push(node);
    };
    for (const cell of this.sources) visit(2 * cell, 2 * cell);
    let end = -1;
    for (let head = 0; head < queue.length && end < 0; head++) {
      const node = queue[head] ?? 0;
      const cell = node >> 1;
      const used = this.through[cell] ?? 0;
      if (node % 2 === 0) {
        if (!mayBeCut(cell) || used === 0) visit(node + 1, node);
        // Back through a face by which flow comes in.
        neighbours(cell).forEach((next, k) => {
          if ((this.across[cell * degree + k] ?? 0) < 0) visit(2 * next + 1, node);
        });
      } else {
        if (this.isGoal(cell)) end = node;
        if (used > 0) visit(node - 1, node);
        for (const next of neighbours(cell)) visit(2 * next, node);
      }
    }
    this.reached = from;
    if (end < 0) return false;
    for (let node = end; ;) {
      const before = (from[node] ?? 1) - 1;
      if (before === node) return true;
      this.push(before, node);
      node = before;
    }
  }

  /** After the last augmentation: the cells whose entrance was reached, but not their exit. */
  cut(): readonly number[] {
    const cells: number[] = [];
    for (let cell = 0; cell < this.graph.size; cell++) {
      if (this.reached[2 * cell] !== 0 && this.reached[2 * cell + 1] === 0) cells.push(cell);
    }
    return cells;
  }

  private push(from: number, to: number): void {
    const [a, b] = [from >> 1, to >> 1];
    if (a === b) {
      this.through[a] = (this.through[a] ?? 0) + (to % 2 === 1 ? 1 : -1);
      return;
    }
    this.addAcross(a, b, 1);
    this.addAcross(b, a, -1);
  }

  private addAcross(cell: number, next: number, amount: number): void {
    const index = cell * this.graph.degree + this.graph.neighbours(cell).indexOf(next);
    this.across[index] = (this.across[index] ?? 0) + amount;
  }
}
