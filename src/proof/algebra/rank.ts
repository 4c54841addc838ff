/**
 * rank A(∞) = rank φ⁻¹(X) is less than dim span X: an invertible part shows that the n examples are independent, and a
 * factorisation that their inverses span fewer dimensions. Against the Corollary of Theorem 1 of the memorization paper.
 */

import { at, matrix, type Matrix, part } from '../../exact/index.js';
import { inverses, type LayerCase } from '../../statements/index.js';
import { insist } from '../parts/objection.js';
import { vectorText } from '../parts/text.js';
import type { Argument } from './argument.js';
import { indexAt, layerAt, matrixAt } from './read-data.js';
import { equal, insistInverse } from './steps.js';

export interface RankWitness {
  /** The coordinates of an invertible part of the examples, as many as examples. */
  readonly coordinates: readonly number[];
  /** The inverse of that part. */
  readonly inverse: Matrix;
  /** n×r and r×d, with product φ⁻¹ of the examples, for r < n. */
  readonly left: Matrix;
  readonly right: Matrix;
}

export const rank: Argument<LayerCase, RankWitness> = {
  data: layerAt,
  witness: (place, { examples }) => {
    const entries = place.object('coordinates', 'inverse', 'left', 'right');
    if (entries === undefined) return undefined;
    const [n, d] = [examples.length, at(examples, 0).length];
    const coordinates = entries.coordinates.list((item) => indexAt(item, d), n, 'coordinates');
    const inverse = matrixAt(entries.inverse, n, n);
    const right = matrixAt(entries.right, undefined, d);
    const left = matrixAt(entries.left, n, right?.length);
    return coordinates && inverse && left && right && { coordinates, inverse, left, right };
  },
  check: (data, { coordinates, inverse, left, right }, watch) => {
    const { examples } = data;
    const rows = examples.map((_, i) => i);
    insistInverse(part(examples, rows, coordinates), inverse, 'witness.inverse', watch);
    const product = matrix.multiply(left, right, watch);
    insist(
      equal(product.flat(), inverses(data).flat()),
      'witness.left',
      'factors of the inverses',
      'another product',
    );
    const { length } = right;
    insist(length < examples.length, 'witness.right', `fewer rows than ${examples.length}`, `${length}`);
  },
  fact: ({ activation, examples }, { right }) =>
    `for φ = ${activation.name}, the independent examples ${examples.map(vectorText).join(', ')} span ${examples.length} dimensions, and A(∞) has ` +
    `rank ${right.length} at most`,
};
