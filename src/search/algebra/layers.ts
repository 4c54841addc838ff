/** Theorem 1 and its corollary: activations and examples, with what shows that there is no A, or that its rank is less. */

import fc from 'fast-check';
import {
  at,
  inverseAt,
  type LayerActivation,
  leftKernel,
  matrix,
  type Matrix,
  minor,
  part,
  pseudoInverse,
  rankFactors,
  Rational,
} from '../../exact/index.js';
import { inverses, type LayerCase } from '../../statements/index.js';
import type { Bench } from './bench.js';
import { entryMoves, exchanges, mapped, withoutColumn, withoutRow } from './moves.js';
import { rationalMoves } from '../generators/index.js';
import { fraction } from './numbers.js';

const activations: fc.Arbitrary<LayerActivation> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<LayerActivation>({ name: 'sigmoid' }) },
  { weight: 3, arbitrary: fc.constant<LayerActivation>({ name: 'softsign' }) },
  { weight: 2, arbitrary: fc.constant<LayerActivation>({ name: 'centred-softsign' }) },
  { weight: 1, arbitrary: fc.constant<LayerActivation>({ name: 'identity' }) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('1/2', '1/4', '2')
      .map((slope): LayerActivation => ({ name: 'leaky-relu', slope: Rational.from(slope) })),
  },
);

/** 1/(1 + 2^−m). */
function sigmoidAt(m: number): Rational {
  const power = 2n ** BigInt(Math.abs(m));
  return m >= 0 ? Rational.of(power, power + 1n) : Rational.of(1n, power + 1n);
}

/** Values of φ: above φ(0), below it, or on any side. */
function values({ name }: LayerActivation, side: 1 | -1 | 0): fc.Arbitrary<Rational> {
  const signed = (positive: number): number => (side === 0 ? positive : side * Math.abs(positive));
  if (name === 'sigmoid') {
    const exponents = side === 0 ? fc.integer({ min: -4, max: 4 }) : fc.integer({ min: 1, max: 4 });
    return exponents.map((m) => sigmoidAt(signed(m)));
  }
  const open = fc
    .constantFrom(2, 3, 4, 5, 6, 8)
    .chain((q) => fc.integer({ min: 1, max: q - 1 }).map((n) => Rational.of(n, q)));
  if (name === 'softsign') {
    const distance = open.map((x) => x.times(Rational.half));
    return distance.map((x) => (side < 0 ? x : side > 0 ? x.plus(Rational.half) : x.plus(x)));
  }
  if (name === 'centred-softsign') {
    const signs = side === 0 ? fc.constantFrom(1, -1) : fc.constant(side);
    return fc.tuple(open, signs).map(([x, sign]) => (sign < 0 ? x.negated() : x));
  }
  return fc.oneof({ weight: 3, arbitrary: open }, { weight: 1, arbitrary: fraction(3, [1, 2]) });
}

/** Where each column comes from: itself, or a column before it. */
function copies(d: number): fc.Arbitrary<readonly number[]> {
  const from = (j: number): fc.Arbitrary<number> => fc.oneof(fc.constant(j), fc.nat(j));
  return fc.tuple(...Array.from({ length: d }, (_, j) => from(j)));
}

/** One to four examples in up to five dimensions; most coordinates are on one side of φ(0), and some repeat others. */
const cases: fc.Arbitrary<LayerCase> = fc
  .tuple(activations, fc.constantFrom(1, 2, 2, 2, 3, 4), fc.integer({ min: 1, max: 5 }))
  .chain(([activation, n, d]) => {
    const side = fc.constantFrom(
      1 as const,
      1 as const,
      1 as const,
      -1 as const,
      -1 as const,
      -1 as const,
      0 as const,
    );
    const column = side.chain((each) => fc.array(values(activation, each), { minLength: n, maxLength: n }));
    return fc.tuple(fc.array(column, { minLength: d, maxLength: d }), copies(d)).map(([columns, from]) => ({
      activation,
      examples: matrix.transpose(from.map((j) => at(columns, j))),
    }));
  });

function* layerMoves({ activation, examples }: LayerCase): Generator<LayerCase> {
  const withExamples = (changed: Matrix): LayerCase => ({ activation, examples: changed });
  yield* mapped(withoutRow(examples), withExamples);
  yield* mapped(withoutColumn(examples), withExamples);
  // A column like another, all columns alike, and rows and columns in another order.
  const columns = matrix.transpose(examples);
  for (const i of columns.keys())
    for (const other of columns) yield withExamples(matrix.transpose(columns.with(i, other)));
  for (const j of columns.keys()) yield withExamples(examples.map((row) => row.map(() => at(row, j))));
  for (const order of exchanges(examples.length)) yield withExamples(order.map((i) => at(examples, i)));
  for (const order of exchanges(columns.length))
    yield withExamples(examples.map((row) => order.map((j) => at(row, j))));
  yield* withInverses({ activation, examples });
  const changed = activation.name === 'sigmoid' ? entryMoves(examples, sigmoidMoves) : entryMoves(examples);
  for (const moved of changed) {
    if (moved.flat().every((entry) => inverseAt(activation, entry) !== undefined)) yield withExamples(moved);
  }
}

const FACTORS = [Rational.half, Rational.of(1, 3), Rational.of(3, 2), Rational.of(2), Rational.one.negated()];

