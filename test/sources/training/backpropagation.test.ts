import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import { describe, expect, test } from 'vitest';
import { Random } from '../../../src/sampling/index.js';
import {
  absolute,
  at,
  hardTanh,
  leakyRelu,
  Rational,
  relu,
  smoothActivations,
} from '../../../src/exact/index.js';
import { Backpropagation } from '../../../src/sources/training/backpropagation.js';
import { examplesOf, exampleAt, type Pairs } from '../../../src/sources/training/examples.js';
import { initial, networkWith, type LayerParameters } from '../../../src/sources/training/parameters.js';
import { runs, seed } from '../../seed.js';

const activations = {
  relu,
  absolute,
  hardTanh,
  leaky: leakyRelu(Rational.from('1/4')),
  ...smoothActivations,
};
const names = Object.keys(activations) as (keyof typeof activations)[];

const shapes = fc.record({
  seed: fc.integer(),
  count: fc.integer({ min: 2, max: 7 }),
  widths: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
});

function madeOf(
  of: { seed: number; count: number; widths: readonly number[] },
  name: keyof typeof activations,
) {
  const random = new Random(of.seed, 'test');
  const n = of.widths.at(-1) ?? 1;
  const points = () =>
    examplesOf(
      Array.from({ length: of.count }, () => Float64Array.from({ length: n }, () => random.normal())),
    );
  const pairs: Pairs = { inputs: points(), outputs: points() };
  const layers = initial(n, of.widths, activations[name], 'fan-in', random);
  return { pairs, layers, backpropagation: new Backpropagation(activations[name], layers, pairs) };
}

/** Every parameter, as a place to read and write. */
function* places(
  layers: readonly LayerParameters[],
): Generator<readonly [array: Float64Array, index: number]> {
  for (const { weights, bias } of layers) {
    for (const array of [weights, bias]) for (const index of array.keys()) yield [array, index];
  }
}

describe('the loss', () => {
  test('is half the mean of the squared errors of the network that it is the loss of', () => {
    fc.assert(
      fc.property(shapes, fc.constantFrom(...names), (shape, name) => {
        const { pairs, layers, backpropagation } = madeOf(shape, name);
        const network = networkWith(activations[name], layers);
        let sum = 0;
        for (let k = 0; k < pairs.inputs.count; k++) {
          const target = exampleAt(pairs.outputs, k);
          network.evaluate([...exampleAt(pairs.inputs, k)]).forEach((value, i) => {
            sum += (value - at([...target], i)) ** 2;
          });
        }
        expect(backpropagation.loss()).toBeCloseTo(sum / (2 * pairs.inputs.count), 10);
      }),
      { seed, numRuns: runs(50) },
    );
  });
});

