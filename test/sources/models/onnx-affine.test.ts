import { describe, expect, test } from 'vitest';
import { networkJson } from '../../../src/exact/index.js';
import { readModel } from '../../../src/sources/models/index.js';
import { accepted, complaints } from './fixtures.js';
import {
  attribute,
  bytes,
  float,
  integer,
  integers,
  message,
  model,
  node,
  type Part,
  tensor,
  text,
} from './protobuf-writer.js';

const W = tensor('W', [2, 2], [1, 2, 3, 4]);
const layer = (from: string, to: string) => node('MatMul', [from, 'W'], to);
const outcome = (...parts: readonly Part[]) => readModel(model([-1, 2], W, ...parts), 'onnx');
const network = (...parts: readonly Part[]) => accepted(outcome(...parts));
const said = (...parts: readonly Part[]) => complaints(outcome(...parts));
const notes = (...parts: readonly Part[]) => {
  const result = outcome(...parts);
  return 'network' in result ? result.notes : complaints(result);
};
const layersOf = (...parts: readonly Part[]) =>
  network(...parts).layers.map(({ weights, bias }) => `${weights.join(' | ')} + ${bias.join()}`);
const pieces = (...parts: readonly Part[]): unknown =>
  JSON.parse(JSON.stringify(networkJson(network(...parts)).activation));

const relu = {
  pieces: [
    { until: '0', slope: '0', intercept: '0' },
    { slope: '1', intercept: '0' },
  ],
};

