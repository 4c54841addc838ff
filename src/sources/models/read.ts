/** Networks from the files of other tools. The contents of a file decide how it is read. */

import type { Problem } from '../../exact/index.js';
import { networkByNames, networkOf, type Description } from './layers.js';
import type { ModelResult } from './model.js';
import { LAYERS_FORMAT } from './named-layer.js';
import { readNpz } from './npz.js';
import { foreignFile } from './foreign.js';
import { readOnnx } from './onnx.js';
import type { Beside } from './onnx-tensor.js';
import { Refusals, Unreadable } from './refusals.js';
import { readSafetensors } from './safetensors.js';

export type ModelFormat = 'onnx' | 'safetensors' | 'npz';

/**
 * The format of a model file: by its first bytes, or by its name if they are not enough. `undefined` for any other
 * file.
 *
 * @example
 * ```ts
 * import { modelFormat } from 'basincheck';
 * modelFormat(Buffer.from('PK\x03\x04'), 'weights'); // → 'npz'
 * modelFormat(Buffer.from([8, 7]), 'weights'); // → 'onnx'
 * modelFormat(Buffer.from('{"format": "basincheck/network@1"}'), 'network.json'); // → undefined
 * ```
 */
export function modelFormat(bytes: Uint8Array, name: string): ModelFormat | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0x50 && second === 0x4b && (third ?? 9) < 8 && (fourth ?? 9) < 9) return 'npz';
  const isText = first === 0x7b || /^\s/.test(String.fromCharCode(first ?? 0x20));
  if (!isText && bytes[8] === 0x7b && bytes[7] === 0) return 'safetensors';
  const ending = /\.(onnx|safetensors|npz)$/i.exec(name)?.[1]?.toLowerCase();
  if (ending === 'onnx' || ending === 'safetensors' || ending === 'npz') return ending;
  // An ONNX model begins with its version, field 1; no text begins so.
  return first === 8 ? 'onnx' : undefined;
}

/**
 * The network of an ONNX, safetensors or .npz file, its weights taken exactly. Never throws on any bytes.
 *
 * @param description which tensors are the layers; without it, they are W1, b1, W2, …, or 0.weight, 0.bias, 2.weight, ….
 * An ONNX file needs none.
 * @param beside the files in which an ONNX file keeps its numbers, if it keeps them elsewhere; without it, it may not.
 *
 * @example
 * ```ts
 * import { readModel } from 'basincheck';
 * const tensor = '{"dtype": "F64", "shape": [1, 1], "data_offsets": [0, 8]}';
 * const header = `{"__metadata__": {"activation": "relu"}, "W1": ${tensor}}`;
 * const start = Buffer.from([header.length, 0, 0, 0, 0, 0, 0, 0]);
 * const model = readModel(Buffer.concat([start, Buffer.from(header), Buffer.from(Float64Array.of(0.5).buffer)]), 'safetensors');
 * 'network' in model && model.network.layers; // → [{ weights: [[1/2]], bias: [0] }]
 * ```
 */
export function readModel(
  bytes: Uint8Array,
  format: ModelFormat,
  description?: Description,
  beside: Beside = nothingBeside,
): ModelResult {
  const foreign = foreignFile(bytes);
  if (foreign) return { problems: [foreign] };
  if (format === 'onnx') return description ? refusedDescription() : readOnnx(bytes, beside);
  const refusals = new Refusals();
  try {
    const file = (format === 'npz' ? readNpz : readSafetensors)(bytes, refusals);
    if (!refusals.none) return { problems: refusals.noted };
    return description ? networkOf(file, description, refusals) : networkByNames(file, refusals);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    refusals.note(error.place, error.expected, error.found);
    return { problems: refusals.noted };
  }
}

function nothingBeside(): ReturnType<Beside> {
  return { problem: { expected: 'numbers in the file itself', found: 'external data', limit: false } };
}

function refusedDescription(): { readonly problems: readonly Problem[] } {
  const expected = `a safetensors or .npz file beside a description (${LAYERS_FORMAT})`;
  return { problems: [{ path: 'tensors', expected, found: 'an ONNX file, which needs none', limit: false }] };
}
