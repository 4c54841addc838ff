/** Theorems 2, with its converse, and 6: Jacobians, symmetric or any, and points that are to be attractors. */

import fc from 'fast-check';
import {
  at,
  characteristicPolynomial,
  kernel,
  matrix,
  type Matrix,
  Rational,
  type Vector,
} from '../../exact/index.js';
import type { MapCase, PointsCase } from '../../statements/index.js';
import type { Bench } from './bench.js';
import { entryMoves, exchanges, mapped, smallerSquares, withoutColumn, withoutRow } from './moves.js';
import { invariantSpans } from './invariant-spans.js';
import { fraction, matrixOf } from './numbers.js';
import { isExpanding, powersVanish, steinSolution } from './stein.js';

function symmetrized(full: Matrix): Matrix {
  return full.map((row, i) => row.map((entry, j) => (i <= j ? entry : at(at(full, j), i))));
}

/** Squarings of J until it is contractive or too much time went by. */
const MOST_SQUARINGS = 12;
/** Candidates n/q for eigenvalues, whose absolute value is 1 or more. */
const [MOST_VALUE, DENOMINATORS] = [8, [1, 2, 3, 4]];

export const theorem2: Bench<MapCase, { value: Rational; vector: Vector }> = {
  cases: fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom([1], [1, 2], [2, 3, 4], [4, 6]))
    .chain(([n, denominators]) => matrixOf(fraction(3, denominators), n, n))
    .map((full) => ({ jacobian: symmetrized(full) })),
  // Some power of J has a Frobenius norm below 1. With an eigenvalue of 1 or more, no power has.
  holds: ({ jacobian }) => {
    let power = jacobian;
    for (let squaring = 0; squaring < MOST_SQUARINGS; squaring++) {
      const norm = power.flat().reduce((sum, entry) => sum.plus(entry.times(entry)), Rational.zero);
      if (norm.lessThan(Rational.one)) return true;
      // Far from 1, it will not come back.
      if (Rational.of(10n ** 12n).lessThan(norm)) return false;
      power = matrix.multiply(power, power);
    }
    return false;
  },
  witness: ({ jacobian }) => {
    for (const q of DENOMINATORS) {
      for (let n = q; n <= MOST_VALUE * q; n++) {
        for (const value of [Rational.of(-n, q), Rational.of(n, q)]) {
          const shifted = jacobian.map((row, i) =>
            row.map((entry, j) => (i === j ? entry.minus(value) : entry)),
          );
          const [vector] = kernel(shifted, jacobian.length);
          if (vector) return { value, vector };
        }
      }
    }
    return undefined;
  },
  *moves({ jacobian }) {
    yield* mapped(smallerSquares(jacobian), (smaller) => ({ jacobian: smaller }));
    yield* mapped(entryMoves(jacobian), (changed) => ({ jacobian: symmetrized(changed) }));
  },
  labels: ({ jacobian }) => [`dimension ${jacobian.length}`],
  dimension: ({ jacobian }) => jacobian.length,
  family: () => 'symmetric map',
};

/** Some eigenvalue of a matrix of at most three rows is not real: its characteristic polynomial has a negative discriminant. */
function turns(J: Matrix): boolean {
  const [, b = Rational.zero, c = Rational.zero, d = Rational.zero] = characteristicPolynomial(J);
  const of = (factor: number, ...powers: readonly Rational[]): Rational =>
    powers.reduce((product, power) => product.times(power), Rational.of(factor));
  // Of t³ + b·t² + c·t + d; where d = 0 it is t·(t² + b·t + c), whose discriminant is c²·(b² − 4c).
  const discriminant = [
    of(18, b, c, d),
    of(-4, b, b, b, d),
    of(1, b, b, c, c),
    of(-4, c, c, c),
    of(-27, d, d),
  ];
  return discriminant.reduce((sum, term) => sum.plus(term)).sign < 0;
}

function jacobians(denominators: readonly (readonly number[])[]): fc.Arbitrary<MapCase> {
  return fc
    .tuple(fc.constantFrom(1, 2, 2, 2, 3), fc.constantFrom(...denominators))
    .chain(([n, among]) => matrixOf(fraction(3, among), n, n))
    .map((jacobian) => ({ jacobian }));
}

