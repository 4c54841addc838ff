/**
 * A barrier on a grid. The cells that floating point sees on the right side are candidates. A minimum cut picks the
 * fewest cells that separate, and each of these has to be confirmed exactly. A cell that is not confirmed is no
 * longer a candidate, and another cut is computed. A barrier that was found is then made coarser, as long as its
 * cells are confirmed again.
 */

import { Cells, type Barrier, type Fate, type Grid } from '../../proof/index.js';
import {
  at,
  type End,
  matrix,
  type Matrix,
  point,
  type Rational,
  type Vector,
  type Zonotope,
} from '../../exact/index.js';
import { MinimumCut } from './cut.js';
import { NEVER, type Entry, type Side, type Targets } from './targets.js';
import { refined, throats, type Passages } from './throats.js';

/** A point that the barrier has to separate from infinity or from a second point, with its fate. */
export type Separated = Barrier['points'][number];

export interface Task {
  readonly targets: Targets;
  /** The side on which the barrier cells lie. */
  readonly side: Side;
  /** One point that is to be separated from infinity, or two points that are to be separated from each other. */
  readonly points: readonly Separated[];
}

/** The result of a search on one grid: a barrier, or how far the search got. */
export type Found =
  | { readonly kind: 'found'; readonly barrier: Barrier }
  /** Floating point saw a way out that no candidate closes. */
  | { readonly kind: 'open' }
  /**
   * `cells` is the number of cells that were candidates in floating point but were not confirmed; `last` holds those
   * of the last cut.
   */
  | { readonly kind: 'unconfirmed'; readonly cells: number; readonly last: readonly number[] };

/** Number of cuts tried on one grid. Each cut leaves out the cells that were not confirmed before. */
const MOST_CUTS = 60;
/** Number of cuts tried on a coarser grid. */
const MOST_CUTS_TO_COARSEN = 6;
/** If more cells than this are refused, a finer grid is the better way. */
const MOST_CELLS_REFUSED = 400;
/** Number of nodes that all flows together may visit to make a barrier coarser. */
const MOST_FLOW_NODES = 20_000_000;
/** Number of cells that may be examined exactly to make a barrier coarser. */
const MOST_CELLS_CONFIRMED = 3000;
/** A barrier has at most this many cells. */
const MOST_BARRIER_CELLS = 4000;
/**
 * Where a cell reaches to infinity, its samples lie at these distances from the inner grid, in widths of the inner
 * grid.
 */
const FAR_SAMPLES_IN_WIDTHS = [4, 400] as const;

/** How often a grid is refined where ways lead out of it. */
const MOST_REFINEMENTS = 10;
/** A refined grid has at most this many cells. */
const MOST_REFINED_CELLS = 15_000;

/** The axes run from −∞ to ∞; `undefined` stands for −∞ at the start and for ∞ at the end. */
export type Axes = Grid['axes'];

/** A grid, with the fate of each cell as floating point guesses it. */
interface Guessed {
  readonly axes: Axes;
  readonly guesses: readonly Entry[];
  /** For each cell, whether floating point sees some of its samples on the right side, but not all in one target. */
  readonly isMixed: Uint8Array;
}

export class BarrierSearch {
  /** The exact fates of cells that were examined, by the ranges of the cell; 'none' if a cell was not confirmed. */
  private readonly known = new Map<string, Fate | 'none'>();
  private visited = 0;

  constructor(
    private readonly task: Task,
    private readonly basis: Matrix,
  ) {}

  /**
   * A barrier on the grid, made as coarse as possible without more cells. If `refining`, the grid is refined where
   * ways lead out of it.
   */
  on(axes: Axes, refining: boolean): Found {
    let guessed = this.guessed(axes);
    let found = this.separated(guessed, MOST_CUTS);
    for (let k = 0; refining && k < MOST_REFINEMENTS && found.kind !== 'found'; k++) {
      const finer = this.refined(guessed, found);
      if (finer === undefined) return found;
      guessed = this.guessed(finer);
      found = this.separated(guessed, MOST_CUTS);
    }
    return found.kind === 'found'
      ? { kind: 'found', barrier: this.coarsened(guessed, found.barrier) }
      : found;
  }

  /**
   * Axes that are finer where the way out is narrow, or where cells were not confirmed; `undefined` if finer axes
   * would not help.
   */
  private refined(
    { axes, guesses, isMixed }: Guessed,
    found: Exclude<Found, { kind: 'found' }>,
  ): Axes | undefined {
    const cells = new AxesCells(this.basis, axes);
    const chosen =
      found.kind === 'unconfirmed'
        ? found.last
        : throats({ counts: cells.counts, isMixed, ...this.ends(cells, guesses) });
    if (chosen.length === 0) return undefined;
    const finer = refined(
      axes,
      chosen.map((cell) => cells.indexOf(cell)),
    );
    const size = finer.reduce((product, axis) => product * (axis.length - 1), 1);
    return size > cells.size && size <= MOST_REFINED_CELLS ? finer : undefined;
  }

