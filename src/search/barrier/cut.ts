/**
 * The fewest cells of a grid that separate: a minimum vertex cut of the graph of the cells and their faces. By
 * Menger's theorem their number is the greatest number of disjoint ways. Blocking flows (Dinic's algorithm) find it.
 * When a cell turns out not to be of use, the flow is kept: it stays a possible flow.
 */

/**
 * At most one unit of flow passes through a cell that may be cut; other cells let any number pass. A cell v is two
 * nodes, its entrance 2v and its exit 2v + 1. Arc 0 of a node leads to the other node of its cell, arc 1 + k through
 * face k.
 */
export class MinimumCut {
  private readonly degree: number;
  /** The cell beyond each face, −1 for none: face 2·axis leads down the axis, face 2·axis + 1 up. */
  private readonly beyond: Int32Array;
  /** The flow through each cell, and the net flow out of it through each face. */
  private readonly through: Int32Array;
  private readonly across: Int32Array;
  /** For each node, its distance from the sources in the residual graph; −1 if it was not reached. */
  private readonly level: Int32Array;
  private value = 0;
  /** Number of nodes visited so far: the cost of the search. */
  visited = 0;

  /**
   * @param counts the number of cells along each axis
   * @param mayBeCut for each cell, numbered as in a grid, first axis first, whether it may be part of the cut
   */
  constructor(
    counts: readonly number[],
    private readonly mayBeCut: Uint8Array,
    private readonly sources: readonly number[],
    private readonly isGoal: (cell: number) => boolean,
  ) {
    const size = mayBeCut.length;
    this.degree = 2 * counts.length;
    this.beyond = new Int32Array(size * this.degree).fill(-1);
    counts.reduce((stride, count, axis) => {
      for (let cell = 0; cell < size; cell++) {
        const i = Math.floor(cell / stride) % count;
        if (i > 0) this.beyond[cell * this.degree + 2 * axis] = cell - stride;
        if (i + 1 < count) this.beyond[cell * this.degree + 2 * axis + 1] = cell + stride;
      }
      return stride * count;
    }, 1);
    this.through = new Int32Array(size);
    this.across = new Int32Array(size * this.degree);
    this.level = new Int32Array(2 * size);
  }

  /** From now on the cell must not be part of the cut. */
  exclude(cell: number): void {
    this.mayBeCut[cell] = 0;
  }

  /**
   * The fewest cells, among those that may be cut, that meet every way from the sources to a goal. `undefined` if
   * some way has no such cell, or if more than `most` cells are needed. Sources and goals may be cut too, if the cell
   * may be cut.
   */
  cells(most: number): readonly number[] | undefined {
    if (this.leaks()) return undefined;
    while (this.levels()) {
      this.block(most);
      if (this.value > most) return undefined;
    }
    const cut: number[] = [];
    for (let cell = 0; cell < this.through.length; cell++) {
      if ((this.level[2 * cell] ?? -1) >= 0 && (this.level[2 * cell + 1] ?? -1) < 0) cut.push(cell);
    }
    return cut;
  }

  /** Whether a way leads from a source to a goal through cells that must not be cut. */
  private leaks(): boolean {
    const { beyond, degree, mayBeCut } = this;
    const open = this.sources.filter((cell) => mayBeCut[cell] === 0);
    const seen = new Uint8Array(mayBeCut.length);
    for (const cell of open) seen[cell] = 1;
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      if (this.isGoal(cell)) return true;
      for (let k = 0; k < degree; k++) {
        const next = beyond[cell * degree + k] ?? -1;
        if (next < 0 || seen[next] !== 0 || mayBeCut[next] !== 0) continue;
        seen[next] = 1;
        open.push(next);
      }
    }
    return false;
  }

  /** Computes the breadth-first distances; returns whether a goal was reached. */
  private levels(): boolean {
    const { level } = this;
    level.fill(-1);
    const queue = new Int32Array(level.length);
    let [head, tail, found] = [0, 0, false];
    for (const cell of this.sources) {
      if ((level[2 * cell] ?? 0) >= 0) continue;
      level[2 * cell] = 0;
      queue[tail++] = 2 * cell;
    }
    while (head < tail) {
      const node = queue[head++] ?? 0;
      this.visited += 1;
      if (node % 2 === 1 && this.isGoal(node >> 1)) found = true;
      for (let arc = 0; arc <= this.degree; arc++) {
        const next = this.target(node, arc);
        if (next < 0 || (level[next] ?? 0) >= 0) continue;
        level[next] = (level[node] ?? 0) + 1;
        queue[tail++] = next;
      }
    }
    return found;
  }

  /** The node to which an arc leads, if a unit of flow may be sent along it; otherwise −1. */
  private target(node: number, arc: number): number {
    const cell = node >> 1;
    const isExit = node % 2 === 1;
    if (arc === 0) {
      if (isExit) return (this.through[cell] ?? 0) > 0 ? node - 1 : -1;
      return this.mayBeCut[cell] === 0 || this.through[cell] === 0 ? node + 1 : -1;
    }
    const face = cell * this.degree + arc - 1;
    const next = this.beyond[face] ?? -1;
    if (next < 0) return -1;
    if (isExit) return 2 * next;
    // Back through a face through which flow comes in.
    return (this.across[face] ?? 0) < 0 ? 2 * next + 1 : -1;
  }

  /**
   * Sends units along shortest ways until there is no other such way, or until more than `most` have been sent in
   * all.
   */
  private block(most: number): void {
    const { level, degree } = this;
    const arcs = new Uint8Array(level.length);
    for (const source of this.sources) {
      const way = [2 * source];
      while (way.length > 0 && this.value <= most) {
        const node = way[way.length - 1] ?? 0;
        this.visited += 1;
        if (node % 2 === 1 && this.isGoal(node >> 1)) {
          for (let k = 1; k < way.length; k++) this.push(way[k - 1] ?? 0, way[k] ?? 0);
          this.value += 1;
          way.length = 1;
          continue;
        }
        const arc = arcs[node] ?? 0;
        if (arc > degree) {
          way.pop();
          const before = way[way.length - 1];
          if (before !== undefined) arcs[before] = (arcs[before] ?? 0) + 1;
          continue;
        }
        const next = this.target(node, arc);
        if (next >= 0 && level[next] === (level[node] ?? 0) + 1) way.push(next);
        else arcs[node] = arc + 1;
      }
    }
  }

  private push(from: number, to: number): void {
    const [a, b] = [from >> 1, to >> 1];
    if (a === b) {
      this.through[a] = (this.through[a] ?? 0) + (to % 2 === 1 ? 1 : -1);
      return;
    }
    const { degree } = this;
    for (let k = 0; k < degree; k++) {
      if (this.beyond[a * degree + k] !== b) continue;
      this.across[a * degree + k] = (this.across[a * degree + k] ?? 0) + 1;
      const back = b * degree + (k ^ 1);
      this.across[back] = (this.across[back] ?? 0) - 1;
    }
  }
}
