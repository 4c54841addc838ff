/** The golden values for the memorization paper about images: Algorithms 1 and 2, Theorem 4, the Lemma, and scans of many images. */
import { EigenvalueDecomposition, Matrix as FloatMatrix } from 'ml-matrix';
import { describe, expect, test } from 'vitest';
import {
  at,
  characteristicPolynomial,
  filterOperator,
  kernel,
  linearLimit,
  matrix,
  type Matrix,
  patches,
  Rational,
  upsamplingMatrix,
  upsamplingWrites,
  type Vector,
} from '../../src/exact/index.js';
import { algorithm1 } from '../../src/search/algebra/operators.js';
import { ConvolutionalTraining, examplesOf } from '../../src/sources/training/index.js';
import convolutions from '../exact/algebra/golden/convolutions.json' with { type: 'json' };
import scans from './golden/scans.json' with { type: 'json' };
import { imagesUpToSymmetry, operatorOf } from './images.js';
import single from './golden/single-layer.json' with { type: 'json' };

const q = (value: string | number): Rational => Rational.from(String(value));
const matrixOf = (rows: readonly (readonly (string | number)[])[]): Matrix => rows.map((row) => row.map(q));
const texts = (A: Matrix): string[][] => A.map((row) => row.map(String));

describe('Algorithms 1 and 2', () => {
  test.each(convolutions.algorithm1_vs_direct.map((each) => [each.s, each.f, each.stride, each] as const))(
    'Algorithm 1 for s = %i, %i channels and the stride %i is a convolution just where the golden values say so',
    (s, channels, stride, { agrees_with_convolution: agrees }) => {
      const filters = Array.from({ length: channels }, (_, i) =>
        Array.from({ length: 9 }, (_entry, j) => q(i + j + 1)),
      );
      expect(algorithm1.holds({ filters, s, stride })).toBe(agrees);
    },
  );

  test('what Algorithm 2 writes, as printed and from 1', () => {
    const golden = convolutions.algorithm2;
    expect(upsamplingWrites(1, 1, 2, 0)).toEqual(golden['as_printed(columnIndex 0..s)'].ones);
    expect(upsamplingWrites(1, 1, 2, 1)).toEqual(golden['corrected(columnIndex 1..s)'].ones);
    const beyond = upsamplingWrites(2, 1, 2, 0).filter(([row]) => row >= 6 ** 2);
    expect(beyond).toHaveLength(golden.as_printed_s2_scale2_rows_written_past_the_end);
  });

  test.each([
    [1, 1, 2],
    [2, 1, 2],
    [3, 2, 2],
    [2, 3, 3],
  ] as const)('from 1, it is the upsampling for s = %i, %i channels, the factor %i', (s, channels, scale) => {
    const ones = upsamplingMatrix(s, channels, scale).flatMap((row, i) =>
      row.flatMap(({ sign }, j) => (sign === 0 ? [] : [[i, j]])),
    );
    const written = upsamplingWrites(s, channels, scale, 1).toSorted(([a], [b]) => a - b);
    const golden: Readonly<Record<string, boolean>> = convolutions.algorithm2.corrected_is_upsampling;
    expect(JSON.stringify(written) === JSON.stringify(ones)).toBe(golden[`(${s}, ${channels}, ${scale})`]);
  });
});

