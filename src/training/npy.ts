/**
 * Examples from a NumPy array file (.npy, formats 1 to 3): of integers, booleans, or floats of 32 or 64 bits, with two axes
 * or more. The first axis counts the examples; the others are laid out row after row.
 */

import { type ExamplesResult } from './csv.js';

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** Reads a number at a place of the data. */
type Read = (view: DataView, at: number, little: boolean) => number;

const KINDS: Readonly<Record<string, readonly [bytes: number, read: Read]>> = {
  b1: [1, (view, at) => view.getUint8(at)],
  u1: [1, (view, at) => view.getUint8(at)],
  i1: [1, (view, at) => view.getInt8(at)],
  u2: [2, (view, at, little) => view.getUint16(at, little)],
  i2: [2, (view, at, little) => view.getInt16(at, little)],
  u4: [4, (view, at, little) => view.getUint32(at, little)],
  i4: [4, (view, at, little) => view.getInt32(at, little)],
  u8: [8, (view, at, little) => Number(view.getBigUint64(at, little))],
  i8: [8, (view, at, little) => Number(view.getBigInt64(at, little))],
  f4: [4, (view, at, little) => view.getFloat32(at, little)],
  f8: [8, (view, at, little) => view.getFloat64(at, little)],
};

/** Whether bytes are meant as an .npy file. */
export function isNpy(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, k) => bytes[k] === byte);
}

export function readNpy(bytes: Uint8Array): ExamplesResult {
  const refuse = (expected: string, found: string): ExamplesResult => ({
    problems: [{ path: '', expected, found, limit: false }],
  });
  if (!isNpy(bytes)) return refuse('an .npy file', 'another beginning');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [major, start] = [bytes[6] ?? 0, (bytes[6] ?? 0) > 1 ? 12 : 10];
  if (major < 1 || major > 3 || bytes.length < start) return refuse('format 1, 2 or 3', `format ${major}`);
  const data = start + (major > 1 ? view.getUint32(8, true) : view.getUint16(8, true));
  if (data > bytes.length) return refuse(`a header up to byte ${data}`, `${bytes.length} bytes`);
  const header = new TextDecoder().decode(bytes.subarray(start, data));
  const descr = /'descr':\s*'([<>|=])([a-z]\d+)'/.exec(header);
  const kind = KINDS[descr?.[2] ?? ''];
  const order = /'fortran_order':\s*(True|False)/.exec(header)?.[1];
  const shape = /'shape':\s*\(([\d,\s]*)\)/.exec(header)?.[1];
  if (kind === undefined) {
    return refuse(`numbers of a kind among ${Object.keys(KINDS).join(', ')}`, descr?.[2] ?? 'another kind');
  }
  if (order === undefined || shape === undefined) return refuse('a header with order and shape', 'neither');
  const sizes = (shape.match(/\d+/g) ?? []).map(Number);
  const [count = 0, ...others] = sizes;
  if (others.length === 0) return refuse('at least two axes: examples and their coordinates', `(${shape})`);
  if (order === 'True' && sizes.length > 2) return refuse('C order, or two axes', 'Fortran order');
  const dimension = others.reduce((product, size) => product * size, 1);
  const [width, read] = kind;
  const expected = count * dimension * width;
  if (!Number.isSafeInteger(expected) || bytes.length - data !== expected) {
    return refuse(`${expected} bytes of numbers for the shape (${shape})`, `${bytes.length - data}`);
  }
  const values = Float64Array.from({ length: count * dimension }, (_, e) => {
    const [k, i] = [Math.floor(e / dimension), e % dimension];
    const place = order === 'True' ? i * count + k : e;
    return read(view, data + place * width, descr?.[1] !== '>');
  });
  return { examples: { count, dimension, values } };
}
