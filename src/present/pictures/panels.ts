/** A sheet of small panels in rows, each a square of the plane with its own scale, and one legend for all. */

import { darkStyle, PICTURE } from './dark.js';
import { palette } from './palette.js';
import { scale, ticks } from './scale.js';
import { placed, type Plane } from './sets.js';
import type { PlanePoint } from './simplify.js';
import { element, escaped, pointList } from './svg.js';
import type { Window } from './window.js';

/** What is drawn in one colour: areas, then lines on them, then points on these. In coordinates of the mathematics. */
export interface Marks {
  readonly colour: string;
  /** Of areas. */
  readonly opacity: number;
  /** Of lines; points are half as wide again. */
  readonly width: number;
  readonly areas?: readonly (readonly PlanePoint[])[];
  readonly lines?: readonly (readonly PlanePoint[])[];
  readonly points?: readonly PlanePoint[];
}

export interface Panel {
  readonly title: string;
  /** Small, at the right of the title. */
  readonly remark: string;
  readonly window: Window;
  /** From the lowest to the uppermost. */
  readonly marks: readonly Marks[];
  /** Whether the image lies on the first axis, so that the second has no numbers. */
  readonly isLine: boolean;
}

export interface PanelSheet {
  readonly title: string;
  readonly description: string;
  readonly columns: number;
  readonly panels: readonly Panel[];
  readonly legend: readonly { readonly colour?: string; readonly opacity?: number; readonly text: string }[];
  /** The width of the picture in pixels. */
  readonly size?: number | undefined;
}

const SIZE = 200;
const [WIDE, HIGH] = [262, 262];
const [LEFT, TOP] = [46, 76];
const LINE = 20;

