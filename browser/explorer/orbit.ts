/** The orbit of one point, followed in floating point. */

import type { Network } from '../../src/exact/index.js';

export interface Orbit {
  readonly points: readonly (readonly number[])[];
  /** What became of it, as far as it was followed. */
  readonly ending: string;
}

const STEPS = 256;
const FAR = 1e8;
const LONGEST_PERIOD = 16;

export function orbitOf(network: Network, start: readonly number[]): Orbit {
  const points = [start];
  for (let step = 1; step <= STEPS; step++) {
    const next = network.evaluate(points.at(-1) ?? start);
    if (!next.every((value) => Math.abs(value) < FAR))
      return { points, ending: `beyond 10⁸ after ${step} steps` };
    const earlier = points.slice(-LONGEST_PERIOD).findLastIndex((point) => isNear(point, next));
    if (earlier >= 0) {
      const period = Math.min(points.length, LONGEST_PERIOD) - earlier;
      const reached = step - period;
      const what = period === 1 ? `at ${pointText(next)}` : `in a cycle of period ${period}`;
      return {
        points,
        ending: `to within rounding ${what} after ${reached} ${reached === 1 ? 'step' : 'steps'}`,
      };
    }
    points.push(next);
  }
  return { points, ending: `still moving after ${STEPS} steps` };
}

/** The point, with few digits. */
export function pointText(x: readonly number[]): string {
  const text = x.map(numberText).join(', ');
  return x.length === 1 ? text : `(${text})`;
}

export function numberText(value: number): string {
  return String(Number(value.toPrecision(5))).replace('-', '−');
}

function isNear(x: readonly number[], y: readonly number[]): boolean {
  const size = 1 + Math.max(...y.map(Math.abs));
  return x.every((value, i) => Math.abs(value - (y[i] ?? NaN)) <= 1e-13 * size);
}
