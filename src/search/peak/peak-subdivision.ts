/**
 * Subdivisions of a parallelepiped for which exact bounds show that F is below a value on every boundary cell, by the
 * verifier's own rule. They are no finer than necessary.
 */

import { parametrised, staysBelow, type Grid } from '../../proof/index.js';
import { firstCoordinate } from '../../sampling/index.js';
import {
  at,
  type End,
  image,
  Interval,
  matrix,
  type Network,
  point,
  ranges,
  Rational,
  unwatched,
  type Vector,
  type Zonotope,
} from '../../exact/index.js';

export type Subdivision =
  | { readonly kind: 'fine'; readonly domain: Grid; readonly cells: number }
  /** F at the middle of a boundary cell is no lower than at the point inside. */
  | { readonly kind: 'reached' }
  /**
   * The budget was spent. `excess` is the amount by which some bound still exceeds F(inside), infinite if there is no
   * bound.
   */
  | { readonly kind: 'coarse'; readonly excess: number; readonly cells: number };

/** A boundary cell: a single value on the axis that is fixed, an interval on every other axis. */
type Cell = readonly Interval[];
type Axes = readonly (readonly Rational[])[];

export interface Allowance {
  /** Greatest number of boundary cells of the subdivision. */
  readonly cells: number;
  /** Greatest number of cells for which bounds are computed. */
  readonly bounds: number;
}

/** Splits the intervals of the axes, which start as one interval each, and then merges those that need not be split. */
export function subdivided(
  network: Network,
  domain: Grid,
  inside: Vector,
  allowance: Allowance,
): Subdivision {
  const boundary = new Boundary(network, domain, inside);
  let axes: Axes = domain.axes.map((axis) => axis.filter((end) => end !== undefined));
  for (;;) {
    const failing = cellsOf(axes).filter((cell) => !boundary.isBelow(cell));
    if (failing.length === 0) break;
    if (failing.some((cell) => boundary.isReachedIn(cell))) return { kind: 'reached' };
    const sorted = failing
      .map((cell) => ({ cell, excess: boundary.excess(cell) }))
      .sort((a, b) => (a.excess === b.excess ? 0 : b.excess - a.excess));
    const cuts = axes.map(() => [] as Rational[]);
    for (const { cell } of sorted.slice(0, Math.ceil(sorted.length / 8))) {
      const cut = boundary.bestCut(cell, axes);
      if (cut) at(cuts, cut.axis).push(cut.t);
    }
    const finer = axes.map((axis, i) => withValues(axis, at(cuts, i)));
    const stuck = finer.every((axis, i) => axis.length === at(axes, i).length);
    if (stuck || boundaryCount(finer) > allowance.cells || boundary.bounded > allowance.bounds) {
      return { kind: 'coarse', excess: at(sorted, 0).excess, cells: boundaryCount(axes) };
    }
    axes = finer;
  }
  axes = merged(axes, boundary);
  return { kind: 'fine', domain: { ...domain, axes }, cells: boundaryCount(axes) };
}

/** The axes without those inner values that no cell needs. */
function merged(axes: Axes, boundary: Boundary): Axes {
  let kept = axes;
  axes.forEach((axis, i) => {
    for (const value of axis.slice(1, -1)) {
      const coarser = kept.with(
        i,
        at(kept, i).filter((other) => other !== value),
      );
      if (cellsOf(coarser).every((cell) => boundary.isBelow(cell))) kept = coarser;
    }
  });
  return kept;
}

class Boundary {
  /** Number of cells for which bounds have been computed. */
  bounded = 0;
  private readonly value: End;
  private readonly float: number;
  private readonly inFloats: (x: ArrayLike<number>) => number;
  private readonly judged = new Map<string, number>();

  constructor(
    private readonly network: Network,
    private readonly domain: Grid,
    inside: Vector,
  ) {
    this.value = at(ranges(image(network, point(inside))), 0).lo;
    this.inFloats = firstCoordinate(network);
    this.float = this.floatAt(inside);
  }

  /** Whether the verifier's bound of F on the cell is below F(inside). */
  isBelow(cell: Cell): boolean {
    return this.excess(cell) === -Infinity;
  }

  /**
   * The amount by which the upper bound of F on the cell exceeds F(inside); −∞ if the bound shows that F stays below.
   */
  excess(cell: Cell): number {
    const key = cell.map((range) => range.toString()).join();
    const known = this.judged.get(key);
    if (known !== undefined) return known;
    this.bounded++;
    const set = this.set(cell);
    const isBelow = staysBelow(this.network, set, this.value, unwatched);
    const answer = isBelow ? -Infinity : this.excessOf(set);
    this.judged.set(key, answer);
    return answer;
  }

