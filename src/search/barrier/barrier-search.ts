/**
 * A barrier on a grid: the cells that floating point sees on the right side are candidates, a minimum cut picks the
 * fewest that separate, and each of these has to be confirmed exactly. A cell that is not confirmed is no candidate
 * any more, and another cut is looked for. What was found is then made coarser, as long as it is confirmed again.
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
  /** So many cells were candidates in floating point, but were not confirmed; those of the last cut. */
  | { readonly kind: 'unconfirmed'; readonly cells: number; readonly last: readonly number[] };

/** Cuts tried on one grid, each without the cells that were not confirmed before. */
const ROUNDS = 60;
/** With more cells refused than this, a finer grid is the better way. */
const MOST_REFUSED = 400;
/** Nodes of all flows together that are gone through to make a barrier coarser. */
const MOST_VISITED = 20_000_000;
/** Cells that are looked at exactly to make it coarser. */
const MOST_CONFIRMED = 3000;
/** No larger barrier is asked for. */
const MOST_CELLS = 4000;
/** Where a cell reaches to infinity, samples lie so many widths of the inner grid away. */
const FAR = [4, 400] as const;

/** How often a grid is refined where ways lead out of it, as long as it has no more cells than these. */
const REFINEMENTS = 10;
const MOST_REFINED = 15_000;

/** The axes run from −∞ to ∞; `undefined` stands for either. */
export type Axes = Grid['axes'];

/** A grid with what floating point guesses of each of its cells. */
interface Guessed {
  readonly axes: Axes;
  readonly guesses: readonly Entry[];
  /** Whether floating point sees some samples of the cell on the right side, but not all in one target. */
  readonly isMixed: Uint8Array;
}

export class BarrierSearch {
  /** What is known of cells, by their ranges: exact fates, or that there is none. */
  private readonly known = new Map<string, Fate | 'none'>();
  private visited = 0;

  constructor(
    private readonly task: Task,
    private readonly basis: Matrix,
  ) {}

  /** A barrier on the grid, refined where that helps if asked for, and then made as coarse as it can be without more cells. */
  on(axes: Axes, refining: boolean): Found {
    let guessed = this.guessed(axes);
    let found = this.separated(guessed, ROUNDS);
    for (let k = 0; refining && k < REFINEMENTS && found.kind !== 'found'; k++) {
      const finer = this.refined(guessed, found);
      if (finer === undefined) return found;
      guessed = this.guessed(finer);
      found = this.separated(guessed, ROUNDS);
    }
    return found.kind === 'found'
      ? { kind: 'found', barrier: this.coarsened(guessed, found.barrier) }
      : found;
  }

  /** Axes that are finer where the way out is narrow, or where cells were not confirmed; `undefined` if that would not help. */
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
    return size > cells.size && size <= MOST_REFINED ? finer : undefined;
  }

  /** What a barrier is to separate, and which cells may be part of it. */
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
    for (let round = 0; round < rounds && refused <= MOST_REFUSED; round++) {
      const before = minimum.visited;
      const cut = minimum.cells(MOST_CELLS);
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

  /** The barrier with axis values left out, many at a time and then one by one, as long as no more cells are needed. */
  private coarsened(guessed: Omit<Guessed, 'isMixed'>, barrier: Barrier): Barrier {
    let [coarsest, best] = [guessed, barrier];
    const [visited, known] = [this.visited, this.known.size];
    const longest = Math.max(...guessed.axes.map((axis) => axis.length));
    for (let chunk = longest >> 1; chunk >= 1; chunk >>= 1) {
      for (let axis = 0; axis < guessed.axes.length; axis++) {
        for (let from = 1; from < at(coarsest.axes, axis).length - 1;) {
          const count = Math.min(chunk, at(coarsest.axes, axis).length - 1 - from);
          const merged = this.merged(coarsest, axis, from, count);
          if (this.visited - visited > MOST_VISITED || this.known.size - known > MOST_CONFIRMED) return best;
          const found = this.separated(merged, 6);
          if (found.kind === 'found' && found.barrier.cells.length <= best.cells.length) {
            [coarsest, best] = [merged, found.barrier];
          } else from += count;
        }
      }
    }
    return best;
  }

  /** Without some values of an axis: where cells become one, it ends where all of them do. */
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

  /** For each cell the target on the right side that all of its samples are seen to enter, if there is one. */
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

/** The fate of a point, exactly. */
export function fateOfPoint(targets: Targets, x: Vector, side: Side): Fate | undefined {
  const [guess = NEVER] = targets.entries(
    Float64Array.from(x, (value) => value.toNumber()),
    1,
    side,
  );
  return guess === NEVER ? undefined : targets.confirm(point(x), side, guess);
}

/** The cells of a grid through the origin, with a lattice of samples, and a name by which each is known on other grids. */
class AxesCells {
  readonly grid: Grid;
  readonly size: number;
  readonly counts: readonly number[];
  /** Per axis the coordinates of samples: the ends of the ranges, and between each two of them the middle. */
  readonly lattice: readonly Float64Array[];
  /** Of the 3ⁿ samples of a cell in the lattice, from that at its lowest corner. */
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

  /** The number of the sample at the lowest corner. */
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

  /** The points of the lattice, rows of n coordinates. */
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
  const [near, away] = FAR;
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
