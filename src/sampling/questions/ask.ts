/** The questions of the theorems, asked of a basin of a portrait. */

import { disconnectedBasin } from './disconnected.js';
import { boundedComponent } from './enclosed.js';
import { boundedComponentBySamples, disconnectedBySamples } from './high-dimension.js';
import type { Portrait } from '../portraits/portrait.js';
import type { SampledSet } from './region.js';
import type { Answer, Look } from './suspicion.js';
import type { BasinQuestion } from '../../statements/index.js';

/** Number of cells along each axis of the first grid of the whole space, in dimension 1, 2, 3 and 4. */
const CELLS_PER_AXIS = [1024, 64, 24, 12];
const DEFAULT_BUDGET_IN_APPLICATIONS = 4e7;

/** Asks about one of the `basins` of the portrait's classifier. The same seed gives the same answer. */
export function ask(
  question: BasinQuestion,
  portrait: Portrait,
  basin: number,
  options: Partial<Look> = {},
): Answer {
  const { classifier, map } = portrait;
  const point = classifier.basins[basin]?.point;
  if (point === undefined) {
    throw new RangeError(`ask: expected a basin below ${classifier.basins.length}, got ${basin}`);
  }
  const resolution = CELLS_PER_AXIS[map.dimension - 1];
  const look: Look = {
    resolution: resolution ?? 0,
    seed: 0,
    budget: DEFAULT_BUDGET_IN_APPLICATIONS,
    ...options,
  };
  const region: SampledSet = { classifier, basin, complement: question === 'bounded complement component' };
  const [disconnected, bounded] =
    resolution === undefined
      ? [disconnectedBySamples, boundedComponentBySamples]
      : [disconnectedBasin, boundedComponent];
  return (question === 'disconnected basin' ? disconnected : bounded)(portrait, region, point, look);
}
