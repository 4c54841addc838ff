/** The list of all experiments. */

import type { Experiment } from './experiment.js';
import { lemma21, lemma22, lemma23, lemma24 } from './lemma-experiments.js';
import { corollary31, theorem31 } from './maximum.js';
import { remark21 } from './remark-2.1.js';
import { theorem21 } from './theorem-2.1.js';
import { theorem22 } from './theorem-2.2.js';
import { theorem23 } from './theorem-2.3.js';

/** Every statement that can be stressed. A new one is a file of its own and a line here. */
export const experiments: readonly Experiment[] = [
  theorem21,
  theorem22,
  theorem23,
  remark21,
  theorem31,
  corollary31,
  lemma21,
  lemma22,
  lemma23,
  lemma24,
];
