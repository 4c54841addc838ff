/** The hypotheses about exact data, each by cases on both sides of its boundary. */

import { type Law, type Matrix, Rational } from '../../../src/exact/index.js';
import type { Assumption } from '../../../src/statements/algebra/assumption.js';
import {
  asDeep,
  divides,
  fromOne,
  independentPatches,
  meetsZero,
  notZero,
  oneMore,
  shallow,
  symmetric,
  twoLayers,
  withoutZeros,
} from '../../../src/statements/algebra/of-images.js';
import {
  centred,
  offKinks,
  orthogonal,
  positive,
  printedEigenvalue,
  symmetricLaw,
} from '../../../src/statements/algebra/of-laws.js';
import {
  curved,
  independent,
  inside,
  inverses,
  oneSided,
  overparametrised,
  sameDimension,
} from '../../../src/statements/algebra/of-layers.js';
import {
  distinct,
  fewOrPlane,
  greatestBelowOne,
  leastAboveMinusOne,
  moduliBelowOne,
  realPartsAboveMinusOne,
  moduliAboveOne,
  modulusAboveOne,
  onLine,
  realPartAboveOne,
  realPartsBelowOne,
  steepAtZero,
} from '../../../src/statements/algebra/of-maps.js';
import { type Fact, is } from './fact.js';

const q = (n: number, d = 1): Rational => Rational.of(n, d);
const rows = (...entries: readonly (readonly number[])[]): Matrix =>
  entries.map((row) => row.map((entry) => q(entry)));

const holds = <Case>({ name, decide }: Assumption<Case>, why: string, subject: Case): Fact =>
  is(`${name} holds: ${why}`, () => decide(subject).holds, true);

const fails = <Case>({ name, decide }: Assumption<Case>, why: string, subject: Case): Fact =>
  is(`${name} fails: ${why}`, () => decide(subject).holds, false);

const printed = (
  about: string,
  all: readonly { readonly name: string; readonly printed: boolean }[],
  names: readonly string[],
): Fact =>
  is(
    `which hypotheses about ${about} the paper prints`,
    () => all.filter((each) => each.printed).map(({ name }) => name),
    names,
  );

const dark = { image: rows([0, 0], [0, 0]), kernel: 1 };
const lit = rows([0, 0, 0], [0, 1, 0], [0, 0, 0]);
const plus = rows([0, 1, 0], [1, 0, 1], [0, 1, 0]);
const deep = (layers: number, s: number) => ({
  image: Array.from({ length: s }, () => Array.from({ length: s }, () => Rational.one)),
  layers,
});
const forced = (matrix: Matrix, ...vector: readonly number[]) => ({
  matrix,
  vector: vector.map((entry) => q(entry)),
  zero: [0, 1] as const,
});

