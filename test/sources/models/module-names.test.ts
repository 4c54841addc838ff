import { describe, expect, test } from 'vitest';
import { accepted, complaints, modelOf } from './fixtures.js';

/** A safetensors file of float32, each tensor with its shape and numbers. */
function safetensors(
  tensors: Readonly<Record<string, readonly [shape: readonly number[], values: readonly number[]]>>,
  metadata: Readonly<Record<string, string>> = { activation: 'relu' },
): Uint8Array {
  let at = 0;
  const entries = Object.entries(tensors).map(([name, [shape, values]]) => {
    const start = at;
    at += 4 * values.length;
    return [name, { dtype: 'F32', shape, data_offsets: [start, at] }] as const;
  });
  const header = Buffer.from(JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(entries) }));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  const numbers = Float32Array.from(Object.values(tensors).flatMap(([, values]) => values));
  return Buffer.concat([length, header, Buffer.from(numbers.buffer)]);
}

const wide = [
  [3, 2],
  [1, 2, 3, 4, 5, 6],
] as const;
const narrow = [
  [2, 3],
  [1, 0, 1, 0, 1, 1],
] as const;
const bias = (...values: number[]) => [[values.length], values] as const;
const said = (...args: Parameters<typeof safetensors>) =>
  complaints(modelOf(safetensors(...args), 'state.safetensors'));
const network = (...args: Parameters<typeof safetensors>) =>
  accepted(modelOf(safetensors(...args), 'state.safetensors'));

describe('tensors called as PyTorch calls parameters', () => {
  test('are layers in the order of their numbers', () => {
    const coder = network({
      '10.bias': bias(1, 1),
      '10.weight': narrow,
      '2.bias': bias(0, 0, -10),
      '2.weight': wide,
    });
    // relu(1 + 2, 3 + 4, 5 + 6 − 10) = (3, 7, 1).
    expect(coder.evaluate([1, 1])).toEqual([5, 9]);
  });

  test('are layers of an encoder, then of a decoder, with or without biases', () => {
    const coder = network({
      'model.decoder.0.weight': narrow,
      'model.encoder.0.weight': wide,
      'model.encoder.0.bias': bias(0, 0, -10),
    });
    expect(coder.evaluate([1, 1])).toEqual([4, 8]);
    expect(network({ 'fc2.weight': narrow, 'fc1.weight': wide }).evaluate([1, 1])).toEqual([14, 18]);
    expect(network({ weight: [[1, 1], [2]], bias: bias(3) }).evaluate([1])).toEqual([5]);
  });

  test('are refused where their order, or what they are, is in doubt', () => {
    expect(said({ 'hidden.weight': wide, 'out.weight': narrow })).toEqual([
      'file: expected numbers that say which of the two layers comes first, or a description (basincheck/layers@1) that ' +
        'names the layers, got "hidden.weight" and "out.weight"',
    ]);
    expect(said({ '0.weight': wide, '1.running_mean': bias(1, 1, 1), '2.weight': narrow })).toEqual([
      'tensor "1.running_mean": expected the .weight or .bias of a layer, or a description (basincheck/layers@1) that ' +
        'names the layers, got another name',
    ]);
    expect(said({ '0.weight': wide, '1.weight': bias(1, 1, 1), '2.weight': narrow })).toEqual([
      'tensor "1.weight": expected a matrix with 3 columns, one for each input, got shape 3',
    ]);
    expect(said({ '0.weight': wide, '01.weight': narrow, '1.weight': wide })[0]).toContain(
      'which of the two',
    );
  });

  test('need the activation as a text', () => {
    expect(said({ '0.weight': wide, '2.weight': narrow }, {})).toEqual([
      'activation: expected a text such as "relu" beside the tensors (metadata={"activation": "relu"} in save_file, ' +
        'activation="relu" in savez), got none',
    ]);
  });

  test('are not looked for in a file of other names', () => {
    expect(said({ kernel: wide })).toEqual([
      'file: expected tensors W1, b1, W2, … or 0.weight, 0.bias, 2.weight, …, or a description (basincheck/layers@1) ' +
        'that names the layers, got "kernel" (3×2)',
    ]);
    expect(said({})[0]).toMatch(/got no tensors$/);
  });
});
