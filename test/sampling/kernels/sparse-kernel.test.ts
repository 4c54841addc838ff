import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  denseLayer,
  leakyRelu,
  Network,
  Rational,
  smoothActivations,
  SparseNetwork,
  type SparseLayer,
} from '../../../src/exact/index.js';
import {
  floatNetwork,
  growthAt,
  IteratedMap,
  ScalarKernel,
  sparseFloatLayers,
  sparseFloatNetwork,
  SparseMap,
  spectralRadiusOf,
} from '../../../src/sampling/index.js';

const numbers = fc.integer({ min: -16, max: 16 }).map((n) => Rational.of(n, 8));
const activations = fc.constantFrom(leakyRelu(Rational.of(1, 4)), smoothActivations.tanh);

function layers(inputs: number, outputs: number): fc.Arbitrary<SparseLayer> {
  const row = fc
    .subarray(Array.from({ length: inputs }, (_, j) => j))
    .chain((places) =>
      fc
        .array(numbers, { minLength: places.length, maxLength: places.length })
        .map((values) => ({ places, values })),
    );
  return fc.record({
    inputs: fc.constant(inputs),
    rows: fc.array(row, { minLength: outputs, maxLength: outputs }),
    bias: fc.array(numbers, { minLength: outputs, maxLength: outputs }),
  });
}

const networks = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }))
  .chain(([n, m]) => fc.tuple(activations, layers(n, m), layers(m, n)))
  .map(([phi, ...both]) => new SparseNetwork(phi, both));

const dense = ({ activation, layers: all }: SparseNetwork) => new Network(activation, all.map(denseLayer));
const sparseMap = (F: SparseNetwork) => new SparseMap(sparseFloatNetwork(F.activation, sparseFloatLayers(F)));

describe('a network without its zeros', () => {
  test('has the values of the same network with them, to the last bit', () => {
    fc.assert(
      fc.property(networks, fc.infiniteStream(fc.double({ min: -9, max: 9, noNaN: true })), (F, stream) => {
        const points = Float64Array.from(
          { length: 3 * F.inputDimension },
          () => stream.next().value as number,
        );
        const other = points.slice();
        sparseMap(F).kernel.step(points, 3);
        new ScalarKernel(floatNetwork(dense(F))).step(other, 3);
        expect(Array.from(points, (x) => x + 0)).toEqual(Array.from(other, (x) => x + 0));
      }),
    );
  });

  test('has them exactly too, and the same widths', () => {
    fc.assert(
      fc.property(networks, fc.array(numbers, { minLength: 4, maxLength: 4 }), (F, values) => {
        fc.pre(F.activation.exact);
        const x = values.slice(0, F.inputDimension);
        expect(F.evaluateExactly(x)).toEqual(dense(F).evaluateExactly(x));
        expect(F.widths).toEqual(dense(F).widths);
      }),
    );
  });

  test('the growth of a vector under the derivative is its spectral radius where one real eigenvalue leads', () => {
    const row = (...values: readonly number[]) => ({
      places: [0, 1, 2],
      values: values.map((v) => Rational.of(v, 4)),
    });
    const W = {
      inputs: 3,
      rows: [row(2, 1, 0), row(1, 3, 1), row(0, 1, 1)],
      bias: [0, 0, 0].map((b) => Rational.of(b)),
    };
    const F = new SparseNetwork(smoothActivations.tanh, [W, W]);
    const x = Float64Array.of(0.1, -0.2, 0.3);
    const exact = spectralRadiusOf(new IteratedMap(dense(F)), x, 2);
    expect(growthAt(sparseMap(F), x, 2)).toBeCloseTo(exact, 9);
    const zero = { inputs: 1, rows: [{ places: [], values: [] }], bias: [Rational.one] };
    expect(growthAt(sparseMap(new SparseNetwork(F.activation, [zero])), Float64Array.of(1), 1)).toBe(0);
  });

  test('a layer that does not fit is refused', () => {
    const layer = { inputs: 2, rows: [{ places: [1], values: [Rational.one] }], bias: [Rational.one] };
    expect(() => new SparseNetwork(leakyRelu(Rational.half), [layer, layer])).toThrow(
      /layer 2 to have 1 inputs/,
    );
    expect(() =>
      sparseFloatNetwork(
        leakyRelu(Rational.half),
        sparseFloatLayers(new SparseNetwork(leakyRelu(Rational.half), [layer])),
      ),
    ).toThrow(/as many outputs as inputs, got 2 inputs and 1 outputs/);
  });
});
