/** Networks with one hidden layer of ReLU units that have given points as attractors, and the map of Theorem 6 of the memorization paper. */

import { at, matrix, Rational, type Vector } from '../numbers/index.js';
import { relu } from './named.js';
import { Network } from './network.js';
import { type Piece, PiecewiseLinear } from './piecewise-linear.js';

const { zero, one } = Rational;
const two = Rational.of(2);

/** out·relu(weights·x + bias). */
interface Unit {
  readonly weights: Vector;
  readonly bias: Rational;
  readonly out: Vector;
}

/**
 * A network F: ℝᵈ → ℝᵈ with one hidden layer of ReLU units that has all the points as fixed points, with Jacobian a·I at each: as attractors for
 * |a| < 1. On a line it has 2·(n − 1) units, which are the fewest; for d ≥ 2 it has 2·(n − 1) + d. Throws unless the points are distinct and have one
 * length, and 0 < a < 1.
 *
 * @example
 * ```ts
 * import { attractingNetwork, Rational } from 'basincheck';
 * const points = ['1/4', '3/4'].map((x) => [Rational.from(x)]);
 * const F = attractingNetwork(points, Rational.from('9/10'));
 * F.layers[0]; // → { weights: [[1], [-1]], bias: [-17/36, 19/36] }
 * points.map((x) => F.evaluateExactly(x)); // → [[1/4], [3/4]]
 * ```
 */
export function attractingNetwork(points: readonly Vector[], a: Rational): Network {
  const d = points[0]?.length ?? 0;
  const isDistinct = new Set(points.map((point) => point.join())).size === points.length;
  if (d === 0 || points.some(({ length }) => length !== d) || !isDistinct)
    throw new RangeError('attractingNetwork: expected distinct points of one length');
  if (a.sign <= 0 || !a.lessThan(one))
    throw new RangeError(`attractingNetwork: expected a slope between 0 and 1, got ${a.toString()}`);
  const units =
    d === 1
      ? onALine(
          points.flat().toSorted((x, y) => x.compare(y)),
          a,
        )
      : inSpace(points, a);
  const first = { weights: units.map(({ weights }) => weights), bias: units.map(({ bias }) => bias) };
  const outs = matrix.transpose(units.map(({ out }) => out));
  const F = (bias: Vector): Network => new Network(relu, [first, { weights: outs, bias }]);
  const start = at(points, 0);
  return F(matrix.subtract(start, F(matrix.zeros(d)).evaluateExactly(start)));
}

/** Between two neighbours the slopes are a, 2, a; between the first two a, 2a, a, by a unit that looks to the left. */
function onALine(points: Vector, a: Rational): readonly Unit[] {
  if (points.length === 1) return [{ weights: [one], bias: zero, out: [zero] }];
  return points.slice(1).flatMap((right, i) => {
    const gap = right.minus(at(points, i));
    const middle = right.plus(at(points, i)).dividedBy(two);
    const over = gap.times(one.minus(a)).dividedBy(two);
    if (i === 0) {
      const h = over.dividedBy(a);
      return [
        { weights: [one], bias: h.minus(middle), out: [a] },
        { weights: [one.negated()], bias: middle.plus(h), out: [a.negated()] },
      ];
    }
    const jump = two.minus(a);
    const h = over.dividedBy(jump);
    return [
      { weights: [one], bias: h.minus(middle), out: [jump] },
      { weights: [one], bias: h.negated().minus(middle), out: [jump.negated()] },
    ];
  });
}

/**
 * a·x + (1 − a)·P(u·x), where P is x⁽ⁱ⁾ near u·x⁽ⁱ⁾ and goes from one to the next in the middle third between them. Near the points a single unit
 * makes each coordinate of a·x, but for a constant.
 */
