/**
 * Theorem 2.3. If φ is increasing and onto, and all weight matrices are square and of full rank, then the basin of an
 * attractive point is path-connected.
 */

import { theorem23 as statement } from '../../statements/index.js';
import { basinExperiment } from './basin-theorem.js';

export const theorem23 = basinExperiment({
  statement,
  question: 'disconnected basin',
  requirements: [
    { label: 'not vacuous', share: 0.9 },
    { label: 'decided', share: 0.75 },
    { label: 'dimension 1', share: 0.1 },
    { label: 'dimension 2', share: 0.1 },
    { label: 'dimension 3', share: 0.1 },
    { label: 'three layers or more', share: 0.2 },
    { label: 'full rank', share: 0.9 },
  ],
});
