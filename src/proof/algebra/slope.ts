/**
 * |f′(x)| ≥ 1 at an example x in dimension one: f′(x_j) = Σ x_i·(G⁻¹·K)_ij with G = E[φ(z_i)·φ(z_j)] and K = E[φ(z_i)·w·1(z_j > 0)].
 * Against Theorem 3 of the memorization paper.
 */

import { at, gram, growth, matrix, type Matrix, Rational } from '../../exact/index.js';
import { type LawCase, offKinks } from '../../statements/index.js';
import { insist } from '../parts/objection.js';
import { numberText, vectorText } from '../parts/text.js';
import type { Argument } from './argument.js';
import { indexAt, lawCaseAt, matrixAt } from './read-data.js';
import { insistInverse } from './steps.js';

export interface SlopeWitness {
  readonly example: number;
  /** G⁻¹. */
  readonly inverse: Matrix;
}

export const slope: Argument<LawCase, SlopeWitness> = {
  data: (place, limits) => lawCaseAt(place, limits, 1),
  witness: (place, { examples }) => {
    const entries = place.object('example', 'inverse');
    if (entries === undefined) return undefined;
    const { length } = examples;
    const [example, inverse] = [indexAt(entries.example, length), matrixAt(entries.inverse, length, length)];
    return example === undefined || inverse === undefined ? undefined : { example, inverse };
  },
  check: (data, { example, inverse }, watch) => {
    const { law, examples } = data;
    const { holds, because } = offKinks.decide(data, watch);
    insist(holds, 'data', 'no unit at its kink', because);
    insistInverse(gram(law, examples, watch), inverse, 'witness.inverse', watch);
    const slopes = matrix
      .multiply(inverse, growth(law, examples, 0, watch), watch)
      .map((row) => at(row, example));
    const value = matrix.dot(examples.flat(), slopes, undefined, watch);
    const expected = 'an example with a slope of 1 or more, or −1 or less';
    insist(Rational.one.atMost(value.abs()), 'witness.example', expected, numberText(value));
  },
  fact: ({ law, examples }, { example }) =>
    `for weights ${vectorText(law.values)} with probabilities ${vectorText(law.probabilities)} and the examples ` +
    `${examples.map(vectorText).join(', ')}, the slope of f at ${vectorText(at(examples, example))} is 1 or more, or −1 or less`,
};
