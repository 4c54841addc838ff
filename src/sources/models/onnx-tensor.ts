/** The numbers of a tensor in an ONNX file, in each of the ways in which the format can store them. */

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

/** The numbers of the fields of a TensorProto that contain the data, by type. */
const [FLOAT_DATA, INT32_DATA, INT64_DATA, RAW_DATA, DOUBLE_DATA] = [4, 5, 7, 9, 10];

/**
 * The tensor. Float types are exact in a float64, and so are the integers up to 2^53 of which shapes consist. Notes
 * the reason if it cannot be read.
 */
export function onnxTensor(tensor: OnnxTensor, label: string, refusals: Refusals): Tensor | undefined {
  const { shape, dataType, isExternal, data } = tensor;
  const type = DATA_TYPES[dataType] ?? `data type ${dataType}`;
  const float = FLOATS[type];
  if (isExternal) return refusals.note(label, 'numbers in the file itself', 'external data');
  if (float === undefined && type !== 'INT64') {
    return refusals.note(label, 'FLOAT, DOUBLE, FLOAT16 or BFLOAT16', type);
  }
  if (shape.some((n) => n < 0n)) return refusals.note(label, 'a shape', `(${shape.join(', ')})`);
  const size = sizeOf(shape.map(Number));
  if (size > MOST_WEIGHTS) return refusals.exceed(label, `at most ${MOST_WEIGHTS} numbers`, 'more');
  const parts = data.filter(({ bytes, wire }) => wire !== 'bytes' || bytes.length > 0);
  const first = parts[0]?.number;
  if (parts.some(({ number }) => number !== first)) {
    return refusals.note(label, 'numbers stored in one way', 'several');
  }
  const values = float === undefined ? integers(parts) : floats(parts, float);
  if (values === undefined)
    return refusals.note(label, `numbers stored as ${type}`, `field ${first ?? 'none'}`);
  const dimensions = shape.map(Number);
  if (values.length !== size) {
    return refusals.note(label, `${size} numbers for ${shapeText(dimensions)}`, `${values.length}`);
  }
  return { label, shape: dimensions, values };
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

function integers(parts: Parts): Float64Array | undefined {
  const [first] = parts;
  if (first === undefined) return new Float64Array();
  if (first.number === INT64_DATA) {
    return joined(parts.map((part) => Float64Array.from(integersIn(part), Number)));
  }
  const { bytes, number, wire } = first;
  if (number !== RAW_DATA || wire !== 'bytes' || bytes.length % 8 !== 0) return undefined;
  return numbersIn(bytes, 'int64');
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
