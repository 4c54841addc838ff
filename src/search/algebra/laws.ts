/** Theorem 3: finite laws of weights, and examples. */

import fc from 'fast-check';
import {
  at,
  expectation,
  gram,
  growth,
  isSymmetric,
  type Law,
  matrix,
  type Matrix,
  Rational,
} from '../../exact/index.js';
import { type LawCase, printedEigenvalue } from '../../statements/index.js';
import type { Bench } from './bench.js';
import { entryMoves, mapped, vectorMoves, withoutColumn, withoutRow } from './moves.js';
import { fraction, matrixOf } from './numbers.js';
import { powersVanish } from './stein.js';

function lawOf(values: readonly Rational[], weights: readonly number[]): Law {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return { values, probabilities: weights.map((weight) => Rational.of(weight, sum)) };
}

/** Two or three values; most laws have mean zero, and some are symmetric. */
const laws: fc.Arbitrary<Law> = fc
  .record({
    values: fc.uniqueArray(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 3 }),
    weights: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 3, maxLength: 3 }),
    sort: fc.constantFrom('centred', 'centred', 'centred', 'symmetric', 'any'),
  })
  .map(({ values, weights, sort }) => {
    const drawn = values.map((value) => Rational.of(value));
    const law = lawOf(drawn, weights.slice(0, drawn.length));
    if (sort === 'any') return law;
    if (sort === 'centred') {
      const mean = expectation(law, (value) => value);
      return { ...law, values: drawn.map((value) => value.minus(mean)) };
    }
    const both = [...drawn, ...drawn.map((value) => value.negated())];
    const used = weights.slice(0, drawn.length);
    return lawOf(both, [...used, ...used]);
  });

function casesIn(dimensions: readonly number[]): fc.Arbitrary<LawCase> {
  return fc
    .tuple(laws, fc.constantFrom(1, 1, 2, 2, 3), fc.constantFrom(...dimensions))
    .chain(([law, n, d]) => matrixOf(fraction(8, [1, 1, 2, 4]), n, d).map((examples) => ({ law, examples })));
}

function* moves({ law, examples }: LawCase): Generator<LawCase> {
  for (const smaller of [...withoutRow(examples), ...withoutColumn(examples)])
    yield { law, examples: smaller };
  yield* mapped(entryMoves(examples), (changed) => ({ law, examples: changed }));
  for (const i of law.values.keys()) {
    if (law.values.length === 1) break;
    const rest = at(law.probabilities, i).negated().plus(Rational.one);
    yield {
      law: {
        values: law.values.toSpliced(i, 1),
        probabilities: law.probabilities.toSpliced(i, 1).map((each) => each.dividedBy(rest)),
      },
      examples,
    };
  }
  // All weights and biases times a number, which changes neither f nor a hypothesis.
  for (const factor of FACTORS)
    yield { law: { ...law, values: law.values.map((value) => value.times(factor)) }, examples };
  for (const values of vectorMoves(law.values)) yield* withProbabilities(values, law, examples);
  for (const simpler of centredPairs(law.values)) yield { law: simpler, examples };
  if (law.values.length * examples.length > MOST_TOGETHER) return;
  // Simpler laws that keep the hypotheses for simpler examples only.
  for (const simpler of [...simplestLaws, ...centredPairs(law.values), law])
    for (const changed of [...scaled(examples), ...entryMoves(examples)])
      yield { law: simpler, examples: changed };
}

/** Values and examples, up to which both are changed at once. */
const MOST_TOGETHER = 6;

const FACTORS = [Rational.half, Rational.of(1, 3), Rational.of(3, 2), Rational.of(2), Rational.of(3)];

/** All examples times a number: what a law with other values may ask for. */
function* scaled(examples: Matrix): Generator<Matrix> {
  for (const factor of [Rational.half, Rational.of(-1, 2), Rational.of(2), Rational.one.negated()])
    yield examples.map((row) => row.map((entry) => entry.times(factor)));
}

