/** A single array of numbers, from an .npy file: data rather than weights. */

import type { Problem } from '../../exact/index.js';
import { readNpy } from './npy.js';
import { Unreadable } from './refusals.js';
import type { Tensor } from './tensor.js';

export type ArrayResult = { readonly array: Tensor } | { readonly problems: readonly Problem[] };

/** Never throws on any bytes. */
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
