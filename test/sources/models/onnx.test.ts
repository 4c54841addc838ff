import { describe, expect, test } from 'vitest';
import { networkJson } from '../../../src/exact/index.js';
import { readModel } from '../../../src/sources/models/index.js';
import { accepted, complaints } from './fixtures.js';
import {
  attribute,
  bytes,
  float,
  integer,
  joined,
  message,
  model,
  node,
  tensor,
  text,
  type Part,
} from './protobuf-writer.js';

const W = tensor('W', [2, 2], [1, 2, 3, 4]);
const layer = (from: string, to: string): Part => node('MatMul', [from, 'W'], to);

function refusals(...parts: readonly Part[]): readonly string[] {
  return complaints(readModel(model([-1, 2], ...parts), 'onnx'));
}

function pieces(...parts: readonly Part[]): unknown {
  const network = accepted(readModel(model([-1, 2], W, layer('x', 'a'), ...parts, layer('b', 'y')), 'onnx'));
  return JSON.parse(JSON.stringify(networkJson(network).activation));
}

describe('activations of ONNX', () => {
  test('parameters are those of the file, or the defaults of the standard, as float32, exactly', () => {
    expect(pieces(node('LeakyRelu', ['a'], 'b'))).toEqual({
      pieces: [
        { until: '0', slope: '5368709/536870912', intercept: '0' },
        { slope: '1', intercept: '0' },
      ],
    });
    expect(pieces(node('ThresholdedRelu', ['a'], 'b', attribute('alpha', float(2, 0.5))))).toEqual({
      pieces: [
        { until: '1/2', slope: '0', intercept: '0' },
        { slope: '1', intercept: '0' },
      ],
    });
    expect(pieces(node('HardSigmoid', ['a'], 'b', attribute('alpha', float(2, 0.25))))).toEqual({
      pieces: [
        { until: '-2', slope: '0', intercept: '0' },
        { until: '2', slope: '1/4', intercept: '1/2' },
        { slope: '0', intercept: '1' },
      ],
    });
    expect(pieces(node('Clip', ['a', '', 'six'], 'b'), tensor('six', [], [6]))).toEqual({
      pieces: [
        { until: '6', slope: '1', intercept: '0' },
        { slope: '0', intercept: '6' },
      ],
    });
    expect(pieces(node('Swish', ['a'], 'b'))).toEqual({ name: 'silu' });
    expect(pieces(node('Elu', ['a'], 'b'))).toEqual({ name: 'elu' });
    expect(pieces(node('Elu', ['a'], 'b', attribute('alpha', float(2, 0.1))))).toEqual({
      name: 'elu',
      alpha: '13421773/134217728',
    });
    expect(pieces(node('Selu', ['a'], 'b'))).toEqual({ name: 'elu', alpha: '14036349/8388608' });
    expect(pieces(node('Gelu', ['a'], 'b', attribute('approximate', text(4, 'tanh'))))).toEqual({
      name: 'gelu-tanh',
    });
  });

  test('those that are not representable are refused', () => {
    const chain = (...parts: readonly Part[]) => refusals(W, layer('x', 'a'), ...parts, layer('b', 'y'));
    expect(chain(node('Elu', ['a'], 'b', attribute('alpha', float(2, -2))))).toEqual([
      'node "b" (Elu), alpha: expected no negative number, got -2',
    ]);
    expect(chain(node('Gelu', ['a'], 'b', attribute('approximate', text(4, 'sigmoid'))))).toEqual([
      'node "b" (Gelu), approximate: expected "none" or "tanh", got "sigmoid"',
    ]);
    expect(chain(node('Clip', ['a', 'lo', 'hi'], 'b'), tensor('lo', [], [1]), tensor('hi', [], [1]))).toEqual(
      ['node "b" (Clip): expected min < max, got 1 and 1'],
    );
    expect(chain(node('PRelu', ['a', 's'], 'b'), tensor('s', [2], [1, 2]))).toEqual([
      'tensor "s": expected one number, got 2 different ones',
    ]);
    expect(chain(node('Softmax', ['a'], 'b'))).toEqual([
      'node "b" (Softmax): expected an operator that docs/models.md lists, got "Softmax"',
    ]);
    expect(chain(node('Relu', ['a'], 'b', text(7, 'com.example')))).toEqual([
      'node "b" (com.example.Relu): expected an operator that docs/models.md lists, got "com.example.Relu"',
    ]);
    expect(chain(node('Relu', ['a'], 'b', attribute('leak', float(2, 1))))).toEqual([
      'node "b" (Relu), "leak": expected no such attribute, got one',
    ]);
  });
});

