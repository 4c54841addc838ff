/** The converse of Theorem 2, by brute force: inverses by cofactors, and ways cut in two wherever a unit comes to 1 or −1. */

import Fraction from 'fraction.js';
import { type Fractions, productOf, rankByMinors } from '../../exact/algebra/fractions.js';
import {
  at,
  coefficients,
  failing,
  inverseByCofactors,
  isInClosedDisc,
  isInDisc,
  matrix,
  type Numbers,
  one,
  type Oracle,
  shifted,
  sum,
  times,
} from './brute-force.js';

/** Up to three eigenvalues, with real parts of 1 at most: Hurwitz, with equality. */
function isUpToOne(A: Fractions): boolean {
  const [a, b, c] = coefficients(shifted(A, one));
  const all = [a, b, c].every((each) => each === undefined || each.compare(0) >= 0);
  return all && (a === undefined || b === undefined || c === undefined || a.mul(b).compare(c) >= 0);
}

function isOutside(A: Fractions): boolean {
  const inverse = inverseByCofactors(A);
  return inverse !== undefined && isInDisc(inverse);
}

/** The eigenvalue 1 or −1 has fewer eigenvectors than it is often a root. */
function isDefective(A: Fractions): boolean {
  return [1, -1].some((value) => {
    const B = shifted(A, new Fraction(value));
    return rankByMinors(productOf(B, B)) < rankByMinors(B);
  });
}

const MOST_STEPS = 12;

interface Network {
  readonly inner: Fractions;
  readonly outer: Fractions;
}

const clamp = (x: Fraction): Fraction => (x.abs().compare(1) > 0 ? new Fraction(x.s) : x);
const step = ({ inner, outer }: Network, x: Numbers): Numbers => times(outer, times(inner, x).map(clamp));

/** All points between p and q come to 0 in so many steps: by the ends, once no unit comes to 1 or −1 between them. */
function lands(network: Network, p: Numbers, q: Numbers, steps: number): boolean {
  if ([...p, ...q].every((each) => each.equals(0))) return true;
  if (steps === 0) return false;
  const [from, to] = [times(network.inner, p), times(network.inner, q)];
  for (const [unit, a] of from.entries())
    for (const kink of [1, -1]) {
      const b = at(to, unit);
      if (a.compare(kink) * b.compare(kink) >= 0) continue;
      const t = new Fraction(kink).sub(a).div(b.sub(a));
      const middle = p.map((each, k) => each.add(t.mul(at(q, k).sub(each))));
      return lands(network, p, middle, steps) && lands(network, middle, q, steps);
    }
  return lands(network, step(network, p), step(network, q), steps - 1);
}

function isNoAttractor(network: Network): boolean {
  const J = productOf(network.outer, network.inner);
  const factor = sum(J.map((row, i) => at(row, i)));
  if (factor.abs().compare(1) <= 0) return factor.abs().equals(1);
  if (J.length === 1) return true;
  const column = J.map((_, j) => J.map((row) => at(row, j))).find((each) => each.some((x) => !x.equals(0)));
  const slopes = times(network.inner, column ?? []).map((each) => each.abs());
  const first = one.div(slopes.reduce((a, b) => (a.compare(b) < 0 ? b : a)));
  const start = (column ?? []).map((each) => each.mul(first));
  const end = start.map((each) => each.mul(factor.abs()));
  return !lands(network, start, end, MOST_STEPS);
}

export const oraclesOfMaps: Readonly<Record<string, Oracle>> = {
  'm-2-converse': (data) => {
    const J = matrix(data.jacobian);
    return {
      failing: failing({ 'real-part-above-one': !isUpToOne(J), 'moduli-above-one': isOutside(J) }),
      holds: isOutside(J),
    };
  },
  'm-2-unstable': (data) => {
    const J = matrix(data.jacobian);
    const isAbove = !isInClosedDisc(J);
    return { failing: failing({ 'modulus-above-one': isAbove }), holds: isAbove || isDefective(J) };
  },
  'm-2-attractor': (data) => {
    const network = { inner: matrix(data.inner), outer: matrix(data.outer) };
    const J = productOf(network.outer, network.inner);
    const trace = sum(J.map((row, i) => at(row, i)));
    return {
      failing: failing({ 'modulus-above-one': trace.abs().compare(1) > 0, 'on-a-line': J.length === 1 }),
      holds: isNoAttractor(network),
    };
  },
};
