/** What the verifier computes with exact data: activations with their inverses, laws, patches, filters, shifts, eigenvalues. */

import {
  characteristicPolynomial,
  convolutionMatrix,
  eigenvaluesBelow,
  eigenvaluesWithin,
  expectation,
  filterOperator,
  flattened,
  gram,
  growth,
  inverseAt,
  isCurved,
  isInClosedDisc,
  isInsideDisc,
  isSymmetric,
  type LayerActivation,
  type Law,
  type Matrix,
  pairing,
  patches,
  preActivation,
  Rational,
  realPartsAtMost,
  realPartsBelow,
  shiftProducts,
  units,
  upsamplingMatrix,
  upsamplingWrites,
  valueAtZero,
} from '../../../src/exact/index.js';
import { type Fact, is } from './fact.js';

const q = (n: number, d = 1): Rational => Rational.of(n, d);
const rows = (...entries: readonly (readonly number[])[]): Matrix =>
  entries.map((row) => row.map((entry) => q(entry)));
const texts = (A: Matrix): string[] => A.map((row) => row.join(' '));
const throws = (work: () => unknown): string => {
  try {
    work();
    return 'nothing';
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : 'something else';
  }
};

export const characteristicPolynomials: readonly Fact[] = [
  is('det(t − A) of a 2×2 matrix', () => characteristicPolynomial(rows([1, 2], [3, 4])).join(' '), '1 -5 -2'),
  is(
    'det(t − A) of a 3×3 matrix',
    () => characteristicPolynomial(rows([2, 1, 0], [0, 3, 1], [1, 0, 5])).join(' '),
    '1 -10 31 -31',
  ),
  is('det(t − A) of no rows', () => characteristicPolynomial([]).join(' '), '1'),
  is('all eigenvalues are below', () => eigenvaluesBelow(rows([0, 1], [1, 0]), q(3, 2)), true),
  is('an eigenvalue at the bound is not below it', () => eigenvaluesBelow(rows([0, 1], [1, 0]), q(1)), false),
  is('an eigenvalue above the bound', () => eigenvaluesBelow(rows([0, 2], [2, 0]), q(1)), false),
  is('two eigenvalues above the bound', () => eigenvaluesBelow(rows([3, 0], [0, 4]), q(1)), false),
];

const numbers = (...all: readonly number[]): readonly Rational[] => all.map((each) => q(each));

export const unitDiscs: readonly Fact[] = [
  is('a constant has no roots outside', () => isInsideDisc(numbers(3)), true),
  is(
    'the roots 1/2, −1/2, 1, −1, 2, −2 of lines',
    () =>
      [numbers(2, -1), numbers(2, 1), numbers(1, -1), numbers(1, 1), numbers(1, -2), numbers(1, 2)].map((p) =>
        isInsideDisc(p),
      ),
    [true, true, false, false, false, false],
  ),
  is('the root 1/2 of a line with a negative coefficient', () => isInsideDisc(numbers(-2, 1)), true),
  // (2t − 1)(t − 2), (2t − 1)(3t − 1), (3t − 1)(t − 2): products of the roots 1, 1/6 and 2/3.
  is(
    'pairs of real roots',
    () => [numbers(2, -5, 2), numbers(6, -5, 1), numbers(3, -7, 2)].map((p) => isInsideDisc(p)),
    [false, true, false],
  ),
  is(
    'pairs of roots that are not real: |t|² = 1/2, 1, 2',
    () => [numbers(2, 1, 1), numbers(1, 1, 1), numbers(1, 1, 2)].map((p) => isInsideDisc(p)),
    [true, false, false],
  ),
  // (2t − 1)(4t² + 1) and (2t − 1)(t² + 4), (3t + 2)(2t² + t + 1), t²(t + 1), t³.
  is(
    'three roots',
    () =>
      [
        numbers(8, -4, 2, -1),
        numbers(2, -1, 8, -4),
        numbers(6, 7, 5, 2),
        numbers(1, 1, 0, 0),
        numbers(1, 0, 0, 0),
      ].map((p) => isInsideDisc(p)),
    [true, false, true, false, true],
  ),
  is(
    'each step is watched',
    () => {
      let calls = 0;
      isInsideDisc(numbers(8, -4, 2, -1), () => calls++);
      return calls;
    },
    6,
  ),
  is(
    'eigenvalues i and −i',
    () => [q(1), q(3, 2)].map((radius) => eigenvaluesWithin(rows([0, -1], [1, 0]), radius)),
    [false, true],
  ),
  is(
    'eigenvalues within a small disc',
    () => [q(1, 4), q(1, 5)].map((radius) => eigenvaluesWithin([[q(1, 4)]], radius)),
    [false, false],
  ),
  is('an eigenvalue of 1/4 within 1/3', () => eigenvaluesWithin([[q(1, 4)]], q(1, 3)), true),
  is('no disc', () => [0, -1].map((radius) => throws(() => eigenvaluesWithin(rows([0]), q(radius)))), [
    'RangeError: eigenvaluesWithin: expected a positive radius, got 0',
    'RangeError: eigenvaluesWithin: expected a positive radius, got -1',
  ]),
  is(
    'real parts of 0, of a turn',
    () => [q(1), q(1, 100), q(0), q(-1)].map((bound) => realPartsBelow(rows([0, -3], [3, 0]), bound)),
    [true, true, false, false],
  ),
  is(
    'real parts of −2 and 1/2',
    () =>
      [q(1), q(1, 2), q(0), q(-1)].map((bound) =>
        realPartsBelow(
          [
            [q(-2), q(0)],
            [q(5), q(1, 2)],
          ],
          bound,
        ),
      ),
    [true, false, false, false],
  ),
  is(
    'an eigenvalue of 1 more than the bound',
    () => [1, 0, -3].map((bound) => realPartsBelow(rows([bound + 1, 0], [0, -9]), q(bound))),
    [false, false, false],
  ),
  is('a real part far below the bound', () => realPartsBelow(rows([-100]), q(-7)), true),
  is(
    'real parts are watched',
    () =>
      throws(() =>
        realPartsBelow(rows([0]), q(1), () => {
          throw new RangeError('watched');
        }),
      ),
    'RangeError: watched',
  ),
];