  /** The cells that a barrier has to separate, and which cells may be part of it. */
  private ends(
    cells: AxesCells,
    guesses: readonly Entry[],
  ): Pick<Passages, 'mayBeCut' | 'sources' | 'isGoal'> {
    const [sources = [], goals] = this.task.points.map(({ at: x }) => cells.containing(x));
    const mayBeCut = Uint8Array.from(guesses, (guess) => Number(guess !== NEVER));
    for (const cell of [...sources, ...(goals ?? [])]) mayBeCut[cell] = 0;
    const isGoal = goals ? (cell: number) => goals.includes(cell) : (cell: number) => cells.isInfinite(cell);
    return { mayBeCut, sources, isGoal };
  }

  private separated({ axes, guesses }: Omit<Guessed, 'isMixed'>, rounds: number): Found {
    const cells = new AxesCells(this.basis, axes);
    const { points } = this.task;
    const { mayBeCut, sources, isGoal } = this.ends(cells, guesses);
    const minimum = new MinimumCut(cells.counts, mayBeCut, sources, isGoal);
    let last: readonly number[] = [];
    let refused = 0;
    for (let round = 0; round < rounds && refused <= MOST_CELLS_REFUSED; round++) {
      const before = minimum.visited;
      const cut = minimum.cells(MOST_BARRIER_CELLS);
      this.visited += minimum.visited - before;
      if (cut === undefined)
        return refused > 0 ? { kind: 'unconfirmed', cells: refused, last } : { kind: 'open' };
      const fates = cut.map((cell) => this.fate(cells, cell, guesses[cell] ?? NEVER));
      if (fates.every((fate) => fate !== undefined)) {
        const barrier = {
          grid: cells.grid,
          cells: cut.map((cell, k) => ({ index: cells.indexOf(cell), fate: at(fates, k) })),
          points,
        };
        return { kind: 'found', barrier };
      }
      last = cut.filter((_, k) => fates[k] === undefined);
      for (const cell of last) minimum.exclude(cell);
      refused += last.length;
    }
    return { kind: 'unconfirmed', cells: refused, last };
  }

  /**
   * The barrier on a grid with fewer axis values. Values are left out many at a time, then one by one, as long as the
   * barrier needs no more cells than before.
   */
  private coarsened(guessed: Omit<Guessed, 'isMixed'>, barrier: Barrier): Barrier {
    let [coarsest, best] = [guessed, barrier];
    const [visited, known] = [this.visited, this.known.size];
    const longest = Math.max(...guessed.axes.map((axis) => axis.length));
    for (let chunk = longest >> 1; chunk >= 1; chunk >>= 1) {
      for (let axis = 0; axis < guessed.axes.length; axis++) {
        for (let from = 1; from < at(coarsest.axes, axis).length - 1;) {
          const count = Math.min(chunk, at(coarsest.axes, axis).length - 1 - from);
          const merged = this.merged(coarsest, axis, from, count);
          if (this.visited - visited > MOST_FLOW_NODES || this.known.size - known > MOST_CELLS_CONFIRMED)
            return best;
          const found = this.separated(merged, MOST_CUTS_TO_COARSEN);
          if (found.kind === 'found' && found.barrier.cells.length <= best.cells.length) {
            [coarsest, best] = [merged, found.barrier];
          } else from += count;
        }
      }
    }
    return best;
  }

  /** The grid without some values of one axis. Cells that become one cell have the fate that all of them share. */
  private merged(
    { axes, guesses }: Omit<Guessed, 'isMixed'>,
    axis: number,
    from: number,
    count: number,
  ): Omit<Guessed, 'isMixed'> {
    const { targets } = this.task;
    const counts = axes.map((values) => values.length - 1);
    const stride = counts.slice(0, axis).reduce((a, b) => a * b, 1);
    const old = at(counts, axis);
    const now = old - count;
    const out: Entry[] = [];
    for (let cell = 0; cell < (guesses.length / old) * now; cell++) {
      const [low, rest] = [cell % stride, Math.floor(cell / stride)];
      const [i, high] = [rest % now, Math.floor(rest / now)];
      const first = i < from ? i : i + count;
      const start = low + stride * ((i === from - 1 ? i : first) + old * high);
      let guess = guesses[start] ?? NEVER;
      if (i === from - 1) {
        for (let k = 1; k <= count && guess !== NEVER; k++)
          guess = targets.common(guess, guesses[start + k * stride] ?? NEVER);
      }
      out.push(guess);
    }
    return { axes: axes.with(axis, at(axes, axis).toSpliced(from, count)), guesses: out };
  }

  /** For each cell, the target on the right side that all of its samples are seen to enter, if there is one. */
  private guessed(axes: Axes): Guessed {
    const { targets, side } = this.task;
    const cells = new AxesCells(this.basis, axes);
    const { lattice, offsets } = cells;
    const count = lattice.reduce((product, { length }) => product * length, 1);
    const entries = targets.entries(cells.samples(), count, side);
    const isMixed = new Uint8Array(cells.size);
    const guesses = Array.from({ length: cells.size }, (_, cell) => {
      const own = offsets.map((offset) => entries[cells.cornerOf(cell) + offset] ?? NEVER);
      const common = own.reduce((a, b) => targets.common(a, b));
      if (common === NEVER) isMixed[cell] = Number(own.some((entry) => entry !== NEVER));
      return common;
    });
    return { axes, guesses, isMixed };
  }

