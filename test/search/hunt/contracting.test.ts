import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, type Layer, Network, PiecewiseLinear, Rational } from '../../../src/exact/index.js';
import { Contracting, floatPieces } from '../../../src/search/hunt/contracting.js';
import { withFewParameters } from '../../../src/search/hunt/few-parameters.js';
import { smallNetworks } from '../../../src/search/hunt/small-networks.js';
import { networksOf } from './networks-of.js';
import { theoremNamed } from '../../../src/statements/index.js';

const q = (x: number): Rational => Rational.fromNumber(x);
const layer = (weights: readonly (readonly number[])[], bias: readonly number[]): Layer => ({
  weights: weights.map((row) => row.map(q)),
  bias: bias.map(q),
});
/** Pieces as slope, intercept and upper end. */
const phi = (...pieces: readonly (readonly [number, number, number?])[]): PiecewiseLinear =>
  new PiecewiseLinear(
    pieces.map(([slope, intercept, until]) => ({
      slope: q(slope),
      intercept: q(intercept),
      ...(until !== undefined && { until: q(until) }),
    })),
  );
function contracts(activation: PiecewiseLinear, layers: readonly Layer[]): boolean {
  const widths = [at(at(layers, 0).weights, 0).length, ...layers.map(({ bias }) => bias.length)];
  const numbers = layers.flatMap(({ weights, bias }) => weights.flatMap((row, i) => [...row, at(bias, i)]));
  return new Contracting(widths).somewhere(
    floatPieces(activation),
    Float64Array.from(numbers, (x) => x.toNumber()),
  );
}

const relu = phi([0, 0, 0], [1, 0]);
const identity = phi([1, 0, 0], [1, 0]);
/** (x, y) ↦ (a·x + b·y + 1, c·x + d·y + 1), and the same for one number. */
const plane = (a: number, b: number, c: number, d: number): Layer =>
  layer(
    [
      [a, b],
      [c, d],
    ],
    [1, 1],
  );
const line = (a: number, b: number): Layer => layer([[a]], [b]);
const still = layer(
  [
    [1, 0],
    [0, 1],
  ],
  [0, 0],
);

describe('a part on which F contracts towards a fixed point in it', () => {
  test.each([
    ['x/2', true, identity, [line(1, 0), line(1 / 2, 0)]],
    ['x', false, identity, [line(1, 0), line(1, 0)]],
    ['2x', false, identity, [line(1, 0), line(2, 0)]],
    ['−x/2 + 1', true, identity, [line(1, 0), line(-1 / 2, 1)]],
    ['relu(x) + 1: its fixed point is not where it is constant', false, relu, [line(1, 0), line(1, 1)]],
    ['relu(x) − 1: it is', true, relu, [line(1, 0), line(1, -1)]],
    ['half a quarter turn', true, identity, [still, plane(0, -1 / 2, 1 / 2, 0)]],
    ['a quarter turn', false, identity, [still, plane(0, -1, 1, 0)]],
    ['a shear that is nilpotent', true, identity, [still, plane(0, 5, 0, 0)]],
    ['three quarters of the identity', true, identity, [still, plane(3 / 4, 0, 0, 3 / 4)]],
    ['twice one coordinate and a quarter of the other', false, identity, [still, plane(2, 0, 0, 1 / 4)]],
    ['a saddle', false, identity, [still, plane(2, 0, 0, 1 / 2)]],
  ] as const)('%s: %s', (_, expected, f, layers) => {
    expect(contracts(f, layers)).toBe(expected);
  });

  test('is there in all small networks that a hunt looks at, and none of their units is idle', () => {
    const square = { statement: theoremNamed('2.3'), dropped: 'square', inputDimension: 1 };
    const monotone = { statement: theoremNamed('2.1'), dropped: 'monotone', inputDimension: 2, depth: 2 };
    const small = { hidden: [2], pieces: 2, below: [1, 2, 2, 4, 0, 2, 3] };
    const counted = networksOf(withFewParameters(square, [2], 1).networks(0, Infinity));
    const drawn = networksOf(smallNetworks(monotone, small, 200, 1));
    expect(counted.length).toBeGreaterThan(200);
    expect(drawn).toHaveLength(200);
    for (const { activation, layers } of [...counted, ...drawn]) {
      expect(activation instanceof PiecewiseLinear && contracts(activation, layers)).toBe(true);
      const [first, second] = [at(layers, 0), at(layers, 1)];
      for (const [unit, row] of first.weights.entries()) {
        expect(row.some(({ sign }) => sign !== 0)).toBe(true);
        expect(second.weights.some((next) => at(next, unit).sign !== 0)).toBe(true);
      }
    }
  });

  test('is not looked for with three inputs, or among very many parts', () => {
    const three = layer(
      [
        [2, 0, 0],
        [0, 2, 0],
        [0, 0, 2],
      ],
      [0, 0, 0],
    );
    expect(contracts(relu, [three, three])).toBe(true);
    const wide = layer(
      Array.from({ length: 7 }, () => [2]),
      Array.from({ length: 7 }, () => 0),
    );
    expect(contracts(relu, [wide, layer([[2, 2, 2, 2, 2, 2, 2]], [0])])).toBe(true);
  });

  test('is there wherever an orbit ends at a point around which F contracts', () => {
    const number = fc.constantFrom(-2, -1, -1 / 2, 0, 1 / 2, 1, 2);
    const numbers = (count: number) => fc.array(number, { minLength: count, maxLength: count });
    let ends = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(1, 2),
        numbers(4),
        numbers(12),
        (n, [a = 0, b = 0, c = 0, d = 0], entries) => {
          const f = phi([a, b, 0], [c, d]);
          const rows = (from: number) =>
            layer(
              Array.from({ length: n }, (_, i) =>
                Array.from({ length: n }, (__, j) => at(entries, from + i * n + j)),
              ),
              Array.from({ length: n }, (_, i) => at(entries, from + n * n + i)),
            );
          const layers = [rows(0), rows(n * n + n)];
          const found = contracts(f, layers);
          const F = new Network(f, layers);
          for (const start of [-3.3, -1.1, 0.4, 2.7]) {
            let x: readonly number[] = Array.from({ length: n }, (_, i) => start + i);
            for (let k = 0; k < 40 && x.every((y) => Math.abs(y) < 100); k++) x = F.evaluate(x);
            const moved = F.evaluate(x);
            if (!x.every((y, i) => Math.abs(y - at(moved, i)) < 1e-6)) continue;
            // In each direction alike, and by less than one half each time: that is no kink.
            const steps = x.map((_, i) => {
              const h = (by: number) =>
                F.evaluate(x.map((y, j) => y + (i === j ? by : 0))).map((y, j) => (y - at(moved, j)) / by);
              return [h(1e-4), h(-1e-4)] as const;
            });
            const isSmooth = steps.every(([up, down]) =>
              up.every((y, j) => Math.abs(y - at(down, j)) < 1e-6),
            );
            const isStrong = steps.every(([up]) => up.reduce((sum, y) => sum + Math.abs(y), 0) < 0.9);
            if (!isSmooth || !isStrong) continue;
            ends += 1;
            expect(found).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(ends).toBeGreaterThan(50);
  });
});
