/** Files that are given for models and are none, each recognised by its first bytes, with what to do instead. */

import type { Problem } from '../../exact/index.js';
import { Unreadable } from './refusals.js';
import { zipEntries } from './zip.js';

/** What is expected of any file of another tool. */
const EXPECTED = 'a model (ONNX, safetensors, .npz) or a network file';
const SAVE_WEIGHTS =
  'save the weights with safetensors.torch.save_file(model.state_dict(), …), or export the model with torch.onnx.export';
const KERAS = 'export the model to ONNX (tf2onnx), or save its arrays with numpy.savez';

/** How much of a file is looked at for the marks of a text. */
const HEAD = 1024;

/**
 * What a file is if it is no model but known: nothing at all, a pointer of Git LFS, a web page, a checkpoint of PyTorch,
 * HDF5 and others. `undefined` for any other file.
 *
 * @example
 * ```ts
 * import { foreignFile } from 'basincheck';
 * foreignFile(Buffer.from('version https://git-lfs.github.com/spec/v1'))?.found; // → 'a Git LFS pointer, which only names the file: fetch it with "git lfs pull"'
 * foreignFile(Buffer.from('{"format": "basincheck/network@1"}')); // → undefined
 * ```
 */
export function foreignFile(bytes: Uint8Array): Problem | undefined {
  const found = kindOf(bytes);
  return found === undefined ? undefined : { path: '', expected: EXPECTED, found, limit: false };
}

function kindOf(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return 'an empty file: the download or the export was not finished';
  const head = latin1(bytes.subarray(0, HEAD));
  const text = head.replace(/^\u00ef\u00bb\u00bf/, '').trimStart();
  if (text.startsWith('version https://git-lfs.github.com/spec/'))
    return 'a Git LFS pointer, which only names the file: fetch it with "git lfs pull"';
  if (/^<(?:!doctype html|html|head|!--|\?xml)/i.test(text))
    return 'a web page: download the file itself (on GitHub and Hugging Face, the "raw" or "download" link)';
  if (head.startsWith('\x89HDF\r\n\x1a\n')) return `an HDF5 file, as of Keras (.h5): ${KERAS}`;
  if (head.startsWith('PK\x03\x04')) return archiveOf(bytes);
  // The length of a safetensors header, which comes first in its file, may look like the marks below.
  if (bytes[7] === 0 && bytes[8] === 0x7b) return undefined;
  // A pickle starts with its protocol; old checkpoints of PyTorch are several of them.
  if (/^\x80[\x02-\x05][\x28-\x95]/.test(head))
    return `a Python pickle, as of torch.save, which could run any code and is not opened: ${SAVE_WEIGHTS}`;
  if (head.startsWith('TFL3', 4)) return `a TensorFlow Lite model: ${KERAS}`;
  if (head.startsWith('GGUF')) return 'a GGUF file: use the safetensors file of the same model';
  if (head.startsWith('\x1f\x8b')) return 'a file packed with gzip: unpack it with gunzip';
  return undefined;
}

/** Each byte as the character of this number. */
function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/** What a ZIP archive is if it is no .npz file. */
function archiveOf(bytes: Uint8Array): string | undefined {
  const names = namesIn(bytes);
  if (names.some((name) => /(?:^|\/)(?:data|constants)\.pkl$/.test(name)))
    return `a checkpoint of PyTorch (.pt, .pth), which could run any code and is not opened: ${SAVE_WEIGHTS}`;
  if (names.some((name) => name.endsWith('.h5'))) return `a Keras model (.keras): ${KERAS}`;
  return undefined;
}

function namesIn(bytes: Uint8Array): readonly string[] {
  try {
    return zipEntries(bytes, 0).map(({ name }) => name);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    // An archive that was cut off still begins with its first entry.
    const length = (bytes[26] ?? 0) + 256 * (bytes[27] ?? 0);
    return [latin1(bytes.subarray(30, 30 + length))];
  }
}
