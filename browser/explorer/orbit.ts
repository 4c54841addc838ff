/** The orbit of one point, followed in floating point. */

import type { PlanePoint } from '../../src/present/pictures/simplify.js';
import type { Network } from '../../src/exact/index.js';

export interface Orbit {
  readonly points: readonly PlanePoint[];
  /** What became of it, as far as it was followed. */
  readonly ending: string;
}

const STEPS = 256;
const FAR = 1e8;
const LONGEST_PERIOD = 16;

export function orbitOf(network: Network, start: PlanePoint): Orbit {
  const points: PlanePoint[] = [start];
  for (let step = 1; step <= STEPS; step++) {
    const [x = NaN, y = NaN] = network.evaluate([...(points.at(-1) ?? start)]);
    if (!(Math.abs(x) < FAR && Math.abs(y) < FAR))
      return { points, ending: `beyond 10⁸ after ${step} steps` };
    const earlier = points.slice(-LONGEST_PERIOD).findLastIndex((place) => isNear(place, [x, y]));
    if (earlier >= 0) {
      const period = Math.min(points.length, LONGEST_PERIOD) - earlier;
      const reached = step - period;
      const what = period === 1 ? `at ${pointText([x, y])}` : `in a cycle of period ${period}`;
      return {
        points,
        ending: `to within rounding ${what} after ${reached} ${reached === 1 ? 'step' : 'steps'}`,
      };
    }
    points.push([x, y]);
  }
  return { points, ending: `still moving after ${STEPS} steps` };
}

/** The point, with few digits. */
export function pointText([x, y]: PlanePoint): string {
  return `(${[x, y].map((value) => String(Number(value.toPrecision(5))).replace('-', '−')).join(', ')})`;
}

function isNear([a, b]: PlanePoint, [x, y]: PlanePoint): boolean {
  const size = 1 + Math.max(Math.abs(x), Math.abs(y));
  return Math.max(Math.abs(a - x), Math.abs(b - y)) <= 1e-13 * size;
}