  private excessOf(set: Zonotope): number {
    const { hi } = at(ranges(image(this.network, set)), 0);
    return hi && this.value ? hi.minus(this.value).toNumber() : Infinity;
  }

  /** Whether F at the middle of the cell is at least F(inside), in float64. */
  isReachedIn(cell: Cell): boolean {
    const { origin, generators } = this.set(cell);
    const middle = generators.reduce(
      (x, { direction, range }) =>
        matrix.add(
          x,
          direction.map((entry) => entry.times(middleOf(range))),
        ),
      origin,
    );
    return this.floatAt(middle) >= this.float;
  }

  /**
   * The cut of the cell for which the greater excess of its two halves is least. Among cuts that are equally good,
   * the one across the relatively longest side.
   */
  bestCut(cell: Cell, axes: Axes): { readonly axis: number; readonly t: Rational } | undefined {
    const cuts = cell.flatMap((range, axis) =>
      cutsOf(range).map((t) => {
        const halves = [Interval.of(range.lo, t), Interval.of(t, range.hi)];
        const excess = Math.max(...halves.map((half) => this.excess(cell.with(axis, half))));
        const length = lengthOf(range) / lengthOf(spanOf(at(axes, axis)));
        return { axis, t, excess, length };
      }),
    );
    const [first, ...others] = cuts;
    return first && others.reduce((a, b) => (isBetter(b, a) ? b : a), first);
  }

  private floatAt(x: Vector): number {
    return this.inFloats(x.map((entry) => entry.toNumber()));
  }

  private set(cell: Cell): Zonotope {
    return parametrised(this.domain.origin, this.domain.basis, cell);
  }
}

interface Cut {
  readonly excess: number;
  readonly length: number;
}

function isBetter(a: Cut, b: Cut): boolean {
  const slack = 1e-6 * Math.abs(b.excess);
  if (a.excess === b.excess || Math.abs(a.excess - b.excess) <= slack) return a.length > b.length;
  return a.excess < b.excess;
}

/**
 * The cells of every face. A face lies at either end of an axis; its cells are the combinations of intervals of the
 * other axes.
 */
function cellsOf(axes: Axes): readonly Cell[] {
  return axes.flatMap((axis, i) =>
    [at(axis, 0), at(axis, axis.length - 1)].flatMap((end) =>
      axes.reduce<readonly Cell[]>(
        (cells, other, j) => {
          const intervals =
            i === j ? [Interval.point(end)] : other.slice(1).map((hi, k) => Interval.of(other[k], hi));
          return cells.flatMap((cell) => intervals.map((interval) => [...cell, interval]));
        },
        [[]],
      ),
    ),
  );
}

function boundaryCount(axes: Axes): number {
  const all = axes.reduce((product, axis) => product * (axis.length - 1), 1);
  return axes.reduce((sum, axis) => sum + (2 * all) / (axis.length - 1), 0);
}

function withValues(axis: readonly Rational[], values: readonly Rational[]): readonly Rational[] {
  const fresh = values.filter(
    (value, i) =>
      !axis.some((other) => other.equals(value)) && values.findIndex((other) => other.equals(value)) === i,
  );
  return [...axis, ...fresh].sort((a, b) => a.compare(b));
}

/**
 * Where a range may be cut: at a number with few digits in its middle half, and at 0, the coordinate of the point
 * inside.
 */
function cutsOf({ lo, hi }: Interval): readonly Rational[] {
  if (!lo || !hi || lo.equals(hi)) return [];
  const quarter = hi.minus(lo).times(Rational.of(1, 4));
  const middle = simplestBetween(lo.plus(quarter), hi.minus(quarter));
  const throughZero = lo.sign < 0 && hi.sign > 0 && middle.sign !== 0;
  return throughZero ? [middle, Rational.zero] : [middle];
}

/** A multiple in [lo, hi], lo < hi, of the greatest power of two that has one there. */
function simplestBetween(lo: Rational, hi: Rational): Rational {
  let step = Rational.one;
  while (step.lessThan(hi.minus(lo))) step = step.plus(step);
  for (;;) {
    const multiple = Rational.of(lo.dividedBy(step).ceil()).times(step);
    if (multiple.atMost(hi)) return multiple;
    step = step.times(Rational.half);
  }
}

function spanOf(axis: readonly Rational[]): Interval {
  return Interval.of(axis[0], axis.at(-1));
}

function lengthOf({ lo, hi }: Interval): number {
  return lo && hi ? hi.minus(lo).toNumber() : Infinity;
}

function middleOf({ lo, hi }: Interval): Rational {
  return lo && hi ? lo.plus(hi).times(Rational.half) : Rational.zero;
}
