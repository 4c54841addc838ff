/** The two sets that the theorems speak of, as sampled sets: a basin, and its complement. */

import { type FateClassifier, isUnknown } from '../portraits/fates.js';

/** What sampling says of points: 1 in the set, 0 not in it, −1 unknown. */
export interface Samples {
  readonly verdicts: Int8Array;
  /** Of points in the basin: the steps until their orbits landed. */
  readonly steps: Int32Array;
}

export interface SampledSet {
  readonly classifier: FateClassifier;
  /** The basin that this is, or whose complement it is. */
  readonly basin: number;
  readonly complement: boolean;
}

/** Samples the first `count` points (rows of n coordinates), which stay as they are. */
export function sample(
  { classifier, basin, complement }: SampledSet,
  points: Float64Array,
  count: number,
): Samples {
  const { labels, steps } = classifier.fates(points, count);
  const verdicts = Int8Array.from(labels, (label) =>
    isUnknown(label) ? -1 : (label === basin) !== complement ? 1 : 0,
  );
  return { verdicts, steps };
}

/** The region in which F^steps puts the points of this one: for a cycle, of another of its points. */
export function imageOf(region: SampledSet, steps: number): SampledSet {
  return { ...region, basin: region.classifier.basinAfter(region.basin, steps) };
}
