/**
 * The fixed point 0 of x ↦ J·x is stable: the form xᵀ·P·x is positive for x ≠ 0, and no step makes it greater. Against the statement that a
 * fixed point is not stable, where no eigenvalue has a modulus of more than 1.
 */

import { at, characteristicPolynomial, matrix, type Matrix, type Watch } from '../../exact/index.js';
import type { MapCase } from '../../statements/index.js';
import { insist } from '../parts/objection.js';
import { vectorText } from '../parts/text.js';
import type { Argument } from './argument.js';
import { matrixAt, squareAt } from './read-data.js';
import { equal } from './steps.js';

export interface FormWitness {
  /** P, n×n and symmetric. */
  readonly form: Matrix;
}

export const form: Argument<MapCase, FormWitness> = {
  data: (place) => {
    const entries = place.object('jacobian');
    const jacobian = entries && squareAt(entries.jacobian);
    return jacobian && { jacobian };
  },
  witness: (place, { jacobian: { length } }) => {
    const entries = place.object('form');
    const P = entries && matrixAt(entries.form, length, length);
    return P && { form: P };
  },
  check: ({ jacobian }, { form: P }, watch) => {
    const isSymmetric = equal(P.flat(), matrix.transpose(P).flat());
    insist(isSymmetric, 'witness.form', 'a symmetric matrix', 'another');
    const isPositive = signs(P, watch).every((sign) => sign > 0);
    insist(isPositive, 'witness.form', 'a form that is positive but at 0', 'another');
    const after = matrix.multiply(matrix.transpose(jacobian), matrix.multiply(P, jacobian, watch), watch);
    const falls = signs(
      P.map((row, i) => matrix.subtract(row, at(after, i))),
      watch,
    ).every((sign) => sign >= 0);
    insist(falls, 'witness.form', 'a form that no step of the map makes greater', 'another');
  },
  fact: (_, { form: P }) =>
    `the form with the rows ${P.map(vectorText).join(', ')} is positive but at 0, and no step of x ↦ J·x makes it greater, so that 0 is stable`,
};

/**
 * The signs of the coefficients of det(t·I + A), which has real roots, for a symmetric A. All are positive if, and only if, all eigenvalues of A are;
 * none is negative if, and only if, none of the eigenvalues is.
 */
function signs(A: Matrix, watch: Watch): readonly number[] {
  const negated = A.map((row) => row.map((entry) => entry.negated()));
  return characteristicPolynomial(negated, watch).map(({ sign }) => sign);
}
