/** A single array of numbers, from an .npy file: data rather than weights. */

import type { Problem } from '../../exact/index.js';
import { readNpy } from './npy.js';
import { Unreadable } from './refusals.js';
import type { Tensor } from './tensor.js';

export type ArrayResult = { readonly array: Tensor } | { readonly problems: readonly Problem[] };

/**
 * The array of an .npy file, its numbers exactly: booleans, floats and integers of at most 64 bits, the last axis running
 * fastest. Never throws on any bytes.
 *
 * @example
 * ```ts
 * import { readArray } from 'basincheck';
 * const header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 1)}";
 * const start = Buffer.from(`\x93NUMPY\x01\0${String.fromCharCode(header.length)}\0${header}`, 'latin1');
 * const bytes = Buffer.concat([start, Buffer.from(Float64Array.of(0.5, -1).buffer)]);
 * readArray(bytes); // → { array: { label: 'array', shape: [2, 1], values: [0.5, -1] } }
 * ```
 */
export function readArray(bytes: Uint8Array): ArrayResult {
  const refuse = (path: string, expected: string, found: string): ArrayResult => ({
    problems: [{ path, expected, found, limit: false }],
  });
  try {
    const array = readNpy(bytes, 'array');
    return typeof array === 'string' ? refuse('array', 'numbers', 'a text') : { array };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return refuse(error.place, error.expected, error.found);
  }
}