describe('chains of ONNX', () => {
  test('a model of two lines is read', () => {
    const network = accepted(readModel(model([1, 2], W, layer('x', 'h'), node('Relu', ['h'], 'y')), 'onnx'));
    expect(network.evaluate([1, 1])).toEqual([4, 6]);
    expect(network.depth).toBe(2);
  });

  test('branches, missing inputs and loose ends are refused', () => {
    expect(refusals(W, layer('x', 'h'), node('Relu', ['h'], 'r'), node('Mul', ['r', 'h'], 'y'))).toEqual([
      'node "y" (Mul): expected a chain of layers, with a constant beside the signal, got a branch that joins node "r" ' +
        '(Relu) and node "h" (MatMul)',
    ]);
    expect(refusals(W, layer('x', 'a'), layer('nowhere', 'y'))).toEqual([
      'node "y" (MatMul): expected what an earlier node gives, got "nowhere"',
    ]);
    expect(refusals(W, layer('x', 'a'), layer('x', 'y'))).toEqual([
      'node "y" (MatMul): expected a chain of layers, got a branch: node "a" (MatMul) has the same input',
    ]);
    expect(refusals(W, layer('x', 'z'))).toEqual(['output: expected what the last node gives, "z", got "y"']);
  });

  test('two layers after a refusal that do not fit are no further trouble', () => {
    const small = tensor('V', [2, 2], [1, 2, 3, NaN]);
    const wide = tensor('U', [3, 2], [1, 2, 3, 4, 5, 6]);
    expect(refusals(small, wide, node('MatMul', ['x', 'V'], 'a'), node('MatMul', ['a', 'U'], 'y'))).toEqual([
      'tensor "V"[1, 1]: expected a finite number, got NaN',
    ]);
  });

  test('tensors that do not fit are refused by name', () => {
    expect(refusals(tensor('W', [2, 2], [1, 2, 3]), layer('x', 'y'))).toEqual([
      'tensor "W": expected 4 numbers for shape 2×2, got 3',
    ]);
    expect(refusals(tensor('W', [3, 2], [1, 2, 3, 4, 5, 6]), layer('x', 'y'))).toEqual([
      'node "y" (MatMul) with tensor "W": expected points with 3 coordinates, one in a row, got shape ?×2',
    ]);
    expect(refusals(tensor('W', [2, 2], [1, NaN, 3, 4]), layer('x', 'y'))).toEqual([
      'tensor "W"[0, 1]: expected a finite number, got NaN',
    ]);
    expect(refusals(tensor('W', [2, 2], [1, 2, 3, -Infinity]), layer('x', 'y'))).toEqual([
      'tensor "W"[1, 1]: expected a finite number, got -Infinity',
    ]);
    const huge = message(5, integer(1, 2 ** 40), integer(1, 2 ** 40), integer(2, 1), text(8, 'W'));
    expect(refusals(huge, layer('x', 'y'))).toEqual([
      'tensor "W": expected at most 16777216 numbers, got more',
    ]);
    const negative = message(5, integer(1, -1n), integer(2, 1), text(8, 'W'));
    expect(refusals(negative, layer('x', 'y'))).toEqual(['tensor "W": expected a shape, got (-1)']);
    expect(refusals(message(5, integer(2, 8), text(8, 'W')), layer('x', 'y'))).toEqual([
      'tensor "W": expected FLOAT, DOUBLE, FLOAT16 or BFLOAT16, got STRING',
    ]);
  });

  test('what changes the meaning of points is refused', () => {
    const chain = (...parts: readonly Part[]) => refusals(W, layer('x', 'a'), ...parts, layer('b', 'y'));
    expect(chain(node('Cast', ['a'], 'b', attribute('to', integer(3, 10))))).toEqual([
      'node "b" (Cast): expected a conversion that does not round, got FLOAT to FLOAT16',
    ]);
    const one = message(5, integer(1, 1), integer(2, 7), text(8, 's'), integer(7, 4));
    expect(chain(one, node('Reshape', ['a', 's'], 'b'))).toEqual([
      'node "b" (Reshape): expected a shape that keeps the numbers of each point together, got shape ?×2 to (4)',
    ]);
    expect(chain(node('Add', ['a', 'c'], 'b'), tensor('c', [2, 2], [1, 2, 3, 4]))).toEqual([
      'node "b" (Add): expected a constant that fits into shape ?×2, got tensor "c" of shape 2×2',
    ]);
    expect(chain(node('Gemm', ['a', 'W'], 'b', attribute('transA', integer(3, 1))))).toEqual([
      'node "b" (Gemm): expected a signal that is not transposed, got transA = 1',
    ]);
    expect(chain(node('Dropout', ['a', '', 'on'], 'b'), tensor('on', [], [1]))).toEqual([
      'node "b" (Dropout): expected what changes no value, got training mode',
    ]);
  });

  test('bytes that make no sense are named by their place', () => {
    const at = (...parts: readonly Part[]) => complaints(readModel(joined(parts), 'onnx'));
    expect(at(Uint8Array.of(0x3a, 0x7f))).toEqual(['byte 0: expected 127 bytes more, got 0 before the end']);
    expect(at(Uint8Array.of(0x0f))).toEqual([
      'byte 0: expected the start of a field, got 15, which starts none',
    ]);
    expect(at(integer(1, 8), bytes(8, Uint8Array.of(0x80)))).toEqual([
      'byte 4: expected a whole integer, got the end',
    ]);
    expect(at(integer(1, 8))).toEqual(['file: expected a graph (field 7 of an ONNX model), got none']);
    const endless = Uint8Array.of(0x08, ...new Array<number>(12).fill(0xff));
    expect(at(endless)).toEqual(['byte 1: expected an integer of at most ten bytes, got a longer one']);
  });
});
