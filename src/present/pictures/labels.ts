/** Names beside points and sets, so that none covers another, or a point. */

import { palette } from './palette.js';
import type { Panel } from './paper.js';
import type { PlanePoint } from './simplify.js';
import { element, escaped } from './svg.js';

/** Of a letter, roughly and rather more than less, in the size of a picture's text. */
const [WIDTH, ASCENT, DESCENT] = [7.5, 10, 3];
/** How far a point reaches to all sides. */
const REACH = 5;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Spot {
  readonly at: PlanePoint;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** What is written in a panel, one name after the other: each takes the first spot that is free. */
export class Labels {
  private readonly taken: Box[] = [];

  constructor(
    private readonly panel: Panel,
    points: readonly PlanePoint[],
  ) {
    for (const [x, y] of points)
      this.taken.push({ left: x - REACH, right: x + REACH, top: y - REACH, bottom: y + REACH });
  }

  /** Beside a point, on the side where there is room; nothing if there is none. */
  besidePoint([x, y]: PlanePoint, text: string): readonly string[] {
    return this.write(text, [
      { at: [x + 9, y - 6], anchor: 'start' },
      { at: [x - 9, y - 6], anchor: 'end' },
      { at: [x + 9, y + 16], anchor: 'start' },
      { at: [x - 9, y + 16], anchor: 'end' },
      { at: [x + 12, y + 4], anchor: 'start' },
      { at: [x - 12, y + 4], anchor: 'end' },
      { at: [x, y - 11], anchor: 'middle' },
      { at: [x, y + 20], anchor: 'middle' },
    ]);
  }

  /** At an outline, in the middle of one of its sides or at one of its corners: outside, or inside; nothing if there is no room. */
  atOutline(outline: readonly PlanePoint[], text: string): readonly string[] {
    const places = outline.flatMap((corner, k): PlanePoint[] => {
      const next = outline[(k + 1) % outline.length] ?? corner;
      return this.seenOf(corner, next);
    });
    return this.write(
      text,
      places.flatMap(([x, y]): readonly Spot[] => [
        { at: [x, y - 5], anchor: 'middle' },
        { at: [x + 5, y + 4], anchor: 'start' },
        { at: [x - 5, y + 4], anchor: 'end' },
        { at: [x, y + 14], anchor: 'middle' },
      ]),
    );
  }

  /** At one of the places, in the middle. */
  at(places: readonly PlanePoint[], text: string): readonly string[] {
    return this.write(
      text,
      places.map((at) => ({ at, anchor: 'middle' })),
    );
  }

  /** Places on what of a segment is seen: the middle, and nearer to either end. */
  private seenOf([ax, ay]: PlanePoint, [bx, by]: PlanePoint): PlanePoint[] {
    const { left, top, width, height } = this.panel;
    let [from, to] = [0, 1];
    for (const [start, step, lo, hi] of [
      [ax, bx - ax, left, left + width],
      [ay, by - ay, top, top + height],
    ] as const) {
      if (step === 0) {
        if (start < lo || start > hi) return [];
        continue;
      }
      const [first, last] = [(lo - start) / step, (hi - start) / step];
      from = Math.max(from, Math.min(first, last));
      to = Math.min(to, Math.max(first, last));
    }
    if (from > to) return [];
    return [0.5, 0.2, 0.8].map((share) => {
      const t = from + share * (to - from);
      return [ax + t * (bx - ax), ay + t * (by - ay)];
    });
  }

  private write(text: string, spots: readonly Spot[]): readonly string[] {
    const spot = spots.find((each) => this.isFree(boxOf(each, text)));
    if (spot === undefined) return [];
    this.taken.push(boxOf(spot, text));
    const { at, anchor } = spot;
    return [
      element(
        'text',
        {
          x: at[0],
          y: at[1],
          'text-anchor': anchor,
          stroke: palette.paper,
          'stroke-width': 3,
          'stroke-linejoin': 'round',
          'paint-order': 'stroke',
        },
        escaped(text),
      ),
    ];
  }

  private isFree(box: Box): boolean {
    const { left, top, width, height } = this.panel;
    const isInside =
      box.left >= left + 1 &&
      box.right <= left + width - 1 &&
      box.top >= top + 1 &&
      box.bottom <= top + height - 1;
    return (
      isInside &&
      this.taken.every(
        (other) =>
          box.right <= other.left ||
          box.left >= other.right ||
          box.bottom <= other.top ||
          box.top >= other.bottom,
      )
    );
  }
}

function boxOf({ at: [x, y], anchor }: Spot, text: string): Box {
  const width = WIDTH * Array.from(text).length;
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - ASCENT, bottom: y + DESCENT };
}
