/** Lemmas 2 to 4 of the paper on sigmoid autoencoders: wide networks with affine units, and what they learn. */

import fc from 'fast-check';
import {
  affineJacobian,
  affineKernel,
  type AffineLimit,
  at,
  kernel,
  matrix,
  type Matrix,
  Rational,
  unitSpectrum,
  type Vector,
} from '../../exact/index.js';
import type { AffineLimitCase, LinearLimitCase } from '../../statements/index.js';
import type { Bench } from './bench.js';
import { entryMoves, mapped, vectorMoves, withoutRow } from './moves.js';
import { rationalMoves } from '../generators/index.js';
import { fraction, integerBetween, matrixOf, vectorOf } from './numbers.js';

/** Examples of any sort, or of one norm: the same numbers in any order, with any signs. */
function examplesOf(n: number, n0: number): fc.Arbitrary<Matrix> {
  const any = matrixOf(integerBetween(-2, 2), n, n0);
  const order = fc.shuffledSubarray(
    Array.from({ length: n0 }, (_, i) => i),
    { minLength: n0, maxLength: n0 },
  );
  const signs = fc.array(fc.boolean(), { minLength: n0, maxLength: n0 });
  const oneNorm = fc
    .tuple(
      vectorOf(integerBetween(-2, 2), n0),
      fc.array(fc.tuple(order, signs), { minLength: n, maxLength: n }),
    )
    .map(([numbers, ways]) =>
      ways.map(([places, negative]) =>
        places.map((place, i) => (negative[i] === true ? at(numbers, place).negated() : at(numbers, place))),
      ),
    );
  return fc.oneof(any, oneNorm);
}

/** Contractions mostly, and others. */
function startsOf(n0: number): fc.Arbitrary<Matrix> {
  return fc.oneof(
    { weight: 3, arbitrary: matrixOf(fraction(1, [2, 3, 4, 5]), n0, n0) },
    { weight: 1, arbitrary: fc.constant(matrix.identity(n0).map((row) => row.map(() => Rational.zero))) },
    { weight: 1, arbitrary: matrixOf(fraction(4, [1, 2]), n0, n0) },
  );
}

const slopes = fc.constantFrom('1/4', '1/4', '1/2', '1', '-1', '2', '0').map((text) => Rational.from(text));
const intercepts = fc
  .constantFrom('1/2', '1/2', '1', '2', '1/4', '0', '-1')
  .map((text) => Rational.from(text));

const linearCases: fc.Arbitrary<LinearLimitCase> = fc
  .tuple(fc.constantFrom(1, 2, 2, 3), fc.constantFrom(1, 1, 2, 2, 3))
  .chain(([n0, n]) => fc.record({ examples: examplesOf(n, n0), slope: slopes, start: startsOf(n0) }));

const affineCases: fc.Arbitrary<AffineLimitCase> = linearCases.chain((linear) =>
  fc.record({
    examples: fc.constant(linear.examples),
    slope: fc.constant(linear.slope),
    start: fc.constant(linear.start),
    intercept: intercepts,
    sums: vectorOf(fraction(2, [1, 2, 4, 8]), linear.start.length),
  }),
);

function inverseOf(limit: AffineLimit): Matrix | undefined {
  return matrix.inverse(affineKernel(limit));
}

/** J∞; `undefined` if K̃ is singular. */
function learned(limit: AffineLimit): Matrix | undefined {
  const inverse = inverseOf(limit);
  return inverse && affineJacobian(limit, inverse);
}

function nullWitness(limit: AffineLimit): { readonly coefficients: Vector } | undefined {
  const [coefficients] = kernel(affineKernel(limit), limit.examples.length);
  return coefficients && { coefficients };
}

/** Without the coordinate k and the example i. */
function* withoutBoth<Case extends LinearLimitCase>(subject: Case): Generator<Case> {
  for (const smaller of withoutCoordinate(subject))
    yield* mapped(withoutRow(smaller.examples), (changed) => ({ ...smaller, examples: changed }));
}

/** All entries of one size changed at once, which keeps norms equal. */
function* sizeMoves(examples: Matrix): Generator<Matrix> {
  const sizes = new Map(examples.flat().map((entry) => [entry.abs().toString(), entry.abs()]));
  for (const size of sizes.values())
    for (const move of rationalMoves(size))
      yield examples.map((row) =>
        row.map((entry) => (entry.abs().equals(size) ? (entry.sign < 0 ? move.negated() : move) : entry)),
      );
}

/** Without the coordinate k, of the examples and of what is before training. */
function* withoutCoordinate<Case extends LinearLimitCase>(subject: Case): Generator<Case> {
  const { examples, start } = subject;
  if (start.length === 1) return;
  for (const k of start.keys())
    yield {
      ...subject,
      examples: examples.map((example) => example.toSpliced(k, 1)),
      start: start.toSpliced(k, 1).map((row) => row.toSpliced(k, 1)),
      ...('sums' in subject && { sums: (subject.sums as Vector).toSpliced(k, 1) }),
    };
}

