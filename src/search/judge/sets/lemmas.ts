/**
 * Lemmas 2.1–2.4 on one case each, in exact arithmetic. φ is piecewise linear, sets are finite unions of boxes. Each
 * function says whether the lemma's conclusion holds. It does not check the hypotheses; the caller has to.
 */

import {
  applyLayer,
  at,
  Interval,
  type Layer,
  matrix,
  type PiecewiseLinear,
  Rational,
  type Vector,
} from '../../../exact/index.js';
import { combinations, endsOf, holds, isConnected, meet, strata, type IntervalBox } from './box.js';
import { imageOf, preimagesOf } from './preimage.js';

/**
 * Lemma 2.1: ∂φ(D) ⊂ φ(∂D), D a union of closed boxes, φ continuous. Returns a point of ∂φ(D) that is not in φ(∂D),
 * if there is one.
 *
 * The ends of the boxes φ(B) cut ℝⁿ into strata. Each stratum lies either in φ(D) or outside, so one point of it
 * decides for all. A point y of φ(D) is on the boundary if a full-dimensional stratum next to it lies outside. An
 * inverse image of y that is connected and meets D also meets ∂D, unless it lies in the interior of D.
 */
export function boundaryPointMissed(phi: PiecewiseLinear, D: readonly IntervalBox[]): Vector | undefined {
  const images = D.map((box) => box.map((side) => imageOf(phi, side)));
  const outside = openStrata(images).filter(({ sample }) => !images.some((box) => holds(box, sample)));
  const beyond = openStrata(D).filter(({ sample }) => !D.some((box) => holds(box, sample)));
  const candidates = combinations(endsOf(images).map(strata)).map((cell) => cell.map(({ sample }) => sample));
  return candidates.find((y) => {
    const isBoundary =
      images.some((box) => holds(box, y)) && outside.some(({ closure }) => holds(closure, y));
    if (!isBoundary) return false;
    const inverse = combinations(y.map((entry) => preimagesOf(phi, entry)));
    return !inverse.some(
      (box) => D.some((other) => meet(box, other)) && beyond.some(({ closure }) => meet(box, closure)),
    );
  });
}

/** The full-dimensional strata of the arrangement of a union of boxes. */
function openStrata(boxes: readonly IntervalBox[]): readonly { closure: IntervalBox; sample: Vector }[] {
  const perAxis = endsOf(boxes).map((ends) => strata(ends).filter(({ isOpen }) => isOpen));
  return combinations(perAxis).map((cell) => ({
    closure: cell.map(({ closure }) => closure),
    sample: cell.map(({ sample }) => sample),
  }));
}

/**
 * Lemma 2.2: with ε² > |φ(x₁) − y|², |φ(x₂) − y|², every x between x₁ and x₂ has |φ(x) − y|² < n·ε². This is checked
 * at the points x₁ + t·(x₂ − x₁) for the given t in [0, 1]. Returns the first t for which it fails.
 */
export function chordLeaving(
  phi: PiecewiseLinear,
  [x1, x2]: readonly [Vector, Vector],
  y: Vector,
  epsilonSquared: Rational,
  parameters: readonly Rational[],
): Rational | undefined {
  const bound = epsilonSquared.times(Rational.of(x1.length));
  return parameters.find((t) => {
    const x = x1.map((entry, i) => entry.plus(t.times(at(x2, i).minus(entry))));
    return !squaredDistance(
      x.map((entry) => phi.valueAt(entry)),
      y,
    ).lessThan(bound);
  });
}

export function squaredDistance(a: Vector, b: Vector): Rational {
  const difference = matrix.subtract(a, b);
  return matrix.dot(difference, difference);
}

/**
 * Lemma 2.3: φ⁻¹(D) is path-connected, D a union of open boxes (given by their closures), φ continuous and increasing.
 * A union of open convex sets is path-connected exactly if the graph of those that meet is connected, and φ⁻¹ of an open
 * box is an open box, or empty.
 */
export function hasConnectedPreimage(phi: PiecewiseLinear, D: readonly IntervalBox[]): boolean {
  const alive = D.filter((box) => isHit(phi, box));
  return isConnected(alive.length, (i, j) => {
    const common = openIntersection(at(alive, i), at(alive, j));
    return common !== undefined && isHit(phi, common);
  });
}

/** Whether D, a union of open boxes, is connected. */
export function isConnectedUnion(D: readonly IntervalBox[]): boolean {
  return isConnected(D.length, (i, j) => openIntersection(at(D, i), at(D, j)) !== undefined);
}

/** The intersection of two open boxes, given by its closure; `undefined` if it is empty. */
function openIntersection(a: IntervalBox, b: IntervalBox): IntervalBox | undefined {
  const sides = a.map(({ lo, hi }, i) => {
    const other = at(b, i);
    const [from, to] = [Rational.max(ended(lo), ended(other.lo)), Rational.min(ended(hi), ended(other.hi))];
    return from.lessThan(to) ? Interval.of(from, to) : undefined;
  });
  return sides.every((side) => side !== undefined) ? sides : undefined;
}

/** Whether φ(ℝ) meets every side of the open box. φ(ℝ) is closed, because φ is continuous and piecewise linear. */
function isHit(phi: PiecewiseLinear, box: IntervalBox): boolean {
  const { lo, hi } = imageOf(phi, Interval.line);
  return box.every(
    (side) =>
      (hi === undefined || ended(side.lo).lessThan(hi)) && (lo === undefined || lo.lessThan(ended(side.hi))),
  );
}

function ended(end: Rational | undefined): Rational {
  if (end === undefined) throw new RangeError('lemmas: expected a bounded box');
  return end;
}

/**
 * Lemma 2.4: α⁻¹(D) is path-connected, D a union of open boxes (given by their closures). The inverse images are convex;
 * two of them are joined where a common point of their boxes has an inverse image, which is computed and checked.
 */
export function hasConnectedAffinePreimage(alpha: Layer, D: readonly IntervalBox[]): boolean {
  const transposed = matrix.transpose(alpha.weights);
  const gram = matrix.inverse(matrix.multiply(alpha.weights, transposed));
  if (gram === undefined) return false;
  return isConnected(D.length, (i, j) => {
    const y = openIntersection(at(D, i), at(D, j))?.map(({ lo, hi }) =>
      ended(lo).plus(ended(hi)).times(Rational.half),
    );
    if (y === undefined) return false;
    const x = matrix.apply(transposed, matrix.apply(gram, matrix.subtract(y, alpha.bias)));
    return applyLayer(alpha, x).every((entry, k) => entry.equals(at(y, k)));
  });
}
