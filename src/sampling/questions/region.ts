/** The two sets that the theorems speak of, as sampled sets: a basin, and its complement. */

import { type FateClassifier, isUnknown } from '../portraits/fates.js';

/** The result of sampling points: 1 if in the set, 0 if not in it, −1 if unknown. */
export interface Samples {
  readonly verdicts: Int8Array;
  /** For points in the basin, the number of steps until their orbits landed. */
  readonly steps: Int32Array;
}

export interface SampledSet {
  readonly classifier: FateClassifier;
  /** The number of the basin; the set is this basin, or its complement. */
  readonly basin: number;
  readonly complement: boolean;
}

/** Samples the first `count` points (rows of n coordinates). The array of the points is not changed. */
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

/** The region into which F^steps maps the points of this one; for a cycle, it belongs to another of its points. */
export function imageOf(region: SampledSet, steps: number): SampledSet {
  return { ...region, basin: region.classifier.basinAfter(region.basin, steps) };
}
