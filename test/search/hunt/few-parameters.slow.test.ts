import { describe, expect, test } from 'vitest';
import { complexity } from '../../../src/search/generators/index.js';
import { withFewParameters } from '../../../src/search/hunt/few-parameters.js';
import { networksOf } from './networks-of.js';
import { phisOfTwoPieces } from '../../../src/search/hunt/small-phi.js';
import { Random } from '../../../src/sampling/index.js';
import { failing, theoremNamed } from '../../../src/statements/index.js';
import { at, Network, PiecewiseLinear, Rational } from '../../../src/exact/index.js';
import { seed } from '../../seed.js';

const plain = [0, 1, -1].map((x) => Rational.of(x));

/** Changes of coordinates: with other signs, and in another order. Each is its own inverse or that of another one. */
const symmetries: readonly (readonly (readonly number[])[])[][] = [
  [[[1]], [[-1]]],
  [1, -1].flatMap((a) =>
    [1, -1].flatMap((b) => [
      [
        [a, 0],
        [0, b],
      ],
      [
        [0, a],
        [b, 0],
      ],
    ]),
  ),
];
const times = (matrix: readonly (readonly number[])[], x: readonly number[]) =>
  matrix.map((row) => row.reduce((sum, a, j) => sum + a * at(x, j), 0));

/** What F does in whichever of these coordinates: its values at some points, after S⁻¹∘F∘S. */
function behaviour(network: Network): string {
  const n = network.inputDimension;
  const points = [-7.3, -2.1, -1, -0.4, 0, 0.3, 1, 1.9, 6.7].map((x, k) => (n === 1 ? [x] : [x, k - 3.6]));
  const texts = at(symmetries, n - 1).map((S) => {
    const inverse = S.map((_, i) => S.map((row) => at(row, i)));
    return points
      .flatMap((x) => times(inverse, network.evaluate(times(S, x))))
      .map((y) => (y + 0).toFixed(9))
      .join();
  });
  return at(texts.sort(), 0);
}

/** Whether an orbit ends at a point around which F is affine and contracts, in each direction by a tenth at least. */
function contractsWhereOrbitsEnd(F: Network): boolean {
  return [-3.3, -1.1, 0.4, 2.7].some((start) => {
    let x: readonly number[] = Array.from({ length: F.inputDimension }, (_, i) => start + i);
    for (let k = 0; k < 200; k++) x = F.evaluate(x);
    const end = F.evaluate(x);
    if (!x.every((y, i) => Math.abs(y - at(end, i)) < 1e-9)) return false;
    const columns = (h: number) =>
      x.map((_, j) => F.evaluate(x.map((y, i) => (i === j ? y + h : y))).map((y, i) => (y - at(end, i)) / h));
    const [right, left] = [columns(1e-4).flat(), columns(-1e-4).flat()];
    const isAffine = right.every((slope, k) => Math.abs(slope - at(left, k)) < 1e-6);
    return isAffine && columns(1e-4).every((column) => column.reduce((sum, y) => sum + Math.abs(y), 0) < 0.9);
  });
}

describe('all networks with one input and few parameters', () => {
  const statement = theoremNamed('2.3');
  const ground = { statement, dropped: 'monotone', inputDimension: 1 };

  test('are those that violate just the hypothesis, have that many parameters, and no others', () => {
    for (const parameters of [0, 1]) {
      const all = withFewParameters(ground, [1], parameters);
      const networks = networksOf(all.networks(0, all.size));
      expect(all.isWhole).toBe(true);
      for (const network of networks) {
        expect(failing(statement, network)).toEqual(['monotone']);
        expect(complexity.parameters(network)).toBe(parameters);
        expect(network.widths).toEqual([1, 1]);
      }
    }
    expect(networksOf(withFewParameters(ground, [1], 1).networks(0, Infinity)).length).toBeGreaterThan(100);
  });

  test('in parts they are the same', () => {
    const all = withFewParameters(ground, [1], 1);
    const each = Math.ceil(all.size / 7);
    const parts = Array.from({ length: 7 }, (_, k) => networksOf(all.networks(k * each, each)));
    expect(parts.flat()).toEqual(networksOf(all.networks(0, all.size)));
  });
});

