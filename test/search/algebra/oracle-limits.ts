/** Lemmas 2 to 4 of the paper on sigmoid autoencoders, by brute force: K̃ entry by entry, and J∞ by cofactors. */

import Fraction from 'fraction.js';
import { type Fractions, productOf, rankByMinors } from '../../exact/algebra/fractions.js';
import {
  at,
  type Case,
  coefficients,
  dot,
  f,
  failing,
  gramOf,
  inverseByCofactors,
  isDefinite,
  isInClosedDisc,
  matrix,
  one,
  type Oracle,
  plusUnit,
  shifted,
  transpose,
  unit,
  vector,
  zero,
} from './brute-force.js';

/** J∞; `undefined` if K̃ is singular. */
function learned(data: Case): Fractions | undefined {
  const [X, start] = [matrix(data.examples), matrix(data.start)];
  const n0 = start.length;
  const beta = data.intercept === undefined ? zero : f(data.intercept);
  const sums = data.sums === undefined ? start.map(() => zero) : vector(data.sums);
  const factor = f(data.slope).mul(f(data.slope)).mul(2).div(n0);
  const K = X.map((x) => X.map((y) => dot(x, y).mul(factor).add(beta.mul(beta))));
  const inverse = inverseByCofactors(K);
  if (inverse === undefined) return undefined;
  const errors = X.map((x) => x.map((each, k) => each.sub(dot(at(start, k), x)).sub(beta.mul(at(sums, k)))));
  const weights = productOf(inverse, X);
  return productOf(transpose(errors), weights).map((row, i) =>
    row.map((each, j) => each.mul(factor).add(at(at(start, i), j))),
  );
}

/** How often 1 is a root of the characteristic polynomial: how many of the last coefficients of det(t − (J − 1)) are 0. */
function ones(J: Fractions): number {
  const others = coefficients(shifted(J, one)).toReversed();
  const first = others.findIndex((each) => !each.equals(0));
  return first < 0 ? others.length : first;
}

const isUnit = (J: Fractions): boolean =>
  J.every((row, i) => row.every((each, j) => each.equals(at(at(unit(J.length), i), j))));

const DIGITS = 10n ** 60n;

/** The greatest multiple of 10⁻⁶⁰ that is not above √x. */
function rootBelow(x: Fraction): Fraction {
  const square = (x.n * DIGITS * DIGITS) / x.d;
  let [low, high] = [0n, square + 1n];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (middle * middle <= square) low = middle;
    else high = middle;
  }
  return new Fraction(low, DIGITS);
}

/** ‖A‖ < bound, for a positive bound. */
function isNormBelow(A: Fractions, bound: Fraction): boolean {
  if (bound.compare(0) <= 0) return false;
  const scaled = gramOf(A).map((row) => row.map((each) => each.div(bound.mul(bound))));
  return isDefinite(plusUnit(scaled, -1));
}

function hypothesesOf(data: Case): Readonly<Record<string, boolean>> {
  const [X, start] = [matrix(data.examples), matrix(data.start)];
  const n0 = start.length;
  const squares = X.map((x) => dot(x, x));
  const beta = data.intercept === undefined ? zero : f(data.intercept);
  const sums = data.sums === undefined ? [] : vector(data.sums);
  const greatest = squares.reduce((a, b) => (a.compare(b) < 0 ? b : a));
  const alpha = f(data.slope);
  const factor = beta.equals(0) ? zero : alpha.mul(alpha).mul(2).div(beta).div(n0);
  const square = greatest.mul(dot(sums, sums)).mul(factor).mul(factor);
  const isSmall = (root: Fraction): boolean => isNormBelow(start, one.sub(root));
  const root = rootBelow(square);
  return {
    'as-many': X.length === n0,
    single: X.length === 1,
    independent: rankByMinors(X) === X.length,
    contractive: isNormBelow(start, one),
    'equal-norms': squares.every((each) => each.equals(greatest)),
    raised: beta.compare(0) > 0,
    // The root lies between both, unless it is the first of them.
    'small-sums':
      beta.compare(0) > 0 &&
      isSmall(root.mul(root).equals(square) ? root : root.add(new Fraction(1n, DIGITS))),
    sloped: !alpha.equals(0),
  };
}

function oracle(names: readonly string[], holds: (J: Fractions, examples: number) => boolean): Oracle {
  return (data) => {
    const all = hypothesesOf(data);
    const J = learned(data);
    return {
      failing: failing(Object.fromEntries(names.map((name) => [name, all[name] === true]))),
      holds: J !== undefined && holds(J, matrix(data.examples).length),
    };
  };
}

const exactly = (J: Fractions, count: number): boolean => ones(J) === count && isInClosedDisc(J);

export const oraclesOfLimits: Readonly<Record<string, Oracle>> = {
  's-2': oracle(['as-many', 'independent', 'sloped'], isUnit),
  's-3': oracle(['independent', 'sloped'], (J, n) => ones(J) >= n),
  's-3-exact': oracle(['independent', 'contractive', 'sloped'], exactly),
  's-remark-1': oracle(['single', 'independent', 'sloped'], (J) => ones(J) >= 1),
  's-4': oracle(['independent', 'equal-norms', 'raised', 'sloped'], (J, n) => ones(J) >= n - 1),
  's-4-exact': oracle(
    ['independent', 'equal-norms', 'raised', 'contractive', 'small-sums', 'sloped'],
    (J, n) => exactly(J, n - 1),
  ),
};
