/**
 * Laws of weights with finitely many values, and what a network of two layers comes to whose first layer is random and as wide as
 * one likes: expectations over the weights w and the bias b of a single unit, which are finite sums (the memorization paper,
 * Theorem 3 and appendix C).
 */

import { at, matrix, type Matrix, Rational, type Vector, type Watch, unwatched } from '../numbers/index.js';

export interface Law {
  readonly values: Vector;
  /** One for each value, positive, with sum 1. */
  readonly probabilities: Vector;
}

/** E[f(value)]. */
export function expectation({ values, probabilities }: Law, f: (value: Rational) => Rational): Rational {
  return values.reduce((sum, value, i) => sum.plus(at(probabilities, i).times(f(value))), Rational.zero);
}

/** Whether the values −v are as probable as the values v. */
export function isSymmetric({ values, probabilities }: Law): boolean {
  const of = (value: Rational): Rational =>
    values.reduce(
      (sum, each, i) => (each.equals(value) ? sum.plus(at(probabilities, i)) : sum),
      Rational.zero,
    );
  return values.every((value) => of(value).equals(of(value.negated())));
}

/** A single random unit: weights and bias, all independent with one law. */
export interface Unit {
  readonly weights: Vector;
  readonly bias: Rational;
  readonly probability: Rational;
}

/** All units with d weights: as many as values, to the power d + 1. */
export function units({ values, probabilities }: Law, d: number): readonly Unit[] {
  let drawn: readonly { numbers: Vector; probability: Rational }[] = [
    { numbers: [], probability: Rational.one },
  ];
  for (let i = 0; i <= d; i++) {
    drawn = drawn.flatMap(({ numbers, probability }) =>
      values.map((value, k) => ({
        numbers: [...numbers, value],
        probability: probability.times(at(probabilities, k)),
      })),
    );
  }
  return drawn.map(({ numbers, probability }) => ({
    weights: numbers.slice(0, d),
    bias: at(numbers, d),
    probability,
  }));
}

/** What enters the unit for the example. */
export function preActivation({ weights, bias }: Unit, example: Vector): Rational {
  return matrix.dot(weights, example, bias);
}

function relu(z: Rational): Rational {
  return z.sign > 0 ? z : Rational.zero;
}

/**
 * E[φ(z_i)·φ(z_j)] for the n examples, φ the ReLU: an n×n matrix.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { gram } from 'basincheck/exact';
 * const law = { values: [Rational.of(-1), Rational.one], probabilities: [Rational.half, Rational.half] };
 * gram(law, [[Rational.zero], [Rational.of(3)]]); // → [[1/2, 1], [1, 5]]
 * ```
 */
export function gram(law: Law, examples: Matrix, watch: Watch = unwatched): Matrix {
  return expectedProducts(law, examples, (z) => relu(z), watch);
}

/**
 * E[φ(z_i)·w_k·1(z_j > 0)] for the coordinate k: how E[φ(z_i)·φ(w·x + b)] grows along it, at x = x_j. An n×n matrix. It is a
 * derivative only if no z_j is 0 with a positive probability, or i = j.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { growth } from 'basincheck/exact';
 * const law = { values: [Rational.of(-1), Rational.one], probabilities: [Rational.half, Rational.half] };
 * growth(law, [[Rational.of(3)]], 0); // → [[3/2]]
 * ```
 */
export function growth(law: Law, examples: Matrix, coordinate: number, watch: Watch = unwatched): Matrix {
  return expectedProducts(
    law,
    examples,
    (z, { weights }) => (z.sign > 0 ? at(weights, coordinate) : Rational.zero),
    watch,
  );
}

/** E[φ(z_i)·f(z_j, unit)]. */
function expectedProducts(
  law: Law,
  examples: Matrix,
  f: (z: Rational, unit: Unit) => Rational,
  watch: Watch,
): Matrix {
  const seen = units(law, examples[0]?.length ?? 0).map((unit) => ({
    unit,
    z: examples.map((example) => preActivation(unit, example)),
  }));
  return examples.map((_, i) =>
    examples.map((_other, j) =>
      seen.reduce((sum, { unit, z }) => {
        watch(sum);
        return sum.plus(unit.probability.times(relu(at(z, i))).times(f(at(z, j), unit)));
      }, Rational.zero),
    ),
  );
}
