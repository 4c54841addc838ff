/** The graph of a function of one variable, broken where it jumps. */

import { palette } from './palette.js';
import type { Scale } from './scale.js';
import { fewer, type PlanePoint } from './simplify.js';
import { element, pointList } from './svg.js';

const SAMPLES = 480;
/** Steps of bisection towards a jump: what is left of the distance between two samples is 2⁻⁴⁰ of it. */
const BISECTIONS = 40;
/** Values further apart than this in the picture are looked at more closely. */
const STEEP = 4;

/** From one place in the picture to another along the axis of x. */
export function graphOf(F: (x: number) => number, x: Scale, y: Scale, from: number, to: number): string {
  const heightAt = (place: number): number => y.place(F(x.value(place)));
  const runs: PlanePoint[][] = [[]];
  for (let k = 0; k <= SAMPLES; k++) {
    const now: PlanePoint = [
      from + (k / SAMPLES) * (to - from),
      heightAt(from + (k / SAMPLES) * (to - from)),
    ];
    const run = runs.at(-1);
    const before = run?.at(-1);
    const jump = before && jumpBetween(before, now, heightAt);
    if (jump) {
      run?.push(jump[0]);
      runs.push([jump[1]]);
    }
    runs.at(-1)?.push(now);
  }
  return runs
    .map((run) =>
      element('polyline', {
        class: 'sampled',
        points: pointList(fewer(run, 0.05).map(([a, b]) => [a, Math.min(Math.max(b, -FAR), FAR)])),
        fill: 'none',
        stroke: palette.ink,
        'stroke-width': 2,
        'stroke-linejoin': 'round',
      }),
    )
    .join('');
}

/** Far outside of every picture. */
const FAR = 1e5;

/** The ends of the graph on either side of a jump; `undefined` if none is found. */
function jumpBetween(
  a: PlanePoint,
  b: PlanePoint,
  heightAt: (place: number) => number,
): readonly [PlanePoint, PlanePoint] | undefined {
  const gap = Math.abs(a[1] - b[1]);
  if (!(gap > STEEP)) return undefined;
  let [low, high] = [a, b];
  for (let k = 0; k < BISECTIONS; k++) {
    const place = (low[0] + high[0]) / 2;
    const middle: PlanePoint = [place, heightAt(place)];
    if (Math.abs(middle[1] - low[1]) > Math.abs(high[1] - middle[1])) high = middle;
    else low = middle;
  }
  return Math.abs(high[1] - low[1]) > gap / 4 ? [low, high] : undefined;
}