export const imageHypotheses: readonly Fact[] = [
  printed(
    'images, convolutions and forced zeros',
    [
      notZero,
      independentPatches,
      meetsZero,
      symmetric,
      withoutZeros,
      shallow,
      twoLayers,
      asDeep,
      oneMore,
      divides,
      fromOne,
    ],
    ['not-zero', 'meets-the-zero', 'shallow', 'two-layers', 'as-deep'],
  ),
  fails(notZero, 'no pixel is lit', dark),
  holds(notZero, 'one pixel is lit', { image: lit, kernel: 1 }),
  holds(notZero, 'one pixel is negative', { image: rows([0, -1], [0, 0]), kernel: 1 }),
  holds(independentPatches, 'the patches of one lit pixel', { image: lit, kernel: 3 }),
  fails(independentPatches, 'the patches of a diamond', { image: plus, kernel: 3 }),
  holds(independentPatches, 'patches of one pixel', { image: lit, kernel: 1 }),
  fails(independentPatches, 'patches of one pixel, all zero', dark),
  holds(meetsZero, 'no zero in v', forced(rows([0, 0], [0, 0]), 1, -1)),
  fails(meetsZero, 'a zero in v at the row', forced(rows([0, 0], [0, 0]), 0, 1)),
  fails(meetsZero, 'a zero in v at the column', forced(rows([0, 0], [0, 0]), 1, 0)),
  fails(meetsZero, 'v is zero', forced(rows([0, 0], [0, 0]), 0, 0)),
  holds(symmetric, 'a symmetric matrix', forced(rows([0, 2], [2, 1]), 1, 1)),
  fails(symmetric, 'a matrix whose entries beside the diagonal differ', forced(rows([0, 2], [3, 1]), 1, 1)),
  fails(symmetric, 'a matrix with one symmetric row', forced(rows([0, 2, 3], [2, 0, 1], [3, 2, 0]), 1, 1, 1)),
  holds(withoutZeros, 'pixels of both signs', { image: rows([1, -1], [1, -1]), layers: 1 }),
  fails(withoutZeros, 'one zero among them', { image: rows([1, -1], [1, 0]), layers: 1 }),
  fails(withoutZeros, 'zeros alone', { image: rows([0, 0], [0, 0]), layers: 1 }),
  holds(shallow, 'one layer for s = 3', deep(1, 3)),
  fails(shallow, 'two layers for s = 3', deep(2, 3)),
  fails(shallow, 'three layers for s = 3', deep(3, 3)),
  holds(twoLayers, 'for s = 4', deep(2, 4)),
  holds(twoLayers, 'for s = 5', deep(2, 5)),
  fails(twoLayers, 'for s = 3', deep(2, 3)),
  fails(twoLayers, 'one layer for s = 4', deep(1, 4)),
  fails(twoLayers, 'three layers for s = 4', deep(3, 4)),
  fails(asDeep, 'one layer for s = 3', deep(1, 3)),
  holds(asDeep, 'two layers for s = 3', deep(2, 3)),
  holds(asDeep, 'three layers for s = 3', deep(3, 3)),
  fails(oneMore, 'two layers for s = 3', deep(2, 3)),
  holds(oneMore, 'three layers for s = 3', deep(3, 3)),
  holds(oneMore, 'four layers for s = 3', deep(4, 3)),
  holds(divides, 'the stride 2 for s = 4', { filters: rows([1]), s: 4, stride: 2 }),
  fails(divides, 'the stride 2 for s = 3', { filters: rows([1]), s: 3, stride: 2 }),
  fails(divides, 'the stride 3 for s = 5', { filters: rows([1]), s: 5, stride: 3 }),
  holds(fromOne, 'from 1', { s: 1, channels: 1, scale: 1, first: 1 }),
  fails(fromOne, 'from 0', { s: 1, channels: 1, scale: 1, first: 0 }),
];

const coin: Law = { values: [q(1), q(-1)], probabilities: [q(1, 2), q(1, 2)] };
/** Mean zero, but not symmetric. */
const skewed: Law = { values: [q(1), q(-1, 2)], probabilities: [q(1, 3), q(2, 3)] };
const always = (value: number): Law => ({ values: [q(value)], probabilities: [q(1)] });

