/**
 * Theorem 2.2. If no layer is wider than n0 and φ is continuous and increasing, then the complement of the basin of an
 * attractive point has no bounded component.
 */

import { theorem22 as statement } from '../../statements/index.js';
import { basinExperiment } from './basin-theorem.js';

export const theorem22 = basinExperiment({
  statement,
  question: 'bounded complement component',
  requirements: [
    { label: 'not vacuous', share: 0.9 },
    { label: 'decided', share: 0.75 },
    { label: 'dimension 1', share: 0.1 },
    { label: 'dimension 2', share: 0.1 },
    { label: 'dimension 3', share: 0.1 },
    { label: 'three layers or more', share: 0.2 },
    { label: 'full rank', share: 0.1 },
  ],
});
