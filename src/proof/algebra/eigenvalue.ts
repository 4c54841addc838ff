/**
 * The eigenvalue at an example x, along x, is λ = E[φ(z)·w·x·1(z > 0)]/E[φ(z)²], and not ‖x‖²/(‖x‖² + 1). Against the proof of
 * Theorem 3 of the memorization paper.
 */

import { at, gram, growth, Rational } from '../../exact/index.js';
import { type LawCase, printedEigenvalue } from '../../statements/index.js';
import { insist } from '../parts/objection.js';
import { numberText, vectorText } from '../parts/text.js';
import type { Argument } from './argument.js';
import { indexAt, lawCaseAt } from './read-data.js';

export interface EigenvalueWitness {
  readonly example: number;
  readonly value: Rational;
}

export const eigenvalue: Argument<LawCase, EigenvalueWitness> = {
  data: lawCaseAt,
  witness: (place, { examples }) => {
    const entries = place.object('example', 'value');
    if (entries === undefined) return undefined;
    const [example, value] = [indexAt(entries.example, examples.length), entries.value.rational()];
    return example === undefined || value === undefined ? undefined : { example, value };
  },
  check: ({ law, examples }, { example, value }, watch) => {
    const x = at(examples, example);
    const square = at(at(gram(law, [x], watch), 0), 0);
    insist(square.sign !== 0, 'witness.example', 'an example with features other than zero', 'zero');
    const along = x.reduce(
      (sum, entry, k) => sum.plus(entry.times(at(at(growth(law, [x], k, watch), 0), 0))),
      Rational.zero,
    );
    const is = along.dividedBy(square);
    insist(is.equals(value), 'witness.value', numberText(is), numberText(value));
    const printed = printedEigenvalue(x);
    insist(!value.equals(printed), 'witness.value', 'another than the printed one', numberText(printed));
  },
  fact: ({ law, examples }, { example, value }) =>
    `for weights ${vectorText(law.values)} with probabilities ${vectorText(law.probabilities)}, the eigenvalue at the example ` +
    `${vectorText(at(examples, example))} is ${numberText(value)}, and not ${numberText(printedEigenvalue(at(examples, example)))}`,
};
