/**
 * Theorem 3.1 on one case, without sampling error: does some point of the boundary of D reach F(x)?
 *
 * D is a union of boxes along common axes. First, a search in floating point proposes a boundary point, and exact
 * arithmetic checks it. If that fails, branch and bound over the faces follows, with the greatest bound first: a
 * cell's upper bound comes from affine forms, its lower bound from F at the most promising one of its corners. The
 * result is either a boundary point y with F(y) ≥ F(x), or the proof that the upper bound of every cell is below
 * F(x), so that the theorem's conclusion is false for D.
 */

import type { Domain } from '../../generators/index.js';
import {
  at,
  image,
  Interval,
  type Network,
  point,
  ranges,
  Rational,
  type Vector,
  type Zonotope,
} from '../../../exact/index.js';
import { combinations } from './box.js';

/** A cell of the boundary, and an upper bound of F on it; `undefined` is +∞. */
interface Cell {
  readonly sides: readonly Interval[];
  readonly bound: Rational | undefined;
}

export type BoundaryAnswer =
  | { readonly answer: 'reached'; readonly by: Vector }
  | { readonly answer: 'exceeded'; readonly cells: readonly (readonly Interval[])[] }
  | { readonly answer: 'open'; readonly cells: number };

/**
 * Looks on ∂D for a point y with F(y) ≥ F(x), F: ℝⁿ → ℝ, and examines at most `budget` cells. `reached` and
 * `exceeded` are proved, by exact arithmetic or by enclosures; `open` says that the budget was spent.
 */
export function reachedOnBoundary(network: Network, domain: Domain, x: Vector, budget = 400): BoundaryAnswer {
  const value = (set: Zonotope) => at(ranges(image(network, set)), 0);
  const target = value(point(x));
  const reaches = (y: Vector) => {
    const { lo } = value(point(y));
    return lo !== undefined && target.hi?.atMost(lo) === true;
  };
  const proposal = highestOnBoundary(network, domain);
  if (domain.hasOnBoundary(proposal) && reaches(proposal)) return { answer: 'reached', by: proposal };
  const open: Cell[] = domain.faces.map(({ lo, hi }) => {
    const sides = lo.map((end, i) => Interval.of(end, at(hi, i)));
    return { sides, bound: value(cellOf(domain, sides)).hi };
  });
  const done: (readonly Interval[])[] = [];
  let stuck = 0;
  for (let cells = open.length; cells <= budget; cells += 1) {
    const best = open.reduce((most, { bound }, i) => (isAbove(bound, open[most]?.bound) ? i : most), 0);
    const [cell] = open.splice(best, 1);
    if (cell === undefined)
      return stuck === 0 ? { answer: 'exceeded', cells: done } : { answer: 'open', cells: stuck };
    if (cell.bound !== undefined && target.lo !== undefined && cell.bound.lessThan(target.lo)) {
      done.push(cell.sides);
      continue;
    }
    for (const corner of corners(domain, cell.sides)) {
      if (reaches(corner)) return { answer: 'reached', by: corner };
    }
    const parts = halves(cell.sides);
    // A single point can stay undecided only if φ is smooth and F is enclosed.
    if (parts.length === 0) stuck += 1;
    for (const sides of parts) open.push({ sides, bound: value(cellOf(domain, sides)).hi });
  }
  return { answer: 'open', cells: open.length + stuck };
}

/** Number of intervals along each axis of the grid on a face. */
const GRID_INTERVALS = 8;
/** Number of rounds in which the grid is drawn closer around its best point. */
const ROUNDS_OF_ZOOM = 6;

/** A boundary point where F, in float64, is about as great as anywhere on the boundary. */
function highestOnBoundary(network: Network, domain: Domain): Vector {
  const origin = domain.origin.map((entry) => entry.toNumber());
  const basis = domain.basis.map((direction) => direction.map((entry) => entry.toNumber()));
  const value = (t: readonly number[]) =>
    network.evaluate(origin.map((o, j) => t.reduce((sum, s, i) => sum + s * (basis[i]?.[j] ?? 0), o)))[0] ??
    -Infinity;
  let best: { readonly t: readonly number[]; readonly F: number } | undefined;
  for (const { lo, hi } of domain.faces) {
    const [least, most] = [lo.map((end) => end.toNumber()), hi.map((end) => end.toNumber())];
    let window = least.map((end, i) => [end, most[i] ?? end] as const);
    let t: readonly number[] = least;
    for (let round = 0; round < ROUNDS_OF_ZOOM; round++) {
      const axes = window.map(([from, to]) =>
        from === to
          ? [from]
          : Array.from({ length: GRID_INTERVALS + 1 }, (_, k) => from + (k / GRID_INTERVALS) * (to - from)),
      );
      const around = t;
      for (const candidate of [around, ...combinations(axes)]) if (value(candidate) > value(t)) t = candidate;
      const peak = t;
      window = window.map(([from, to], i) => {
        const reach = (to - from) / GRID_INTERVALS;
        const middle = peak[i] ?? from;
        return [Math.max(least[i] ?? from, middle - reach), Math.min(most[i] ?? to, middle + reach)] as const;
      });
    }
    const F = value(t);
    if (best === undefined || F > best.F) best = { t, F };
  }
  if (best === undefined) throw new RangeError('highestOnBoundary: expected a domain with a boundary');
  return best.t.reduce<Vector>((x, s, i) => {
    const step = Rational.fromNumber(s);
    return x.map((entry, j) => entry.plus(step.times(at(at(domain.basis, i), j))));
  }, domain.origin);
}

/** Whether the first bound is greater; `undefined` is +∞. */
function isAbove(a: Rational | undefined, b: Rational | undefined): boolean {
  return b !== undefined && (a === undefined || b.lessThan(a));
}

function cellOf({ origin, basis }: Domain, sides: readonly Interval[]): Zonotope {
  return {
    origin,
    generators: basis.map((direction, i) => ({ direction, range: at(sides, i) })),
  };
}

/** All corners of a cell, and its centre. */
function corners({ origin, basis }: Domain, sides: readonly Interval[]): readonly Vector[] {
  const ends = sides.map(({ lo, hi }) => [lo ?? Rational.zero, hi ?? Rational.zero] as const);
  const choices = ends.reduce<readonly Vector[]>(
    (points, [lo, hi]) =>
      points.flatMap((t) =>
        lo.equals(hi)
          ? [[...t, lo]]
          : [
              [...t, lo],
              [...t, hi],
            ],
      ),
    [[]],
  );
  const centre = ends.map(([lo, hi]) => lo.plus(hi).times(Rational.half));
  return [...choices, centre].map((t) =>
    t.reduce<Vector>((x, s, i) => x.map((entry, j) => entry.plus(s.times(at(at(basis, i), j)))), origin),
  );
}

/** The two halves of the cell, cut across its longest side; empty if the cell is a point. */
function halves(sides: readonly Interval[]): readonly (readonly Interval[])[] {
  const widths = sides.map(({ lo, hi }) => (lo && hi ? hi.minus(lo) : Rational.zero));
  const longest = widths.reduce((most, width, i) => (at(widths, most).lessThan(width) ? i : most), 0);
  const { lo, hi } = at(sides, longest);
  if (lo === undefined || hi === undefined || lo.equals(hi)) return [];
  const middle = lo.plus(hi).times(Rational.half);
  return [sides.with(longest, Interval.of(lo, middle)), sides.with(longest, Interval.of(middle, hi))];
}