describe('BatchNormalization', () => {
  const statistics = [
    tensor('g', [2], [1, 3]),
    tensor('b', [2], [1, 0]),
    tensor('m', [2], [1, -1]),
    tensor('v', [2], [4, 0.25]),
  ];
  const exact = attribute('epsilon', float(2, 0));
  /** x ↦ ((x₁ − 1)/2 + 1, 6·(x₂ + 1)) = (x₁/2 + 1/2, 6·x₂ + 6). */
  const norm = (from: string, to: string, ...more: readonly Part[]) =>
    node('BatchNormalization', [from, 'g', 'b', 'm', 'v'], to, ...more);

  test('joins the affine map before it', () => {
    expect(layersOf(...statistics, layer('x', 'h'), norm('h', 'y', exact))).toEqual([
      '1/2,3/2 | 12,24 + 1/2,6',
    ]);
  });

  test('joins the affine map behind it, after an activation too', () => {
    const parts = [...statistics, node('Relu', ['x'], 'r'), norm('r', 'n', exact), layer('n', 'y')];
    expect(layersOf(...parts)).toEqual(['1,0 | 0,1 + 0,0', '1/2,18 | 1,24 + 37/2,25']);
    expect(notes(...parts)).toEqual([
      'node "r" (Relu) has no affine map before it: the identity is one',
      'node "y" (MatMul) follows another affine map: the two are composed exactly into one layer',
    ]);
  });

  test('becomes a layer where there is none', () => {
    expect(layersOf(...statistics, norm('x', 'n', exact), node('Relu', ['n'], 'y'))).toEqual([
      '1/2,0 | 0,6 + 1/2,6',
      '1,0 | 0,1 + 0,0',
    ]);
  });

  test('divides by roots that are rounded to float64 where they are irrational, and says so', () => {
    const [note] = notes(...statistics, norm('x', 'y'));
    expect(note).toBe(
      'node "y" (BatchNormalization) divides by square roots of variances, which are irrational: each is rounded to the ' +
        'nearest float64',
    );
    const epsilon = Math.fround(1e-5);
    const [y = NaN, z = NaN] = network(...statistics, norm('x', 'y')).evaluate([3, 1]);
    expect(y).toBeCloseTo(1 + 2 / Math.sqrt(4 + epsilon), 14);
    expect(z).toBeCloseTo(6 / Math.sqrt(0.25 + epsilon), 13);
    expect(notes(...statistics, norm('x', 'y', exact))).toEqual([]);
  });

  test('acts on channels, each with all its numbers', () => {
    const wide = readModel(
      model([-1, 2, 2], ...statistics, norm('x', 'n', exact), node('Flatten', ['n'], 'y')),
      'onnx',
    );
    expect(accepted(wide).evaluate([1, 3, 1, 2])).toEqual([1, 2, 12, 18]);
  });

  test('is refused in training, with other statistics than the points have, and where a variance is negative', () => {
    expect(said(...statistics, norm('x', 'y', attribute('training_mode', integer(3, 1))))).toEqual([
      'node "y" (BatchNormalization): expected a model exported for use (model.eval() in PyTorch), with fixed statistics, ' +
        'got training mode',
    ]);
    expect(said(...statistics, norm('x', 'y', text(2, 'mean')))[0]).toContain('got training mode');
    const three = tensor('v', [3], [1, 1, 1]);
    expect(said(...statistics.slice(0, 3), three, norm('x', 'y'))).toEqual([
      'tensor "g": expected a vector of 3, one for each channel, got shape 2',
    ]);
    const negative = tensor('v', [2], [1, -1]);
    expect(said(...statistics.slice(0, 3), negative, norm('x', 'y'))[0]).toMatch(
      /^tensor "v"\[1\]: expected a variance that is positive with epsilon, got -0\.99/,
    );
    const five = ['g5', 'b5', 'm5', 'v5'].map((name) => tensor(name, [5], [1, 1, 1, 1, 1]));
    expect(said(...five, node('BatchNormalization', ['x', 'g5', 'b5', 'm5', 'v5'], 'y'))).toEqual([
      'node "y" (BatchNormalization): expected points with 5 channels, one in a row, got shape ?×2',
    ]);
  });

  test('of many channels behind an activation costs no product of matrices', () => {
    const n = 700;
    const ones = new Array<number>(n).fill(1);
    const vectors = ['g', 'b', 'm', 'v'].map((name) => tensor(name, [n], ones));
    const fan = [tensor('V', [2, n], [...ones, ...ones]), tensor('U', [n, 2], [...ones, ...ones])];
    const wide = network(
      ...vectors,
      ...fan,
      node('MatMul', ['x', 'V'], 'h'),
      node('Relu', ['h'], 'r'),
      norm('r', 'k', exact),
      node('MatMul', ['k', 'U'], 'y'),
    );
    // Every hidden value is relu(x₁ + x₂), and the norm of it is the same.
    expect(wide.evaluate([1, 2])).toEqual([3 * n, 3 * n]);
  });
});

