/**
 * Walls that no grid can see.
 *
 * A basin may be cut by a set of measure zero, such as the points whose orbits end at a saddle or a repelling point.
 * Close to such a wall both sides belong to the basin. But the nearer a point is to the wall, the longer its orbit
 * stays near the saddle: the number of steps until it lands grows without bound, like −log(distance). So on a curve
 * that crosses a wall, the number of steps has a peak that keeps growing under magnification, down to the resolution
 * of float64, while a peak inside of a basin stops growing. Sampled, not proved. Walls across which F jumps are not
 * seen.
 */

import { type FateClassifier, isUnknown } from '../portraits/fates.js';
import { distance, magnitude } from '../orbits/iterated-map.js';

/** A curve: writes its point at t to `out[at]`, …. */
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
  /** The parameter of the peak on the curve. */
  readonly t: number;
}

const SAMPLES_IN_A_WINDOW = 13;
/** The factor by which the window may narrow without growth of the peak before the peak counts as finite. */
const NARROWING_WITHOUT_GROWTH = 1e4;
/** A plateau of more than this share of a window that does not grow is flat. */
const FLAT_SHARE = 0.6;
/** Number of steps for orbits near a wall, which take long to land. */
const MOST_STEPS = 4096;

/** Magnifies the place between lo and hi where the number of steps is highest on the curve. */
export function examinePeak(
  classifier: FateClassifier,
  basin: number,
  curve: Curve,
  lo: number,
  hi: number,
): Peak {
  const n = classifier.map.dimension;
  const points = new Float64Array(SAMPLES_IN_A_WINDOW * n);
  let highest = -1;
  let widthAtGrowth = 0;
  let widthAtStart = 0;
  let heightAtStart = 0;
  for (;;) {
    const step = (hi - lo) / (SAMPLES_IN_A_WINDOW - 1);
    for (let k = 0; k < SAMPLES_IN_A_WINDOW; k++) curve(lo + k * step, points, k * n);
    const { labels, steps } = classifier.fates(points, SAMPLES_IN_A_WINDOW, MOST_STEPS);
    const stranger = labels.findIndex((label) => label !== basin);
    if (stranger >= 0) {
      return { kind: isUnknown(labels[stranger] ?? 0) ? 'unknown' : 'outside', t: lo + stranger * step };
    }
    const most = steps.reduce((a, b) => Math.max(a, b));
    const first = steps.indexOf(most);
    let last = first;
    while (last + 1 < SAMPLES_IN_A_WINDOW && steps[last + 1] === most) last++;
    const t = lo + ((first + last) / 2) * step;

    const width = distance(points.subarray(0, n), points.subarray((SAMPLES_IN_A_WINDOW - 1) * n));
    if (widthAtStart === 0) [widthAtStart, heightAtStart] = [width, most];
    const grew = most > highest;
    const [from, to] = [
      Math.max(lo, t - ((last - first) / 2 + 1) * step),
      Math.min(hi, t + ((last - first) / 2 + 1) * step),
    ];
    // Far out on a compactified axis, the digits of the parameter are exhausted before those of the point.
    const stuck = !grew && last - first < SAMPLES_IN_A_WINDOW - 1 && from === lo && to === hi;
    if (stuck || width < LEAST_WIDTH * magnitude(points.subarray(0, n))) {
      const conclusive = widthAtStart > NARROWING_WITHOUT_GROWTH * width;
      return { kind: conclusive ? 'wall' : highest <= heightAtStart + 1 ? 'clear' : 'unknown', t };
    }
    if (grew) [highest, widthAtGrowth] = [most, width];
    // A plateau that stays as wide as the window is flat.
    const flat = !grew && last - first > FLAT_SHARE * (SAMPLES_IN_A_WINDOW - 1);
    if (flat || widthAtGrowth > NARROWING_WITHOUT_GROWTH * width) return { kind: 'clear', t };
    [lo, hi] = [from, to];
  }
}

/** The width at which the magnification ends, relative to 1 + |x|: a few float64 numbers. */
const LEAST_WIDTH = 2 ** -47;

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
