import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  at,
  filterOperator,
  leakyRelu,
  matrix,
  patches,
  pseudoInverse,
  Rational,
  smoothActivations,
} from '../../../src/exact/index.js';
import {
  type ConvolutionalOptions,
  ConvolutionalTraining,
  examplesOf,
} from '../../../src/sources/training/index.js';

const leaky = leakyRelu(Rational.of(1, 4));
const base: ConvolutionalOptions = {
  side: 3,
  layers: 3,
  filters: 1,
  start: 'usual',
  method: 'descent',
  rate: 0.1,
  loss: 1e-8,
  steps: 100,
  seed: 1,
};
const image = [0.5, -0.25, 1, 0.75, 0.125, -1, 0.25, 1, -0.5];
const other = image.map((x, i) => (i % 2 === 0 ? x : -x));

const shapes: readonly (readonly [string, Partial<ConvolutionalOptions>])[] = [
  ['linear', {}],
  ['linear, several filters', { filters: 3 }],
  ['leaky ReLU', { activation: leaky }],
  ['leaky ReLU after the last layer too', { activation: leaky, lastActivated: true, filters: 2 }],
  ['skip connections', { skip: 2, layers: 5 }],
  ['leaky ReLU with skip connections', { activation: leaky, skip: 2, layers: 5, lastActivated: true }],
  ['skip connections up to the last layer', { activation: leaky, skip: 1 }],
];

test.each(shapes)('%s: the network in the form (1.1) has the values of the convolutions', (_, shape) => {
  const training = new ConvolutionalTraining(examplesOf([image, other]), { ...base, ...shape });
  training.advance(5);
  const values = training.images(Float64Array.from([...image, ...other]));
  const found = [image, other].flatMap((x) => training.network.evaluate(x));
  found.forEach((value, i) => {
    expect(value).toBeCloseTo(values[i] ?? NaN, 12);
  });
});

test.each(shapes)('%s: a step of descent goes down by rate·|gradient|², to first order', (_, shape) => {
  // If the gradient were another, the loss would not fall as much as the parameters say.
  const rate = 1e-6;
  const training = new ConvolutionalTraining(examplesOf([image, other]), {
    ...base,
    ...shape,
    rate,
    loss: 0,
    steps: 1,
  });
  training.advance(1);
  const [before, first] = [training.loss, parametersOf(training)];
  training.advance(1);
  const moved = parametersOf(training).map((w, i) => w - (first[i] ?? NaN));
  const square = moved.reduce((sum, each) => sum + (each / rate) ** 2, 0);
  expect(square).toBeGreaterThan(1e-6);
  expect((before - training.loss) / rate / square).toBeCloseTo(1, 3);
});

/** The distinct numbers of the filters, read off the private state that the network shows too. */
function parametersOf(training: ConvolutionalTraining): readonly number[] {
  return (training as unknown as { best: readonly Float64Array[] }).best.flatMap((each) => [...each]);
}

test('one layer from zero comes to the filter of least norm that reproduces the image (Theorem 4)', () => {
  const diamond = [0, 1, 0, 1, 0, 1, 0, 1, 0];
  const training = new ConvolutionalTraining(examplesOf([diamond]), {
    ...base,
    layers: 1,
    start: 0,
    rate: 0.1,
    loss: 1e-24,
    steps: 5000,
  });
  expect(training.advance(Infinity)).toBe('reached');
  expect(training.parameters).toBe(9);
  const pixels = diamond.map((x) => Rational.of(x));
  const P = patches(
    [0, 3, 6].map((i) => pixels.slice(i, i + 3)),
    3,
  );
  const learned = matrix.apply(pseudoInverse(P), pixels);
  const operator = filterOperator(learned, 3, 3);
  const [layer] = training.network.layers;
  layer?.weights.forEach((row, i) => {
    row.forEach((w, j) => {
      expect(w.toNumber()).toBeCloseTo(at(at(operator, i), j).toNumber(), 9);
    });
  });
});

test('from zero several layers stay where they are, and near zero they do not', () => {
  const deep = { ...base, steps: 50 };
  const training = new ConvolutionalTraining(examplesOf([image]), { ...deep, start: 0 });
  training.advance(Infinity);
  expect(parametersOf(training).every((w) => w === 0)).toBe(true);
  const near = new ConvolutionalTraining(examplesOf([image]), { ...deep, start: { nearZero: 0.1 } });
  near.advance(1);
  const { loss } = near;
  near.advance(Infinity);
  expect(near.loss).toBeLessThan(loss);
});

test('the same options give the same bytes', () => {
  const text = () => {
    const training = new ConvolutionalTraining(examplesOf([image, other]), {
      ...base,
      activation: leaky,
      start: 'xavier',
      method: 'adam',
      rate: 1e-3,
    });
    training.advance(Infinity);
    return parametersOf(training).join();
  };
  expect(text()).toBe(text());
});

test('images that are not square, skips with several filters and skips past another φ are refused', () => {
  expect(() => new ConvolutionalTraining(examplesOf([[1, 2]]), base)).toThrow(
    /expected images of 3×3 numbers .* got 2 numbers/,
  );
  expect(() => new ConvolutionalTraining(examplesOf([image]), { ...base, filters: 2, skip: 2 })).toThrow(
    /one filter a layer/,
  );
  const smooth = new ConvolutionalTraining(examplesOf([image]), {
    ...base,
    skip: 2,
    activation: smoothActivations.tanh,
  });
  expect(() => smooth.network).toThrow(/no φ, or a leaky ReLU, with skip connections/);
});

test('a random network is shift-covariant away from the frame: the filter is shared by all pixels', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), (seed) => {
      const training = new ConvolutionalTraining(examplesOf([new Array<number>(49).fill(1)]), {
        ...base,
        side: 7,
        layers: 2,
        seed,
      });
      const spot = (row: number, column: number) => {
        const x = new Float64Array(49);
        x[row * 7 + column] = 1;
        return training.images(x);
      };
      const [one, two] = [spot(2, 2), spot(4, 4)];
      for (let i = -2; i <= 2; i++)
        for (let j = -2; j <= 2; j++)
          expect(two[(4 + i) * 7 + 4 + j]).toBeCloseTo(one[(2 + i) * 7 + 2 + j] ?? NaN, 14);
    }),
    { numRuns: 10 },
  );
});
