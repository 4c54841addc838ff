/**
 * The fixed point 0 of f(x) = W₂·h(W₁·x), h the HardTanh, is an attractor. Its Jacobian is u·wᵀ, so that f takes a neighbourhood of 0 into the line of
 * u, along which it multiplies by λ = w·u. If |λ| < 1, orbits converge to 0. If |λ| > 1, they come to points t·u with s₀ ≤ |t| ≤ |λ|·s₀, unless they are at
 * 0; between neighbouring marks sᵢ each of so many steps of f is affine, and the last one takes s₀·u, …, s_k·u to 0. So it takes all points between
 * them to 0, and those with t < 0 too, for f is odd. Against the converse of Theorem 2 of the memorization paper.
 */

import { at, matrix, Rational, type Vector, type Watch } from '../../exact/index.js';
import type { OddNetworkCase } from '../../statements/index.js';
import { insist } from '../parts/objection.js';
import { numberText, vectorText } from '../parts/text.js';
import type { Argument } from './argument.js';
import { matrixAt, vectorAt } from './read-data.js';
import { equal, isZero } from './steps.js';

export interface LandingWitness {
  /** u and w. */
  readonly direction: Vector;
  readonly row: Vector;
  /** Where |λ| > 1. */
  readonly return?: WayBack;
}

export interface WayBack {
  /** s₀ < s₁ < … < s_k = |λ|·s₀ */
  readonly marks: Vector;
  readonly steps: number;
}

/** More than any orbit of small numbers takes that lands; what they cost is watched. */
const MOST_STEPS = 2 ** 16;

export const landing: Argument<OddNetworkCase, LandingWitness> = {
  data: (place) => {
    const entries = place.object('inner', 'outer');
    const inner = entries && matrixAt(entries.inner);
    const outer = inner && matrixAt(entries.outer, at(inner, 0).length, inner.length);
    return outer && { inner, outer };
  },
  witness: (place, { outer: { length } }) => {
    const entries = place.object('direction', 'row', 'return?');
    if (entries === undefined) return undefined;
    const [direction, row] = [vectorAt(entries.direction, length), vectorAt(entries.row, length)];
    if (entries.return === undefined) return direction && row && { direction, row };
    const found = entries.return.object('marks', 'steps');
    const [marks, steps] = [found && vectorAt(found.marks), found?.steps.count(1, MOST_STEPS)];
    if (direction === undefined || row === undefined || marks === undefined || steps === undefined)
      return undefined;
    return { direction, row, return: { marks, steps } };
  },
  check: (data, { direction, row, return: back }, watch) => {
    const J = matrix.multiply(data.outer, data.inner, watch);
    const product = direction.flatMap((each) => row.map((other) => each.times(other)));
    insist(equal(J.flat(), product), 'witness.row', 'the Jacobian as the product with it', 'another matrix');
    const size = matrix.dot(row, direction).abs();
    if (back === undefined)
      insist(size.lessThan(Rational.one), 'witness', 'orbits that shrink', `the factor ${numberText(size)}`);
    else checkReturn(data, direction, size, back, watch);
  },
  fact: (_, { direction, row, return: back }) => {
    const [u, factor] = [vectorText(direction), numberText(matrix.dot(row, direction))];
    const near = `f takes points near 0 to multiples of ${u}, and multiplies these by ${factor} near 0`;
    return back === undefined
      ? `${near}, so that orbits converge to 0`
      : `${near}; but it takes t·${u} with |t| from ${numberText(at(back.marks, 0))} to ${numberText(at(back.marks, back.marks.length - 1))} to 0 in ${back.steps} steps, so that orbits land on 0`;
  },
};

function checkReturn(
  { inner, outer }: OddNetworkCase,
  direction: Vector,
  size: Rational,
  { marks, steps }: WayBack,
  watch: Watch,
): void {
  const first = at(marks, 0);
  insist(first.sign > 0, 'witness.return.marks[0]', 'a positive number', numberText(first));
  const rises = marks.slice(1).every((mark, i) => at(marks, i).lessThan(mark));
  insist(rises, 'witness.return.marks', 'numbers that increase', 'others');
  insist(Rational.one.lessThan(size), 'witness.return', 'orbits that grow', `the factor ${numberText(size)}`);
  const last = at(marks, marks.length - 1);
  insist(
    last.equals(first.times(size)),
    'witness.return.marks',
    'numbers up to |λ| times the first',
    numberText(last),
  );
  const isNear = matrix
    .apply(inner, direction, watch)
    .every((each) => each.times(first).abs().atMost(Rational.one));
  insist(isNear, 'witness.return.marks[0]', 'a point where f is linear', numberText(first));
  let points: readonly Vector[] = marks.map((mark) => direction.map((each) => each.times(mark)));
  for (let step = 0; step < steps; step++) {
    const sums = points.map((point) => matrix.apply(inner, point, watch));
    const isAffine = sums
      .slice(1)
      .every((after, i) => after.every((each, unit) => areTogether(each, at(at(sums, i), unit))));
    insist(
      isAffine,
      'witness.return.marks',
      'a step that is affine between neighbours',
      `another, step ${step}`,
    );
    points = sums.map((each) => matrix.apply(outer, each.map(clamped), watch));
  }
  insist(points.every(isZero), 'witness.return.steps', 'steps that lead to 0', `${steps}`);
}

/** Whether h is affine between the numbers. */
function areTogether(a: Rational, b: Rational): boolean {
  const one = Rational.one;
  const inside = a.abs().atMost(one) && b.abs().atMost(one);
  return inside || (one.atMost(a) && one.atMost(b)) || (one.atMost(a.negated()) && one.atMost(b.negated()));
}

function clamped(x: Rational): Rational {
  return x.abs().atMost(Rational.one) ? x : Rational.of(x.sign);
}
