/**
 * The barrier: an attractor with its region, regions that orbits never leave for it, and cells of a grid that separate a
 * point from infinity, or two points from each other. Against Theorems 2.1–2.3.
 */

import type { Kind } from '../parts/kind.js';
import { checkAttractor } from './attraction.js';
import { checkAvoiding } from './avoidance.js';
import { barrierFact, sizeOfBarrier } from './claim.js';
import type { BasinCounterexample } from './counterexample.js';
import { readBarrier } from './read.js';
import { checkBarrier } from './separation.js';
import { checkStable } from './stability.js';
import { barrierJson } from './write.js';

export const barrier: Kind<BasinCounterexample> = {
  read: readBarrier,
  check: (counterexample, watch) => {
    const { network, attractor, avoiding } = counterexample;
    checkStable(counterexample);
    checkAttractor(network, attractor, watch);
    checkAvoiding(network, attractor, avoiding, watch);
    checkBarrier(counterexample, watch);
  },
  version: ({ attractor }) => (attractor.kind === 'passages' ? 2 : 1),
  json: barrierJson,
  fact: barrierFact,
  size: sizeOfBarrier,
};
