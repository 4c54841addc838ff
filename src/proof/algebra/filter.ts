/**
 * The filter of least norm that reproduces an image has a singular operator. That it has least norm is shown by multipliers y with
 * a = Pᵀ·y and P·a = x, P the patches, and that its operator is singular by a vector that it takes to zero. Against Theorem 4 of the
 * memorization paper.
 */

import { filterOperator, matrix, patches, type Vector } from '../../exact/index.js';
import type { FilterCase } from '../../statements/index.js';
import { insist } from '../parts/objection.js';
import { vectorText } from '../parts/text.js';
import type { Argument } from './argument.js';
import { squareAt, vectorAt } from './read-data.js';
import { equal, insistNotZero, isZero } from './steps.js';

export interface FilterWitness {
  /** One for each pixel. */
  readonly multipliers: Vector;
  /** An image that the operator takes to zero. */
  readonly kernel: Vector;
}

export const filter: Argument<FilterCase, FilterWitness> = {
  data: (place) => {
    const entries = place.object('image', 'kernel');
    const image = entries && squareAt(entries.image);
    if (entries === undefined || image === undefined) return undefined;
    const kernel = entries.kernel.integer(1, 2 * image.length - 1);
    if (kernel === undefined) return undefined;
    return kernel % 2 === 1 ? { image, kernel } : entries.kernel.refuse('an odd size', `${kernel}`);
  },
  witness: (place, { image }) => {
    const entries = place.object('multipliers', 'kernel');
    if (entries === undefined) return undefined;
    const pixels = image.length ** 2;
    const [multipliers, kernel] = [vectorAt(entries.multipliers, pixels), vectorAt(entries.kernel, pixels)];
    return multipliers && kernel && { multipliers, kernel };
  },
  check: ({ image, kernel: size }, { multipliers, kernel }, watch) => {
    const P = patches(image, size);
    const learned = matrix.apply(matrix.transpose(P), multipliers, watch);
    const reproduced = matrix.apply(P, learned, watch);
    insist(equal(reproduced, image.flat()), 'witness.multipliers', 'the image', vectorText(reproduced));
    insistNotZero(kernel, 'witness.kernel');
    const lost = matrix.apply(filterOperator(learned, image.length, size), kernel, watch);
    insist(isZero(lost), 'witness.kernel', 'an image that the operator takes to zero', vectorText(lost));
  },
  fact: ({ image, kernel: size }, { kernel }) =>
    `the ${size}×${size} filter that is learned from the image ${image.map(vectorText).join(', ')} makes an operator that takes ` +
    `${vectorText(kernel)} to zero, so that its rank is less than ${image.length ** 2}`,
};
