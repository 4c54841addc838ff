/** The result of reading a model file. */

import { Network, type Problem, type SparseNetwork } from '../../exact/index.js';

/** A model, and what was done to read it. */
export interface Noted {
  /** The changes that brought the file's network into the form used here, one sentence each. */
  readonly notes: readonly string[];
}

/** A network; one of images too large for matrices, without its zeros. */
export type Model = (Noted & { readonly network: Network }) | (Noted & { readonly sparse: SparseNetwork });

export type ModelResult = Model | { readonly problems: readonly Problem[] };

export function modelOf(network: Network | SparseNetwork, notes: readonly string[]): Model {
  return network instanceof Network ? { network, notes } : { sparse: network, notes };
}
