/**
 * Walls that no grid can see.
 *
 * A basin may be cut by a set of measure zero: the points whose orbits end on a saddle or a repelling point, say.
 * Close to such a wall both sides belong to the basin, but the nearer a point lies to it, the longer its orbit
 * stays by the saddle: the number of steps until it lands grows without bound, like −log(distance). So on a curve
 * that crosses a wall the number of steps has a peak which keeps growing as one zooms in on it, down to the
 * resolution of float64, while a peak inside of a basin stops growing. Sampled, not proved, and blind to walls
 * across which F jumps.
 */

import { type FateClassifier, isUnknown } from '../portraits/fates.js';
import { distance, magnitude } from '../orbits/iterated-map.js';

/** A point for every parameter, written to `out[at]`, …. */
export type Curve = (t: number, out: Float64Array, at: number) => void;

export type PeakKind =
  /** The peak is finite: no wall was seen. */
  | 'clear'
  /** A point that is not in the basin was found. */
  | 'outside'
  /** The peak grew down to the resolution of float64. */
  | 'wall'
  /** A point was found whose fate is unknown. */
  | 'unknown';

export interface Peak {
  readonly kind: PeakKind;
  /** Where on the curve. */
  readonly t: number;
}

const SAMPLES = 13;
/** By what factor the zoom may narrow without any growth of the peak before the peak counts as finite. */
const PATIENCE = 1e4;
/** Orbits near a wall take long: they get this many steps. */
const BUDGET = 4096;

/** Zooms in on where the number of steps is highest on the curve between lo and hi. */
export function examinePeak(
  classifier: FateClassifier,
  basin: number,
  curve: Curve,
  lo: number,
  hi: number,
): Peak {
  const n = classifier.map.dimension;
  const points = new Float64Array(SAMPLES * n);
  let highest = -1;
  let widthAtGrowth = 0;
  let widthAtStart = 0;
  let heightAtStart = 0;
  for (;;) {
    const step = (hi - lo) / (SAMPLES - 1);
    for (let k = 0; k < SAMPLES; k++) curve(lo + k * step, points, k * n);
    const { labels, steps } = classifier.fates(points, SAMPLES, BUDGET);
    const stranger = labels.findIndex((label) => label !== basin);
    if (stranger >= 0) {
      return { kind: isUnknown(labels[stranger] ?? 0) ? 'unknown' : 'outside', t: lo + stranger * step };
    }
    const most = steps.reduce((a, b) => Math.max(a, b));
    const first = steps.indexOf(most);
    let last = first;
    while (last + 1 < SAMPLES && steps[last + 1] === most) last++;
    const t = lo + ((first + last) / 2) * step;

    const width = distance(points.subarray(0, n), points.subarray((SAMPLES - 1) * n));
    if (widthAtStart === 0) [widthAtStart, heightAtStart] = [width, most];
    const grew = most > highest;
    const [from, to] = [
      Math.max(lo, t - ((last - first) / 2 + 1) * step),
      Math.min(hi, t + ((last - first) / 2 + 1) * step),
    ];
    // Far out on a compactified axis, the parameter runs out of digits before the point does.
    const stuck = !grew && last - first < SAMPLES - 1 && from === lo && to === hi;
    if (stuck || width < RESOLUTION * magnitude(points.subarray(0, n))) {
      const conclusive = widthAtStart > PATIENCE * width;
      return { kind: conclusive ? 'wall' : highest <= heightAtStart + 1 ? 'clear' : 'unknown', t };
    }
    if (grew) [highest, widthAtGrowth] = [most, width];
    // A plateau that stays as wide as the window is flat.
    const flat = !grew && last - first > 0.6 * (SAMPLES - 1);
    if (flat || widthAtGrowth > PATIENCE * width) return { kind: 'clear', t };
    [lo, hi] = [from, to];
  }
}

/** Relative to 1 + |x|: where the zoom ends, a few float64 wide. */
const RESOLUTION = 2 ** -47;

/** The first and last index of every maximum of f on 0, …, count − 1 with lower values f ≥ 0 on both sides. */
export function peaksOf(
  f: (i: number) => number,
  count: number,
  widest: number,
): [first: number, last: number][] {
  const peaks: [number, number][] = [];
  let rose = -1;
  for (let i = 1; i < count; i++) {
    const [before, now] = [f(i - 1), f(i)];
    if (now > before) rose = before >= 0 ? i : -1;
    else if (now < before) {
      if (rose >= 0 && now >= 0 && i - rose <= widest) peaks.push([rose, i - 1]);
      rose = -1;
    }
  }
  return peaks;
}
