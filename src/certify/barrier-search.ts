/**
 * A barrier on a grid: the cells that floating point sees on the right side are candidates, a minimum cut picks the
 * fewest that separate, and each of these has to be confirmed exactly. A cell that is not confirmed is no candidate
 * any more, and another cut is looked for. What was found is then made coarser, as long as it is confirmed again.
 */

import { Cells, type Barrier, type Fate, type Grid } from '../certificates/index.js';
import { at, matrix, type End, type Matrix, type Rational, type Vector } from '../numbers/index.js';
import { point, type Zonotope } from '../network/index.js';
import { minimumCut } from './cut.js';
import type { Entry, Side, Targets } from './targets.js';

/** A point that the barrier has to separate, from infinity or from the other one, with its fate. */
export type Separated = Barrier['points'][number];

export interface Task {
  readonly targets: Targets;
  /** On which side barrier cells lie. */
  readonly side: Side;
  /** One point, to be separated from infinity, or two, from each other. */
  readonly points: readonly Separated[];
}

/** What a search on one grid came to: the barrier, or how far it got. */
export type Found =
  | { readonly kind: 'found'; readonly barrier: Barrier }
  /** Floating point saw a way out that no candidate closes. */
  | { readonly kind: 'open' }
  /** So many cells were candidates in floating point, but were not confirmed. */
  | { readonly kind: 'unconfirmed'; readonly cells: number };

/** Cuts tried on one grid, each without the cells that were not confirmed before. */
const ROUNDS = 60;
/** With more cells refused than this, a finer grid is the better way. */
const MOST_REFUSED = 400;
/** Cells of all grids together that are looked at to make a barrier coarser. */
const MOST_SAMPLED = 300_000;
/** No larger barrier is asked for. */
const MOST_CELLS = 4000;
/** Where a cell reaches to infinity, samples lie so many widths of the inner grid away. */
const FAR = [4, 400];

/** The axes run from −∞ to ∞; `undefined` stands for either. */
export type Axes = Grid['axes'];

export class BarrierSearch {
  /** What is known of cells, by their ranges: exact fates, or that there is none. */
  private readonly known = new Map<string, Fate | 'none'>();

  constructor(
    private readonly task: Task,
    private readonly basis: Matrix,
  ) {}

  on(axes: Axes, rounds = ROUNDS): Found {
    const cells = new AxesCells({ origin: matrix.zeros(this.basis.length), basis: this.basis, axes });
    const { task } = this;
    const guesses = this.guesses(cells);
    const [sources = [], goals] = task.points.map(({ at: x }) => cells.containing(x));
    for (const cell of [...sources, ...(goals ?? [])]) guesses.delete(cell);
    const isGoal = goals ? (cell: number) => goals.includes(cell) : (cell: number) => cells.isInfinite(cell);
    let refused = 0;
    for (let round = 0; round < rounds; round++) {
      const graph = { ...cells.graph, mayBeCut: (cell: number) => guesses.has(cell) };
      const cut = minimumCut(graph, sources, isGoal, MOST_CELLS);
      if (cut === undefined) return refused > 0 ? { kind: 'unconfirmed', cells: refused } : { kind: 'open' };
      const fates = cut.map((cell) => this.fate(cells, cell, guesses.get(cell)));
      if (fates.every((fate) => fate !== undefined)) {
        const barrier = {
          grid: cells.grid,
          cells: cut.map((cell, k) => ({ index: cells.indexOf(cell), fate: at(fates, k) })),
          points: task.points,
        };
        return { kind: 'found', barrier };
      }
      cut.forEach((cell, k) => {
        if (fates[k] !== undefined) return;
        guesses.delete(cell);
        refused += 1;
      });
      if (refused > MOST_REFUSED) break;
    }
    return { kind: 'unconfirmed', cells: refused };
  }

  /** The barrier with axis values left out, many at a time and then one by one, as long as no more cells are needed. */
  coarsened(barrier: Barrier): Barrier {
    let best = barrier;
    let left = MOST_SAMPLED;
    const longest = Math.max(...barrier.grid.axes.map((axis) => axis.length));
    for (let chunk = longest >> 1; chunk >= 1; chunk >>= 1) {
      for (let axis = 0; axis < best.grid.axes.length; axis++) {
        for (let from = 1; from < at(best.grid.axes, axis).length - 1;) {
          const values = at(best.grid.axes, axis);
          const count = Math.min(chunk, values.length - 1 - from);
          const axes = best.grid.axes.with(axis, values.toSpliced(from, count));
          left -= axes.reduce((cells, each) => cells * (each.length - 1), 1);
          if (left < 0) return best;
          const found = this.on(axes, 6);
          if (found.kind === 'found' && found.barrier.cells.length <= best.cells.length) best = found.barrier;
          else from += count;
        }
      }
    }
    return best;
  }

