import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contraction as contractionOf } from '../../../src/search/attraction/contraction.js';
import { probe } from '../../../src/search/judge/index.js';
import {
  at,
  hardTanh,
  leakyRelu,
  matrix,
  type Matrix,
  Network,
  PiecewiseLinear,
  Rational,
  relu,
  smoothActivations,
} from '../../../src/exact/index.js';
import { theorem22 } from '../../../src/statements/index.js';
import { runs } from '../../seed.js';

const r = (text: string) => Rational.from(text);
const layer = (...weights: readonly string[]) => {
  const rows: Matrix = weights.map((row) => row.split(' ').map(r));
  return { weights: rows, bias: rows.map(() => Rational.one) };
};

describe('a contraction of the whole space', () => {
  test('brings any two points nearer, in its own norm, exactly', () => {
    const entry = fc.integer({ min: -6, max: 6 }).map((n) => Rational.of(n, 8));
    const square = fc.array(fc.array(entry, { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 2 });
    const point = fc.array(
      fc.integer({ min: -40, max: 40 }).map((n) => Rational.of(n, 4)),
      { minLength: 2, maxLength: 2 },
    );
    let contractions = 0;
    fc.assert(
      fc.property(square, square, fc.array(point, { minLength: 8, maxLength: 8 }), (V, W, points) => {
        const zero = matrix.zeros(2);
        const network = new Network(hardTanh, [
          { weights: V, bias: zero },
          { weights: W, bias: zero },
        ]);
        const found = contractionOf(network);
        if (found === undefined) return;
        contractions++;
        const { factor, scale } = found;
        const size = (x: readonly Rational[], y: readonly Rational[]) =>
          matrix
            .subtract(x, y)
            .map((d, i) => d.abs().dividedBy(at(scale, i)))
            .reduce((most, d) => Rational.max(most, d));
        for (const [k, x] of points.entries()) {
          const y = at(points, (k + 1) % points.length);
          const after = size(network.evaluateExactly(x), network.evaluateExactly(y));
          expect(after.atMost(factor.times(size(x, y)))).toBe(true);
        }
      }),
      { numRuns: runs(100) },
    );
    expect(contractions).toBeGreaterThan(10);
  });

  test('is found for every factor above the spectral radius of the absolute weights', () => {
    // In the maximum norm this one does not contract, but its spectral radius is 1/2.
    const network = new Network(relu, [layer('1/2 100', '0 1/4'), layer('1 0', '0 1')]);
    expect(contractionOf(network)?.factor.lessThan(Rational.one)).toBe(true);
  });

  test('is not found where the factor would be 1, φ is too steep or jumps', () => {
    expect(contractionOf(new Network(relu, [layer('1')]))).toBeUndefined();
    expect(contractionOf(new Network(leakyRelu(r('-2')), [layer('3/4'), layer('3/4')]))).toBeUndefined();
    const jump = new PiecewiseLinear([
      { until: Rational.zero, slope: Rational.zero, intercept: Rational.zero },
      { slope: Rational.zero, intercept: Rational.one },
    ]);
    expect(contractionOf(new Network(jump, [layer('1/8'), layer('1/8')]))).toBeUndefined();
    // Its spectral radius is 1/2. But u₂/u₁ has to be below 2^-20, of which u is rounded up to a multiple.
    expect(contractionOf(new Network(relu, [layer('1/2 367001', '0 9/20')]))).toBeUndefined();
    // |φ′| of GELU exceeds 1.
    const steep = (w: string) => new Network(smoothActivations.gelu, [layer(w), layer('1')]);
    expect(contractionOf(steep('9/10'))).toBeUndefined();
    expect(contractionOf(steep('4/5'))).toBeDefined();
  });

  test('proves the conclusions of the theorems, in any dimension', () => {
    const n = 20;
    const weights = matrix.identity(n).map((row) => row.map((x) => x.times(r('1/2'))));
    const network = new Network(smoothActivations.gelu, [
      { weights, bias: matrix.zeros(n) },
      { weights, bias: matrix.zeros(n) },
    ]);
    const { verdict, proved, dropped } = probe(network, theorem22, { seed: 0 });
    expect({ verdict, proved, dropped }).toEqual({
      verdict: 'vacuous',
      proved: true,
      dropped: ['monotone'],
    });
  });
});
