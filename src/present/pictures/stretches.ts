/** Parts of lines in ℝᵐ: segments, rays and whole lines. */

import { at, matrix, Rational, type Vector } from '../../exact/index.js';
import { type Image, stretchOf } from './image.js';
import type { Corner } from './polyhedron.js';

/** Those of one line that meet made one. */
export function joined(stretches: readonly Image[]): readonly Image[] {
  const lines = new Map<string, Image[]>();
  for (const stretch of stretches) {
    const key = lineKey(stretch);
    const others = lines.get(key);
    if (others) others.push(stretch);
    else lines.set(key, [stretch]);
  }
  return [...lines.values()].flatMap(joinedOnLine);
}

function joinedOnLine(stretches: readonly Image[]): readonly Image[] {
  const along = directionOf(at(stretches, 0));
  const place = ({ at: x }: Corner) => matrix.dot(x, along);
  const startOf = ({ corners }: Image) => at(corners, 0);
  const ordered = stretches
    .map(({ corners }): Image => ({ dimension: 1, corners: stretchOf(corners, along) }))
    .sort((a, b) => {
      const [first, second] = [startOf(a), startOf(b)];
      if (first.isDirection || second.isDirection)
        return Number(second.isDirection) - Number(first.isDirection);
      return place(first).compare(place(second));
    });
  const whole: Image[] = [];
  for (const next of ordered) {
    const last = whole.pop();
    const end = last && at(last.corners, last.corners.length - 1);
    const start = startOf(next);
    const meets = end && (end.isDirection || start.isDirection || place(start).atMost(place(end)));
    if (last === undefined) whole.push(next);
    else if (meets !== true) whole.push(last, next);
    else whole.push({ dimension: 1, corners: stretchOf([...last.corners, ...next.corners], along) });
  }
  return whole;
}

export function isOnStretch(point: Corner, stretch: Image): boolean {
  const along = directionOf(stretch);
  const own: Image = { dimension: 1, corners: [point, { at: along, isDirection: true }] };
  if (lineKey(own) !== lineKey(stretch)) return false;
  const ends = stretchOf(stretch.corners, along);
  const [lo, hi] = [at(ends, 0), at(ends, ends.length - 1)];
  const place = ({ at: x }: Corner) => matrix.dot(x, along);
  return (
    (lo.isDirection || place(lo).atMost(place(point))) && (hi.isDirection || place(point).atMost(place(hi)))
  );
}

/** The direction of a part of a line, scaled so that the first entry other than 0 is 1. */
export function directionOf({ corners }: Image): Vector {
  const end = corners.find(({ isDirection }) => isDirection)?.at;
  const x = end ?? matrix.subtract(at(corners, 1).at, at(corners, 0).at);
  const pivot = x.find(({ sign }) => sign !== 0) ?? Rational.one;
  return x.map((entry) => entry.dividedBy(pivot));
}

/** The line: its direction, and its point where the first coordinate is 0 that changes along it. */
export function lineKey(stretch: Image): string {
  const along = directionOf(stretch);
  const point = stretch.corners.find(({ isDirection }) => !isDirection)?.at ?? along;
  const first = along.findIndex(({ sign }) => sign !== 0);
  const t = at(point, first);
  return [...along, ...point.map((x, i) => x.minus(at(along, i).times(t)))].join();
}
