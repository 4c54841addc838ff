/** Outlines without what lies far away from the picture: TeX and some readers of PDF know no large numbers. */

import type { Outline, Place, Ring } from './drawing.js';

/** In units of the picture: several times its size. */
const FAR = 4000;

/** What of the outline is not far away; where it is seen, nothing changes. `undefined` if nothing is left. */
export function within(outline: Outline): Outline | undefined {
  switch (outline.kind) {
    case 'circle':
      return outline.centre.every((x) => Math.abs(x) + outline.radius < FAR) ? outline : undefined;
    case 'rectangle':
      return { ...outline, from: nearest(outline.from), to: nearest(outline.to) };
    case 'path': {
      const rings = outline.rings.flatMap((ring) => (ring.isClosed ? closed(ring) : opened(ring)));
      return rings.length === 0 ? undefined : { kind: 'path', rings };
    }
  }
}

function nearest([x, y]: Place): Place {
  const near = (value: number): number => Math.max(-FAR, Math.min(FAR, value));
  return [near(x), near(y)];
}

/** Half planes {s·x_axis ≤ FAR}. */
const SIDES = [
  [0, 1],
  [0, -1],
  [1, 1],
  [1, -1],
] as const;

/** Cut off by one side after the other, as by Sutherland and Hodgman. */
function closed({ points }: Ring): readonly Ring[] {
  let left = points;
  for (const [axis, sign] of SIDES) {
    left = left.flatMap((to, i) => {
      const from = left.at(i - 1) ?? to;
      const [a, b] = [FAR - sign * from[axis], FAR - sign * to[axis]];
      const crossing = a < 0 === b < 0 ? [] : [between(from, to, a / (a - b))];
      return b < 0 ? crossing : [...crossing, to];
    });
  }
  return left.length < 3 ? [] : [{ points: left, isClosed: true }];
}

/** Each segment is cut off by the sides, as by Liang and Barsky; what stays together is one line. */
function opened({ points }: Ring): readonly Ring[] {
  const lines: Place[][] = [];
  points.slice(1).forEach((to, i) => {
    const from = points[i] ?? to;
    let [start, end] = [0, 1];
    for (const [axis, sign] of SIDES) {
      const [a, b] = [FAR - sign * from[axis], FAR - sign * to[axis]];
      if (a < 0 && b < 0) return;
      if (a < 0) start = Math.max(start, a / (a - b));
      else if (b < 0) end = Math.min(end, a / (a - b));
    }
    if (start > end) return;
    const [first, last] = [between(from, to, start), between(from, to, end)];
    const line = lines.at(-1);
    if (start === 0 && i > 0 && line?.at(-1) === from) line.push(end === 1 ? to : last);
    else lines.push([start === 0 ? from : first, end === 1 ? to : last]);
  });
  return lines.map((line) => ({ points: line, isClosed: false }));
}

function between(from: Place, to: Place, share: number): Place {
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}
