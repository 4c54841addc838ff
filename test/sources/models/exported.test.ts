import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { networkJson } from '../../../src/exact/index.js';
import { type Beside, foreignFile } from '../../../src/sources/models/index.js';
import { accepted, complaints, modelOf } from './fixtures.js';

const folder = new URL('exported/', import.meta.url);
const bytesOf = (name: string) => readFileSync(new URL(name, folder));
const beside: Beside = (name) => ({ bytes: bytesOf(name) });

interface Values {
  readonly inputs: readonly (readonly number[])[];
  readonly outputs: readonly (readonly number[])[];
}
const expected = JSON.parse(bytesOf('expected.json').toString()) as Record<string, Values>;

describe('files as exporters write them', () => {
  test.each(Object.entries(expected))('%s computes what its operators say', (file, { inputs, outputs }) => {
    const network = accepted(modelOf(bytesOf(file), file, undefined, beside));
    inputs.forEach((x, k) => {
      network.evaluate([...x]).forEach((y, i) => {
        expect(y, `output ${i} at (${x.join(', ')})`).toBeCloseTo(outputs[k]?.[i] ?? NaN, 6);
      });
    });
  });

  test('what is rounded or taken for something else is said', () => {
    const notes = (file: string) => {
      const result = modelOf(bytesOf(file), file);
      return 'network' in result ? result.notes : complaints(result);
    };
    expect(notes('act_gelu.onnx')).toEqual([
      'node "/f/Mul" (Mul) is GELU: 0.7071067932881648 under erf is taken for 1/√2, which is irrational',
    ]);
    expect(notes('act_silu.onnx')).toEqual([]);
    expect(notes('bn_after_relu.onnx')[0]).toBe(
      'node "/bn/BatchNormalization" (BatchNormalization) divides by square roots of variances, which are irrational: ' +
        'each is rounded to the nearest float64',
    );
  });

  test('an ELU keeps its alpha', () => {
    const { activation } = networkJson(accepted(modelOf(bytesOf('act_elu2.onnx'), 'act_elu2.onnx')));
    expect(JSON.parse(JSON.stringify(activation))).toEqual({ name: 'elu', alpha: '1/2' });
  });

  test('an 8-bit type of float is named as the reason', () => {
    expect(complaints(modelOf(bytesOf('s_f8.safetensors'), 's_f8.safetensors'))).toEqual([
      'tensor "W1": expected a float of 16, 32 or 64 bits, or an integer, got F8_E4M3',
    ]);
  });

  test('a checkpoint and a pointer of Git LFS are called what they are', () => {
    expect(foreignFile(bytesOf('model.pt'))?.found).toMatch(/^a checkpoint of PyTorch .*save_file/);
    expect(complaints(modelOf(bytesOf('z_lfs.onnx'), 'z_lfs.onnx'))).toEqual([
      ': expected a model (ONNX, safetensors, .npz) or a network file, got a Git LFS pointer, which only names the file: ' +
        'fetch it with "git lfs pull"',
    ]);
  });
});
