/**
 * An eigenvalue of modulus 1 or more of the Jacobian of f at an example x_j. Its column for the coordinate k is Σ x_i·(G⁻¹·K)_ij, with
 * G = E[φ(z_i)·φ(z_j)] and K = E[φ(z_i)·w_k·1(z_j > 0)]; in dimension one it is the slope f′(x_j). Against Theorem 3 of the memorization
 * paper.
 */

import {
  at,
  eigenvaluesWithin,
  gram,
  growth,
  matrix,
  type Matrix,
  Rational,
  type Watch,
} from '../../exact/index.js';
import { type LawCase, offKinks } from '../../statements/index.js';
import { insist } from '../parts/objection.js';
import { vectorText } from '../parts/text.js';
import type { Argument } from './argument.js';
import { indexAt, lawCaseAt, matrixAt } from './read-data.js';
import { insistInverse } from './steps.js';

export interface SlopeWitness {
  readonly example: number;
  /** G⁻¹. */
  readonly inverse: Matrix;
}

export const slope: Argument<LawCase, SlopeWitness> = {
  data: lawCaseAt,
  witness: (place, { examples }) => {
    const entries = place.object('example', 'inverse');
    if (entries === undefined) return undefined;
    const { length } = examples;
    const [example, inverse] = [indexAt(entries.example, length), matrixAt(entries.inverse, length, length)];
    return example === undefined || inverse === undefined ? undefined : { example, inverse };
  },
  check: (data, witness, watch) => {
    const { holds, because } = offKinks.decide(data, watch);
    insist(holds, 'data', 'no unit at its kink', because);
    insistInverse(gram(data.law, data.examples, watch), witness.inverse, 'witness.inverse', watch);
    const columns = columnsOfJacobian(data, witness, watch);
    const expected = 'an example where an eigenvalue has a modulus of 1 or more';
    const found = `the Jacobian with the columns ${columns.map(vectorText).join(', ')}`;
    // A matrix has the eigenvalues of its transpose.
    insist(!eigenvaluesWithin(columns, Rational.one, watch), 'witness.example', expected, found);
  },
  fact: ({ law, examples }, { example }) => {
    const x = at(examples, example);
    const steep =
      x.length === 1
        ? `the slope of f at ${vectorText(x)} is 1 or more, or −1 or less`
        : `the Jacobian of f at ${vectorText(x)} has an eigenvalue with a modulus of 1 or more`;
    return (
      `for weights ${vectorText(law.values)} with probabilities ${vectorText(law.probabilities)} and the examples ` +
      `${examples.map(vectorText).join(', ')}, ${steep}`
    );
  },
};

function columnsOfJacobian(
  { law, examples }: LawCase,
  { example, inverse }: SlopeWitness,
  watch: Watch,
): Matrix {
  const X = matrix.transpose(examples);
  return X.map((_, k) => {
    const grown = growth(law, examples, k, watch).map((row) => at(row, example));
    return matrix.apply(X, matrix.apply(inverse, grown, watch), watch);
  });
}
