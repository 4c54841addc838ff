import { describe, expect, test } from 'vitest';
import { type Network, networkJson, Rational } from '../../../src/exact/index.js';
import { complaints, expected, networkOf, resultOf } from './fixtures.js';

/** Half the distance from 1 to the next number of each type. */
const UNIT = { float16: 2 ** -11, float32: 2 ** -24, float64: 2 ** -53 };

/**
 * What a smooth activation may be off in onnxruntime, which approximates them in float32 and promises nothing: its own
 * tests allow as much.
 */
const SMOOTH = 1e-5;

/**
 * F(x), and a bound for what rounding with unit u may have made of it, layer by layer. A sum of n products and a bias is
 * off by at most γ·(Σ|w_j·y_j| + |b|) with γ = (n + 2)u / (1 − (n + 2)u), whatever its order, and Σ|w_j|·e_j for errors
 * e_j of the values y_j; a piece of φ by three roundings, and |φ′| times the error before it.
 */
function withBound(network: Network, x: readonly number[], u: number): { value: number; bound: number }[] {
  const { activation } = network;
  let y = x.map((value) => ({ value, bound: 0 }));
  network.layers.forEach(({ weights, bias }, k) => {
    const n = y.length + 2;
    const gamma = (n * u) / (1 - n * u);
    y = weights.map((row, i) => {
      const b = bias[i]?.toNumber() ?? NaN;
      let [value, size, carried] = [b, Math.abs(b), 0];
      row.forEach((weight, j) => {
        const w = weight.toNumber();
        const { value: own, bound } = y[j] ?? { value: NaN, bound: NaN };
        value += w * own;
        size += Math.abs(w) * (Math.abs(own) + bound);
        carried += Math.abs(w) * bound;
      });
      // This sum is rounded too, in float64.
      return { value, bound: 1.001 * (carried + (gamma + n * UNIT.float64) * size) };
    });
    if (k + 1 === network.depth) return;
    y = y.map(({ value, bound }) => {
      const image = activation.evaluate(value);
      const own = activation.exact
        ? 3 * u * (Math.abs(value) + Math.abs(image) + 1)
        : SMOOTH * (1 + Math.abs(image));
      // No activation among the fixtures is steeper than GELU, with a slope below 1.13.
      return { value: image, bound: 1.2 * bound + own };
    });
  });
  return y;
}

function unitOf(file: string): number {
  if (file === 'onnx-half.onnx') return UNIT.float16;
  return /\.npz$|double|gemm-factors|numpy|keras/.test(file) ? UNIT.float64 : UNIT.float32;
}

const files = Object.keys(expected.files).filter((file) => file !== 'torch-residual.onnx');

describe('model files of other tools', () => {
  test('there is one for every format and every exporter', () => {
    expect(files.length).toBeGreaterThanOrEqual(24);
  });

  test.each(files)('%s computes what its tool computes, to within rounding', (file) => {
    const network = networkOf(file);
    const { inputs, outputs } = expected.files[file] ?? { inputs: [], outputs: [] };
    expect(inputs.length).toBeGreaterThan(0);
    inputs.forEach((x, k) => {
      const y = withBound(network, x, unitOf(file));
      expect(outputs[k]).toHaveLength(y.length);
      y.forEach(({ value, bound }, i) => {
        const off = Math.abs(value - (outputs[k]?.[i] ?? NaN));
        expect(off, `output ${i} at (${x.join(', ')})`).toBeLessThanOrEqual(bound);
      });
    });
  });

  test('the weights of a float32 file are its float32 numbers, exactly', () => {
    const network = networkOf('torch-leaky-relu-double.onnx');
    expect(JSON.stringify(networkJson(network).activation)).toContain('"slope":"1/4"');
    const [layer] = networkOf('torch-relu.onnx').layers;
    for (const w of layer?.weights.flat() ?? []) {
      const value = w.toNumber();
      expect(Math.fround(value)).toBe(value);
      expect(Rational.fromNumber(value)).toEqual(w);
    }
  });

  test('the same arrays give the same network, however they are stored', () => {
    const stored = networkOf('stored.npz');
    for (const file of [
      'compressed.npz',
      'fortran.npz',
      'big-endian.npz',
      'numpy.safetensors',
      'keras-like.layers.json',
    ]) {
      expect(networkOf(file).layers, file).toEqual(stored.layers);
    }
    expect(stored.layers[0]?.weights[0]?.[1]).toEqual(Rational.fromNumber(0.1));
    expect(networkOf('narrow.npz').layers[0]?.weights[0]?.[1]?.toString()).toBe('819/8192');
  });

  test('integers, bfloat16 and an activation with a slope are taken exactly', () => {
    const whole = networkOf('integers.npz');
    expect(whole.layers.map(({ weights, bias }) => [weights.map(String), bias.map(String)])).toEqual([
      [
        ['1,-1', '2,3'],
        ['0', '1'],
      ],
      [
        ['1,0', '0,1'],
        ['0', '0'],
      ],
    ]);
    const narrow = networkOf('torch-bfloat16.safetensors');
    expect(JSON.stringify(networkJson(narrow).activation)).toContain('"slope":"1/4"');
    expect(narrow.layers[0]?.weights.map(String)).toEqual(['205/2048,2']);
  });

  test('what is put into the form of (1.1) is said', () => {
    const notes = (file: string) => {
      const result = resultOf(file);
      return 'network' in result ? result.notes : [];
    };
    expect(notes('torch-tanh-last.onnx')).toEqual([
      'node "/1/Tanh" (Tanh) is last: the identity is added as a layer, since φ follows every layer but the last',
    ]);
    expect(notes('torch-linear-bottleneck.onnx')).toEqual([
      'node "/1/Gemm" (Gemm) follows another affine map: the two are composed exactly into one layer',
    ]);
    expect(notes('torch-relu.onnx')).toEqual([]);
    expect(networkOf('torch-tanh-last.onnx').widths).toEqual([3, 2, 2]);
    expect(networkOf('torch-linear-bottleneck.onnx').widths).toEqual([3, 3]);
  });

  test('what cannot be read is refused by the node or tensor that comes first', () => {
    expect(complaints(resultOf('torch-residual.onnx'))).toEqual([
      'node "/Tanh" (Tanh): expected the activation of node "/Relu" (Relu), for a network here has one φ, got another one',
    ]);
    expect(complaints(resultOf('onnx-external-data.onnx'))).toEqual([
      'tensor "W": expected numbers in the file itself, got external data',
    ]);
    expect(complaints(resultOf('objects.npz'))).toEqual([
      'array "W1": expected an array of numbers, got Python objects, which are not unpickled',
    ]);
    expect(complaints(resultOf('torch.safetensors'))).toEqual([
      'tensor "steps": expected the .weight or .bias of a layer, or a description (basincheck/layers@1) that names the ' +
        'layers, got another name',
    ]);
  });
});
