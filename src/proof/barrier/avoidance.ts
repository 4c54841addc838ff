/**
 * Avoidance: the union of the avoiding regions is closed, F maps it into itself, and the attractor is not in it. So
 * no orbit that enters the union converges to the attractor.
 */

import { at, type Network, type Watch } from '../../exact/index.js';
import { carries } from '../parts/carrying.js';
import type { Attractor, Avoiding } from './counterexample.js';
import { insist } from '../parts/objection.js';
import { vectorText } from '../parts/text.js';

/**
 * Throws an `Objection` unless every avoiding region misses the attractor and F maps it into the region number
 * `next`.
 */
export function checkAvoiding(
  network: Network,
  attractor: Attractor,
  avoiding: readonly Avoiding[],
  watch: Watch,
): void {
  const regions = avoiding.map(({ region }) => region);
  avoiding.forEach(({ region, next }, i) => {
    if (network.activation.exact) {
      const holds = !region.containsPoint(attractor.point, watch);
      insist(
        holds,
        `avoiding[${i}]`,
        'a region without the attractor',
        `one with ${vectorText(attractor.point)}`,
      );
    } else {
      // The exact position of the attractor in its region is not known, so the whole region has to be apart.
      const holds = region.isSeparatedFrom(attractor.region, watch);
      insist(
        holds,
        `avoiding[${i}]`,
        'a region apart from the attracting one',
        'no coordinate that shows it',
      );
    }
    const lands = carries(network, region.asSet(watch), 1, at(regions, next), regions, watch);
    insist(
      lands,
      `avoiding[${i}].next`,
      `a region that contains the image under F`,
      `region ${next}, which may not`,
    );
  });
}
