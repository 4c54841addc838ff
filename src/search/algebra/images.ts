/** Theorems 4 and 5, and the Lemma: images, filters, layers of filters, and matrices with a forced zero. */

import fc from 'fast-check';
import {
  at,
  filterOperator,
  flattened,
  kernel,
  matrix,
  type Matrix,
  patches,
  rankBounds,
  Rational,
  type Shift,
  shiftProducts,
  solution,
  type Vector,
} from '../../exact/index.js';
import type { DepthCase, FilterCase, ForcedZeroCase } from '../../statements/index.js';
import type { Bench } from './bench.js';
import { entryMoves, exchanges, mapped, smallerSquares, vectorMoves } from './moves.js';
import { fraction, integerBetween, matrixOf, vectorOf } from './numbers.js';

/**
 * The y of a = Pᵀ·y, where a is the filter of least norm that reproduces the image, which gradient descent from zero comes to: a solution of
 * P·Pᵀ·y = x. There is one, since the filter (0, …, 0, 1, 0, …, 0) reproduces every image.
 */
function multipliersOf({ image, kernel: size }: FilterCase): Vector {
  const P = patches(image, size);
  const multipliers = solution(matrix.multiply(P, matrix.transpose(P)), image.flat());
  if (multipliers === undefined)
    throw new Error('multipliersOf: expected a filter that reproduces the image');
  return multipliers;
}

function learned(subject: FilterCase): Vector {
  return matrix.apply(matrix.transpose(patches(subject.image, subject.kernel)), multipliersOf(subject));
}

function operatorOf(subject: FilterCase): Matrix {
  return filterOperator(learned(subject), subject.image.length, subject.kernel);
}

/** Binary images, and others with small integers, of up to 4×4 pixels. */
function images(s: number): fc.Arbitrary<Matrix> {
  return fc.oneof(
    { weight: 4, arbitrary: matrixOf(integerBetween(0, 1), s, s) },
    { weight: 1, arbitrary: matrixOf(integerBetween(0, 2), s, s) },
    { weight: 1, arbitrary: matrixOf(integerBetween(-2, 2), s, s) },
  );
}

export const theorem4: Bench<FilterCase, { multipliers: Vector; kernel: Vector }> = {
  cases: fc.constantFrom(1, 2, 3, 3, 3, 3, 4).chain((s) =>
    fc.record({
      image: images(s),
      kernel: fc.constantFrom(...[1, 3, 3, 3, 5].filter((k) => k < 2 * s && k + s < 9)),
    }),
  ),
  holds: (subject) => matrix.rank(operatorOf(subject)) === subject.image.length ** 2,
  witness: (subject) => {
    const [lost] = kernel(operatorOf(subject), subject.image.length ** 2);
    return lost && { multipliers: multipliersOf(subject), kernel: lost };
  },
  *moves({ image, kernel: size }) {
    if (size > 1) yield { image, kernel: size - 2 };
    for (const smaller of smallerSquares(image))
      yield { image: smaller, kernel: Math.min(size, 2 * smaller.length - 1) };
    yield* mapped(entryMoves(image), (changed) => ({ image: changed, kernel: size }));
  },
  labels: ({ kernel: size, image }) => [`k = ${size}`, `s = ${image.length}`],
  dimension: ({ image }) => image.length,
  family: ({ kernel: size }) => `${size}×${size} filter`,
};

