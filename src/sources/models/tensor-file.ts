/** A file of named tensors, as safetensors and .npz files are: what it holds, before anything is made of it. */

import type { Tensor } from './tensor.js';

export interface TensorFile {
  readonly tensors: ReadonlyMap<string, Tensor>;
  /** Texts beside the tensors, such as the metadata of a safetensors file. */
  readonly texts: ReadonlyMap<string, string>;
}