  /** The cells all of whose samples are seen to enter a common target on the right side. */
  private guesses(cells: AxesCells): Map<number, Entry> {
    const { targets, side } = this.task;
    const guesses = new Map<number, Entry>();
    const perCell = 3 ** this.basis.length;
    const batch = Math.max(1, Math.floor(20_000 / perCell));
    for (let from = 0; from < cells.size; from += batch) {
      const count = Math.min(batch, cells.size - from);
      const entries = targets.entries(cells.samples(from, count, FAR), count * perCell);
      for (let k = 0; k < count; k++) {
        const common = targets.common(entries.slice(k * perCell, (k + 1) * perCell), side);
        if (common) guesses.set(from + k, common);
      }
    }
    return guesses;
  }

  private fate(cells: AxesCells, cell: number, guess: Entry | undefined): Fate | undefined {
    const name = cells.nameOf(cell);
    const known = this.known.get(name);
    if (known !== undefined) return known === 'none' ? undefined : known;
    const { targets, side } = this.task;
    const fate = guess && targets.confirm(cells.set(cell), side, guess);
    this.known.set(name, fate ?? 'none');
    return fate;
  }
}

/** The fate of a point, exactly. */
export function fateOfPoint(targets: Targets, x: Vector, side: Side): Fate | undefined {
  const [entry] = targets.entries(
    Float64Array.from(x, (value) => value.toNumber()),
    1,
  );
  const guess = targets.common([entry], side);
  return guess && targets.confirm(point(x), side, guess);
}

/** The cells of a grid through the origin, with samples of each, and a name by which it is known on other grids. */
class AxesCells {
  readonly size: number;
  private readonly cells: Cells;
  private readonly counts: readonly number[];
  private readonly floatBasis: readonly (readonly number[])[];

  constructor(readonly grid: Grid) {
    this.cells = new Cells(grid);
    this.counts = grid.axes.map((axis) => axis.length - 1);
    this.size = this.counts.reduce((a, b) => a * b, 1);
    this.floatBasis = grid.basis.map((direction) => direction.map((x) => x.toNumber()));
  }

  get graph(): { size: number; degree: number; neighbours: (cell: number) => readonly number[] } {
    const neighbours = (cell: number) => this.cells.neighbours(cell);
    return { size: this.size, degree: 2 * this.counts.length, neighbours };
  }

  indexOf(cell: number): readonly number[] {
    let rest = cell;
    return this.counts.map((count) => {
      const i = rest % count;
      rest = (rest - i) / count;
      return i;
    });
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

  /** Both ends and the middle of each range, in every combination: 3ⁿ points for each of the cells. */
  samples(from: number, count: number, far: readonly number[]): Float64Array {
    const n = this.counts.length;
    const perCell = 3 ** n;
    const onAxis = this.grid.axes.map((axis) => samplesOnAxis(axis, far));
    const out = new Float64Array(count * perCell * n);
    for (let k = 0; k < count; k++) {
      const index = this.indexOf(from + k);
      for (let corner = 0; corner < perCell; corner++) {
        const start = (k * perCell + corner) * n;
        for (let axis = 0, rest = corner; axis < n; axis++, rest = Math.floor(rest / 3)) {
          const t = onAxis[axis]?.[(index[axis] ?? 0) * 3 + (rest % 3)] ?? NaN;
          for (let i = 0; i < n; i++) {
            out[start + i] = (out[start + i] ?? NaN) + t * (this.floatBasis[axis]?.[i] ?? NaN);
          }
        }
      }
    }
    return out;
  }
}

function samplesOnAxis(axis: readonly End[], far: readonly number[]): Float64Array {
  const inner = axis.flatMap((value: Rational | undefined) => (value ? [value.toNumber()] : []));
  const [first = 0, last = 0] = [inner[0], inner.at(-1)];
  const width = last - first || 1 + Math.abs(first);
  const [near = 1, away = 1] = far;
  const samples: number[] = [];
  for (let i = 0; i + 1 < axis.length; i++) {
    const [lo, hi] = [axis[i]?.toNumber(), axis[i + 1]?.toNumber()];
    if (lo !== undefined && hi !== undefined) samples.push(lo, (lo + hi) / 2, hi);
    else if (hi !== undefined) samples.push(hi - away * width, hi - near * width, hi);
    else if (lo !== undefined) samples.push(lo, lo + near * width, lo + away * width);
    else samples.push(-away * width, 0, away * width);
  }
  return Float64Array.from(samples);
}