describe('bounds', () => {
  const at = (name: string, ...values: readonly number[]) =>
    tensor(name, values.length === 1 ? [] : [values.length], values);
  const greatest = 3.4028234663852886e38;

  test.each([
    ['Clip to ∞', [node('Clip', ['x', 'lo', 'hi'], 'y')], [at('lo', 0), at('hi', Infinity)]],
    [
      'Clip to the greatest float32',
      [node('Clip', ['x', 'lo', 'hi'], 'y')],
      [at('lo', 0), at('hi', greatest)],
    ],
    [
      'Clip with attributes',
      [node('Clip', ['x'], 'y', attribute('min', float(2, 0)), attribute('max', float(2, Infinity)))],
      [],
    ],
    ['Max', [node('Max', ['lo', 'x'], 'y')], [at('lo', 0)]],
    ['Max with a zero for each coordinate', [node('Max', ['x', 'lo'], 'y')], [at('lo', 0, 0)]],
    ['Max with two constants', [node('Max', ['x', 'lo', 'less'], 'y')], [at('lo', 0), at('less', -Infinity)]],
  ])('%s is the positive part', (_, nodes, constants) => {
    expect(pieces(...constants, ...nodes)).toEqual(relu);
  });

  test('Min is a bound from above, and Clip without bounds is none', () => {
    expect(pieces(at('hi', 6), node('Min', ['x', 'hi'], 'y'))).toEqual({
      pieces: [
        { until: '6', slope: '1', intercept: '0' },
        { slope: '0', intercept: '6' },
      ],
    });
    const open = network(
      at('lo', -Infinity),
      at('hi', Infinity),
      node('Clip', ['x', 'lo', 'hi'], 'c'),
      layer('c', 'y'),
    );
    expect(open.evaluate([-9, 9])).toEqual([18, 18]);
  });

  test('bounds on both sides, one after the other, are one φ, in every layer', () => {
    const six = [at('zero', 0), at('six', 6)];
    const below = node('Max', ['x', 'zero'], 'm');
    const parts = [...six, below, node('Min', ['m', 'six'], 'r'), layer('r', 'h')];
    const more = [node('Relu', ['h'], 'p'), node('Min', ['p', 'six'], 'y')];
    const clip = network(...parts, ...more);
    expect(clip.widths).toEqual([2, 2, 2]);
    expect(clip.evaluate([1, 9])).toEqual([6, 6]);
    expect(clip.evaluate([-1, 0.5])).toEqual([1.5, 2]);
    expect(said(...parts, node('Relu', ['h'], 'y'))).toEqual([
      'node "y" (Relu): expected the activation of node "m" (Max), for a network here has one φ, got another one',
    ]);
    expect(said(...six, node('Min', ['x', 'zero'], 'm'), node('Max', ['m', 'six'], 'y'))[0]).toContain(
      'another one',
    );
  });

  test('a bound for each coordinate is a shifted positive part', () => {
    const low = [at('lo', 1, -2), node('Max', ['x', 'lo'], 'm'), layer('m', 'y')];
    expect(pieces(...low)).toEqual(relu);
    expect(network(...low).evaluate([-5, -5])).toEqual([1 - 6, 2 - 8]);
    expect(network(...low).evaluate([5, 1])).toEqual([8, 14]);
    const high = [at('hi', 1, -2), node('Min', ['x', 'hi'], 'm'), layer('m', 'y')];
    expect(pieces(...high)).toEqual(relu);
    expect(network(...high).evaluate([5, 5])).toEqual([1 - 6, 2 - 8]);
    expect(network(...high).evaluate([0, -3])).toEqual([-9, -12]);
  });

  test('bounds that leave one value, or are no numbers, are refused', () => {
    const clip = node('Clip', ['x', 'lo', 'hi'], 'y');
    expect(said(at('lo', Infinity), at('hi', Infinity), clip)).toEqual([
      'node "y" (Clip), min: expected a bound that leaves some values, got Infinity',
    ]);
    expect(said(at('lo', NaN), at('hi', 1), clip)).toEqual([
      'tensor "lo": expected a finite number, got NaN',
    ]);
    expect(said(at('hi', -Infinity), node('Min', ['x', 'hi'], 'y'))).toEqual([
      'node "y" (Min): expected finite bounds, got -Infinity',
    ]);
  });
});

