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
    const byTanh = [
      number('three', 3),
      number('cubic', 0.044715),
      number('root', Math.sqrt(2 / Math.PI)),
      number('one', 1),
      node('Pow', ['h', 'three'], 'h3'),
      node('Mul', ['h3', 'cubic'], 'c'),
      node('Add', ['h', 'c'], 's'),
      node('Mul', ['s', 'root'], 'r'),
      node('Tanh', ['r'], 't'),
      node('Add', ['t', 'one'], 'p'),
      node('Mul', ['h', 'p'], 'y'),
    ];
    expect(said(...byTanh)).toEqual([
      'node "y" (Mul): expected GELU with erf, got the approximation by tanh, which is another function: choose ' +
        "approximate='none' in PyTorch before exporting",
    ]);
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