export const lawHypotheses: readonly Fact[] = [
  printed(
    'laws and features',
    [centred, orthogonal, positive, offKinks, symmetricLaw],
    ['centred', 'orthogonal'],
  ),
  holds(centred, 'a coin', { law: coin, examples: rows([1]) }),
  holds(centred, 'a skewed law', { law: skewed, examples: rows([1]) }),
  fails(centred, 'a positive mean', { law: always(1), examples: rows([1]) }),
  fails(centred, 'a negative mean', { law: always(-1), examples: rows([1]) }),
  holds(orthogonal, 'one example', { law: coin, examples: rows([1]) }),
  holds(orthogonal, 'no unit active for both examples', { law: always(-1), examples: rows([-3], [2]) }),
  fails(orthogonal, 'a unit active for two of three examples', {
    law: always(-1),
    examples: rows([-3], [-2], [2]),
  }),
  fails(orthogonal, 'a unit active for both examples', { law: coin, examples: rows([2], [3]) }),
  holds(positive, 'each example has an active unit', { law: coin, examples: rows([2], [3]) }),
  fails(positive, 'no unit is active for the only example', { law: always(-1), examples: rows([2]) }),
  fails(positive, 'no unit is active for the first example', {
    law: always(-1),
    examples: rows([2], [-3]),
  }),
  fails(positive, 'no unit is active for the second example', {
    law: always(-1),
    examples: rows([-3], [2]),
  }),
  holds(offKinks, 'the example 2', { law: coin, examples: rows([2]) }),
  holds(offKinks, 'examples on both sides', { law: coin, examples: rows([2], [-2]) }),
  fails(offKinks, 'the example 1', { law: coin, examples: rows([1]) }),
  fails(offKinks, 'the second example is 1', { law: coin, examples: rows([2], [1]) }),
  fails(offKinks, 'all units at the kink', { law: always(1), examples: rows([-1]) }),
  holds(symmetricLaw, 'a coin', { law: coin, examples: rows([1]) }),
  fails(symmetricLaw, 'a skewed law', { law: skewed, examples: rows([1]) }),
  is('‖x‖²/(‖x‖² + 1) for x = 3', () => printedEigenvalue([q(3)]).toString(), '9/10'),
  is('‖x‖²/(‖x‖² + 1) for x = (1, −2)', () => printedEigenvalue([q(1), q(-2)]).toString(), '5/6'),
];

const identity = { name: 'identity' } as const;
const sigmoid = { name: 'sigmoid' } as const;
const softsign = { name: 'softsign' } as const;
const leaky = { name: 'leaky-relu', slope: q(1, 2) } as const;
const half = q(1, 2);

export const layerHypotheses: readonly Fact[] = [
  printed(
    'layers',
    [overparametrised, inside, oneSided, curved, independent, sameDimension],
    ['overparametrised', 'inside', 'one-sided', 'curved'],
  ),
  is(
    'the inverses of a sigmoid, in units of ln 2',
    () =>
      inverses({
        activation: sigmoid,
        examples: [
          [q(1, 3), q(4, 5)],
          [half, q(2, 3)],
        ],
      }).map(String),
    ['-1,2', '0,1'],
  ),
  holds(overparametrised, 'one example in ℝ²', { activation: identity, examples: rows([1, 2]) }),
  fails(overparametrised, 'one example in ℝ', { activation: identity, examples: rows([1]) }),
  fails(overparametrised, 'two examples in ℝ²', { activation: identity, examples: rows([1, 2], [3, 4]) }),
  fails(overparametrised, 'two examples in ℝ', { activation: identity, examples: rows([1], [2]) }),
  holds(inside, 'entries between 0 and 1', { activation: identity, examples: [[half, q(1, 3)]] }),
  ...[q(0), q(1), q(-1), q(2)].map((entry) =>
    fails(inside, `the entry ${entry.toString()}`, { activation: identity, examples: [[half, entry]] }),
  ),
  holds(oneSided, 'all entries are greater', { activation: identity, examples: rows([1, 2], [2, 1]) }),
  holds(oneSided, 'all entries are less', { activation: identity, examples: rows([-1, -2], [-2, -1]) }),
  holds(oneSided, 'a side for each coordinate', {
    activation: identity,
    examples: rows([-1, 2], [-2, 1]),
  }),
  fails(oneSided, 'the first coordinate is on both sides', {
    activation: identity,
    examples: rows([-1, 1], [1, 1]),
  }),
  fails(oneSided, 'the second coordinate is on both sides', {
    activation: identity,
    examples: rows([1, -1], [1, 1]),
  }),
  fails(oneSided, 'an example on each side', { activation: identity, examples: rows([1, 1], [-1, -1]) }),
  fails(oneSided, 'an entry is φ(0), the other greater', {
    activation: identity,
    examples: rows([0], [1]),
  }),
  fails(oneSided, 'an entry is φ(0), the other less', { activation: identity, examples: rows([0], [-1]) }),
  fails(oneSided, 'all entries are φ(0)', { activation: sigmoid, examples: [[half], [half]] }),
  holds(oneSided, 'all entries are less than φ(0) = 1/2', {
    activation: sigmoid,
    examples: [[q(1, 3)], [q(1, 5)]],
  }),
  holds(curved, 'a sigmoid', { activation: sigmoid, examples: [[q(1, 3)]] }),
  holds(curved, 'a softsign at 1/2', { activation: softsign, examples: [[half]] }),
  holds(curved, 'nothing but zeros', { activation: identity, examples: rows([0, 0]) }),
  ...[1, -1].flatMap((entry) => [
    fails(curved, `a line at ${entry}`, { activation: identity, examples: rows([entry]) }),
    fails(curved, `a leaky ReLU at 0 and ${entry}`, { activation: leaky, examples: rows([0, entry]) }),
  ]),
  holds(independent, 'two examples that span a plane', {
    activation: identity,
    examples: rows([1, 0, 1], [0, 1, 1]),
  }),
  fails(independent, 'two examples on a line', {
    activation: identity,
    examples: rows([1, 2, 3], [2, 4, 6]),
  }),
  fails(independent, 'more examples than coordinates', { activation: identity, examples: rows([1], [2]) }),
  holds(sameDimension, 'a line', { activation: identity, examples: rows([1, 2], [2, 4]) }),
  fails(sameDimension, 'inverses on a line', {
    activation: softsign,
    examples: [
      [q(1, 4), q(1, 3)],
      [q(1, 6), q(1, 4)],
    ],
  }),
  fails(sameDimension, 'examples on a line, inverses in a plane', {
    activation: softsign,
    examples: [
      [q(1, 4), q(1, 2)],
      [q(1, 6), q(1, 3)],
    ],
  }),
];

