/** The result of reading a model file. */

import type { Network, Problem } from '../../exact/index.js';

export type ModelResult =
  | {
      readonly network: Network;
      /** The changes that brought the file's network into the form used here, one sentence each. */
      readonly notes: readonly string[];
    }
  | { readonly problems: readonly Problem[] };
