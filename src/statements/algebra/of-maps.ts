/** The hypotheses of Theorem 2 on the Jacobian, and of Theorem 6 on the points. */

import {
  at,
  characteristicPolynomial,
  eigenvaluesBelow,
  eigenvaluesWithin,
  isInClosedDisc,
  isInsideDisc,
  matrix,
  type Matrix,
  Rational,
  realPartsAtMost,
  realPartsBelow,
} from '../../exact/index.js';
import type { Assumption } from './assumption.js';
import type { MapCase, OddNetworkCase, PointsCase } from './cases.js';

function negated(A: Matrix): Matrix {
  return A.map((row) => row.map((entry) => entry.negated()));
}

export const greatestBelowOne: Assumption<MapCase> = {
  name: 'greatest-below-one',
  text: 'the greatest eigenvalue of J is less than 1',
  printed: true,
  decide: ({ jacobian }, watch) => {
    const holds = eigenvaluesBelow(jacobian, Rational.one, watch);
    return { holds, because: `${holds ? 'every' : 'not every'} eigenvalue is less than 1` };
  },
};

export const leastAboveMinusOne: Assumption<MapCase> = {
  name: 'least-above-minus-one',
  text: 'the least eigenvalue of J is greater than −1',
  printed: false,
  decide: ({ jacobian }, watch) => {
    const holds = eigenvaluesBelow(negated(jacobian), Rational.one, watch);
    return { holds, because: `${holds ? 'every' : 'not every'} eigenvalue is greater than −1` };
  },
};

/** Where eigenvalues need not be real, the greatest is the one with the greatest real part. */
export const realPartsBelowOne: Assumption<MapCase> = {
  name: 'real-parts-below-one',
  text: 'the real part of every eigenvalue of J is less than 1',
  printed: true,
  decide: ({ jacobian }, watch) => {
    const holds = realPartsBelow(jacobian, Rational.one, watch);
    return { holds, because: `${holds ? 'every' : 'not every'} eigenvalue has a real part of less than 1` };
  },
};

export const realPartsAboveMinusOne: Assumption<MapCase> = {
  name: 'real-parts-above-minus-one',
  text: 'the real part of every eigenvalue of J is greater than −1',
  printed: false,
  decide: ({ jacobian }, watch) => {
    const holds = realPartsBelow(negated(jacobian), Rational.one, watch);
    return {
      holds,
      because: `${holds ? 'every' : 'not every'} eigenvalue has a real part of more than −1`,
    };
  },
};

export const moduliBelowOne: Assumption<MapCase> = {
  name: 'moduli-below-one',
  text: 'the modulus of every eigenvalue of J is less than 1',
  printed: false,
  decide: ({ jacobian }, watch) => {
    const holds = eigenvaluesWithin(jacobian, Rational.one, watch);
    return { holds, because: `${holds ? 'every' : 'not every'} eigenvalue has a modulus of less than 1` };
  },
};

/** The greatest eigenvalue, read as the one with the greatest real part. */
export const realPartAboveOne: Assumption<MapCase> = {
  name: 'real-part-above-one',
  text: 'the real part of some eigenvalue of J is greater than 1',
  printed: true,
  decide: ({ jacobian }, watch) => {
    const holds = !realPartsAtMost(jacobian, Rational.one, watch);
    return { holds, because: `${holds ? 'some' : 'no'} eigenvalue has a real part of more than 1` };
  },
};

/** The greatest eigenvalue, read as the one with the greatest modulus. */
export const modulusAboveOne: Assumption<MapCase> = {
  name: 'modulus-above-one',
  text: 'the modulus of some eigenvalue of J is greater than 1',
  printed: true,
  decide: ({ jacobian }, watch) => {
    const holds = !isInClosedDisc(characteristicPolynomial(jacobian, watch), watch);
    return { holds, because: `${holds ? 'some' : 'no'} eigenvalue has a modulus of more than 1` };
  },
};

/** tⁿ·p(1/t) has the inverses of the eigenvalues as roots. If 0 is an eigenvalue, its first coefficient is 0, and the last one is not less. */
export const moduliAboveOne: Assumption<MapCase> = {
  name: 'moduli-above-one',
  text: 'the modulus of every eigenvalue of J is greater than 1',
  printed: false,
  decide: ({ jacobian }, watch) => {
    const holds = isInsideDisc(characteristicPolynomial(jacobian, watch).toReversed(), watch);
    return { holds, because: `${holds ? 'every' : 'not every'} eigenvalue has a modulus of more than 1` };
  },
};

/** h is the identity near 0, so that W₂·W₁ is the Jacobian there. */
export const steepAtZero: Assumption<OddNetworkCase> = {
  name: 'modulus-above-one',
  text: 'the modulus of some eigenvalue of W₂·W₁, the Jacobian at 0, is greater than 1',
  printed: true,
  decide: ({ inner, outer }, watch) =>
    modulusAboveOne.decide({ jacobian: matrix.multiply(outer, inner, watch) }, watch),
};

export const onLine: Assumption<OddNetworkCase> = {
  name: 'on-a-line',
  text: 'd = 1: the points lie on a line',
  printed: false,
  decide: ({ outer: { length } }) => ({ holds: length === 1, because: `they lie in ℝ^${length}` }),
};

export const distinct: Assumption<PointsCase> = {
  name: 'distinct',
  text: 'the points are different from each other',
  printed: true,
  decide: ({ points }) => {
    const texts = new Set(points.map((point) => point.join()));
    return {
      holds: texts.size === points.length,
      because: `${points.length} points, of which ${texts.size} differ`,
    };
  },
};

export const fewOrPlane: Assumption<PointsCase> = {
  name: 'few-or-plane',
  text: 'there are at most three points, or they lie in ℝᵈ with d ≥ 2',
  printed: false,
  decide: ({ points }) => {
    const [n, d] = [points.length, at(points, 0).length];
    return { holds: n <= 3 || d >= 2, because: `there are ${n} points in ℝ^${d}` };
  },
};
