/** Appendix A, and Algorithms 1 and 2: the limit of gradient descent, and matrices of convolutions and upsamplings. */

import fc from 'fast-check';
import {
  at,
  convolutionMatrix,
  matrix,
  type Matrix,
  pseudoInverse,
  Rational,
  upsamplingMatrix,
  upsamplingWrites,
  type Vector,
} from '../../exact/index.js';
import type { ConvolutionCase, StartCase, UpsamplingCase } from '../../statements/index.js';
import type { Bench } from './bench.js';
import { entryMoves, mapped, withoutRow } from './moves.js';
import { fraction, integerBetween, matrixOf } from './numbers.js';

function isEqual(a: Matrix, b: Matrix): boolean {
  return a.every((row, i) => row.every((entry, j) => entry.equals(at(at(b, i), j))));
}

function minus(a: Matrix, b: Matrix): Matrix {
  return a.map((row, i) => matrix.subtract(row, at(b, i)));
}

const STEPS = 3;

export const linearLayer: Bench<StartCase, never> = {
  cases: fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }), fc.boolean())
    .chain(([d, n, zero]) =>
      fc.record({
        examples: matrixOf(integerBetween(-2, 2), n, d),
        start: zero ? fc.constant(matrixOf0(d)) : matrixOf(fraction(3, [1, 2]), d, d),
      }),
    ),
  // The closed form is a limit: it is a fixed point of gradient descent, and each step multiplies the distance by I − γ·S. It is idempotent,
  // symmetric and of the right rank if the start is zero.
  holds: ({ examples, start }) => {
    const X = matrix.transpose(examples);
    const S = matrix.multiply(X, examples);
    const d = X.length;
    const P = matrix.multiply(X, pseudoInverse(X));
    const rest = minus(matrix.identity(d), P);
    const limit = matrix.multiply(start, rest).map((row, i) => matrix.add(row, at(P, i)));
    const trace = S.reduce((sum, row, i) => sum.plus(at(row, i)), Rational.zero);
    const rate = trace.sign === 0 ? Rational.one : Rational.of(3, 2).dividedBy(trace);
    const step = (A: Matrix): Matrix =>
      matrix.multiply(minus(matrix.identity(d), A), S).map((row, i) =>
        matrix.add(
          at(A, i),
          row.map((entry) => entry.times(rate)),
        ),
      );
    if (!isEqual(step(limit), limit) || !isEqual(matrix.multiply(limit, X), X)) return false;
    const shrinking = minus(
      matrix.identity(d),
      S.map((row) => row.map((entry) => entry.times(rate))),
    );
    let [A, distance] = [start, minus(start, limit)];
    for (let t = 0; t < STEPS; t++) [A, distance] = [step(A), matrix.multiply(distance, shrinking)];
    if (!isEqual(minus(A, limit), distance)) return false;
    if (start.flat().some(({ sign }) => sign !== 0)) return true;
    const isProjection =
      isEqual(limit, matrix.transpose(limit)) && isEqual(matrix.multiply(limit, limit), limit);
    return isProjection && matrix.rank(limit) === matrix.rank(X);
  },
  witness: () => undefined,
  *moves({ examples, start }) {
    yield* mapped(entryMoves(examples), (changed) => ({ examples: changed, start }));
    yield* mapped(entryMoves(start), (changed) => ({ examples, start: changed }));
  },
  labels: ({ examples, start }) => [
    ...(start.flat().every(({ sign }) => sign === 0) ? ['starts at zero'] : []),
    ...(matrix.rank(examples) < examples.length ? ['dependent examples'] : []),
  ],
  dimension: ({ start }) => start.length,
  family: () => 'linear layer',
};

function matrixOf0(d: number): Matrix {
  return matrix.identity(d).map(() => matrix.zeros(d));
}

/** An image with a frame of zeros, as one vector. */
function framed(image: readonly Vector[]): Vector {
  const width = at(image, 0).length + 2;
  return [
    ...matrix.zeros(width),
    ...image.flatMap((row) => [Rational.zero, ...row, Rational.zero]),
    ...matrix.zeros(width),
  ];
}

/** Pixels that are all different, so that none is taken for another. */
function picture(s: number, channel: number): Matrix {
  return Array.from({ length: s }, (_, i) =>
    Array.from({ length: s }, (_entry, j) => Rational.of(2 ** (i * s + j) + channel)),
  );
}