const simplestLaws: readonly Law[] = ['1', '-1'].map((value) => ({
  values: [Rational.from(value)],
  probabilities: [Rational.one],
}));

/** Laws on two of the values, or on what is simpler, which have mean zero: that leaves one choice of probabilities. */
function* centredPairs(values: Law['values']): Generator<Law> {
  for (const [i, first] of values.entries())
    for (const second of values.slice(i + 1))
      for (const pair of [[first, second], [second, first], ...vectorMoves([first, second])]) {
        const [a, b] = [at(pair, 0), at(pair, 1)];
        if (a.sign * b.sign >= 0) continue;
        const probability = b.abs().dividedBy(a.abs().plus(b.abs()));
        yield { values: pair, probabilities: [probability, Rational.one.minus(probability)] };
      }
}

function* withProbabilities(values: Law['values'], law: Law, examples: Matrix): Generator<LawCase> {
  yield { law: { ...law, values }, examples };
}

const common = {
  moves,
  labels: ({ law, examples }: LawCase) => [
    `dimension ${at(examples, 0).length}`,
    ...(examples.length > 1 ? ['two examples or more'] : []),
    ...(isSymmetric(law) ? [] : ['skewed law']),
  ],
  dimension: ({ examples }: LawCase) => at(examples, 0).length,
  family: ({ law }: LawCase) => (isSymmetric(law) ? 'symmetric law' : 'skewed law'),
};

/** The eigenvalue at an example, along it, where the features of different examples are orthogonal; `undefined` if they are zero. */
function eigenvalueAt({ law, examples }: LawCase, example: number): Rational | undefined {
  const x = at(examples, example);
  const square = at(at(gram(law, [x]), 0), 0);
  if (square.sign === 0) return undefined;
  const along = x.reduce(
    (sum, entry, k) => sum.plus(entry.times(at(at(growth(law, [x], k), 0), 0))),
    Rational.zero,
  );
  return along.dividedBy(square);
}

function differs(subject: LawCase, example: number): boolean {
  return eigenvalueAt(subject, example)?.equals(printedEigenvalue(at(subject.examples, example))) === false;
}

export const theorem3Eigenvalue: Bench<LawCase, { example: number; value: Rational }> = {
  ...common,
  cases: casesIn([1, 1, 2]),
  holds: (subject) => subject.examples.every((_, i) => !differs(subject, i)),
  witness: (subject) => {
    const example = subject.examples.findIndex((_, i) => differs(subject, i));
    const value = example < 0 ? undefined : eigenvalueAt(subject, example);
    return value && { example, value };
  },
};

/** The Jacobian of f at each example, with G⁻¹; `undefined` if G is singular. Its column k is Σᵢ x⁽ⁱ⁾·(G⁻¹·K_k)ᵢⱼ at the example j. */
export function wideJacobians({
  law,
  examples,
}: LawCase): { inverse: Matrix; jacobians: readonly Matrix[] } | undefined {
  const inverse = matrix.inverse(gram(law, examples));
  if (inverse === undefined) return undefined;
  const X = matrix.transpose(examples);
  const columns = at(examples, 0).map((_, k) =>
    matrix.transpose(matrix.multiply(X, matrix.multiply(inverse, growth(law, examples, k)))),
  );
  const jacobians = examples.map((_, j) => matrix.transpose(columns.map((column) => at(column, j))));
  return { inverse, jacobians };
}

export const theorem3: Bench<LawCase, { example: number; inverse: Matrix }> = {
  ...common,
  cases: casesIn([1, 1, 1, 2]),
  holds: (subject) => wideJacobians(subject)?.jacobians.every(powersVanish) ?? true,
  witness: (subject) => {
    const found = wideJacobians(subject);
    const example = found?.jacobians.findIndex((J) => !powersVanish(J)) ?? -1;
    return found && example >= 0 ? { example, inverse: found.inverse } : undefined;
  },
};
