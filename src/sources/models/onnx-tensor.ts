/** The numbers of a tensor in an ONNX file, in each of the ways in which the format can store them. */

import { quoted, type Problem } from '../../exact/index.js';
import type { OnnxTensor } from './onnx-file.js';
import { integersIn } from './protobuf.js';
import type { Refusals } from './refusals.js';
import {
  bfloat16,
  BYTES,
  float16,
  numbersIn,
  MOST_WEIGHTS,
  shapeText,
  sizeOf,
  type FloatType,
  type IntegerType,
  type NumberType,
  type Tensor,
} from './tensor.js';

/** `TensorProto.DataType`. */
export const DATA_TYPES: readonly string[] =
  'UNDEFINED FLOAT UINT8 INT8 UINT16 INT16 INT32 INT64 STRING BOOL FLOAT16 DOUBLE UINT32 UINT64 COMPLEX64 COMPLEX128 BFLOAT16'.split(
    ' ',
  );

const FLOATS: Readonly<Record<string, FloatType>> = {
  FLOAT: 'float32',
  DOUBLE: 'float64',
  FLOAT16: 'float16',
  BFLOAT16: 'bfloat16',
};

/**
 * The bytes of a file in the folder of the model, by the name that the model gives it, or why there are none. Whoever
 * provides it decides what a name may mean: it is as little to be trusted as the model.
 */
export type Beside = (
  name: string,
) => { readonly bytes: Uint8Array } | { readonly problem: Pick<Problem, 'expected' | 'found' | 'limit'> };

/** The integer types that are read, each with its number of bytes in raw data. */
const INTEGERS: Readonly<Record<string, IntegerType>> = {
  INT64: 'int64',
  INT32: 'int32',
  UINT8: 'uint8',
  INT8: 'int8',
  BOOL: 'uint8',
};

/** The numbers of the fields of a TensorProto that contain the data, by type. */
const [FLOAT_DATA, INT32_DATA, INT64_DATA, RAW_DATA, DOUBLE_DATA] = [4, 5, 7, 9, 10];

/**
 * The tensor. Float types are exact in a float64, and so are the integers up to 2^53 of which shapes consist. Notes
 * the reason if it cannot be read.
 */
export function onnxTensor(
  tensor: OnnxTensor,
  label: string,
  refusals: Refusals,
  beside: Beside,
): Tensor | undefined {
  const { shape, dataType } = tensor;
  const type = DATA_TYPES[dataType] ?? `data type ${dataType}`;
  const [float, integer] = [FLOATS[type], INTEGERS[type]];
  const stored = float ?? integer;
  if (stored === undefined) {
    return refusals.note(label, 'FLOAT, DOUBLE, FLOAT16 or BFLOAT16', type);
  }
  if (shape.some((n) => n < 0n)) return refusals.note(label, 'a shape', `(${shape.join(', ')})`);
  const dimensions = shape.map(Number);
  const size = sizeOf(dimensions);
  if (size > MOST_WEIGHTS) return refusals.exceed(label, `at most ${MOST_WEIGHTS} numbers`, 'more');
  const values = tensor.external
    ? externalValues(tensor.external, stored, size, label, refusals, beside)
    : storedValues(tensor, type, float, integer, label, refusals);
  if (values === undefined) return undefined;
  if (values.length !== size) {
    return refusals.note(label, `${size} numbers for ${shapeText(dimensions)}`, `${values.length}`);
  }
  return { label, shape: dimensions, values };
}

/** The numbers of a tensor that are in another file. */
function externalValues(
  entries: ReadonlyMap<string, string>,
  type: NumberType,
  size: number,
  label: string,
  refusals: Refusals,
  beside: Beside,
): Float64Array | undefined {
  const location = entries.get('location') ?? '';
  const read = beside(location);
  if ('problem' in read) {
    const { expected, found, limit } = read.problem;
    return limit ? refusals.exceed(label, expected, found) : refusals.note(label, expected, found);
  }
  const integerAt = (key: string, otherwise: number): number => {
    const text = entries.get(key) ?? String(otherwise);
    return /^\d{1,15}$/.test(text) ? Number(text) : NaN;
  };
  const { bytes } = read;
  const bytesNeeded = size * BYTES[type];
  const offset = integerAt('offset', 0);
  const length = integerAt('length', bytesNeeded);
  if (length !== bytesNeeded) {
    return refusals.note(label, `${bytesNeeded} bytes of external data`, String(entries.get('length')));
  }
  if (!(offset + length <= bytes.length)) {
    const expected = `${length} bytes from byte ${entries.get('offset') ?? 0} of ${quoted(location)}`;
    return refusals.note(label, expected, `a file of ${bytes.length} bytes`);
  }
  return numbersIn(bytes.subarray(offset, offset + length), type);
}

/** The numbers of a tensor that are in the file itself. */
function storedValues(
  { data }: OnnxTensor,
  type: string,
  float: FloatType | undefined,
  integer: IntegerType | undefined,
  label: string,
  refusals: Refusals,
): Float64Array | undefined {
  const parts = data.filter(({ bytes, wire }) => wire !== 'bytes' || bytes.length > 0);
  const first = parts[0]?.number;
  if (parts.some(({ number }) => number !== first)) {
    return refusals.note(label, 'numbers stored in one way', 'several');
  }
  const values = float === undefined ? integers(parts, integer ?? 'int64') : floats(parts, float);
  if (values) return values;
  return refusals.note(label, `numbers stored as ${type}`, `field ${first ?? 'none'}`);
}

type Parts = OnnxTensor['data'];

/** The numbers of the fields; `undefined` if numbers of this type cannot be stored in them. */
function floats(parts: Parts, type: FloatType): Float64Array | undefined {
  const [first] = parts;
  if (first === undefined) return new Float64Array();
  const { number, wire } = first;
  const isTyped =
    (number === FLOAT_DATA && type === 'float32') || (number === DOUBLE_DATA && type === 'float64');
  if (number === INT32_DATA && BYTES[type] === 2) {
    const decode = type === 'float16' ? float16 : bfloat16;
    return joined(
      parts.map((part) => Float64Array.from(integersIn(part), (bits) => decode(Number(bits & 0xffffn)))),
    );
  }
  if (number !== RAW_DATA && !isTyped) return undefined;
  if (number === RAW_DATA && (parts.length > 1 || wire !== 'bytes')) return undefined;
  if (parts.some(({ bytes }) => bytes.length % BYTES[type] !== 0)) return undefined;
  return joined(parts.map(({ bytes }) => numbersIn(bytes, type)));
}

function integers(parts: Parts, type: IntegerType): Float64Array | undefined {
  const [first] = parts;
  if (first === undefined) return new Float64Array();
  if (first.number === (type === 'int64' ? INT64_DATA : INT32_DATA)) {
    return joined(parts.map((part) => Float64Array.from(integersIn(part), Number)));
  }
  const { bytes, number, wire } = first;
  if (number !== RAW_DATA || wire !== 'bytes' || bytes.length % BYTES[type] !== 0) return undefined;
  return numbersIn(bytes, type);
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
