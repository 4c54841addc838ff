/**
 * Coordinates for barriers in the plane that reach to infinity. Their axes run in directions in which all points far
 * out lie outside of the basin, so that strips along the axes may be cells of a barrier.
 */

import { isUnknown, type Portrait } from '../../sampling/index.js';
import type { Matrix } from '../../exact/index.js';
import { dualBasis, simplestBasis } from '../attraction/index.js';

/** Number of directions examined, at equal angles around the attractor. */
const DIRECTIONS = 1440;
/** Distances from the attractor at which the directions are examined, in multiples of the given scale. */
const DISTANCES_IN_SCALES = [2 ** 8, 2 ** 14];
/** At most this many pairs of gaps give coordinates. */
const MOST_PAIRS_OF_GAPS = 3;
/** Two directions whose angle has a smaller sine than this count as one straight line. */
const STRAIGHT_SINE = 0.05;

/**
 * Rows of coordinates for pairs of gaps, wide gaps first. A gap lies between two directions in which the basin
 * reaches far.
 */
export function farRows({ classifier }: Portrait, basin: number, scale: number): readonly Matrix[] {
  const point = classifier.basins[basin]?.point;
  if (point?.length !== 2) return [];
  const [x = 0, y = 0] = point;
  const isOutside = Array.from({ length: DIRECTIONS }, () => true);
  for (const far of DISTANCES_IN_SCALES) {
    const points = Float64Array.from({ length: 2 * DIRECTIONS }, (_, e) => {
      const [cos, sin] = towards(e >> 1);
      return e % 2 === 0 ? x + far * scale * cos : y + far * scale * sin;
    });
    const { labels } = classifier.fates(points, DIRECTIONS);
    labels.forEach((label, k) => {
      if (label === basin || isUnknown(label)) isOutside[k] = false;
    });
  }
  const gaps = gapsIn(isOutside).sort((a, b) => b.width - a.width);
  const pairs = gaps.flatMap((a, i) => gaps.slice(i + 1).map((b) => [a, b] as const));
  return pairs
    .sort(([, a], [, b]) => b.width - a.width)
    .slice(0, MOST_PAIRS_OF_GAPS)
    .flatMap(([a, b]) => {
      const [u, v] = [towards(a.middle), towards(b.middle)];
      const isStraight = Math.abs(u[0] * v[1] - u[1] * v[0]) < STRAIGHT_SINE;
      const width = (Math.PI * Math.min(a.width, b.width)) / DIRECTIONS;
      const basis = simplestBasis([u, isStraight ? [-u[1], u[0]] : v], Math.min(width / 4, 1 / 16));
      const rows = basis && dualBasis(basis);
      return rows ? [rows] : [];
    });
}

function towards(k: number): readonly [number, number] {
  const angle = (2 * Math.PI * k) / DIRECTIONS;
  return [Math.cos(angle), Math.sin(angle)];
}

/**
 * The gaps: maximal runs of neighbouring directions that lie outside, around the circle. Empty if all directions lie
 * outside.
 */
function gapsIn(isOutside: readonly boolean[]): { readonly middle: number; readonly width: number }[] {
  const start = isOutside.indexOf(false);
  const gaps: { middle: number; width: number }[] = [];
  if (start < 0) return gaps;
  let width = 0;
  for (let k = 1; k <= isOutside.length; k++) {
    const index = (start + k) % isOutside.length;
    if (isOutside[index] === true) width += 1;
    else {
      if (width > 0) gaps.push({ middle: start + k - (width + 1) / 2, width });
      width = 0;
    }
  }
  return gaps;
}