const filter = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((a) => q(a));
const wide = [11, 12, 13, 14, 15, 16, 17, 18, 19].map((a) => q(a));
/** Row, column and value of what is not zero. */
const entries = (A: Matrix): string =>
  A.flatMap((row, i) => row.flatMap((x, j) => (x.sign === 0 ? [] : [`${i},${j}:${x.toString()}`]))).join(' ');

export const convolutions: readonly Fact[] = [
  is('patches of a 2×2 image', () => texts(patches(rows([1, 2], [3, 4]), 3)), [
    '0 0 0 0 1 2 0 3 4',
    '0 0 0 1 2 0 3 4 0',
    '0 1 2 0 3 4 0 0 0',
    '1 2 0 3 4 0 0 0 0',
  ]),
  is('patches with a kernel of 1', () => texts(patches(rows([1, 2], [3, 4]), 1)), ['1', '2', '3', '4']),
  is(
    'patches with a kernel that is larger than the image',
    () => texts(patches(rows([1, 2], [3, 4]), 5)).at(0),
    '0 0 0 0 0 0 0 0 0 0 0 0 1 2 0 0 0 3 4 0 0 0 0 0 0',
  ),
  is('the operator of a filter on 3×3 images', () => texts(filterOperator(filter, 3, 3)), [
    '5 6 0 8 9 0 0 0 0',
    '4 5 6 7 8 9 0 0 0',
    '0 4 5 0 7 8 0 0 0',
    '2 3 0 5 6 0 8 9 0',
    '1 2 3 4 5 6 7 8 9',
    '0 1 2 0 4 5 0 7 8',
    '0 0 0 2 3 0 5 6 0',
    '0 0 0 1 2 3 4 5 6',
    '0 0 0 0 1 2 0 4 5',
  ]),
  is(
    'Algorithm 1 for one pixel and two channels',
    () => texts(convolutionMatrix([filter, wide], 1, 1)).at(4),
    '1 2 3 4 5 6 7 8 9 11 12 13 14 15 16 17 18 19',
  ),
  is(
    'Algorithm 1 leaves the frame zero',
    () => entries(convolutionMatrix([filter], 1, 1)).split(' ').length,
    9,
  ),
  is(
    'Algorithm 1 with stride 2: its size',
    () => {
      const A = convolutionMatrix([filter], 4, 2);
      return [A.length, A.at(0)?.length];
    },
    [16, 36],
  ),
  is(
    'Algorithm 1 with stride 2: where the filter lies',
    () =>
      [5, 6, 9, 10].map((row) => {
        const found = convolutionMatrix([filter], 4, 2).at(row) ?? [];
        return found.flatMap((x, j) => (x.sign === 0 ? [] : [j])).join(' ');
      }),
    [
      '0 1 2 6 7 8 12 13 14',
      '2 3 4 8 9 10 14 15 16',
      '12 13 14 18 19 20 24 25 26',
      '14 15 16 20 21 22 26 27 28',
    ],
  ),
  is(
    'Algorithm 1 refuses a stride that does not divide',
    () => throws(() => convolutionMatrix([filter], 5, 2)),
    'RangeError: convolutionMatrix: expected a stride that divides s = 5, got 2',
  ),
  is(
    'Algorithm 1 refuses filters of another size',
    () => throws(() => convolutionMatrix([filter, [q(1)]], 2, 1)),
    'RangeError: convolutionMatrix: expected filters of 9 numbers',
  ),
  is('Algorithm 2 for one pixel', () => entries(upsamplingMatrix(1, 1, 2)), '5,4:1 6,4:1 9,4:1 10,4:1'),
  is('Algorithm 2 for two channels', () => entries(upsamplingMatrix(1, 2, 1)), '4,4:1 13,13:1'),
  is('Algorithm 2 for four pixels', () => entries(upsamplingMatrix(2, 1, 1)), '5,5:1 6,6:1 9,9:1 10,10:1'),
  is(
    'Algorithm 2: its size',
    () => {
      const U = upsamplingMatrix(2, 3, 2);
      return [U.length, U.at(0)?.length];
    },
    [108, 48],
  ),
  is(
    'Algorithm 2: the pixels of a larger image',
    () =>
      upsamplingMatrix(2, 1, 2)
        .flatMap((row) => row.findIndex(({ sign }) => sign !== 0))
        .filter((j) => j >= 0)
        .join(' '),
    '5 5 6 6 5 5 6 6 9 9 10 10 9 9 10 10',
  ),
];