function inSpace(points: readonly Vector[], a: Rational): readonly Unit[] {
  const d = at(points, 0).length;
  const u = separating(points);
  const along = (point: Vector): Rational => matrix.dot(u, point);
  const inOrder = points.toSorted((x, y) => along(x).compare(along(y)));
  const steps = inOrder.slice(1).flatMap((next, i): readonly Unit[] => {
    const before = at(inOrder, i);
    const third = along(next).minus(along(before)).dividedBy(Rational.of(3));
    const rise = matrix.subtract(next, before).map((x) => x.times(one.minus(a)).dividedBy(third));
    const [from, to] = [along(before).plus(third), along(next).minus(third)];
    return [
      { weights: u, bias: from.negated(), out: rise },
      { weights: u, bias: to.negated(), out: rise.map((x) => x.negated()) },
    ];
  });
  const identity = matrix.identity(d).map((unit, k): Unit => {
    const [least = zero] = points.map((point) => at(point, k)).toSorted((x, y) => x.compare(y));
    return { weights: unit, bias: one.minus(least), out: unit.map((x) => x.times(a)) };
  });
  return [...steps, ...identity];
}

/** A direction (1, k, k², …) in which all points are at different places: all but finitely many k give one. */
function separating(points: readonly Vector[]): Vector {
  for (let k = 0n; ; k++) {
    const u = at(points, 0).map((_, j) => Rational.of(k ** BigInt(j)));
    if (new Set(points.map((point) => matrix.dot(u, point).toString())).size === points.length) return u;
  }
}

/**
 * The map of the proof of Theorem 6 (Theorem 7 in appendix I) as it is printed, on the line, for points 0 < x_1 < … < x_n < 1: with
 * δ = ¼·min|x_i − x_j|, and ε ≤ δ. It has 2n places where its slope changes, not n + 1. Throws where it is not defined: for x_1 = δ, x_n = 1 − δ, or fewer than two points.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { printedAttractors } from 'basincheck/exact';
 * const f = printedAttractors(['1/4', '3/4'].map((x) => Rational.from(x)), Rational.of(1, 16));
 * f.pieces.map(({ slope }) => slope); // → [3/2, 1/2, 3/2, 1/2, 3/2]
 * f.valueAt(Rational.of(1, 4)); // → 1/4
 * ```
 */
export function printedAttractors(points: Vector, epsilon: Rational): PiecewiseLinear {
  const sorted = points.toSorted((x, y) => x.compare(y));
  const [first, last] = [at(sorted, 0), at(sorted, sorted.length - 1)];
  const gaps = sorted.slice(1).map((x, i) => x.minus(at(sorted, i)));
  const least = gaps.reduce((found, gap) => (gap.lessThan(found) ? gap : found), gaps[0] ?? zero);
  const delta = least.dividedBy(Rational.of(4));
  const isOrdered = first.sign > 0 && last.lessThan(one) && least.sign > 0;
  if (!isOrdered || epsilon.sign <= 0 || !epsilon.atMost(delta))
    throw new RangeError(
      'printedAttractors: expected two or more distinct points between 0 and 1, and 0 < ε ≤ δ, a quarter of their least distance',
    );
  if (first.equals(delta) || last.plus(delta).equals(one))
    throw new RangeError(
      'printedAttractors: expected x_1 ≠ δ and x_n ≠ 1 − δ: the printed map divides by zero there',
    );
  const a = delta.minus(epsilon).dividedBy(delta);
  const line = (slope: Rational, x: Rational, y: Rational, until?: Rational): Piece => ({
    slope,
    intercept: y.minus(slope.times(x)),
    ...(until && { until }),
  });
  const [start, end] = [first.minus(delta), last.plus(delta)];
  const inner = sorted.flatMap((x, i): readonly Piece[] => {
    const near = line(a, x, x, x.plus(delta));
    const gap = gaps[i];
    if (gap === undefined) return [near];
    const width = gap.minus(delta).minus(delta);
    const slope = width.plus(epsilon).plus(epsilon).dividedBy(width);
    const from = x.plus(delta);
    return [near, line(slope, from, from.minus(epsilon), from.plus(width))];
  });
  return new PiecewiseLinear([
    line(start.plus(epsilon).dividedBy(start), zero, zero, start),
    ...inner,
    line(one.minus(end.minus(epsilon)).dividedBy(one.minus(end)), one, one),
  ]);
}