/** The inverses of an example, or of a coordinate, all times one number; a number wherever it stands in an example; another activation. */
function* withInverses(subject: LayerCase): Generator<LayerCase> {
  const { activation } = subject;
  const among = inverses(subject);
  const changes = FACTORS.flatMap((factor) => {
    const scaled = (x: Rational): Rational => x.times(factor);
    return [
      ...among.map((row, i) => among.with(i, row.map(scaled))),
      ...at(among, 0).map((_, j) => among.map((row) => row.with(j, scaled(at(row, j))))),
    ];
  });
  const replaced = among.flatMap((row, i) =>
    row.flatMap((t) =>
      [...rationalMoves(t)].map((move) =>
        among.with(
          i,
          row.map((each) => (each.equals(t) ? move : each)),
        ),
      ),
    ),
  );
  for (const changed of [...changes, ...replaced]) yield* withValues(activation, changed);
  yield* withValues({ name: 'softsign' }, among);
  // Every coordinate on one side of 0, as (b) of Assumption 1 asks for; one of them twice as far, lest columns become equal.
  const sizes = among.map((row) => row.map((t) => t.abs()));
  for (const each of [
    sizes,
    ...at(sizes, 0).map((_, j) => sizes.map((row) => row.with(j, at(row, j).times(Rational.of(2))))),
  ])
    for (const changed of [
      each,
      ...each.map((row, i) =>
        each.with(
          i,
          row.map((t) => t.times(Rational.half)),
        ),
      ),
      each.map((row) => row.map((t) => t.times(Rational.half))),
      each.map((row) => row.map((t) => t.times(Rational.of(2)))),
    ])
      yield* withValues({ name: 'centred-softsign' }, changed);
}

/** The layer with these inverses, if all have exact values. */
function* withValues(activation: LayerActivation, among: Matrix): Generator<LayerCase> {
  const examples = among.map((row) => row.flatMap((t) => valueOf(activation, t) ?? []));
  if (examples.every(({ length }, i) => length === at(among, i).length)) yield { activation, examples };
}

/** φ(t), where the inverse of it is exact; t in units of ln 2 for the sigmoid. */
function valueOf(activation: LayerActivation, t: Rational): Rational | undefined {
  const { one, half } = Rational;
  switch (activation.name) {
    case 'identity':
      return t;
    case 'leaky-relu':
      return t.sign < 0 ? t.times(activation.slope) : t;
    case 'centred-softsign':
      return t.dividedBy(one.plus(t.abs()));
    case 'softsign':
      return half.times(one.plus(t.dividedBy(one.plus(t.abs()))));
    case 'sigmoid':
      return t.denominator === 1n ? sigmoidAt(t.toNumber()) : undefined;
  }
}

function* sigmoidMoves(x: Rational): Generator<Rational> {
  const m = inverseAt({ name: 'sigmoid' }, x)?.toNumber() ?? 0;
  for (let size = 0; size < Math.abs(m); size++) {
    yield sigmoidAt(-size);
    yield sigmoidAt(size);
  }
}

const common = {
  cases,
  moves: layerMoves,
  labels: ({ activation }: LayerCase) => [activation.name],
  dimension: ({ examples }: LayerCase) => at(examples, 0).length,
  family: ({ activation }: LayerCase) => activation.name,
};

/** φ⁻¹(X)·X⁺, d×d, where the examples are the columns of X. */
function limit(subject: LayerCase): Matrix {
  const X = matrix.transpose(subject.examples);
  return matrix.multiply(matrix.transpose(inverses(subject)), pseudoInverse(X));
}

/** Whether A takes every example to its inverse. */
function interpolates(A: Matrix, subject: LayerCase): boolean {
  const wanted = inverses(subject);
  return subject.examples.every((example, i) =>
    matrix.apply(A, example).every((entry, j) => entry.equals(at(at(wanted, i), j))),
  );
}

export const theorem1: Bench<LayerCase, { coefficients: readonly Rational[]; coordinate: number }> = {
  ...common,
  holds: (subject) => interpolates(limit(subject), subject),
  witness: (subject) => {
    const wanted = inverses(subject);
    for (const coefficients of leftKernel(subject.examples)) {
      const values = matrix.apply(matrix.transpose(wanted), coefficients);
      const coordinate = values.findIndex(({ sign }) => sign !== 0);
      if (coordinate >= 0) return { coefficients, coordinate };
    }
    return undefined;
  },
};

/** φ(A·x) = x, for an increasing φ, if and only if A·x = φ⁻¹(x). */
export const eigenvectors: Bench<LayerCase, never> = {
  ...common,
  holds: (subject) => interpolates(limit(subject), subject),
  witness: () => undefined,
};

/** The columns of A lie in the span of the inverses: the rank does not grow with them. */
export const span: Bench<LayerCase, never> = {
  ...common,
  holds: (subject) => {
    const among = inverses(subject);
    const columns = matrix.transpose(limit(subject));
    return matrix.rank([...among, ...columns]) === matrix.rank(among);
  },
  witness: () => undefined,
};

interface RankWitness {
  readonly coordinates: readonly number[];
  readonly inverse: Matrix;
  readonly left: Matrix;
  readonly right: Matrix;
}

export const rank: Bench<LayerCase, RankWitness> = {
  ...common,
  holds: (subject) => matrix.rank(limit(subject)) === matrix.rank(subject.examples),
  witness: (subject) => {
    const { examples } = subject;
    const { rows, columns } = minor(examples);
    const inverse = matrix.inverse(part(examples, rows, columns));
    const { left, right } = rankFactors(inverses(subject));
    return inverse && { coordinates: columns, inverse, left, right };
  },
};