/** v·wᵀ, scaled so that w·v = 1 where it can be; and any other matrices, symmetric or not. */
const forcedZeros: fc.Arbitrary<ForcedZeroCase> = fc
  .integer({ min: 1, max: 3 })
  .chain((d) =>
    fc.record({
      vector: vectorOf(integerBetween(-2, 2), d),
      row: vectorOf(integerBetween(-2, 2), d),
      other: matrixOf(fraction(1, [1, 1, 2]), d, d),
      sort: fc.constantFrom(
        'product' as const,
        'product' as const,
        'projection' as const,
        'symmetric' as const,
        'any' as const,
      ),
      zero: fc.tuple(fc.nat(d - 1), fc.nat(d - 1)),
    }),
  )
  .map(({ vector, row, other, sort, zero: [i, j] }) => {
    const full = ((): Matrix => {
      switch (sort) {
        case 'product':
          return outer(vector, row);
        case 'projection':
          return outer(vector, vector);
        case 'symmetric':
          return other.map((entries, k) => entries.map((entry, l) => (k < l ? entry : at(at(other, l), k))));
        case 'any':
          return other;
      }
    })();
    const forced = full.map((entries, k) =>
      entries.map((entry, l) => (k === i && l === j ? Rational.zero : entry)),
    );
    return { matrix: forced, vector, zero: [i, j] };
  });

function outer(v: Vector, w: Vector): Matrix {
  const product = matrix.dot(v, w);
  const scale = product.sign === 0 ? Rational.one : Rational.one.dividedBy(product);
  return v.map((entry) => w.map((other) => entry.times(other).times(scale)));
}

export const lemma: Bench<ForcedZeroCase, { row: Vector }> = {
  cases: forcedZeros,
  holds: ({ matrix: A, vector }) =>
    matrix.rank(A) !== 1 || !matrix.apply(A, vector).every((entry, i) => entry.equals(at(vector, i))),
  witness: ({ matrix: A, vector }) => {
    const i = vector.findIndex(({ sign }) => sign !== 0);
    return i < 0 ? undefined : { row: at(A, i).map((entry) => entry.dividedBy(at(vector, i))) };
  },
  *moves({ matrix: A, vector, zero }) {
    // Another zero of A for the forced one, and the coordinates in another order.
    for (const [i, row] of A.entries())
      for (const [j, entry] of row.entries()) if (entry.sign === 0) yield { matrix: A, vector, zero: [i, j] };
    for (const order of exchanges(vector.length)) {
      const [row, column] = zero.map((index) => order.indexOf(index));
      const exchanged = order.map((i) => order.map((j) => at(at(A, i), j)));
      if (row !== undefined && column !== undefined)
        yield { matrix: exchanged, vector: order.map((i) => at(vector, i)), zero: [row, column] };
    }
    for (const [i, smaller] of [...smallerSquares(A)].entries()) {
      if (zero.includes(i)) continue;
      const [row, column] = zero;
      const shifted = [row - Number(i < row), column - Number(i < column)] as const;
      yield { matrix: smaller, vector: vector.toSpliced(i, 1), zero: shifted };
    }
    yield* mapped(entryMoves(A), (changed) => ({ matrix: changed, vector, zero }));
    yield* mapped(vectorMoves(vector), (changed) => ({ matrix: A, vector: changed, zero }));
    // The row of A = v·wᵀ with w zero but for one entry.
    for (const changed of vectorMoves(vector))
      for (const [k, entry] of changed.entries()) {
        if (entry.sign === 0) continue;
        const w = changed.map((_, l) => (l === k ? Rational.one.dividedBy(entry) : Rational.zero));
        const product = changed.map((each) => w.map((other) => each.times(other)));
        if (at(at(product, zero[0]), zero[1]).sign === 0) yield { matrix: product, vector: changed, zero };
      }
  },
  labels: ({ vector }) => [`dimension ${vector.length}`],
  dimension: ({ vector }) => vector.length,
  family: () => 'matrix',
};

const products = new Map<string, readonly Shift[]>();

function productsOf({ image, layers }: DepthCase): readonly Shift[] {
  const key = `${image.length} ${layers}`;
  const known = products.get(key) ?? shiftProducts(image.length, layers);
  products.set(key, known);
  return known;
}

const functionals = new Map<string, readonly Matrix[]>();

