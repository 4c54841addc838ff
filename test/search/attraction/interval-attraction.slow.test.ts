import fc from 'fast-check';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { describe, expect, test } from 'vitest';
import { certifyAttraction, spectralRadiusAtMost } from '../../../src/search/attraction/index.js';
import { IteratedMap, Random } from '../../../src/sampling/index.js';
import {
  at,
  leakyRelu,
  Network,
  PiecewiseLinear,
  Rational,
  readNetwork,
  relu,
  smoothActivations,
} from '../../../src/exact/index.js';
import {
  associations,
  defaultTraining,
  everyExample,
  sphere,
  trained,
} from '../../../src/sources/training/index.js';
import { runs, seed } from '../../seed.js';

const quarter = leakyRelu(Rational.from('1/4'));

/** x ↦ A·x, as a network of one layer. */
function linear(A: readonly (readonly number[])[]): Network {
  const weights = A.map((row) => row.map((x) => Rational.fromNumber(x)));
  return new Network(quarter, [{ weights, bias: A.map(() => Rational.zero) }]);
}

describe('the bound of the spectral radius', () => {
  test('is at least the spectral radius, and close to it', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 6 }), (own, n) => {
        const random = new Random(own, 'test');
        const A = Array.from({ length: n }, () => Array.from({ length: n }, () => random.normal()));
        const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(new Matrix(A));
        const radius = Math.max(
          ...realEigenvalues.map((re, i) => Math.hypot(re, at(imaginaryEigenvalues, i))),
        );
        const bound = spectralRadiusAtMost(linear(A), new Array<number>(n).fill(0), 1) ?? NaN;
        expect(bound).toBeGreaterThanOrEqual(radius * (1 - 1e-12));
        expect(bound).toBeLessThanOrEqual(radius * 1.2 + 1e-6);
      }),
      { seed, numRuns: runs(100) },
    );
  });

  test('is 0 for a constant map, and exact for a diagonal one', () => {
    expect(
      spectralRadiusAtMost(
        linear([
          [0, 0],
          [0, 0],
        ]),
        [1, 2],
        1,
      ),
    ).toBe(0);
    expect(
      spectralRadiusAtMost(
        linear([
          [0.5, 0],
          [0, -0.75],
        ]),
        [1, 2],
        1,
      ),
    ).toBe(0.75);
    expect(
      spectralRadiusAtMost(
        linear([
          [0.5, 0],
          [0, -0.75],
        ]),
        [1, 2],
        3,
      ),
    ).toBe(0.421875);
  });

  test('is that of all sides where units bend at the point: of x/2 as max(x, 0)/2 − max(−x, 0)/2 at 0', () => {
    const row = (...numbers: readonly number[]) => numbers.map((x) => Rational.fromNumber(x));
    const bent = new Network(relu, [
      { weights: [row(1), row(-1)], bias: row(0, 0) },
      { weights: [row(0.5, -0.5)], bias: row(0) },
    ]);
    expect(spectralRadiusAtMost(bent, [0], 1)).toBeGreaterThanOrEqual(0.5);
    expect(spectralRadiusAtMost(bent, [1], 1)).toBe(0.5);
    const ramp = new Network(relu, [
      { weights: [row(1)], bias: row(-1) },
      { weights: [row(3)], bias: row(1) },
    ]);
    expect(spectralRadiusAtMost(ramp, [1], 1)).toBe(3);
  });

  test('is nearly 1 for a turn, whose norm is not', () => {
    const bound =
      spectralRadiusAtMost(
        linear([
          [0.6, -0.8],
          [0.8, 0.6],
        ]),
        [1, 2],
        1,
      ) ?? NaN;
    expect(bound).toBeGreaterThanOrEqual(1);
    expect(bound).toBeLessThan(1.02);
  });
});

