/** The hypotheses of Theorem 3: on the law of the weights, and on the features of the examples. */

import { at, expectation, gram, isSymmetric, preActivation, Rational, units } from '../../exact/index.js';
import type { Assumption } from './assumption.js';
import type { LawCase } from './cases.js';

/** In (c): the second moment is finite, as the law has finitely many values. */
export const centred: Assumption<LawCase> = {
  name: 'centred',
  text: 'the law of weights and biases has mean zero',
  printed: true,
  decide: ({ law }) => {
    const mean = expectation(law, (value) => value);
    return { holds: mean.sign === 0, because: `the mean is ${mean.toString()}` };
  },
};

/** (b): E[φ(z_i)·φ(z_j)] = 0 for i ≠ j. */
export const orthogonal: Assumption<LawCase> = {
  name: 'orthogonal',
  text: 'the features of different examples are orthogonal, as in (b)',
  printed: true,
  decide: ({ law, examples }, watch) => {
    const found = gram(law, examples, watch).some((row, i) =>
      row.some((entry, j) => i !== j && entry.sign !== 0),
    );
    return { holds: !found, because: `the features are ${found ? 'not ' : ''}orthogonal` };
  },
};

export const positive: Assumption<LawCase> = {
  name: 'positive',
  text: 'no example has features that are zero',
  printed: false,
  decide: ({ law, examples }, watch) => {
    const zero = gram(law, examples, watch).findIndex((row, i) => at(row, i).sign === 0);
    return {
      holds: zero < 0,
      because: zero < 0 ? 'no features are zero' : `those of example ${zero} are zero`,
    };
  },
};

/** Else f is not differentiable at an example. */
export const offKinks: Assumption<LawCase> = {
  name: 'off-kinks',
  text: 'no unit is at its kink for an example with a positive probability',
  printed: false,
  decide: ({ law, examples }) => {
    const kinked = units(law, at(examples, 0).length).some((unit) =>
      examples.some((example) => preActivation(unit, example).sign === 0),
    );
    return { holds: !kinked, because: `${kinked ? 'some' : 'no'} unit is at its kink for an example` };
  },
};

export const symmetricLaw: Assumption<LawCase> = {
  name: 'symmetric-law',
  text: 'the law is symmetric: −w is as probable as w',
  printed: false,
  decide: ({ law }) => {
    const holds = isSymmetric(law);
    return { holds, because: `the law is ${holds ? '' : 'not '}symmetric` };
  },
};

/**
 * ‖x‖²/(‖x‖² + 1): the eigenvalue of the Jacobian at an example x, as the proof of Theorem 3 has it.
 *
 * @example
 * ```ts
 * import { printedEigenvalue, Rational } from 'basincheck';
 * printedEigenvalue([Rational.of(3)]); // → 9/10
 * ```
 */
export function printedEigenvalue(example: readonly Rational[]): Rational {
  const square = example.reduce((sum, entry) => sum.plus(entry.times(entry)), Rational.zero);
  return square.dividedBy(square.plus(Rational.one));
}
