/** What comes of reading a model file. */

import type { Network, Problem } from '../../exact/index.js';

export type ModelResult =
  | {
      readonly network: Network;
      /** What was done to bring the file's network into the form of networks here, in a sentence each. */
      readonly notes: readonly string[];
    }
  | { readonly problems: readonly Problem[] };
