/**
 * No A takes all examples to their inverses (Fredholm): a relation Σ cᵢ·x⁽ⁱ⁾ = 0 between the examples that the inverses do not
 * satisfy in some coordinate. Against Theorem 1 of the memorization paper.
 */

import { at, matrix, type Vector } from '../../exact/index.js';
import { inverses, type LayerCase } from '../../statements/index.js';
import { insist } from '../parts/objection.js';
import { vectorText } from '../parts/text.js';
import type { Argument } from './argument.js';
import { indexAt, layerAt, vectorAt } from './read-data.js';
import { isZero } from './steps.js';

export interface KernelWitness {
  /** One for each example. */
  readonly coefficients: Vector;
  readonly coordinate: number;
}

export const kernel: Argument<LayerCase, KernelWitness> = {
  data: layerAt,
  witness: (place, { examples }) => {
    const entries = place.object('coefficients', 'coordinate');
    if (entries === undefined) return undefined;
    const coefficients = vectorAt(entries.coefficients, examples.length);
    const coordinate = indexAt(entries.coordinate, at(examples, 0).length);
    if (coefficients === undefined || coordinate === undefined) return undefined;
    return { coefficients, coordinate };
  },
  check: (data, { coefficients, coordinate }, watch) => {
    const combined = matrix.apply(matrix.transpose(data.examples), coefficients, watch);
    insist(isZero(combined), 'witness.coefficients', 'a relation between the examples', vectorText(combined));
    const among = inverses(data).map((inverse) => at(inverse, coordinate));
    const value = matrix.dot(among, coefficients, undefined, watch);
    insist(
      value.sign !== 0,
      'witness.coordinate',
      'a coordinate in which the inverses do not satisfy it',
      '0',
    );
  },
  fact: ({ activation, examples }, { coefficients, coordinate }) =>
    `no A satisfies A·x = φ⁻¹(x) for the examples ${examples.map(vectorText).join(', ')} and φ = ${activation.name}: with the coefficients ` +
    `${vectorText(coefficients)} they sum up to zero, and coordinate ${coordinate} of the inverses does not`,
};