describe('the gradient', () => {
  test('agrees with difference quotients, for smooth activations', () => {
    const smooth = Object.keys(smoothActivations) as (keyof typeof smoothActivations)[];
    fc.assert(
      fc.property(shapes, fc.constantFrom(...smooth), (shape, name) => {
        const { layers, backpropagation } = madeOf(shape, name);
        backpropagation.gradient();
        const found = [...places(backpropagation.gradients)].map(([array, index]) => array[index] ?? NaN);
        const expected = [...places(layers)].map(([array, index]) => {
          const value = array[index] ?? NaN;
          const loss = (h: number) => {
            array[index] = value + h;
            return backpropagation.loss();
          };
          const h = 2 ** -10;
          const quotient = (8 * (loss(h) - loss(-h)) - (loss(2 * h) - loss(-2 * h))) / (12 * h);
          array[index] = value;
          return quotient;
        });
        const size = 1 + Math.max(...expected.map(Math.abs));
        // The second derivative of elu jumps at 0; what is near it has an error of the first order in h.
        const most = name === 'elu' ? 2 ** -10 : 1e-7;
        found.forEach((value, k) => {
          expect(Math.abs(value - at(expected, k)) / size).toBeLessThan(most);
        });
      }),
      { seed, numRuns: runs(30) },
    );
  });

  test('agrees with one written with matrices, for all activations', () => {
    fc.assert(
      fc.property(shapes, fc.constantFrom(...names), (shape, name) => {
        const { pairs, layers, backpropagation } = madeOf(shape, name);
        backpropagation.gradient();
        const expected = byMatrices(pairs, layers, name);
        backpropagation.gradients.forEach(({ weights, bias }, k) => {
          const { dW, db } = at(expected, k);
          dW.forEach((value, e) => expect(weights[e]).toBeCloseTo(value, 5));
          db.forEach((value, e) => expect(bias[e]).toBeCloseTo(value, 5));
        });
      }),
      { seed, numRuns: runs(100) },
    );
  });

  test('is exact where φ is linear: that of 1/2·(w·x + b − y)²', () => {
    const layers = [{ inputs: 1, outputs: 1, weights: Float64Array.of(3), bias: Float64Array.of(1) }];
    const pairs = { inputs: examplesOf([[2]]), outputs: examplesOf([[4]]) };
    const backpropagation = new Backpropagation(relu, layers, pairs);
    expect(backpropagation.gradient()).toBe(4.5);
    expect([...(backpropagation.gradients[0]?.weights ?? [])]).toEqual([6]);
    expect([...(backpropagation.gradients[0]?.bias ?? [])]).toEqual([3]);
  });

  test('at a bend, φ′ is the slope of the left piece', () => {
    const layers = [
      { inputs: 1, outputs: 1, weights: Float64Array.of(1), bias: Float64Array.of(0) },
      { inputs: 1, outputs: 1, weights: Float64Array.of(1), bias: Float64Array.of(1) },
    ];
    const pairs = { inputs: examplesOf([[0]]), outputs: examplesOf([[0]]) };
    const gradientWith = (slope: string) => {
      const backpropagation = new Backpropagation(leakyRelu(Rational.from(slope)), layers, pairs);
      backpropagation.gradient();
      return backpropagation.gradients[0]?.bias[0];
    };
    expect(gradientWith('1/4')).toBe(0.25);
    expect(gradientWith('-2')).toBe(-2);
  });
});

test('pairs that do not fit are refused', () => {
  const layers = [{ inputs: 2, outputs: 2, weights: new Float64Array(4), bias: new Float64Array(2) }];
  const pairs = { inputs: examplesOf([[2]]), outputs: examplesOf([[4]]) };
  expect(() => new Backpropagation(relu, layers, pairs)).toThrow(/expected pairs of 2 inputs and 2 outputs/);
});

/** Backpropagation with ml-matrix, columns instead of rows, and slopes from difference quotients or exact pieces. */
function byMatrices(pairs: Pairs, layers: readonly LayerParameters[], name: keyof typeof activations) {
  const phi = activations[name];
  const n = pairs.inputs.count;
  const columns = ({ count, dimension, values }: Pairs['inputs']) =>
    Matrix.from1DArray(count, dimension, values).transpose();
  const slopeAt = (z: number): number => {
    const h = 2 ** -20;
    const [before, after] = phi.exact ? [h, 0] : [h, h];
    return (phi.evaluate(z + after) - phi.evaluate(z - before)) / (before + after);
  };
  const values = [columns(pairs.inputs)];
  const affines: Matrix[] = [];
  layers.forEach(({ inputs, outputs, weights, bias }, k) => {
    const z = Matrix.from1DArray(outputs, inputs, weights)
      .mmul(at(values, k))
      .addColumnVector([...bias]);
    affines.push(z);
    values.push(
      k + 1 < layers.length ? new Matrix(z.to2DArray().map((row) => row.map((x) => phi.evaluate(x)))) : z,
    );
  });
  let delta = Matrix.sub(at(values, layers.length), columns(pairs.outputs)).div(n);
  const found: { dW: number[]; db: number[] }[] = [];
  for (let k = layers.length - 1; k >= 0; k--) {
    const { inputs, outputs, weights } = at(layers, k);
    found.unshift({ dW: delta.mmul(at(values, k).transpose()).to1DArray(), db: delta.sum('row') });
    if (k === 0) break;
    const slopes = at(affines, k - 1)
      .to2DArray()
      .map((row) => row.map(slopeAt));
    delta = Matrix.from1DArray(outputs, inputs, weights).transpose().mmul(delta).mul(new Matrix(slopes));
  }
  return found;
}