/** A basis of the functionals that are zero on all that the layers can make. */
function functionalsOf(subject: DepthCase): readonly Matrix[] {
  const s = subject.image.length;
  const key = `${s} ${subject.layers}`;
  const known =
    functionals.get(key) ??
    kernel(productsOf(subject).map(flattened), s ** 4).map((flat) =>
      Array.from({ length: s * s }, (_, i) => flat.slice(i * s * s, (i + 1) * s * s)),
    );
  functionals.set(key, known);
  return known;
}

function depthsOf(
  sizes: readonly number[],
  layers: (s: number) => readonly number[],
): fc.Arbitrary<DepthCase> {
  return fc.constantFrom(...sizes).chain((s) =>
    fc.record({
      image: matrixOf(integerBetween(-2, 4), s, s),
      layers: fc.constantFrom(...layers(s)),
    }),
  );
}

const depth = {
  *moves({ image, layers }: DepthCase): Generator<DepthCase> {
    for (const smaller of smallerSquares(image)) {
      if (layers > 1) yield { image: smaller, layers: layers - 1 };
      yield { image: smaller, layers };
    }
    yield* mapped(entryMoves(image), (changed) => ({ image: changed, layers }));
  },
  labels: ({ image }: DepthCase) => [`s = ${image.length}`],
  dimension: ({ image }: DepthCase) => image.length,
  family: ({ layers }: DepthCase) => `${layers} layers`,
};

const influences = new Map<string, ReadonlySet<number>>();

/** p·s² + q for all pixels p and q for which some product of shifts takes q to p. */
function influencesIn(subject: DepthCase): ReadonlySet<number> {
  const pixels = subject.image.length ** 2;
  const key = `${pixels} ${subject.layers}`;
  const known =
    influences.get(key) ??
    new Set(
      productsOf(subject).flatMap((shift) => shift.map((from, to) => (from < 0 ? -1 : to * pixels + from))),
    );
  influences.set(key, known);
  return known;
}

/**
 * Some pixel has no influence on another one, however the layers are chosen, and v·vᵀ is not zero there. Where the pixels that are not zero are so near to
 * each other that there are none, the functionals are asked.
 */
function cannotMake(subject: DepthCase): boolean {
  const pixels = subject.image.flat();
  const seen = influencesIn(subject);
  const used = pixels.flatMap(({ sign }, index) => (sign === 0 ? [] : [index]));
  return used.some((p) => used.some((q) => !seen.has(p * pixels.length + q))) || !isInSpan(subject);
}

function isInSpan(subject: DepthCase): boolean {
  const v = subject.image.flat();
  return functionalsOf(subject).every((functional) => matrix.dot(v, matrix.apply(functional, v)).sign === 0);
}

export const theorem5: Bench<DepthCase, never> = {
  ...depth,
  cases: depthsOf([3, 4, 4, 5], (s) => Array.from({ length: s - 2 }, (_, i) => i + 1)),
  holds: cannotMake,
  witness: () => undefined,
};

export const theorem5Corollary: Bench<DepthCase, never> = {
  ...depth,
  cases: depthsOf([4, 5, 6], () => [2]),
  holds: cannotMake,
  witness: () => undefined,
};

const fullSpans = new Map<string, boolean>();

/** Whether all matrices are combinations of the products. */
function spansAll(subject: DepthCase): boolean {
  const s = subject.image.length;
  const key = `${s} ${subject.layers}`;
  const known = fullSpans.get(key) ?? rankBounds(productsOf(subject).map(flattened)).least === s ** 4;
  fullSpans.set(key, known);
  return known;
}

export const theorem5Sharp: Bench<DepthCase, { functional: Matrix }> = {
  ...depth,
  cases: depthsOf([2, 2, 3], (s) => [s - 1, s]),
  holds: (subject) => spansAll(subject) || isInSpan(subject),
  witness: (subject) => {
    const v = subject.image.flat();
    const functional = functionalsOf(subject).find((each) => matrix.dot(v, matrix.apply(each, v)).sign !== 0);
    return functional && { functional };
  },
};
