import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  at,
  characteristicPolynomial,
  convolutionMatrix,
  filterOperator,
  matrix,
  patches,
  pseudoInverse,
  Rational,
  upsamplingMatrix,
  type Vector,
} from '../../../src/exact/index.js';
import golden from './golden/convolutions.json' with { type: 'json' };
import { convolved, fractionsOf, texts, vectorTexts } from './fractions.js';
import { matrices, q, vectorOf } from './numbers.js';

/** An image with a frame of zeros, as a vector. */
function framed(pixels: Vector, s: number): Vector {
  return Array.from({ length: (s + 2) ** 2 }, (_, place) => {
    const [row, column] = [Math.floor(place / (s + 2)) - 1, (place % (s + 2)) - 1];
    const isInside = row >= 0 && row < s && column >= 0 && column < s;
    return isInside ? at(pixels, row * s + column) : Rational.zero;
  });
}

const sizes = fc.constantFrom([3, 1], [4, 1], [4, 2], [6, 3], [2, 2], [5, 5]);

test('the matrix of Algorithm 1 is the direct convolution, for several channels and strides that divide', () => {
  const cases = fc.tuple(sizes, fc.integer({ min: 1, max: 3 })).chain(([[s = 1, stride = 1], channels]) =>
    fc.record({
      s: fc.constant(s),
      stride: fc.constant(stride),
      filters: matrices(channels, 9),
      images: fc.array(matrices(s, s), { minLength: channels, maxLength: channels }),
    }),
  );
  fc.assert(
    fc.property(cases, ({ s, stride, filters, images }) => {
      const input = images.flatMap((image) => framed(image.flat(), s));
      const output = matrix.apply(convolutionMatrix(filters, s, stride), input);
      const expected = convolved(fractionsOf(filters), images.map(fractionsOf), stride);
      const direct = expected.flat().map((each) => q(each.toFraction()));
      expect(vectorTexts(output)).toEqual(vectorTexts(framed(direct, s / stride)));
    }),
  );
});

test('a stride that does not divide is refused by name', () => {
  expect(() => convolutionMatrix([matrix.zeros(9)], 5, 2)).toThrow(
    'convolutionMatrix: expected a stride that divides s = 5, got 2',
  );
  expect(() => convolutionMatrix([matrix.zeros(4)], 5, 1)).toThrow(
    'convolutionMatrix: expected filters of 9 numbers',
  );
});

test('the 3×3 example of the paper, letter by letter', () => {
  const filter = vectorOf(1, 2, 3, 4, 5, 6, 7, 8, 9);
  const named = golden.example_3x3.matrix.map((row) => row.map((name) => name.replace('A', '')));
  expect(texts(filterOperator(filter, 3, 3))).toEqual(named);
});

test.each([
  [1, 1, 2],
  [2, 1, 2],
  [3, 2, 2],
  [2, 3, 3],
])(
  'the matrix of Algorithm 2 for s = %i, %i channels and scale %i repeats every pixel',
  (s, channels, scale) => {
    const pixels = Array.from({ length: channels }, (_, channel) =>
      Array.from({ length: s * s }, (_pixel, i) => q(1 + i + 10 * channel)),
    );
    const output = matrix.apply(
      upsamplingMatrix(s, channels, scale),
      pixels.flatMap((image) => framed(image, s)),
    );
    const size = s * scale;
    const repeated = pixels.flatMap((image) =>
      framed(
        Array.from({ length: size * size }, (_, place) => {
          const row = Math.floor(Math.floor(place / size) / scale);
          return at(image, row * s + Math.floor((place % size) / scale));
        }),
        size,
      ),
    );
    expect(vectorTexts(output)).toEqual(vectorTexts(repeated));
  },
);

test('the upsampling of one pixel is the example of the paper', () => {
  const ones = upsamplingMatrix(1, 1, 2).flatMap((row, i) =>
    row.flatMap((entry, j) => (entry.sign === 0 ? [] : [[i, j]])),
  );
  expect(ones).toEqual(golden.algorithm2['corrected(columnIndex 1..s)'].ones);
});

test.each(golden.theorem4.map((each) => [JSON.stringify(each.image), each] as const))(
  'the filter that gradient descent from zero learns for %s, and the operator it makes, are the golden ones',
  (
    _,
    {
      image,
      k,
      s,
      filter,
      rank_of_operator: rank,
      rank_patches: rankOfPatches,
      charpoly_highest_first: polynomial,
    },
  ) => {
    const P = patches(
      image.map((row) => row.map(q)),
      k,
    );
    const x = image.flat().map(q);
    const learned = matrix.apply(pseudoInverse(P), x);
    const operator = filterOperator(learned, s, k);
    expect(vectorTexts(learned)).toEqual(filter);
    expect(vectorTexts(matrix.apply(operator, x))).toEqual(vectorTexts(x));
    expect([matrix.rank(P), matrix.rank(operator)]).toEqual([rankOfPatches, rank]);
    expect(vectorTexts(characteristicPolynomial(operator))).toEqual(polynomial);
  },
);
