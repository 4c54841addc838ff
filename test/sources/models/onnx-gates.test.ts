import { describe, expect, test } from 'vitest';
import { networkJson, type Network, smoothActivations } from '../../../src/exact/index.js';
import { readModel } from '../../../src/sources/models/index.js';
import { accepted, complaints } from './fixtures.js';
import { model, node, tensor, type Part } from './protobuf-writer.js';

/** h = 2x, then the nodes from h to y. */
const whole = (...parts: readonly Part[]) =>
  readModel(model([-1, 1], tensor('two', [1, 1], [2]), node('MatMul', ['x', 'two'], 'h'), ...parts), 'onnx');
const number = (name: string, value: number) => tensor(name, [], [value]);
const network = (...parts: readonly Part[]) => accepted(whole(...parts));
const said = (...parts: readonly Part[]) => complaints(whole(...parts));
const phi = ({ activation }: Network) => activation;

describe('an activation that is written as several nodes', () => {
  test('SiLU is x·σ(βx), whatever β is', () => {
    const plain = network(node('Sigmoid', ['h'], 's'), node('Mul', ['s', 'h'], 'y'));
    expect(phi(plain)).toBe(smoothActivations.silu);
    expect(plain.layers.map(({ weights }) => weights.map(String))).toEqual([['2'], ['1']]);
    const steep = network(
      number('beta', -1.5),
      node('Mul', ['h', 'beta'], 'b'),
      node('Sigmoid', ['b'], 's'),
      node('Mul', ['h', 's'], 'y'),
    );
    expect(phi(steep)).toBe(smoothActivations.silu);
    expect(steep.layers.map(({ weights }) => weights.map(String))).toEqual([['-3'], ['-2/3']]);
    expect(steep.evaluate([0.75])[0]).toBeCloseTo(1.5 / (1 + Math.exp(1.5 * 1.5)), 12);
  });

  test('SiLU by tanh is the same function: x·(1 + tanh(x/2))/2', () => {
    const halved = network(
      number('half', 0.5),
      number('one', 1),
      node('Mul', ['h', 'half'], 'a'),
      node('Tanh', ['a'], 't'),
      node('Add', ['one', 't'], 'p'),
      node('Mul', ['a', 'p'], 'y'),
    );
    expect(phi(halved)).toBe(smoothActivations.silu);
    expect(halved.layers.map(({ weights }) => weights.map(String))).toEqual([['2'], ['1']]);
  });

  test.each([
    ['float32, dividing', [node('Div', ['h', 'root'], 'd')], Math.SQRT2],
    ['float32, multiplying', [node('Mul', ['root', 'h'], 'd')], Math.SQRT1_2],
    ['float16', [node('Div', ['h', 'root'], 'd')], 1.4140625],
  ])('GELU is recognised with √2 in %s', (_, scaled, root) => {
    const gelu = network(
      number('root', root),
      number('half', 0.5),
      number('one', 1),
      node('Mul', ['h', 'half'], 'a'),
      ...scaled,
      node('Erf', ['d'], 'e'),
      node('Add', ['e', 'one'], 'p'),
      node('Mul', ['a', 'p'], 'y'),
    );
    expect(phi(gelu)).toBe(smoothActivations.gelu);
    expect(gelu.layers.map(({ weights }) => weights.map(String))).toEqual([['2'], ['1']]);
  });

  test('what resembles GELU and is another function is refused in one sentence', () => {
    const erf = (root: number) => [
      number('root', root),
      number('one', 1),
      node('Div', ['h', 'root'], 'd'),
      node('Erf', ['d'], 'e'),
      node('Add', ['e', 'one'], 'p'),
      node('Mul', ['h', 'p'], 'y'),
    ];
    expect(said(...erf(2))).toEqual([
      'node "y" (Mul): expected GELU, with x/√2 under erf, got 0.5·x under erf',
    ]);
    for (const [root, cubic] of [
      [0.75, 0.044715],
      [Math.sqrt(2 / Math.PI), 0.04],
    ] as const) {
      expect(said(...byTanh(root, cubic))[0]).toMatch(
        /^node "y" \(Mul\): expected GELU by tanh, with √\(2\/π\)·\(x \+ 0.044715·x³\) under tanh, got 0\.7\d*·\(x \+ 0\.0\d*·x³\) under tanh$/,
      );
    }
  });

  /** 2·GELU(h) by tanh, as written out by hand. */
  const byTanh = (root: number, cubic: number): readonly Part[] => [
    number('three', 3),
    number('cubic', cubic),
    number('root', root),
    number('one', 1),
    node('Pow', ['h', 'three'], 'h3'),
    node('Mul', ['h3', 'cubic'], 'c'),
    node('Add', ['h', 'c'], 's'),
    node('Mul', ['s', 'root'], 'r'),
    node('Tanh', ['r'], 't'),
    node('Add', ['t', 'one'], 'p'),
    node('Mul', ['h', 'p'], 'y'),
  ];
  const gelu = (x: number) => (x / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
  const [half, one] = [number('half', 0.5), number('one', 1)];
  const root = number('root', Math.fround(Math.sqrt(2 / Math.PI)));
  const cubic = number('cubic', Math.fround(0.044715));

  test.each<[string, readonly Part[]]>([
    [
      'the decomposition of PyTorch, with x·x·x',
      [
        half,
        one,
        root,
        cubic,
        node('Mul', ['h', 'h'], 'h2'),
        node('Mul', ['h2', 'h'], 'h3'),
        node('Mul', ['cubic', 'h3'], 'c'),
        node('Add', ['h', 'c'], 's'),
        node('Mul', ['root', 's'], 'r'),
        node('Mul', ['half', 'h'], 'a'),
        node('Tanh', ['r'], 't'),
        node('Add', ['one', 't'], 'p'),
        node('Mul', ['a', 'p'], 'y'),
      ],
    ],
    [
      'that of TensorFlow, with Pow, and the half last',
      [
        ...[half, one, root, cubic, number('three', 3)],
        node('Pow', ['h', 'three'], 'h3'),
        node('Mul', ['h3', 'cubic'], 'c'),
        node('Add', ['c', 'h'], 's'),
        node('Mul', ['s', 'root'], 'r'),
        node('Tanh', ['r'], 't'),
        node('Add', ['t', 'one'], 'p'),
        node('Mul', ['p', 'half'], 'q'),
        node('Mul', ['h', 'q'], 'y'),
      ],
    ],
    [
      'x·√(2/π)·(1 + 0.044715·x·x)',
      [
        ...[half, one, root, cubic],
        node('Mul', ['h', 'root'], 'r'),
        node('Mul', ['h', 'cubic'], 'ch'),
        node('Mul', ['ch', 'h'], 'ch2'),
        node('Add', ['ch2', 'one'], 'q'),
        node('Mul', ['r', 'q'], 'u'),
        node('Tanh', ['u'], 't'),
        node('Add', ['t', 'one'], 'p'),
        node('Mul', ['h', 'half'], 'a'),
        node('Mul', ['a', 'p'], 'y'),
      ],
    ],
  ])('GELU by tanh is recognised: %s', (_, parts) => {
    const found = network(...parts);
    expect(phi(found)).toBe(smoothActivations['gelu-tanh']);
    expect(found.layers.map(({ weights }) => weights.map(String))).toEqual([['2'], ['1']]);
    expect(found.evaluate([0.75])[0]).toBeCloseTo(gelu(1.5), 7);
    expect(found.evaluate([-0.5])[0]).toBeCloseTo(gelu(-1), 7);
  });

  test('GELU by tanh with numbers of 16 bits, and without the half, is said', () => {
    for (const [inner, factor] of [
      [0.7978515625, 0.044708251953125],
      [0.796875, 0.044677734375],
    ] as const) {
      const result = whole(...byTanh(inner, factor));
      expect(accepted(result).layers.map(({ weights }) => weights.map(String))).toEqual([['2'], ['2']]);
      expect('notes' in result && result.notes.filter((note) => note.includes('GELU'))).toEqual([
        `node "y" (Mul) is GELU by tanh: ${inner}·(x + ${factor}·x³) under tanh is taken for √(2/π)·(x + 0.044715·x³)`,
      ]);
    }
  });

  test('what lies between the nodes may not be used elsewhere', () => {
    const used = said(
      node('Sigmoid', ['h'], 's'),
      node('Mul', ['s', 'h'], 'g'),
      node('Add', ['g', 's'], 'y'),
    );
    expect(used).toEqual([
      'node "g" (Mul): expected a chain of layers, with a constant beside the signal, got a branch that joins node "s" ' +
        '(Sigmoid) and node "h" (MatMul)',
    ]);
  });

  test('other formulas are branches', () => {
    for (const name of ['Tanh', 'Erf', 'Softplus']) {
      expect(said(node(name, ['h'], 't'), node('Mul', ['h', 't'], 'y'))).toHaveLength(1);
    }
    const shifted = [number('one', 1), node('Add', ['h', 'one'], 'b'), node('Sigmoid', ['b'], 's')];
    expect(said(...shifted, node('Mul', ['h', 's'], 'y'))[0]).toContain('a branch');
    const vector = [
      tensor('beta', [1, 1, 1], [3]),
      node('Mul', ['h', 'beta'], 'b'),
      node('Sigmoid', ['b'], 's'),
    ];
    expect(said(...vector, node('Mul', ['h', 's'], 'y'))).toHaveLength(1);
  });

  test('the same activation in every layer is one φ', () => {
    const twice = network(
      node('Sigmoid', ['h'], 's'),
      node('Mul', ['h', 's'], 'g'),
      node('MatMul', ['g', 'two'], 'k'),
      node('Sigmoid', ['k'], 'u'),
      node('Mul', ['u', 'k'], 'y'),
    );
    expect(twice.depth).toBe(3);
    expect(JSON.stringify(networkJson(twice).activation)).toBe('{"name":"silu"}');
  });
});
