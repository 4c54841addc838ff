/**
 * J maps the span of independent vectors into itself, J·uᵢ = Σ Mᵢⱼ·uⱼ. With |det M| ≥ 1 it does not shrink volumes there, so that not all orbits
 * of the span converge to 0, which is no attractor; with |det M| ≤ 1, M has an eigenvalue of modulus 1 or less, so that some orbits stay as near
 * to 0 as one likes, which is no repeller. Against both sentences of Theorem 2 of the memorization paper for a Jacobian that need not be symmetric.
 */

import {
  at,
  characteristicPolynomial,
  matrix,
  type Matrix,
  Rational,
  type Watch,
} from '../../exact/index.js';
import type { MapCase } from '../../statements/index.js';
import { insist } from '../parts/objection.js';
import { numberText, vectorText } from '../parts/text.js';
import type { Argument } from './argument.js';
import { matrixAt, squareAt } from './read-data.js';
import { equal } from './steps.js';

export interface VolumeWitness {
  /** The vectors uᵢ. */
  readonly basis: Matrix;
  /** M. */
  readonly block: Matrix;
}

function byVolume(
  isEnough: (size: Rational) => boolean,
  expected: string,
  consequence: string,
): Argument<MapCase, VolumeWitness> {
  return {
    data: (place) => {
      const entries = place.object('jacobian');
      const jacobian = entries && squareAt(entries.jacobian);
      return jacobian && { jacobian };
    },
    witness: (place, { jacobian }) => {
      const entries = place.object('basis', 'block');
      const basis = entries && matrixAt(entries.basis, undefined, jacobian.length);
      const block = basis && matrixAt(entries.block, basis.length, basis.length);
      return block && { basis, block };
    },
    check: ({ jacobian }, { basis, block }, watch) => {
      const rank = matrix.rank(basis, watch);
      insist(rank === basis.length, 'witness.basis', 'independent vectors', `rank ${rank}`);
      const images = basis.map((vector) => matrix.apply(jacobian, vector, watch));
      const combined = matrix.multiply(block, basis, watch);
      const same = equal(images.flat(), combined.flat());
      insist(same, 'witness.block', 'what J makes of the basis', 'other vectors');
      const size = determinantSize(block, watch);
      insist(isEnough(size), 'witness.block', expected, numberText(size));
    },
    fact: (_, { basis }) =>
      `J maps the span of ${basis.map(vectorText).join(', ')} into itself and does not ${consequence}`,
  };
}

export const volume = byVolume(
  (size) => Rational.one.atMost(size),
  'an absolute determinant of 1 or more',
  'shrink its volumes, so that not all of its orbits converge to 0',
);

export const bounded = byVolume(
  (size) => size.atMost(Rational.one),
  'an absolute determinant of 1 or less',
  'enlarge its volumes, so that some of its orbits, beside that of 0, stay as near to 0 as one likes',
);

/** |det M|: the last coefficient of the characteristic polynomial, but for its sign. */
function determinantSize(M: Matrix, watch: Watch): Rational {
  return at(characteristicPolynomial(M, watch), M.length).abs();
}
