/** What floating point sees of a basin, on a row or a square of points: sampled, and drawn pale. */

import { isUnknown, portraitOf, type Portrait } from '../dynamics/index.js';
import type { Network } from '../network/index.js';
import type { Vector } from '../numbers/index.js';
import { palette } from './palette.js';

export class Field {
  private readonly portrait: Portrait;
  /** Which basin of the portrait is that of x*; −1 if floating point did not find it. */
  private readonly basin: number;

  constructor(network: Network, star: Vector) {
    this.portrait = portraitOf(network, { seed: 0 });
    const x = star.map((value) => value.toNumber());
    this.basin = this.portrait.classifier.basins.findIndex(({ point }) =>
      x.every((value, i) => Math.abs(value - (point[i] ?? NaN)) < 1e-6 * (1 + Math.abs(value))),
    );
  }

  /** The colour of each of so many points, rows of n coordinates. */
  colours(points: Float64Array, count: number): readonly string[] {
    const { labels } = this.portrait.classifier.fates(points, count);
    return Array.from(labels, (label) => {
      if (isUnknown(label) || this.basin < 0) return palette.undecided;
      return label === this.basin ? palette.basinSampled : palette.avoidingSampled;
    });
  }
}
