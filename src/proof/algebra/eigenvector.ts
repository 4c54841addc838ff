/**
 * The fixed point 0 of x ↦ J·x does not attract: J·u = μ·u with u ≠ 0 and |μ| ≥ 1, so that the orbit of no multiple of u
 * converges to 0. Against Theorem 2 of the memorization paper.
 */

import { at, matrix, Rational, type Vector } from '../../exact/index.js';
import type { MapCase } from '../../statements/index.js';
import { insist } from '../parts/objection.js';
import { numberText, vectorText } from '../parts/text.js';
import type { Argument } from './argument.js';
import { squareAt, vectorAt } from './read-data.js';
import { equal, insistNotZero } from './steps.js';

export interface EigenvectorWitness {
  readonly value: Rational;
  readonly vector: Vector;
}

export const eigenvector: Argument<MapCase, EigenvectorWitness> = {
  data: (place) => {
    const entries = place.object('jacobian');
    const jacobian = entries && squareAt(entries.jacobian);
    if (entries === undefined || jacobian === undefined) return undefined;
    const isSymmetric = jacobian.every((row, i) =>
      row.every((entry, j) => entry.equals(at(at(jacobian, j), i))),
    );
    return isSymmetric ? { jacobian } : entries.jacobian.refuse('a symmetric matrix', 'another');
  },
  witness: (place, { jacobian }) => {
    const entries = place.object('value', 'vector');
    if (entries === undefined) return undefined;
    const [value, vector] = [entries.value.rational(), vectorAt(entries.vector, jacobian.length)];
    return value && vector && { value, vector };
  },
  check: ({ jacobian }, { value, vector }, watch) => {
    insistNotZero(vector, 'witness.vector');
    const image = matrix.apply(jacobian, vector, watch);
    const expected = vector.map((entry) => entry.times(value));
    insist(equal(image, expected), 'witness.vector', 'an eigenvector for the value', vectorText(image));
    insist(
      Rational.one.atMost(value.abs()),
      'witness.value',
      'an absolute value of 1 or more',
      numberText(value),
    );
  },
  fact: (_, { value, vector }) =>
    `J·u = ${numberText(value)}·u for u = ${vectorText(vector)}, so that no orbit that starts at a multiple of u, other than 0, converges to 0`,
};