  private fate(cells: AxesCells, cell: number, guess: Entry): Fate | undefined {
    const name = cells.nameOf(cell);
    const known = this.known.get(name);
    if (known !== undefined) return known === 'none' ? undefined : known;
    const { targets, side } = this.task;
    const fate = targets.confirm(cells.set(cell), side, guess);
    this.known.set(name, fate ?? 'none');
    return fate;
  }
}

/** The exact fate of a point; `undefined` if it cannot be confirmed. */
export function fateOfPoint(targets: Targets, x: Vector, side: Side): Fate | undefined {
  const [guess = NEVER] = targets.entries(
    Float64Array.from(x, (value) => value.toNumber()),
    1,
    side,
  );
  return guess === NEVER ? undefined : targets.confirm(point(x), side, guess);
}

/**
 * The cells of a grid with origin 0, with a lattice of samples. Each cell has a name by which it is found again on
 * other grids.
 */
class AxesCells {
  readonly grid: Grid;
  readonly size: number;
  readonly counts: readonly number[];
  /** For each axis, the coordinates of the samples: the ends of the ranges, and the middle of each range. */
  readonly lattice: readonly Float64Array[];
  /** The offsets in the lattice of the 3ⁿ samples of a cell, counted from the sample at its lowest corner. */
  readonly offsets: readonly number[];
  private readonly cells: Cells;
  private readonly strides: readonly number[];

  constructor(basis: Matrix, axes: Axes) {
    this.grid = { origin: matrix.zeros(basis.length), basis, axes };
    this.cells = new Cells(this.grid);
    this.counts = axes.map((axis) => axis.length - 1);
    this.size = this.counts.reduce((a, b) => a * b, 1);
    this.lattice = axes.map(samplesOnAxis);
    let stride = 1;
    this.strides = this.lattice.map(({ length }) => {
      const own = stride;
      stride *= length;
      return own;
    });
    this.offsets = this.strides.reduce<readonly number[]>(
      (offsets, step) => [0, 1, 2].flatMap((k) => offsets.map((offset) => offset + k * step)),
      [0],
    );
  }

  indexOf(cell: number): readonly number[] {
    let rest = cell;
    return this.counts.map((count) => {
      const i = rest % count;
      rest = (rest - i) / count;
      return i;
    });
  }

  /** The number of the sample at the lowest corner of the cell. */
  cornerOf(cell: number): number {
    let [rest, corner] = [cell, 0];
    for (let axis = 0; axis < this.counts.length; axis++) {
      const count = this.counts[axis] ?? 1;
      corner += 2 * (rest % count) * (this.strides[axis] ?? 0);
      rest = Math.floor(rest / count);
    }
    return corner;
  }

  isInfinite(cell: number): boolean {
    return this.cells.isInfinite(cell);
  }

  set(cell: number): Zonotope {
    return this.cells.set(this.indexOf(cell));
  }

  containing(x: Vector): readonly number[] {
    return this.cells.containing(x);
  }

  nameOf(cell: number): string {
    const { axes } = this.grid;
    return this.indexOf(cell)
      .map((i, axis) => [i, i + 1].map((end) => at(axes, axis)[end]?.toString() ?? '').join())
      .join(';');
  }

  /** The points of the lattice, as rows of n coordinates. */
  samples(): Float64Array {
    const n = this.counts.length;
    const basis = this.grid.basis.map((direction) => direction.map((x) => x.toNumber()));
    const count = this.lattice.reduce((product, { length }) => product * length, 1);
    const out = new Float64Array(count * n);
    for (let k = 0; k < count; k++) {
      let rest = k;
      for (let axis = 0; axis < n; axis++) {
        const values = this.lattice[axis] ?? new Float64Array(1);
        const t = values[rest % values.length] ?? NaN;
        rest = Math.floor(rest / values.length);
        const direction = basis[axis] ?? [];
        for (let i = 0; i < n; i++) out[k * n + i] = (out[k * n + i] ?? NaN) + t * (direction[i] ?? NaN);
      }
    }
    return out;
  }
}

function samplesOnAxis(axis: readonly End[]): Float64Array {
  const ends = axis.map((value: Rational | undefined) => value?.toNumber());
  const inner = ends.filter((value) => value !== undefined);
  const [first = 0, last = 0] = [inner[0], inner.at(-1)];
  const width = last - first || 1 + Math.abs(first);
  const [near, away] = FAR_SAMPLES_IN_WIDTHS;
  const out = new Float64Array(2 * axis.length - 1);
  ends.forEach((end, i) => {
    out[2 * i] = end ?? (i === 0 ? first - away * width : last + away * width);
    const next = ends[i + 1];
    if (i + 1 === ends.length) return;
    if (end !== undefined && next !== undefined) out[2 * i + 1] = (end + next) / 2;
    else if (next !== undefined) out[2 * i + 1] = next - near * width;
    else if (end !== undefined) out[2 * i + 1] = end + near * width;
    else out[2 * i + 1] = 0;
  });
  return out;
}