test.each([
  ['2.2', 'monotone', 1, 1, 0],
  ['2.2', 'width', 1, 2, 0],
  ['2.3', 'square', 1, 2, 1],
  ['2.3', 'square', 2, 1, 1],
] as const)(
  '%s without %s, %i inputs, %i hidden units, %i parameters: no network on which F contracts is left out, but for those that do the same',
  (id, dropped, n, units, parameters) => {
    const statement = theoremNamed(id);
    const all = withFewParameters({ statement, dropped, inputDimension: n }, [units], parameters);
    expect(all.isWhole).toBe(true);
    const known = new Set(networksOf(all.networks(0, all.size)).map(behaviour));
    const random = new Random(seed, 'few parameters');
    const number = () => at(plain, random.index(3));
    const layer = (rows: number, columns: number) => ({
      weights: Array.from({ length: rows }, () => Array.from({ length: columns }, number)),
      bias: Array.from({ length: rows }, number),
    });
    const slopes =
      parameters === 0 ? plain : ['1', '2', '1/2', '3', '3/4'].map((x) => Rational.from(x as '1'));
    let contracting = 0;
    for (let draws = 0; draws < 6000; draws++) {
      const [left, right] = [
        at(slopes, random.index(slopes.length)),
        at(slopes, random.index(slopes.length)),
      ];
      const [intercept, until] = [number(), number()];
      const joined = left.minus(right).times(until).plus(intercept);
      const F = new Network(
        new PiecewiseLinear([
          { slope: left, intercept, until },
          { slope: right, intercept: joined },
        ]),
        [layer(units, n), layer(n, units)],
      );
      const { weights } = at(F.layers, 0);
      const isIdle =
        weights.some((row) => row.every(({ sign }) => sign === 0)) ||
        weights.some((_, j) => at(F.layers, 1).weights.every((row) => at(row, j).sign === 0));
      if (left.equals(right) || isIdle || complexity.parameters(F) !== parameters) continue;
      if (failing(statement, F).join() !== dropped || !contractsWhereOrbitsEnd(F)) continue;
      contracting += 1;
      expect(known).toContain(behaviour(F));
    }
    expect(contracting).toBeGreaterThan(20);
  },
);

describe('where a rank has to be too low', () => {
  const ground = { statement: theoremNamed('2.3'), dropped: 'full-rank', inputDimension: 2 };

  test('those that one input decides are gone through, and others are left to be drawn', () => {
    const all = withFewParameters(ground, [2], 2);
    expect(all.isWhole).toBe(false);
    const networks = networksOf(all.networks(0, all.size));
    expect(networks.length).toBeGreaterThan(500);
    for (const network of networks) {
      expect(failing(ground.statement, network)).toEqual(['full-rank']);
      const [x, y] = [network.evaluate([0.3, 5]), network.evaluate([0.3, -8])];
      expect(x).toEqual(y);
      expect(x[1]).toBe(0);
    }
  });
});

test('where there are too many, none is gone through', () => {
  const ground = { statement: theoremNamed('2.1'), dropped: 'width', inputDimension: 2 };
  expect(withFewParameters(ground, [3], 2)).toMatchObject({ size: 0, isWhole: false });
});

describe('all φ with two pieces', () => {
  test('have the traits and the number of parameters, each once', () => {
    const traits = { continuous: true, increasing: true, surjective: true };
    expect(phisOfTwoPieces(traits, 0)).toEqual([]);
    const phis = phisOfTwoPieces(traits, 1);
    expect(phis.length).toBeGreaterThan(20);
    for (const { phi, parameters } of phis) {
      expect(parameters).toBe(1);
      expect(phi).toMatchObject({ ...traits });
    }
    expect(new Set(phis.map(({ phi }) => JSON.stringify(phi.pieces))).size).toBe(phis.length);
  });

  test('of φ and x ↦ −φ(−x) one is there: of x⁺ and min(x, 0), of x⁺ + 1 and min(x, 0) − 1', () => {
    const values = phisOfTwoPieces({ continuous: true, increasing: true, surjective: false }, 0).map(
      ({ phi }) => [-2, 0, 2].map((x) => phi.evaluate(x)).join(),
    );
    expect(values.filter((each) => ['0,0,2', '-2,0,0'].includes(each))).toHaveLength(1);
    expect(values.filter((each) => ['1,1,3', '-3,-1,-1'].includes(each))).toHaveLength(1);
  });
});