describe('Theorem 4', () => {
  test('gradient descent on the diamond comes to the golden filter', () => {
    const golden = convolutions.theorem4_gd_diamond;
    const image = [0, 1, 0, 1, 0, 1, 0, 1, 0];
    const training = new ConvolutionalTraining(examplesOf([image]), {
      ...{ side: 3, layers: 1, filters: 1, seed: 1, start: 0 },
      ...{ method: 'descent', rate: 0.1, loss: 0, steps: 3000 },
    });
    training.advance(Infinity);
    const unit = Float64Array.from({ length: 81 }, (_, e) => (e % 10 === 0 ? 1 : 0));
    const columns = FloatMatrix.from1DArray(9, 9, training.images(unit));
    const exact = filterOperator(
      golden.filter.map((entry) => Rational.fromNumber(entry)),
      3,
      3,
    );
    exact.forEach((row, i) => {
      row.forEach((entry, j) => {
        expect(columns.get(j, i)).toBeCloseTo(entry.toNumber(), 9);
      });
    });
    const squares = new EigenvalueDecomposition(columns.mmul(columns.transpose())).realEigenvalues;
    const singular = squares.map((value) => Math.sqrt(Math.max(value, 0))).toSorted((a, b) => b - a);
    golden.singular_values.forEach((value, i) => {
      expect(singular[i]).toBeCloseTo(value, 6);
    });
  });

  test('for 2×2 images the determinant is at least 1/81, which images of one grey reach', () => {
    const golden = scans['theorem4 s=2,k=3'];
    let least = Rational.one;
    for (const image of imagesUpToSymmetry(2, [-2, -1, 0, 1, 2]).map(({ image: each }) => each)) {
      const det = at(characteristicPolynomial(operatorOf(image, 3)), 4);
      expect([det.sign, det.atMost(Rational.one)]).toEqual([1, true]);
      if (det.lessThan(least)) least = det;
    }
    expect(least.toString()).toBe('1/81');
    expect(golden['Nelder-Mead minimum of |det|']).toBeCloseTo(1 / 81, 12);
    expect(golden['min det over 200000 random unit images']).toBeGreaterThan(1 / 81);
  });

  test.each(
    scans['theorem4 grid eigenvectors [s, eigenvalue, rank, s^2]'].map(
      ([s = 0, value = 0, rank = 0]) => [s, s, value, rank] as const,
    ),
  )(
    'an image of %i×%i pixels that the grid multiplies by %i has an operator of full rank',
    (s, _, value, rank) => {
      const grid = filterOperator([0, 1, 0, 1, -value, 1, 0, 1, 0].map(q), s, 3);
      const [image = []] = kernel(grid, s * s);
      const rows = Array.from({ length: s }, (_, i) => image.slice(i * s, (i + 1) * s));
      expect(matrix.rank(patches(rows, 3))).toBeLessThan(9);
      expect(matrix.rank(operatorOf(rows, 3))).toBe(rank);
    },
  );
});

describe('the Lemma, Theorem 5 and the Corollary', () => {
  test('a matrix with a forced zero that has the spectrum of a projection', () => {
    const golden = convolutions.lemma_forced_zero;
    const A = matrixOf(golden.A);
    expect(matrix.apply(A, golden.v.map(q)).map(String)).toEqual(golden.Av);
    expect(matrix.rank(A)).toBe(golden.rank);
    expect(characteristicPolynomial(A).map(String)).toEqual(golden.charpoly);
  });

  test('with images that go on at the other side no depth projects onto (1, 2, 3)', () => {
    const golden = scans['theorem5 circular padding'];
    const v: Vector = golden.v.map(q);
    const projection = linearLimit({ examples: [v] });
    expect(texts(projection)).toEqual(golden.projection);
    // Whatever such layers make commutes with the shift by one pixel: its entries depend on j − i alone.
    const isCirculant = (A: Matrix) =>
      A.every((row, i) =>
        row.every((entry, j) => entry.equals(at(at(A, (i + 1) % A.length), (j + 1) % A.length))),
      );
    expect(isCirculant(projection)).toBe(golden['diagonal constant?']);
    expect(isCirculant(linearLimit({ examples: [[1, 1, 1].map(q)] }))).toBe(true);
  });

  test('from a start other than zero the examples are kept, and the rank is greater than their span', () => {
    const golden = scans['corollary without zero init (phi = id)'];
    const examples = matrix.transpose(matrixOf(single.appendixA.X));
    const A = linearLimit({ examples, start: matrixOf(single.nonzero_init.A0) });
    const X = matrix.transpose(examples);
    expect(JSON.stringify(texts(matrix.multiply(A, X))) === JSON.stringify(texts(X))).toBe(golden['A X = X']);
    expect(matrix.rank(examples)).toBe(golden['dim span X']);
    expect(matrix.rank(A)).toBeGreaterThan(golden['dim span X']);
  });
});