describe('a region that is proved to attract', () => {
  test('is taken into itself by random points, and they come together', () => {
    for (const activation of [smoothActivations.tanh, smoothActivations.gelu, quarter]) {
      const examples = sphere(3, 2, 2, 5);
      const options = { ...defaultTraining, widths: [24, 2], activation, steps: 1500 };
      const { network } = trained(associations(examples), options);
      const map = new IteratedMap(network);
      let regions = 0;
      for (const x of everyExample(examples)) {
        const point = map.image(x, 1000);
        const region = certifyAttraction(map.network, point, 1);
        if (region === undefined) continue;
        regions += 1;
        expect(region.factor).toBeLessThan(1);
        const random = new Random(1, 'test');
        for (let k = 0; k < 20; k++) {
          const t = region.directions.map(() => random.between(-region.radius, region.radius));
          const y = region.centre.map(
            (c, i) => c + region.directions.reduce((sum, d, j) => sum + at(t, j) * at(d, i), 0),
          );
          const end = map.image(y, 1500);
          end.forEach((value, i) => expect(value).toBeCloseTo(point[i] ?? NaN, 6));
        }
      }
      expect(regions).toBeGreaterThan(0);
    }
  });

  test('does not reach to where F only maps it into itself', () => {
    // Slope 1/2 up to 1, and 1 beyond.
    const [one, half] = [Rational.one, Rational.of(1, 2)];
    const outward = new PiecewiseLinear([
      { until: one.negated(), slope: one, intercept: half },
      { until: one, slope: half, intercept: Rational.zero },
      { slope: one, intercept: half.negated() },
    ]);
    const layer = { weights: [[one]], bias: [Rational.zero] };
    const region = certifyAttraction(new Network(outward, [layer, layer]), [0], 1);
    expect(region?.factor).toBe(0.5);
    expect(region?.radius).toBe(1);
  });

  test('is found for turns that contract, by a power', () => {
    const turn = linear([
      [0.5, -0.6],
      [0.6, 0.5],
    ]);
    const region = certifyAttraction(turn, [0, 0], 1);
    expect(region?.power).toBeGreaterThan(1);
  });

  test.each([
    [
      'that F leaves',
      [
        [1.01, 0],
        [0, 0.5],
      ],
    ],
    [
      'all of which F fixes',
      [
        [1, 0],
        [0, 0.5],
      ],
    ],
    [
      'that F turns without contracting it',
      [
        [0.6, -0.8],
        [0.8, 0.6],
      ],
    ],
  ])('is not found around a point %s', (_, A) => {
    expect(certifyAttraction(linear(A), [0, 0], 1)).toBeUndefined();
  });

  test('is not found where no fixed point is near', () => {
    expect(
      certifyAttraction(
        linear([
          [0.5, 0],
          [0, 0.5],
        ]),
        [1, 1],
        1,
      ),
    ).toBeUndefined();
    expect(
      certifyAttraction(
        linear([
          [0.5, 0],
          [0, 0.5],
        ]),
        [1e-12, 0],
        1,
      ),
    ).toBeDefined();
  });

  test('is not found where numbers overflow, nor is a bound', () => {
    const steep = linear([
      [1e200, 0],
      [0, 1e200],
    ]);
    for (const x of [
      [0, 0],
      [1e200, 1],
      [NaN, 0],
      [Infinity, 0],
    ]) {
      expect(certifyAttraction(steep, x, 2)).toBeUndefined();
      expect(spectralRadiusAtMost(steep, x, 2)).toBeUndefined();
    }
  });

  test('is not found at a jump', () => {
    const step = new PiecewiseLinear([
      { until: Rational.zero, slope: Rational.zero, intercept: Rational.zero },
      { slope: Rational.zero, intercept: Rational.one },
    ]);
    const layer = { weights: [[Rational.one]], bias: [Rational.zero] };
    expect(certifyAttraction(new Network(step, [layer, layer]), [0], 1)).toBeUndefined();
    expect(certifyAttraction(new Network(step, [layer, layer]), [1], 1)?.factor).toBe(0);
  });

  test('is found around the points of a cycle, for the power that is its period', () => {
    const read = readNetwork(
      '{"format":"basincheck/network@1","activation":{"name":"hard-tanh"},"layers":[{"weights":[["-4"]],"bias":["0"]},{"weights":[["2"]],"bias":["0"]}]}',
    );
    if ('problems' in read) throw new Error('expected a network');
    const { network } = read;
    expect(certifyAttraction(network, [2], 2)).toMatchObject({ power: 1, factor: 0 });
    expect(certifyAttraction(network, [2], 1)).toBeUndefined();
  });

  test('is about the exact weights, not about what float64 makes of them', () => {
    // The float64 nearest to 1/3 is smaller.
    const third = new Network(quarter, [{ weights: [[Rational.of(1, 3)]], bias: [Rational.of(1, 3)] }]);
    const isBelow = (bound = NaN) => Rational.fromNumber(bound).lessThan(Rational.of(1, 3));
    expect(isBelow(1 / 3)).toBe(true);
    expect(isBelow(spectralRadiusAtMost(third, [0.5], 1))).toBe(false);
    expect(isBelow(certifyAttraction(third, [0.5], 1)?.factor)).toBe(false);
  });
});
