/**
 * A matrix with a forced zero that memorizes v, as the spectrum says: A = v·wᵀ with w·v = 1, so that A·v = v and all other eigenvalues
 * are 0. Against the Lemma in section 4 of the memorization paper.
 */

import { at, matrix, Rational, type Vector } from '../../exact/index.js';
import type { ForcedZeroCase } from '../../statements/index.js';
import { insist } from '../parts/objection.js';
import { numberText, vectorText } from '../parts/text.js';
import type { Argument } from './argument.js';
import { indexAt, squareAt, vectorAt } from './read-data.js';
import { equal } from './steps.js';

export interface RankOneWitness {
  /** w. */
  readonly row: Vector;
}

export const rankOne: Argument<ForcedZeroCase, RankOneWitness> = {
  data: (place) => {
    const entries = place.object('matrix', 'vector', 'zero');
    const square = entries && squareAt(entries.matrix);
    if (entries === undefined || square === undefined) return undefined;
    const vector = vectorAt(entries.vector, square.length);
    const [row, column] = entries.zero.list((item) => indexAt(item, square.length), 2, 'indices') ?? [];
    if (vector === undefined || row === undefined || column === undefined) return undefined;
    const zero = [row, column] as const;
    const isForced = at(at(square, row), column).sign === 0;
    return isForced
      ? { matrix: square, vector, zero }
      : entries.zero.refuse('a place where the matrix is zero');
  },
  witness: (place, { vector }) => {
    const entries = place.object('row');
    const row = entries && vectorAt(entries.row, vector.length);
    return row && { row };
  },
  check: ({ matrix: A, vector }, { row }, watch) => {
    const product = vector.flatMap((entry) => row.map((other) => entry.times(other)));
    insist(equal(product, A.flat()), 'witness.row', 'the matrix as v times a row', 'another product');
    const value = matrix.dot(row, vector, undefined, watch);
    insist(value.equals(Rational.one), 'witness.row', 'a row with product 1 with v', numberText(value));
  },
  fact: ({ matrix: A, vector, zero }) =>
    `the matrix ${A.map(vectorText).join(', ')} has a zero at (${zero.join(', ')}), is of rank one, and takes ${vectorText(vector)} to itself`,
};