const writes = (...[s = 1, channels = 1, scale = 1, first = 0]: readonly number[]): string =>
  upsamplingWrites(s, channels, scale, first)
    .map((each) => each.join())
    .join(' ');

export const closedDiscs: readonly Fact[] = [
  is('a constant has no roots outside the closed disc', () => isInClosedDisc(numbers(3)), true),
  is(
    'the roots 0, 1/2, 1, −1, 2, −2 of lines, and the closed disc',
    () =>
      [numbers(1, 0), numbers(2, -1), numbers(1, -1), numbers(1, 1), numbers(1, -2), numbers(1, 2)].map((p) =>
        isInClosedDisc(p),
      ),
    [true, true, true, true, false, false],
  ),
  // (t − 2)(2t − 1), t² + 1, (t − 1)², t²(t − 1), (t² + 1)(t − 2), (t − 1)(2t² + 1), (t − 1)(t² + 2), (t² + 1)².
  is(
    'roots in pairs, on the circle and beside it',
    () =>
      [
        numbers(2, -5, 2),
        numbers(1, 0, 1),
        numbers(1, -2, 1),
        numbers(1, -1, 0, 0),
        numbers(1, -2, 1, -2),
        numbers(2, -2, 1, -1),
        numbers(1, -1, 2, -2),
        numbers(1, 0, 2, 0, 1),
      ].map((p) => isInClosedDisc(p)),
    [false, true, true, true, false, true, false, true],
  ),
  // (t − 2)(2t − 1)(t² + 1), and (t² − 3t + 1)·(t² + t + 1).
  is(
    'pairs λ, 1/λ beside roots on the circle',
    () => [numbers(2, -5, 4, -5, 2), numbers(1, -2, -1, -2, 1)].map((p) => isInClosedDisc(p)),
    [false, false],
  ),
  is(
    'each step to the closed disc is watched',
    () =>
      [numbers(2, -2, 1, -1), numbers(1, 0, 1), numbers(4, 2, 1)].map((p) => {
        let calls = 0;
        isInClosedDisc(p, () => calls++);
        return calls;
      }),
    [19, 11, 15],
  ),
  is(
    'real parts of 0, of a turn, and closed half-planes',
    () => [q(1), q(0), q(-1, 100)].map((bound) => realPartsAtMost(rows([0, -3], [3, 0]), bound)),
    [true, true, false],
  ),
  is(
    'real parts of −2 and 1/2, and closed half-planes',
    () =>
      [q(1), q(1, 2), q(1, 3), q(-1)].map((bound) =>
        realPartsAtMost(
          [
            [q(-2), q(0)],
            [q(5), q(1, 2)],
          ],
          bound,
        ),
      ),
    [true, true, false, false],
  ),
  is(
    'an eigenvalue that is taken to infinity is beyond the bound',
    () => [realPartsAtMost(rows([2]), q(1)), realPartsAtMost(rows([1]), q(0))],
    [false, false],
  ),
];

