/**
 * Layers of 3×3 filters, as many filters a layer as one likes, cannot make the orthogonal projection onto v: a functional that is zero on
 * every product of as many shifts, and so on all that the layers can make, and not on v·vᵀ. Against the claim that s − 1 layers are
 * enough (the memorization paper, Theorem 5).
 */

import { matrix, type Matrix, pairing, shiftProducts } from '../../exact/index.js';
import type { DepthCase } from '../../statements/index.js';
import { insist } from '../parts/objection.js';
import { numberText, vectorText } from '../parts/text.js';
import type { Argument } from './argument.js';
import { matrixAt, squareAt } from './read-data.js';

export interface FunctionalWitness {
  /** s²×s². */
  readonly functional: Matrix;
}

/** Of layers: nine times as many products of shifts for each. */
const MOST_LAYERS = 5;

export const functional: Argument<DepthCase, FunctionalWitness> = {
  data: (place) => {
    const entries = place.object('image', 'layers');
    if (entries === undefined) return undefined;
    const [image, layers] = [squareAt(entries.image), entries.layers.count(1, MOST_LAYERS)];
    return image && layers !== undefined ? { image, layers } : undefined;
  },
  witness: (place, { image }) => {
    const entries = place.object('functional');
    const pixels = image.length ** 2;
    const read = entries && matrixAt(entries.functional, pixels, pixels);
    return read && { functional: read };
  },
  check: ({ image, layers }, { functional: read }, watch) => {
    for (const shift of shiftProducts(image.length, layers)) {
      const value = pairing(read, shift);
      insist(value.sign === 0, 'witness.functional', 'zero on every product of shifts', numberText(value));
    }
    const v = image.flat();
    const value = matrix.dot(v, matrix.apply(read, v, watch), undefined, watch);
    insist(value.sign !== 0, 'witness.functional', 'a value other than zero at the projection', '0');
  },
  fact: ({ image, layers }) =>
    `${layers === 1 ? 'one layer' : `${layers} layers`} of 3×3 filters cannot make the orthogonal projection onto the image ` +
    `${image.map(vectorText).join(', ')}, whatever the number of filters`,
};
