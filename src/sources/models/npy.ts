/** The .npy format of NumPy: a magic word, a header that is a Python dictionary, and the numbers of one array. */

import { quoted } from '../../exact/index.js';
import { Unreadable } from './refusals.js';
import { BYTES, numbersIn, MOST_WEIGHTS, sizeOf, type NumberType, type Tensor } from './tensor.js';

/** \x93NUMPY. */
const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
const MOST_HEADER_BYTES = 64 * 1024;
const MOST_CHARACTERS = 1024;
const KINDS: Readonly<Record<string, NumberType>> = {
  b1: 'uint8',
  f2: 'float16',
  f4: 'float32',
  f8: 'float64',
  i1: 'int8',
  i2: 'int16',
  i4: 'int32',
  i8: 'int64',
  u1: 'uint8',
  u2: 'uint16',
  u4: 'uint32',
  u8: 'uint64',
};

/**
 * Whether the bytes claim to be an .npy file.
 *
 * @example
 * ```ts
 * import { isNpy } from 'basincheck';
 * isNpy(Buffer.from('\x93NUMPY', 'latin1')); // → true
 * isNpy(Buffer.from('0.5, 1')); // → false
 * ```
 */
export function isNpy(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, k) => bytes[k] === byte);
}

/** An array of numbers, or a single text. Throws `Unreadable`; an array of Python objects is never unpickled. */
export function readNpy(bytes: Uint8Array, label: string): Tensor | string {
  const { header, start } = headerOf(bytes, label);
  const { type, isFortran, shape } = partsOf(header, label);
  const data = bytes.subarray(start);
  const [, order = '', kind = '', width = ''] = /^([<>|=]?)([a-zA-Z])(\d*)$/.exec(type) ?? [];
  if (kind === 'U' && shape.length === 0) return textOf(data, Number(width), order !== '>', label);
  const number = KINDS[`${kind}${width}`];
  if (kind === 'O')
    throw new Unreadable(label, 'an array of numbers', 'Python objects, which are not unpickled');
  if (number === undefined)
    throw new Unreadable(label, 'booleans, floats or integers of at most 64 bits', quoted(type));
  const size = sizeOf(shape);
  if (size > MOST_WEIGHTS) throw new Unreadable(label, `at most ${MOST_WEIGHTS} numbers`, 'more');
  if (data.length !== size * BYTES[number]) {
    throw new Unreadable(label, `${size * BYTES[number]} bytes of numbers`, `${data.length}`);
  }
  const values = numbersIn(data, number, order !== '>');
  return { label, shape, values: isFortran ? inRows(values, shape) : values };
}

function headerOf(bytes: Uint8Array, label: string): { readonly header: string; readonly start: number } {
  if (!isNpy(bytes)) throw new Unreadable(`${label}, byte 0`, 'the start of a .npy file', 'other bytes');
  const [major = 0] = bytes.subarray(6, 8);
  if (major < 1 || major > 3) throw new Unreadable(`${label}, byte 6`, 'version 1, 2 or 3', `${major}`);
  const from = major === 1 ? 10 : 12;
  if (bytes.length < from) throw new Unreadable(`${label}, byte 8`, 'the length of the header', 'the end');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  const most = Math.min(bytes.length - from, MOST_HEADER_BYTES);
  if (length > most)
    throw new Unreadable(`${label}, byte 8`, `a header of at most ${most} bytes`, `${length}`);
  return { header: new TextDecoder().decode(bytes.subarray(from, from + length)), start: from + length };
}

/** The parts of a header such as {'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }. */
function partsOf(
  header: string,
  label: string,
): { readonly type: string; readonly isFortran: boolean; readonly shape: readonly number[] } {
  const type = /'descr': *'([^']{1,40})'/.exec(header)?.[1];
  const order = /'fortran_order': *(True|False)/.exec(header)?.[1];
  const shape = /'shape': *\(([\d, ]*)\)/.exec(header)?.[1];
  if (type === undefined || order === undefined || shape === undefined) {
    const expected = 'a header with a simple descr, fortran_order and shape';
    throw new Unreadable(`${label}, byte 10`, expected, quoted(header.trim(), 80));
  }
  const axes = shape.split(',').filter((axis) => axis.trim() !== '');
  return { type, isFortran: order === 'True', shape: axes.map(Number) };
}

/** Reorders numbers in which the first axis runs fastest, so that the last axis does. */
function inRows(values: Float64Array, shape: readonly number[]): Float64Array {
  return values.map((_, e) => {
    let [rest, position, stride] = [e, 0, values.length];
    for (const n of [...shape].reverse()) {
      stride /= n;
      position += (rest % n) * stride;
      rest = Math.floor(rest / n);
    }
    return values[position] ?? NaN;
  });
}

/** A text of `length` characters of 32 bits, filled up with zeros at the end. */
function textOf(data: Uint8Array, length: number, littleEndian: boolean, label: string): string {
  if (length > MOST_CHARACTERS || data.length !== 4 * length) {
    throw new Unreadable(
      label,
      `a text of ${length} characters, at most ${MOST_CHARACTERS}`,
      `${data.length} bytes`,
    );
  }
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const codes = Array.from({ length }, (_, i) => view.getUint32(4 * i, littleEndian));
  if (codes.some((code) => code > 0x10ffff)) throw new Unreadable(label, 'a text', 'other bytes');
  return String.fromCodePoint(...codes).replace(/\0+$/, '');
}