/** The convolution by its definition. */
function convolved({ filters, s, stride }: ConvolutionCase): Matrix {
  const steps = Array.from({ length: s / stride }, (_, i) => i * stride);
  return steps.map((i) =>
    steps.map((j) => {
      let sum = Rational.zero;
      for (const [channel, filter] of filters.entries())
        for (const [k, parameter] of filter.entries()) {
          const pixel = picture(s, channel)[i + Math.floor(k / 3) - 1]?.[j + (k % 3) - 1];
          if (pixel) sum = sum.plus(parameter.times(pixel));
        }
      return sum;
    }),
  );
}

/** Of the result of the convolution, with a step every `stride` pixels. */
function pixelsOf({ s, stride }: ConvolutionCase): number {
  return Math.ceil(s / stride) ** 2;
}

export const algorithm1: Bench<ConvolutionCase, { pixels: number }> = {
  cases: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 3 })).chain(([s, channels]) =>
    fc.record({
      filters: matrixOf(integerBetween(-3, 3), channels, 9),
      s: fc.constant(s),
      stride: fc.integer({ min: 1, max: s }),
    }),
  ),
  holds: (subject) => {
    const { filters, s, stride } = subject;
    // Its loops make ⌊s/stride⌋ steps.
    if (s % stride !== 0) return false;
    const images = filters.flatMap((_, channel) => framed(picture(s, channel)));
    const output = matrix.apply(convolutionMatrix(filters, s, stride), images);
    return isEqual([output], [framed(convolved(subject))]);
  },
  witness: (subject) => ({ pixels: pixelsOf(subject) }),
  *moves({ filters, s, stride }) {
    for (const smaller of withoutRow(filters)) yield { filters: smaller, s, stride };
    if (stride > 1) yield { filters, s: s - 1, stride: stride - 1 };
    if (s > stride) yield { filters, s: s - 1, stride };
    // With the same remainder.
    if (s > 2 * stride) yield { filters, s: s - stride, stride };
    if (stride > 1) yield { filters, s, stride: stride - 1 };
    yield* mapped(entryMoves(filters), (changed) => ({ filters: changed, s, stride }));
  },
  labels: ({ filters, stride }) => [
    ...(stride > 1 ? ['stride above 1'] : []),
    ...(filters.length > 1 ? ['several channels'] : []),
  ],
  dimension: ({ s }) => s,
  family: ({ stride }) => `stride ${stride}`,
};

/** What the algorithm makes of padded images, pixel by pixel; `undefined` if it writes past the end of its matrix. */
function written({ s, channels, scale, first }: UpsamplingCase, images: Vector): Vector | undefined {
  const output = [...matrix.zeros(channels * (s * scale + 2) ** 2)];
  for (const [row, column] of upsamplingWrites(s, channels, scale, first)) {
    if (row >= output.length) return undefined;
    output[row] = at(images, column);
  }
  return output;
}

export const algorithm2: Bench<UpsamplingCase, { row: number; column: number }> = {
  cases: fc.record({
    s: fc.integer({ min: 1, max: 3 }),
    channels: fc.integer({ min: 1, max: 2 }),
    scale: fc.integer({ min: 1, max: 3 }),
    first: fc.constantFrom(0, 1, 1),
  }),
  holds: (subject) => {
    const { s, channels, scale } = subject;
    const images = Array.from({ length: channels }, (_, channel) => picture(s, channel));
    const output = written(subject, images.flatMap(framed));
    const repeated = images.flatMap((image) =>
      framed(
        Array.from({ length: s * scale }, (_, i) =>
          Array.from({ length: s * scale }, (_entry, j) =>
            at(at(image, Math.floor(i / scale)), Math.floor(j / scale)),
          ),
        ),
      ),
    );
    return output !== undefined && isEqual([output], [repeated]);
  },
  witness: ({ s, channels, scale, first }) => {
    const writes = new Map(upsamplingWrites(s, channels, scale, first));
    for (const [row, ones] of upsamplingMatrix(s, channels, scale).entries()) {
      const [one, other] = [ones.findIndex(({ sign }) => sign !== 0), writes.get(row) ?? -1];
      if (one !== other) return { row, column: Math.max(one, other) };
    }
    return undefined;
  },
  *moves({ s, channels, scale, first }) {
    if (channels > 1) yield { s, channels: channels - 1, scale, first };
    if (scale > 1) yield { s, channels, scale: scale - 1, first };
    if (s > 1) yield { s: s - 1, channels, scale, first };
  },
  labels: ({ channels }) => (channels > 1 ? ['several channels'] : []),
  dimension: ({ s }) => s,
  family: ({ scale }) => `scale ${scale}`,
};