function* linearMoves<Case extends LinearLimitCase>(subject: Case): Generator<Case> {
  const { examples, slope, start } = subject;
  yield* mapped(withoutRow(examples), (changed) => ({ ...subject, examples: changed }));
  yield* withoutBoth(subject);
  yield* withoutCoordinate(subject);
  yield* mapped(entryMoves(start), (changed) => ({ ...subject, start: changed }));
  yield* mapped(entryMoves(examples), (changed) => ({ ...subject, examples: changed }));
  yield* mapped(rationalMoves(slope), (changed) => ({ ...subject, slope: changed }));
  yield* mapped(sizeMoves(examples), (changed) => ({ ...subject, examples: changed }));
}

function* affineMoves(subject: AffineLimitCase): Generator<AffineLimitCase> {
  yield* linearMoves(subject);
  yield* mapped(rationalMoves(subject.intercept), (changed) => ({ ...subject, intercept: changed }));
  yield* mapped(vectorMoves(subject.sums), (changed) => ({ ...subject, sums: changed }));
}

const told = {
  labels: ({ examples, start }: LinearLimitCase): readonly string[] => [
    `n0 = ${start.length}`,
    ...(examples.length < start.length ? ['fewer examples than coordinates'] : []),
  ],
  dimension: ({ start }: LinearLimitCase) => start.length,
  family: ({ examples }: LinearLimitCase) => `${examples.length} examples`,
};

const linear = { ...told, cases: linearCases, moves: linearMoves<LinearLimitCase> };
const affine = { ...told, cases: affineCases, moves: affineMoves };

function hasOnes(limit: AffineLimit, least: number): boolean {
  const J = learned(limit);
  return J !== undefined && unitSpectrum(J).ones >= least;
}

function hasOnesOnly(limit: AffineLimit, ones: number): boolean {
  const J = learned(limit);
  if (J === undefined) return false;
  const found = unitSpectrum(J);
  return found.ones === ones && found.isGreatest;
}

type Eigenspace =
  | { readonly coefficients: Vector }
  | { readonly inverse: Matrix; readonly value: Rational; readonly vectors: Matrix };

/** Candidates n/q for eigenvalues of modulus above 1. */
const [MOST_VALUE, DENOMINATORS] = [6, [1, 2, 3, 4, 5, 6]];

/** A rational eigenvalue of modulus above 1, or more eigenvectors for 1 than there may be. */
function eigenspace(limit: AffineLimit, most: number): Eigenspace | undefined {
  const inverse = inverseOf(limit);
  if (inverse === undefined) return nullWitness(limit);
  const J = affineJacobian(limit, inverse);
  const spaceOf = (value: Rational): Matrix =>
    kernel(
      J.map((row, i) => row.map((entry, j) => (i === j ? entry.minus(value) : entry))),
      J.length,
    );
  const fixed = spaceOf(Rational.one);
  if (fixed.length > most) return { inverse, value: Rational.one, vectors: fixed.slice(0, most + 1) };
  if (unitSpectrum(J).isGreatest) return undefined;
  const [entry] = J.flat();
  const values = [
    // In one dimension, whatever the denominator.
    ...(J.length === 1 && entry ? [entry] : []),
    ...DENOMINATORS.flatMap((q) =>
      Array.from({ length: (MOST_VALUE - 1) * q }, (_, k) => Rational.of(q + 1 + k, q)).flatMap((value) => [
        value,
        value.negated(),
      ]),
    ),
  ];
  for (const value of values) {
    const [vector] = spaceOf(value);
    if (vector && Rational.one.lessThan(value.abs())) return { inverse, value, vectors: [vector] };
  }
  return undefined;
}

export const lemma2: Bench<LinearLimitCase, { coefficients: Vector } | { inverse: Matrix; vector: Vector }> =
  {
    ...linear,
    holds: (subject) => {
      const J = learned(subject);
      return (
        J !== undefined &&
        J.every((row, i) => row.every((entry, j) => entry.equals(i === j ? Rational.one : Rational.zero)))
      );
    },
    witness: (subject) => {
      const inverse = inverseOf(subject);
      if (inverse === undefined) return nullWitness(subject);
      const J = affineJacobian(subject, inverse);
      const units = matrix.identity(J.length);
      const vector = units.find(
        (unit) => !matrix.apply(J, unit).every((entry, i) => entry.equals(at(unit, i))),
      );
      return vector && { inverse, vector };
    },
  };

export const lemma3: Bench<LinearLimitCase, { coefficients: Vector }> = {
  ...linear,
  holds: (subject) => hasOnes(subject, subject.examples.length),
  witness: nullWitness,
};

export const remark1: Bench<LinearLimitCase, { coefficients: Vector }> = {
  ...linear,
  holds: (subject) => hasOnes(subject, 1),
  witness: nullWitness,
};

export const lemma3Exact: Bench<LinearLimitCase, Eigenspace> = {
  ...linear,
  holds: (subject) => hasOnesOnly(subject, subject.examples.length),
  witness: (subject) => eigenspace(subject, subject.examples.length),
};

export const lemma4: Bench<AffineLimitCase, { coefficients: Vector }> = {
  ...affine,
  holds: (subject) => hasOnes(subject, subject.examples.length - 1),
  witness: nullWitness,
};

export const lemma4Exact: Bench<AffineLimitCase, Eigenspace> = {
  ...affine,
  holds: (subject) => hasOnesOnly(subject, subject.examples.length - 1),
  witness: (subject) => eigenspace(subject, subject.examples.length - 1),
};