describe('activations with a parameter', () => {
  test('Celu and Swish are scaled, Elu with alpha 0 is the positive part', () => {
    const celu = network(node('Celu', ['x'], 'y', attribute('alpha', float(2, 2))));
    expect(celu.layers.map(({ weights }) => weights.map(String))).toEqual([
      ['1/2,0', '0,1/2'],
      ['2,0', '0,2'],
    ]);
    expect(celu.evaluate([-3, 3])[0]).toBeCloseTo(2 * (Math.exp(-1.5) - 1), 12);
    const swish = network(node('Swish', ['x'], 'y', attribute('alpha', float(2, 4))));
    expect(swish.evaluate([1, 0])[0]).toBeCloseTo(1 / (1 + Math.exp(-4)), 12);
    expect(pieces(node('Elu', ['x'], 'y', attribute('alpha', float(2, 0))))).toEqual(relu);
  });

  test('Selu is an Elu whose factor goes into the next layer', () => {
    const selu = network(node('Selu', ['x'], 'y'));
    const [alpha, gamma] = [1.6732631921768188, 1.0507010221481323];
    expect(selu.layers[1]?.weights.map((row) => row.map((w) => w.toNumber()))).toEqual([
      [gamma, 0],
      [0, gamma],
    ]);
    const [below = NaN, above = NaN] = selu.evaluate([-0.5, 3]);
    expect(below).toBeCloseTo(gamma * alpha * Math.expm1(-0.5), 14);
    expect(above).toBeCloseTo(3 * gamma, 14);
    const own = [attribute('alpha', float(2, 2)), attribute('gamma', float(2, -0.5))];
    expect(network(node('Selu', ['x'], 'y', ...own)).evaluate([-1, 3])).toEqual([-Math.expm1(-1), -1.5]);
    const flat = [attribute('alpha', float(2, 0)), attribute('gamma', float(2, 3))];
    expect(network(node('Selu', ['x'], 'y', ...flat)).evaluate([-1, 3])).toEqual([0, 9]);
  });

  test('layers with different alphas have no one φ', () => {
    const elu = (from: string, to: string, alpha: number) =>
      node('Elu', [from], to, attribute('alpha', float(2, alpha)));
    expect(network(elu('x', 'a', 2), layer('a', 'b'), elu('b', 'y', 2)).depth).toBe(3);
    expect(said(elu('x', 'a', 2), layer('a', 'b'), elu('b', 'y', 3))).toEqual([
      'node "y" (Elu): expected the activation of node "a" (Elu), for a network here has one φ, got another one',
    ]);
  });

  test('what no activation here equals is refused in one sentence', () => {
    expect(said(node('Selu', ['x'], 'y', attribute('alpha', float(2, -1))))).toEqual([
      'node "y" (Selu), alpha: expected no negative number, got -1',
    ]);
    expect(said(node('Selu', ['x'], 'y', attribute('gamma', float(2, Infinity))))).toEqual([
      'node "y" (Selu), gamma: expected a finite number, got Infinity',
    ]);
    expect(said(node('Celu', ['x'], 'y', attribute('alpha', float(2, -1))))[0]).toContain(
      'a positive number, got -1',
    );
    expect(said(node('Swish', ['x'], 'y', attribute('alpha', float(2, 0))))[0]).toContain('got 0');
  });
});