export function panelSheet({ title, description, columns, panels, legend, size }: PanelSheet): string {
  const rows = Math.ceil(panels.length / columns);
  const width = columns * WIDE + 14;
  const below = TOP + rows * HIGH - 14;
  const height = below + legend.length * LINE + 8;
  const drawn = panels.map((panel, k) =>
    drawnPanel(panel, LEFT + (k % columns) * WIDE, TOP + Math.floor(k / columns) * HIGH),
  );
  const entries = legend.map(({ colour, opacity = 1, text }, k) => {
    const y = below + k * LINE;
    const swatch =
      colour === undefined
        ? ''
        : element('rect', {
            x: LEFT,
            y,
            width: 14,
            height: 14,
            fill: colour,
            'fill-opacity': opacity,
            stroke: colour,
          });
    return swatch + element('text', { x: LEFT + 22, y: y + 12 }, escaped(text));
  });
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${width} ${height}`,
    width: size ?? width,
    height: size === undefined ? height : (size * height) / width,
    class: PICTURE,
    role: 'img',
    'font-family': "system-ui, 'DejaVu Sans', sans-serif",
    'font-size': 12,
    fill: palette.ink,
  };
  return `${element(
    'svg',
    attributes,
    `\n${element('title', {}, escaped(title))}\n`,
    `${element('desc', {}, escaped(description))}\n`,
    `${darkStyle()}\n`,
    `${element('rect', { width, height, fill: palette.paper })}\n`,
    `${element('text', { x: LEFT, y: 28, 'font-size': 15, 'font-weight': 600 }, escaped(title))}\n`,
    ...[...drawn, ...entries].map((part) => `${part}\n`),
  )}\n`;
}

function drawnPanel({ title, remark, window, marks, isLine }: Panel, left: number, top: number): string {
  const plane: Plane = {
    x: scale(window.x, left, left + SIZE),
    y: scale(window.y, top + SIZE, top),
  };
  const inside = element(
    'svg',
    { x: left, y: top, width: SIZE, height: SIZE, viewBox: `${left} ${top} ${SIZE} ${SIZE}` },
    ...marks.map((each) => `\n${drawnMarks(each, plane)}`),
  );
  return [
    element('text', { x: left, y: top - 9, 'font-family': SERIF, 'font-size': 15 }, escaped(title)),
    remark === ''
      ? ''
      : element(
          'text',
          { x: left + SIZE, y: top - 9, 'text-anchor': 'end', 'font-size': 11 },
          escaped(remark),
        ),
    `\n${inside}\n`,
    ...axes(plane, left, top, isLine),
  ].join('');
}

const SERIF = "'STIX Two Math', 'Cambria Math', 'DejaVu Serif', serif";

function drawnMarks(
  { colour, opacity, width, areas = [], lines = [], points = [] }: Marks,
  plane: Plane,
): string {
  const places = (of: readonly PlanePoint[]) => of.map((place) => placed(plane, place));
  const outlines = areas.map((area) => `M${pointList(places(area))}Z`).join('');
  // One path, so that there is no seam between neighbours; the outline is for areas thinner than a pixel.
  const filled =
    outlines === ''
      ? []
      : [
          element('path', {
            d: outlines,
            fill: colour,
            'fill-opacity': opacity,
            stroke: colour,
            'stroke-width': 0.75,
            'stroke-opacity': opacity,
          }),
        ];
  const stroked = lines.map((line) =>
    element('polyline', {
      points: pointList(thinned(places(line))),
      fill: 'none',
      stroke: colour,
      'stroke-width': width,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    }),
  );
  const dotted = places(points).map(([cx, cy]) =>
    element('circle', {
      cx,
      cy,
      r: width * 0.75 + 1,
      fill: colour,
      stroke: palette.ink,
      'stroke-width': 0.75,
    }),
  );
  return [...filled, ...stroked, ...dotted].join('\n');
}

/** How far a point may be from the way between its neighbours to be left out, in pixels. */
const NEAR = 0.1;

/** Without points that cannot be seen to be missing. */
function thinned(places: readonly PlanePoint[]): readonly PlanePoint[] {
  const kept: PlanePoint[] = [];
  let skipped: PlanePoint[] = [];
  for (const place of places) {
    const start = kept.at(-1);
    if (start !== undefined && skipped.some((each) => distance(each, start, place) > NEAR)) {
      kept.push(skipped.at(-1) ?? place);
      skipped = [];
    }
    if (start === undefined) kept.push(place);
    else skipped.push(place);
  }
  return [...kept, ...skipped.slice(-1)];
}

/** Of a place from the segment between two others. */
function distance([x, y]: PlanePoint, [a, b]: PlanePoint, [c, d]: PlanePoint): number {
  const [dx, dy] = [c - a, d - b];
  const t = ((x - a) * dx + (y - b) * dy) / (dx * dx + dy * dy);
  const near = Number.isNaN(t) ? 0 : Math.min(Math.max(t, 0), 1);
  return Math.hypot(x - a - near * dx, y - b - near * dy);
}

/** The frame of a panel, with numbers below it and to its left. */
function axes({ x, y }: Plane, left: number, top: number, isLine: boolean): readonly string[] {
  const bottom = top + SIZE;
  const paint = { stroke: palette.faint };
  const frame = element('rect', { x: left, y: top, width: SIZE, height: SIZE, fill: 'none', ...paint });
  const below = ticks(x).map((value) => {
    const at = x.place(value);
    const number = element('text', { x: at, y: bottom + 17, 'text-anchor': 'middle' }, numeral(value));
    return element('line', { x1: at, x2: at, y1: bottom, y2: bottom + 4, ...paint }) + number;
  });
  const beside = (isLine ? [] : ticks(y)).map((value) => {
    const at = y.place(value);
    const number = element('text', { x: left - 7, y: at + 4, 'text-anchor': 'end' }, numeral(value));
    return element('line', { x1: left - 4, x2: left, y1: at, y2: at, ...paint }) + number;
  });
  return [frame, ...below, ...beside];
}

function numeral(value: number): string {
  return String(value).replace('-', '−');
}