const line = (...points: readonly number[]) => ({ points: points.map((point) => [q(point)]) });

export const mapHypotheses: readonly Fact[] = [
  printed(
    'Jacobians and points',
    [
      greatestBelowOne,
      leastAboveMinusOne,
      realPartsBelowOne,
      realPartsAboveMinusOne,
      moduliBelowOne,
      realPartAboveOne,
      modulusAboveOne,
      moduliAboveOne,
      steepAtZero,
      onLine,
      distinct,
      fewOrPlane,
    ],
    [
      'greatest-below-one',
      'real-parts-below-one',
      'real-part-above-one',
      'modulus-above-one',
      'modulus-above-one',
      'distinct',
    ],
  ),
  holds(greatestBelowOne, 'the eigenvalues −2 and 1/2', {
    jacobian: [
      [q(-2), q(0)],
      [q(0), half],
    ],
  }),
  fails(greatestBelowOne, 'the eigenvalue 1', { jacobian: rows([1, 0], [0, -2]) }),
  fails(greatestBelowOne, 'the eigenvalue 2', { jacobian: rows([2]) }),
  holds(leastAboveMinusOne, 'the eigenvalues 2 and −1/2', {
    jacobian: [
      [q(2), q(0)],
      [q(0), q(-1, 2)],
    ],
  }),
  fails(leastAboveMinusOne, 'the eigenvalue −1', { jacobian: rows([-1, 0], [0, 2]) }),
  fails(leastAboveMinusOne, 'the eigenvalue −2', { jacobian: rows([-2]) }),
  holds(realPartsBelowOne, 'a turn', { jacobian: rows([0, -3], [3, 0]) }),
  holds(realPartsBelowOne, 'the eigenvalue −5', { jacobian: rows([-5]) }),
  fails(realPartsBelowOne, 'a turn with the real part 1', { jacobian: rows([1, -3], [3, 1]) }),
  fails(realPartsBelowOne, 'the eigenvalues 0 and 2', { jacobian: rows([0, 4], [0, 2]) }),
  holds(realPartsAboveMinusOne, 'a turn', { jacobian: rows([0, -3], [3, 0]) }),
  holds(realPartsAboveMinusOne, 'the eigenvalue 5', { jacobian: rows([5]) }),
  fails(realPartsAboveMinusOne, 'a turn with the real part −1', { jacobian: rows([-1, -3], [3, -1]) }),
  fails(realPartsAboveMinusOne, 'the eigenvalues 0 and −2', { jacobian: rows([0, 4], [0, -2]) }),
  holds(moduliBelowOne, 'nilpotent', { jacobian: rows([0, 9], [0, 0]) }),
  holds(moduliBelowOne, 'a turn that shrinks', {
    jacobian: [
      [half, q(-1, 2)],
      [half, half],
    ],
  }),
  fails(moduliBelowOne, 'a turn', { jacobian: rows([0, -1], [1, 0]) }),
  fails(moduliBelowOne, 'the eigenvalue 1', { jacobian: rows([1, 0], [0, 0]) }),
  holds(realPartAboveOne, 'the eigenvalues 3 and −5', { jacobian: rows([3, 1], [0, -5]) }),
  holds(realPartAboveOne, 'the eigenvalues 2 and 0', { jacobian: rows([0, 4], [0, 2]) }),
  holds(realPartAboveOne, 'the eigenvalue 3/2', { jacobian: [[q(3, 2)]] }),
  fails(realPartAboveOne, 'the eigenvalue 1', { jacobian: rows([1, 0], [0, -2]) }),
  fails(realPartAboveOne, 'a turn with the real part 1', { jacobian: rows([1, -3], [3, 1]) }),
  holds(modulusAboveOne, 'the eigenvalues −2 and 0', { jacobian: rows([-2, 0], [0, 0]) }),
  holds(modulusAboveOne, 'a turn that stretches', { jacobian: rows([0, -2], [2, 0]) }),
  fails(modulusAboveOne, 'a turn', { jacobian: rows([0, -1], [1, 0]) }),
  fails(modulusAboveOne, 'the eigenvalues 1 and 0', { jacobian: rows([1, 0], [0, 0]) }),
  holds(moduliAboveOne, 'the eigenvalues −2 and 3', { jacobian: rows([-2, 0], [0, 3]) }),
  holds(moduliAboveOne, 'a turn that stretches', { jacobian: rows([0, -2], [2, 0]) }),
  fails(moduliAboveOne, 'a turn', { jacobian: rows([0, -1], [1, 0]) }),
  fails(moduliAboveOne, 'the eigenvalues 3 and 1/2', {
    jacobian: [
      [q(3), q(0)],
      [q(0), half],
    ],
  }),
  fails(moduliAboveOne, 'the eigenvalues 2 and 0', { jacobian: rows([0, 0], [0, 2]) }),
  holds(steepAtZero, 'the slopes −3 and 1', { inner: rows([-3], [1]), outer: rows([1, 1]) }),
  fails(steepAtZero, 'the slope 1', { inner: rows([-3], [2]), outer: rows([1, 2]) }),
  holds(onLine, 'one coordinate', { inner: rows([1], [1]), outer: rows([1, 1]) }),
  fails(onLine, 'two coordinates', { inner: rows([1, 1]), outer: rows([1], [1]) }),
  holds(distinct, 'one point', line(0)),
  holds(distinct, 'two points', line(0, 1)),
  fails(distinct, 'a point twice', line(0, 1, 0)),
  holds(distinct, 'points that differ in one coordinate', { points: rows([0, 1], [0, 2]) }),
  holds(fewOrPlane, 'one point on a line', line(0)),
  holds(fewOrPlane, 'three points on a line', line(0, 1, 2)),
  fails(fewOrPlane, 'four points on a line', line(0, 1, 2, 3)),
  holds(fewOrPlane, 'four points in the plane', { points: rows([0, 0], [1, 0], [0, 1], [1, 1]) }),
];