describe('constants that are computed', () => {
  const two = tensor('two', [], [2]);

  test('Sum adds any number of constants', () => {
    const parts = [tensor('b', [2], [1, 2]), two, node('Sum', ['b', 'x', 'two'], 'y')];
    expect(layersOf(...parts)).toEqual(['1,0 | 0,1 + 3,4']);
  });

  test('weights and biases may be scaled, reshaped and transposed', () => {
    const parts = [
      tensor('flat', [4], [1, 2, 3, 4]),
      tensor('b', [2, 1], [5, 6]),
      two,
      integers('square', 2, -1),
      integers('last', 1),
      integers('first', 0),
      node('Reshape', ['flat', 'square'], 'V'),
      node('Transpose', ['V'], 'VT'),
      node('Mul', ['VT', 'two'], 'U'),
      node('Squeeze', ['b', 'last'], 'c'),
      node('Unsqueeze', ['c', 'first'], 'd'),
      node('MatMul', ['x', 'U'], 'h'),
      node('Add', ['h', 'd'], 'y'),
    ];
    expect(layersOf(...parts)).toEqual(['2,4 | 6,8 + 5,6']);
    expect(notes(...parts)).toEqual([]);
  });

  test('what is rounded on the way is said, and what has no value is refused', () => {
    const third = [
      tensor('three', [], [3]),
      two,
      node('Div', ['two', 'three'], 'c'),
      node('Mul', ['x', 'c'], 'y'),
    ];
    expect(notes(...third)).toEqual([
      'node "c" (Div) on constants gives numbers that are rounded to the nearest float64',
    ]);
    expect(network(...third).evaluate([3, 0])[0]).toBeCloseTo(2, 14);
    const root = [tensor('four', [], [4]), node('Sqrt', ['four'], 'c'), node('Mul', ['x', 'c'], 'y')];
    expect([layersOf(...root), notes(...root)]).toEqual([['2,0 | 0,2 + 0,0'], []]);
    const zero = [
      tensor('zero', [], [0]),
      two,
      node('Div', ['two', 'zero'], 'c'),
      node('Mul', ['x', 'c'], 'y'),
    ];
    expect(said(...zero)).toEqual([
      'Div of tensor "two" and tensor "zero": expected a finite number, got Infinity',
    ]);
  });

  test('constants of different shapes are combined as ONNX broadcasts them', () => {
    const parts = [
      tensor('column', [2, 1], [10, 20]),
      tensor('row', [2], [1, 2]),
      node('Add', ['column', 'row'], 'V'),
      node('MatMul', ['x', 'V'], 'y'),
    ];
    expect(layersOf(...parts)).toEqual(['11,21 | 12,22 + 0,0']);
    const wrong = [
      tensor('three', [3], [1, 2, 3]),
      node('Add', ['W', 'three'], 'V'),
      node('MatMul', ['x', 'V'], 'y'),
    ];
    expect(said(...wrong)[0]).toContain('shapes that do not fit, 2×2 and 3');
  });

  test('Dropout passes what it gets unless it is told to train', () => {
    const flag = (value: number) => message(5, integer(2, 9), text(8, 'on'), bytes(9, Uint8Array.of(value)));
    const drop = [tensor('ratio', [], [0.5]), node('Dropout', ['x', 'ratio', 'on'], 'd'), layer('d', 'y')];
    expect(layersOf(flag(0), ...drop)).toEqual(['1,3 | 2,4 + 0,0']);
    expect(said(flag(1), ...drop)).toEqual([
      'node "d" (Dropout): expected what changes no value, got training mode',
    ]);
  });
});

describe('numbers in a file beside the model', () => {
  const entry = (key: string, value: string) => message(13, text(1, key), text(2, value));
  const outside = (...entries: readonly Part[]) =>
    model(
      [-1, 2],
      message(5, integer(1, 2), integer(2, 1), text(8, 'b'), ...entries, integer(14, 1)),
      node('Add', ['x', 'b'], 'y'),
    );
  const file = new Uint8Array(Float32Array.of(9, 1, 2).buffer);
  const read = (...entries: readonly Part[]) =>
    readModel(outside(...entries), 'onnx', undefined, (name) =>
      name === 'w.bin'
        ? { bytes: file }
        : { problem: { expected: 'a file', found: 'no such file', limit: false } },
    );

  test('are read from their offset on', () => {
    const there = read(entry('location', 'w.bin'), entry('offset', '4'), entry('length', '8'));
    expect(accepted(there).evaluate([0, 0])).toEqual([1, 2]);
    expect(accepted(read(entry('location', 'w.bin'))).evaluate([0, 0])).toEqual([9, 1]);
  });

  test('are refused where the file does not have them', () => {
    const place = entry('location', 'w.bin');
    expect(complaints(read(place, entry('offset', '8')))).toEqual([
      'tensor "b": expected 8 bytes from byte 8 of "w.bin", got a file of 12 bytes',
    ]);
    expect(complaints(read(place, entry('offset', '-4')))).toHaveLength(1);
    expect(complaints(read(place, entry('length', '4')))).toEqual([
      'tensor "b": expected 8 bytes of external data, got 4',
    ]);
    expect(complaints(read(entry('location', 'v.bin')))).toEqual([
      'tensor "b": expected a file, got no such file',
    ]);
    expect(complaints(readModel(outside(place), 'onnx'))).toEqual([
      'tensor "b": expected numbers in the file itself, got external data',
    ]);
  });
});
