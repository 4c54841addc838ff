/**
 * Remark 2.1 (Beise & Dias Da Cruz). Let x* be a point of a stable limit cycle of m points of the network F. Under the
 * hypotheses of Theorem 2.1, 2.2 or 2.3, its conclusion holds for B(x*, (m·k)) = {x : F^(m·k)(x) → x*}.
 */

import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { layoutJson, networkJson } from '../src/exact/index.js';
import { portraitOf } from '../src/sampling/index.js';
import { basinsOf, type CycleSubject, judge } from '../src/search/judge/index.js';
import { experiment, networksWithCycle, observedBasins } from '../src/search/stress/index.js';
import { failing, remark21 as remark, theorem21, theorem22, theorem23 } from '../src/statements/index.js';
import { holds } from './looking.js';

const property = experiment<CycleSubject>({
  id: remark.id,
  name: remark.name,

  // The generator: networks that satisfy the hypotheses of one of the theorems, with a cycle of two points for certain.
  cases: fc.oneof(networksWithCycle(theorem21), networksWithCycle(theorem22), networksWithCycle(theorem23)),

  check: ({ network: F, as }, seed) => {
    // The hypotheses of that theorem hold, decided exactly.
    expect(failing(as, F)).toEqual([]);
    // Stable cycles and the basins of their points, sampled on the whole space.
    const portrait = portraitOf(F, { seed });
    const points = basinsOf(portrait, 'cycles').length;
    // The conclusion of that theorem, for each of these basins.
    const judgement = judge({ network: F, portrait, as }, remark, { look: 'sample', seed });
    const observation = observedBasins(F, points, judgement);
    return { ...observation, labels: [...observation.labels, `as ${as.id}`] };
  },

  write: ({ network, as }) => layoutJson({ theorem: as.id, ...networkJson(network) }),

  // What has to be seen before silence counts: each of the theorems often enough, in each dimension.
  requirements: remark.mustSee,
});

describe(`${remark.name}: ${remark.conclusion}`, () => {
  holds(property, 100);
});
