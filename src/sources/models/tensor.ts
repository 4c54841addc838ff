/**
 * Numbers as model files store them. A float64 can represent every float16, bfloat16, float32 and float64 exactly. So
 * a tensor of any of these types is kept as an array of float64, and becomes rationals without rounding.
 */

import { type Layer, type Matrix, Rational, type Vector } from '../../exact/index.js';
import { Unreadable, type Refusals } from './refusals.js';

/** Numbers in a shape; the last axis runs fastest. */
export interface Tensor {
  /** Its name in error messages, such as `tensor "W1"`. */
  readonly label: string;
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/** Greatest number of weights of a model. As rationals they take about 100 bytes each. */
export const MOST_WEIGHTS = 2 ** 24;

export type FloatType = 'float16' | 'bfloat16' | 'float32' | 'float64';
export type IntegerType = `${'' | 'u'}int${8 | 16 | 32 | 64}`;
export type NumberType = FloatType | IntegerType;

export const BYTES: Readonly<Record<NumberType, number>> = {
  float16: 2,
  bfloat16: 2,
  float32: 4,
  float64: 8,
  int8: 1,
  int16: 2,
  int32: 4,
  int64: 8,
  uint8: 1,
  uint16: 2,
  uint32: 4,
  uint64: 8,
};

/** For each type, the function that reads one number at an offset. */
const READ: Readonly<Record<NumberType, (view: DataView, offset: number, littleEndian: boolean) => number>> =
  {
    float16: (view, offset, little) => float16(view.getUint16(offset, little)),
    bfloat16: (view, offset, little) => bfloat16(view.getUint16(offset, little)),
    float32: (view, offset, little) => view.getFloat32(offset, little),
    float64: (view, offset, little) => view.getFloat64(offset, little),
    int8: (view, offset) => view.getInt8(offset),
    int16: (view, offset, little) => view.getInt16(offset, little),
    int32: (view, offset, little) => view.getInt32(offset, little),
    int64: (view, offset, little) => safe(view.getBigInt64(offset, little)),
    uint8: (view, offset) => view.getUint8(offset),
    uint16: (view, offset, little) => view.getUint16(offset, little),
    uint32: (view, offset, little) => view.getUint32(offset, little),
    uint64: (view, offset, little) => safe(view.getBigUint64(offset, little)),
  };

/**
 * The numbers in bytes of the given type; the bytes have to contain whole numbers. Throws `Unreadable` for integers
 * beyond ±2^53.
 */
export function numbersIn(bytes: Uint8Array, type: NumberType, littleEndian = true): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [size, read] = [BYTES[type], READ[type]];
  const values = new Float64Array(bytes.length / size);
  for (let i = 0, offset = 0; i < values.length; i++, offset += size)
    values[i] = read(view, offset, littleEndian);
  return values;
}

function safe(value: bigint): number {
  if (value <= 2n ** 53n && value >= -(2n ** 53n)) return Number(value);
  throw new Unreadable('a weight', 'an integer of at most 2^53', `${value}`);
}

const single = new DataView(new ArrayBuffer(4));

/** The number with these bits: those of a float32 with lower half 0. */
export function bfloat16(bits: number): number {
  single.setUint32(0, bits * 2 ** 16);
  return single.getFloat32(0);
}

/** The number with these bits: one for the sign, five for the exponent, ten for the fraction (IEEE 754). */
export function float16(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  const sign = bits >> 15 === 0 ? 1 : -1;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  // The factor is 2^(exponent − 25) for a normal number, a product of two powers of two that shifts can compute.
  return exponent === 0
    ? (sign * fraction) / 2 ** 24
    : (sign * (1024 + fraction) * (1 << exponent)) / 2 ** 25;
}

/** The number of entries of a shape. Every number above `MOST_WEIGHTS` is given as `MOST_WEIGHTS` + 1. */
export function sizeOf(shape: readonly number[]): number {
  if (shape.includes(0)) return 0;
  return shape.reduce((size, n) => Math.min(size * n, MOST_WEIGHTS + 1), 1);
}

/** A shape as a text, such as `shape 2×3`. */
export function shapeText(shape: readonly number[]): string {
  return shape.length === 0 ? 'a single number' : `shape ${shape.join('×')}`;
}

/** Notes the first entry that is NaN or infinite, if there is one. */
export function insistOnFinite({ label, shape, values }: Tensor, refusals: Refusals): boolean {
  const i = values.findIndex((value) => !Number.isFinite(value));
  if (i < 0) return true;
  refusals.note(`${label}${indexText(shape, i)}`, 'a finite number', String(values[i]));
  return false;
}

/** The index, such as `[1, 0]`, of the entry that comes after `position` others; nothing for a single number. */
function indexText(shape: readonly number[], position: number): string {
  if (shape.length === 0) return '';
  let rest = position;
  const index = [...shape].reverse().map((n) => {
    const at = rest % n;
    rest = Math.floor(rest / n);
    return at;
  });
  return `[${index.reverse().join(', ')}]`;
}

/** The numbers as rationals, exactly. Throws unless all are finite. */
export function vectorOf({ values }: Pick<Tensor, 'values'>): Vector {
  return Array.from(values, (value) => Rational.fromNumber(value));
}

/** The rows of a tensor with two axes; with `transposed` its columns. */
export function matrixOf({ shape, values }: Tensor, transposed = false): Matrix {
  const [rows = 0, columns = 0] = shape;
  return transposed
    ? Array.from({ length: columns }, (_, j) =>
        Array.from({ length: rows }, (__, i) => Rational.fromNumber(values[i * columns + j] ?? NaN)),
      )
    : Array.from({ length: rows }, (_, i) =>
        Array.from(values.subarray(i * columns, (i + 1) * columns), (value) => Rational.fromNumber(value)),
      );
}

/** x ↦ x on ℝⁿ. */
export function identityLayer(n: number): Layer {
  const row = (i: number) => Array.from({ length: n }, (_, j) => (i === j ? Rational.one : Rational.zero));
  return { weights: Array.from({ length: n }, (_, i) => row(i)), bias: row(-1) };
}
