/**
 * Theorem 2.1. If no layer is wider than n0, φ is continuous and increasing, and some weight matrix has rank below n0,
 * then every component of the basin of an attractive point is unbounded.
 */

import { theorem21 as statement } from '../../statements/index.js';
import { basinExperiment } from './basin-theorem.js';

export const theorem21 = basinExperiment({
  statement,
  question: 'bounded basin component',
  requirements: [
    { label: 'not vacuous', share: 0.9 },
    { label: 'decided', share: 0.75 },
    { label: 'dimension 1', share: 0.1 },
    { label: 'dimension 2', share: 0.1 },
    { label: 'dimension 3', share: 0.1 },
    { label: 'three layers or more', share: 0.2 },
    { label: 'rank deficient', share: 0.9 },
  ],
});
