/** A file of named tensors, such as a safetensors or .npz file: its contents, before they are interpreted. */

import type { Tensor } from './tensor.js';

export interface TensorFile {
  readonly tensors: ReadonlyMap<string, Tensor>;
  /** The tensors that are not read, each with the name of its type, such as F8_E4M3. */
  readonly unread: ReadonlyMap<string, string>;
  /** Texts beside the tensors, such as the metadata of a safetensors file. */
  readonly texts: ReadonlyMap<string, string>;
}
