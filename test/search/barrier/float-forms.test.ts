import fc from 'fast-check';
import { expect, test } from 'vitest';
import { network as networks } from '../../../src/search/generators/index.js';
import { floatForms, floatImage, rangeAlong } from '../../../src/search/barrier/float-forms.js';
import { floatNetwork } from '../../../src/sampling/index.js';
import {
  affineForms,
  type End,
  hardTanh,
  image,
  Interval,
  leakyRelu,
  matrix,
  type Network,
  ranges,
  Rational,
  relu,
  type Zonotope,
} from '../../../src/exact/index.js';

const activations = [relu, hardTanh, leakyRelu(Rational.from('1/4'))];
const piecewiseLinear = fc.constantFrom(...activations).chain((activation) =>
  fc.integer({ min: 1, max: 3 }).chain((inputDimension) =>
    networks({
      activation,
      inputDimension,
      depth: 3,
      hiddenWidths: 'some above n0',
      output: 'autoencoder',
    }),
  ),
);

const end = fc.option(fc.integer({ min: -40, max: 40 }), { nil: undefined });
const interval = fc.tuple(end, end).map(([a, b]) => {
  const [lo, hi] = a !== undefined && b !== undefined && a > b ? [b, a] : [a, b];
  const rational = (x: number | undefined): End => (x === undefined ? undefined : Rational.of(x, 8));
  return Interval.of(rational(lo), rational(hi));
});

function boxOf(intervals: readonly Interval[]): Zonotope {
  const n = intervals.length;
  return {
    origin: matrix.zeros(n),
    generators: intervals.map((range, i) => ({
      direction: matrix.zeros(n).with(i, Rational.one),
      range,
    })),
  };
}

/** The ranges of the coordinates after `steps` steps, exactly and in float64. */
function after(network: Network, set: Zonotope, steps: number): readonly (readonly [number, number])[] {
  const floats = floatNetwork(network);
  const { pieces } = floats;
  if (pieces === undefined) throw new Error('expected a piecewise linear activation');
  let [exact, approximate] = [affineForms(set), floatForms(set)];
  for (let k = 0; k < steps; k++) {
    exact = image(network, exact);
    approximate = floatImage(floats, pieces, approximate);
  }
  return ranges(exact).flatMap(({ lo, hi }, i) => {
    const row = Float64Array.from(exact.origin, (_, j) => (i === j ? 1 : 0));
    const range = rangeAlong(row, approximate);
    return [
      [lo?.toNumber() ?? -Infinity, range.lo] as const,
      [hi?.toNumber() ?? Infinity, range.hi] as const,
    ];
  });
}

test('affine forms in float64 agree with the exact ones, for bounded and unbounded boxes', () => {
  const cases = piecewiseLinear.chain((network) =>
    fc.tuple(
      fc.constant(network),
      fc.array(interval, { minLength: network.inputDimension, maxLength: network.inputDimension }),
      fc.integer({ min: 1, max: 2 }),
    ),
  );
  fc.assert(
    fc.property(cases, ([network, intervals, steps]) => {
      for (const [exact, approximate] of after(network, boxOf(intervals), steps)) {
        if (Number.isFinite(exact)) {
          expect(Math.abs(exact - approximate)).toBeLessThanOrEqual(1e-6 * (1 + Math.abs(exact)));
        } else expect(approximate).toBe(exact);
      }
    }),
  );
});
