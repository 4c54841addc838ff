/** The questions that the theorems ask, put to a basin of a portrait. */

import { disconnectedBasin } from './disconnected.js';
import { boundedComponent } from './enclosed.js';
import { boundedComponentBySamples, disconnectedBySamples } from './high-dimension.js';
import type { Portrait } from '../portraits/portrait.js';
import type { SampledSet } from './region.js';
import type { Answer, Look } from './suspicion.js';
import type { BasinQuestion } from '../../statements/index.js';

/** For the first look at the whole space, in dimension 1, 2, 3 and 4: cells along each axis. */
const RESOLUTIONS = [1024, 64, 24, 12];
const BUDGET = 4e7;

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
  const resolution = RESOLUTIONS[map.dimension - 1];
  const look: Look = { resolution: resolution ?? 0, seed: 0, budget: BUDGET, ...options };
  const region: SampledSet = { classifier, basin, complement: question === 'bounded complement component' };
  const [disconnected, bounded] =
    resolution === undefined
      ? [disconnectedBySamples, boundedComponentBySamples]
      : [disconnectedBasin, boundedComponent];
  return (question === 'disconnected basin' ? disconnected : bounded)(portrait, region, point, look);
}
