/** The .npz format of NumPy: a ZIP archive with a .npy file for each array. */

import { quoted } from '../../exact/index.js';
import { readNpy } from './npy.js';
import { Unreadable, type Refusals } from './refusals.js';
import { MOST_WEIGHTS, type Tensor } from './tensor.js';
import type { TensorFile } from './tensor-file.js';
import { zipEntries } from './zip.js';

/** Greatest number of bytes of an array, including its header. */
const MOST_BYTES_OF_AN_ARRAY = 8 * MOST_WEIGHTS + 2 ** 16;

/** Notes what is wrong with single arrays, or throws `Unreadable`. */
export function readNpz(bytes: Uint8Array, refusals: Refusals): TensorFile {
  const tensors = new Map<string, Tensor>();
  const texts = new Map<string, string>();
  let total = 0;
  for (const entry of zipEntries(bytes, MOST_BYTES_OF_AN_ARRAY)) {
    const name = entry.name.replace(/\.npy$/, '');
    const label = `array ${quoted(name)}`;
    if (tensors.has(name) || texts.has(name)) {
      refusals.note(label, 'a name of its own', 'the name of another array');
      continue;
    }
    try {
      const content = readNpy(entry.bytes(), label);
      if (typeof content === 'string') texts.set(name, content);
      else {
        total += content.values.length;
        tensors.set(name, content);
      }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      refusals.note(error.place, error.expected, error.found);
    }
    if (total > MOST_WEIGHTS) {
      refusals.exceed('file', `at most ${MOST_WEIGHTS} numbers`, 'more');
      break;
    }
  }
  return { tensors, unread: new Map(), texts };
}