export const theorem2Any: Bench<MapCase, { basis: Matrix; block: Matrix }> = {
  cases: jacobians([[1], [1, 2], [2, 3, 4], [4, 6]]),
  holds: ({ jacobian }) => powersVanish(jacobian),
  witness: ({ jacobian }) => {
    for (const span of invariantSpans(jacobian)) {
      const size = at(characteristicPolynomial(span.block), span.block.length).abs();
      if (Rational.one.atMost(size)) return span;
    }
    return undefined;
  },
  *moves({ jacobian }) {
    yield* mapped(smallerSquares(jacobian), (smaller) => ({ jacobian: smaller }));
    yield* mapped(entryMoves(jacobian), (changed) => ({ jacobian: changed }));
  },
  labels: ({ jacobian }) => [
    `dimension ${jacobian.length}`,
    ...(turns(jacobian) ? ['eigenvalues that are not real'] : []),
  ],
  dimension: ({ jacobian }) => jacobian.length,
  family: ({ jacobian }) => (turns(jacobian) ? 'a map that turns' : 'a map with real eigenvalues'),
};

/** Every other orbit leaves: the powers of J⁻¹ vanish. */
function repels(J: Matrix): boolean {
  const inverse = matrix.inverse(J);
  return inverse !== undefined && powersVanish(inverse);
}

/** The simplest maps of n coordinates: all but the last one become 0. */
function* stretched(n: number): Generator<MapCase> {
  for (const factor of [1, -1, 2, -2])
    yield {
      jacobian: matrix
        .identity(n)
        .map((row, i) =>
          row.map((entry) => (i === n - 1 ? entry.times(Rational.of(factor)) : Rational.zero)),
        ),
    };
}

export const theorem2Converse: Bench<MapCase, { basis: Matrix; block: Matrix }> = {
  ...theorem2Any,
  cases: jacobians([[1], [1], [1, 2], [2, 3]]),
  holds: ({ jacobian }) => repels(jacobian),
  witness: ({ jacobian }) => {
    for (const span of invariantSpans(jacobian)) {
      const size = at(characteristicPolynomial(span.block), span.block.length).abs();
      if (size.atMost(Rational.one)) return span;
    }
    return undefined;
  },
  *moves(subject) {
    const { length } = subject.jacobian;
    for (let n = 1; n <= length; n++) yield* stretched(n);
    yield* theorem2Any.moves(subject);
  },
};

/**
 * Some eigenvalue has a modulus above 1, or one of modulus 1 belongs to a Jordan block of more than one row; in three dimensions at most, that is 1
 * or −1.
 */
function isUnstable(J: Matrix): boolean {
  if (powersVanish(J)) return false;
  if (isExpanding(J)) return true;
  return [1, -1].some((value) => {
    const shifted = J.map((row, i) =>
      row.map((entry, j) => (i === j ? entry.minus(Rational.of(value)) : entry)),
    );
    return matrix.rank(matrix.multiply(shifted, shifted)) < matrix.rank(shifted);
  });
}

export const theorem2Unstable: Bench<MapCase, { form: Matrix }> = {
  ...theorem2Any,
  holds: ({ jacobian }) => isUnstable(jacobian),
  witness: ({ jacobian }) => ({ form: steinSolution(jacobian) ?? matrix.identity(jacobian.length) }),
  labels: ({ jacobian }) => [
    ...theorem2Any.labels({ jacobian }),
    ...(repels(jacobian) ? [] : ['no repeller']),
  ],
};

/** How many units n attractors need: on a line, 2·(n − 1); in more dimensions, what is known to be enough. */
export function unitsNeeded(n: number, d: number): number {
  if (n === 1) return 0;
  return d === 1 ? 2 * (n - 1) : Math.min(2 * (n - 1) + d, 2 * (n - 1) * d);
}

export const theorem6: Bench<PointsCase, { units: number }> = {
  cases: fc
    .tuple(fc.integer({ min: 1, max: 7 }), fc.constantFrom(1, 1, 2, 3))
    .chain(([n, d]) => matrixOf(fraction(6, [1, 1, 2, 4]), n, d))
    .map((points) => ({ points })),
  holds: ({ points }) => {
    const [n, d] = [points.length, at(points, 0).length];
    return unitsNeeded(n, d) <= (n + 1) * d;
  },
  witness: ({ points }) => ({ units: unitsNeeded(points.length, at(points, 0).length) }),
  *moves({ points }) {
    for (const smaller of [...withoutRow(points), ...withoutColumn(points)]) yield { points: smaller };
    for (const origin of points) yield { points: points.map((point) => matrix.subtract(point, origin)) };
    for (const order of exchanges(points.length)) yield { points: order.map((i) => at(points, i)) };
    yield* mapped(entryMoves(points), (changed) => ({ points: changed }));
  },
  labels: ({ points }) => [`d = ${at(points, 0).length}`],
  dimension: ({ points }) => at(points, 0).length,
  family: ({ points }) => `${points.length} points`,
};
