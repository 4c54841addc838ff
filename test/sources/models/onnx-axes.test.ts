import { describe, expect, test } from 'vitest';
import { readModel } from '../../../src/sources/models/index.js';
import { accepted, complaints } from './fixtures.js';
import { attribute, integer, integers, model, node, tensor, type Part } from './protobuf-writer.js';

const W = tensor('W', [2, 2], [1, 2, 3, 4]);
const layer = (from: string, to: string) => node('MatMul', [from, 'W'], to);
const list = (name: string, ...values: readonly number[]) =>
  attribute(name, Uint8Array.from(values.flatMap((value) => [...integer(8, value)])));

const outcome = (axes: readonly number[], ...parts: readonly Part[]) =>
  readModel(model(axes, W, ...parts), 'onnx');
const network = (axes: readonly number[], ...parts: readonly Part[]) => accepted(outcome(axes, ...parts));
const said = (axes: readonly number[], ...parts: readonly Part[]) => complaints(outcome(axes, ...parts));

describe('axes that come and go', () => {
  test.each([
    ['after the batch', [-1, 2], 1],
    ['at the end of one point', [2], 0],
    ['before a batch of one', [1, 2], 0],
  ])('Unsqueeze and Squeeze %s change no value', (_, axes, at) => {
    const there = network(
      axes,
      integers('at', at),
      node('Unsqueeze', ['x', 'at'], 'u'),
      layer('u', 'h'),
      node('Relu', ['h'], 'r'),
      node('Squeeze', ['r', 'at'], 'y'),
    );
    expect(there.evaluate([1, 1])).toEqual([4, 6]);
  });

  test('axes may be an attribute, as before opset 13, and are counted from the end too', () => {
    const back = network(
      [-1, 2],
      node('Unsqueeze', ['x'], 'u', list('axes', -2)),
      node('Squeeze', ['u'], 's'),
      layer('s', 'y'),
    );
    expect(back.evaluate([1, 0])).toEqual([1, 2]);
  });

  test('points as columns of a batch are multiplied from the left', () => {
    const columns = network(
      [-1, 2],
      node('Unsqueeze', ['x'], 'u', list('axes', 2)),
      node('MatMul', ['W', 'u'], 'h'),
      node('Squeeze', ['h'], 'y', list('axes', 2)),
    );
    expect(columns.evaluate([1, 0])).toEqual([1, 3]);
  });

  test('Transpose turns a batch into columns, and puts the numbers of a point into another order', () => {
    const turned = network(
      [-1, 2],
      node('Transpose', ['x'], 't'),
      node('MatMul', ['W', 't'], 'h'),
      node('Transpose', ['h'], 'y', list('perm', 1, 0)),
    );
    expect(turned.evaluate([1, 0])).toEqual([1, 3]);
    const ordered = network(
      [-1, 2, 2],
      node('Relu', ['x'], 'r'),
      node('Transpose', ['r'], 't', list('perm', 0, 2, 1)),
      node('Flatten', ['t'], 'y'),
    );
    expect(ordered.evaluate([1, 2, 3, 4])).toEqual([1, 3, 2, 4]);
  });

  test('a shape that is computed from the batch keeps it', () => {
    const viewed = network(
      [-1, 2],
      integers('first', 0),
      integers('two', 2),
      layer('x', 'h'),
      node('Shape', ['x'], 's'),
      node('Gather', ['s', 'first'], 'n'),
      node('Concat', ['n', 'two'], 'to', attribute('axis', integer(3, 0))),
      node('Reshape', ['h', 'to'], 'y'),
    );
    expect(viewed.evaluate([1, 1])).toEqual([4, 6]);
    const single = network([-1, 2], integers('to', 1, 2), node('Reshape', ['x', 'to'], 'r'), layer('r', 'y'));
    expect(single.evaluate([1, 0])).toEqual([1, 2]);
  });

  test('a shape in which the number of points is elsewhere is refused', () => {
    const parts = [integers('two', 2), node('Shape', ['x'], 's'), node('Reverse', ['s'], 't')];
    expect(said([-1, 2], ...parts, node('Reshape', ['x', 't'], 'y'))).toEqual([
      'node "t" (Reverse): expected an operator that can be computed beforehand, as its inputs are constants, got ' +
        '"Reverse" of constants of shape 2',
    ]);
    const product = [node('Shape', ['x'], 's'), node('Mul', ['s', 's'], 't')];
    expect(said([-1, 2], ...product, node('Reshape', ['x', 't'], 'y'))[0]).toContain(
      'number of points in a batch',
    );
  });

  test('axes of no length, and of more than a model may have, are refused or left open', () => {
    expect(network([0, 2], layer('x', 'y')).evaluate([1, 0])).toEqual([1, 2]);
    const flip = node('Transpose', ['x'], 'y', list('perm', 0, 2, 1));
    expect(said([-1, 2 ** 20, 2 ** 20], flip)).toHaveLength(1);
    expect(said([-1, 2 ** 40], node('Add', ['x', 'c'], 'y'), tensor('c', [], [1]))).toHaveLength(1);
    expect(said([-1, 2 ** 40], node('Relu', ['x'], 'y'))).toHaveLength(1);
    expect(said([-1, 2 ** 20], node('Relu', ['x'], 'y'))).toHaveLength(1);
    expect(said([1, 4], integers('to', -2, -2), node('Reshape', ['x', 'to'], 'y'))).toHaveLength(1);
  });

  test('axes that would mix points are refused', () => {
    expect(said([-1, 2], node('Unsqueeze', ['x'], 'y', list('axes', 0)))).toEqual([
      'node "y" (Unsqueeze): expected axes of length 1 beside those of each point, got axes (0) of shape ?×2',
    ]);
    expect(said([-1, 2], node('Squeeze', ['x'], 'y', list('axes', 1)))[0]).toContain('axes (1) of shape ?×2');
    expect(said([-1, 2, 2], node('Transpose', ['x'], 'y', list('perm', 1, 0, 2)))).toEqual([
      'node "y" (Transpose): expected an order of axes that keeps the batch first or last, got shape ?×2×2 in the order ' +
        '(1, 0, 2)',
    ]);
    expect(said([-1, 2, 2], layer('x', 'y'))[0]).toContain('points with 2 coordinates, one in a row');
  });
});