export const upsamplingsWritten: readonly Fact[] = [
  is(
    'Algorithm 2 for one pixel, as printed',
    () => writes(1, 1, 2, 0),
    '5,3 6,3 7,4 8,4 11,3 12,3 13,4 14,4',
  ),
  is('Algorithm 2 for one pixel, from 1', () => writes(1, 1, 2, 1), '5,4 6,4 9,4 10,4'),
  is('Algorithm 2 for four pixels, from 1', () => writes(2, 1, 1, 1), '5,5 6,6 9,9 10,10'),
  is('Algorithm 2 for two channels, from 1', () => writes(1, 2, 1, 1), '4,4 13,13'),
  is(
    'Algorithm 2 for four pixels, as printed, writes past the end',
    () => writes(2, 1, 2, 0).split(' ').at(-1),
    '36,10',
  ),
];

const law: Law = { values: [q(-1), q(2)], probabilities: [q(2, 3), q(1, 3)] };

const signs: Law = { values: [q(-1), q(1)], probabilities: [q(1, 2), q(1, 2)] };

export const laws: readonly Fact[] = [
  is('the mean of a law', () => expectation(law, (x) => x).toString(), '0'),
  is('the second moment of a law', () => expectation(law, (x) => x.times(x)).toString(), '2'),
  is('a skewed law', () => isSymmetric(law), false),
  is(
    'a law that is skewed by its probabilities',
    () => isSymmetric({ values: [q(-1), q(1)], probabilities: [q(1, 3), q(2, 3)] }),
    false,
  ),
  is(
    'a symmetric law',
    () => isSymmetric({ values: [q(-1), q(0), q(1)], probabilities: [q(1, 3), q(1, 3), q(1, 3)] }),
    true,
  ),
  is(
    'a law with a value twice',
    () => isSymmetric({ values: [q(1), q(-1), q(1)], probabilities: [q(1, 4), q(1, 2), q(1, 4)] }),
    true,
  ),
  is(
    'the units of a law',
    () =>
      units(law, 1).map(
        ({ weights, bias, probability }) => `${weights.join()} ${bias.toString()} ${probability.toString()}`,
      ),
    ['-1 -1 4/9', '-1 2 2/9', '2 -1 2/9', '2 2 1/9'],
  ),
  is('the units for two weights', () => units(law, 2).length, 8),
  is(
    'what enters a unit',
    () => preActivation({ weights: [q(2), q(3)], bias: q(5), probability: q(1) }, [q(7), q(11)]).toString(),
    '52',
  ),
  is(
    'a law of which only two values go together',
    () => isSymmetric({ values: [q(-1), q(1), q(2)], probabilities: [q(1, 3), q(1, 3), q(1, 3)] }),
    false,
  ),
  is(
    'a unit at its kink does not grow',
    () => texts(growth(signs, rows([1], [3]), 0)),
    // z is 2, 0, 0, −2 at 1, and 4, 2, −2, −4 at 3: only the unit (1, 1) grows at 1, and (1, ±1) at 3.
    ['1/2 1/2', '1 3/2'],
  ),
  is(
    'sums of a law are watched',
    () =>
      throws(() =>
        gram(law, rows([1]), () => {
          throw new RangeError('watched');
        }),
      ),
    'RangeError: watched',
  ),
  is('E[φφ]', () => texts(gram(law, rows([1], [3]))), texts(gramByHand())),
  is('E[φ·w·1(z > 0)]', () => texts(growth(law, rows([1], [3]), 0)), texts(growthByHand())),
  is(
    'E[φ·w·1(z > 0)] for the second weight',
    () => texts(growth(law, rows([1, 0]), 1)),
    texts(growthInThePlane()),
  ),
];

/** Units (w, b) with probabilities: (−1,−1) 4/9, (−1,2) 2/9, (2,−1) 2/9, (2,2) 1/9. At 1: z = −2, 1, 1, 4. At 3: z = −4, −1, 5, 8. */
function gramByHand(): Matrix {
  // 2/9·1 + 2/9·1 + 1/9·16; 2/9·1·5 + 1/9·4·8; 2/9·25 + 1/9·64.
  return [
    [q(20, 9), q(42, 9)],
    [q(42, 9), q(114, 9)],
  ];
}

function growthByHand(): Matrix {
  // E[φ(z_i)·w·1(z_j > 0)]: (1, 1): 2/9·1·(−1) + 2/9·1·2 + 1/9·4·2; (1, 3): 2/9·1·2 + 1/9·4·2; (3, 1) and (3, 3): 2/9·5·2 + 1/9·8·2.
  return [
    [q(10, 9), q(12, 9)],
    [q(36, 9), q(36, 9)],
  ];
}

function growthInThePlane(): Matrix {
  // The second weight does not enter z at (1, 0): E[φ(z)·1(z > 0)]·E[w] = 0.
  return [[q(0)]];
}

const [identity, sigmoid, softsign, centred]: readonly LayerActivation[] = [
  { name: 'identity' },
  { name: 'sigmoid' },
  { name: 'softsign' },
  { name: 'centred-softsign' },
];
const leaky: LayerActivation = { name: 'leaky-relu', slope: q(1, 4) };
const all = [identity, sigmoid, softsign, leaky, centred].filter((each) => each !== undefined);
const inverse = (activation: LayerActivation | undefined, y: Rational): string =>
  activation ? String(inverseAt(activation, y)) : '';

export const layerActivations: readonly Fact[] = [
  is('the inverse under the identity', () => inverse(identity, q(-7, 2)), '-7/2'),
  is(
    'inverses under the sigmoid, in units of ln 2',
    () => [q(1, 2), q(1, 3), q(4, 5), q(1, 5), q(8, 9)].map((y) => inverse(sigmoid, y)),
    ['0', '-1', '2', '-2', '3'],
  ),
  is(
    'no exact inverse under the sigmoid',
    () => [q(1, 4), q(3, 4), q(2, 5), q(3, 5)].map((y) => inverse(sigmoid, y)),
    Array(4).fill('undefined'),
  ),
  is(
    'no values of the sigmoid',
    () => [q(0), q(1), q(-1), q(2), q(-2, 3)].map((y) => inverse(sigmoid, y)),
    Array(5).fill('undefined'),
  ),
  is('inverses under softsign', () => [q(1, 2), q(1, 3), q(3, 4), q(1, 4)].map((y) => inverse(softsign, y)), [
    '0',
    '-1/2',
    '1',
    '-1',
  ]),
  is(
    'no values of softsign',
    () => [q(0), q(1), q(-1), q(2)].map((y) => inverse(softsign, y)),
    Array(4).fill('undefined'),
  ),
  is(
    'inverses under the centred softsign',
    () => [q(0), q(1, 2), q(-1, 3), q(3, 4)].map((y) => inverse(centred, y)),
    ['0', '1', '-1/2', '3'],
  ),
  is(
    'no values of the centred softsign',
    () => [q(1), q(-1), q(2), q(-2)].map((y) => inverse(centred, y)),
    Array(4).fill('undefined'),
  ),
  is('inverses under a leaky ReLU', () => [q(0), q(3), q(-3)].map((y) => inverse(leaky, y)), [
    '0',
    '3',
    '-12',
  ]),
  is('φ(0)', () => all.map((each) => valueAtZero(each).toString()), ['0', '1/2', '1/2', '0', '0']),
  is('which φ are curved', () => all.map(isCurved), [false, true, true, false, true]),
];

const shiftTexts = (s: number, layers: number, dimension: 1 | 2): string[] =>
  shiftProducts(s, layers, dimension)
    .map((shift) => shift.join())
    .sort();

export const filtersInLayers: readonly Fact[] = [
  is('no layer', () => shiftTexts(2, 0, 2), ['0,1,2,3']),
  is('one layer on a line of three pixels', () => shiftTexts(3, 1, 1), ['-1,0,1', '0,1,2', '1,2,-1']),
  is('two layers on a line of two pixels', () => shiftTexts(2, 2, 1), [
    '-1,-1',
    '-1,0',
    '-1,1',
    '0,-1',
    '0,1',
    '1,-1',
  ]),
  is('one layer on 2×2 images', () => shiftTexts(2, 1, 2), [
    '-1,-1,-1,0',
    '-1,-1,0,1',
    '-1,-1,1,-1',
    '-1,0,-1,2',
    '-1,2,-1,-1',
    '0,1,2,3',
    '1,-1,3,-1',
    '2,3,-1,-1',
    '3,-1,-1,-1',
  ]),
  is('two layers on 3×3 images: how many', () => shiftTexts(3, 2, 2).length, shiftTexts(3, 2, 1).length ** 2),
  is('images are meant if nothing is said', () => shiftProducts(2, 1).length, 9),
  is('the matrix of a shift', () => flattened([-1, 0]).join(' '), '0 0 1 0'),
  is('a functional on a shift', () => pairing(rows([1, 2], [3, 4]), [1, 0]).toString(), '5'),
  is(
    'a functional on a shift that loses a pixel',
    () => pairing(rows([1, 2], [3, 4]), [-1, 0]).toString(),
    '3',
  ),
];
