/** Numbers as curves against values that stand at equal distances. */

import { type Entry, line } from './legend.js';
import { palette } from './palette.js';
import { type Drawing, FIELD, sheet } from './paper.js';
import { numeral, scale } from './scale.js';
import { element, pointList } from './svg.js';

export interface ValueCurve {
  readonly name: string;
  readonly colour: string;
  /** Drawn with dashes, and without dots: what is predicted. */
  readonly isDashed?: boolean;
  /** One for each of the values below; absent where nothing is known. */
  readonly at: readonly (number | undefined)[];
}

export interface ValueSheet {
  readonly title: string;
  readonly description: string;
  readonly names: { readonly x: string; readonly y: string };
  /** In increasing order. */
  readonly values: readonly number[];
  readonly curves: readonly ValueCurve[];
  /** Lines of the legend beside those of the curves. */
  readonly notes: readonly string[];
  /** A line across, such as 1 for spectral radii. */
  readonly level?: number;
}

const HEIGHT = 320;

/** SVG; the same bytes for the same curves. */
export function valueSheet(of: ValueSheet): string {
  const legend: readonly Entry[] = [
    ...of.curves.map(({ name, colour, isDashed }): Entry => ({
      standing: 'sampled',
      sample: line({
        stroke: colour,
        'stroke-width': 2,
        ...(isDashed === true && { 'stroke-dasharray': '5 4' }),
      }),
      text: name,
    })),
    ...of.notes.map((text): Entry => ({ standing: '', sample: () => '', text })),
  ];
  return sheet({ ...drawing(of), title: of.title, description: of.description, legend });
}

function drawing({ names, values, curves, level }: ValueSheet): Drawing {
  const { left, top, size } = FIELD;
  const bottom = top + HEIGHT;
  const across = scale({ lo: -0.3, hi: values.length - 0.7 }, left, left + size);
  const known = curves.flatMap(({ at }) => at.filter((value) => value !== undefined));
  const up = scale({ lo: 0, hi: 1.08 * Math.max(...known, level ?? 0) }, bottom, top);
  const faint = { stroke: palette.faint };
  const ticks = values.map((value, k) => {
    const x = across.place(k);
    const text = element('text', { x, y: bottom + 17, 'text-anchor': 'middle' }, numeral(value, 4));
    return element('line', { x1: x, x2: x, y1: bottom, y2: bottom + 4, ...faint }) + text;
  });
  const rules = up.ticks.map(({ value, text }) => {
    const y = up.place(value);
    const number = element('text', { x: left - 8, y: y + 4, 'text-anchor': 'end' }, text);
    return element('line', { x1: left, x2: left + size, y1: y, y2: y, stroke: '#E4E4E4' }) + number;
  });
  const drawn = curves.map(({ colour, isDashed, at }) => {
    const places = at.flatMap((value, k): [number, number][] =>
      value === undefined ? [] : [[across.place(k), up.place(value)]],
    );
    const path = { fill: 'none', stroke: colour, 'stroke-width': 2, 'stroke-linejoin': 'round' };
    const dashes = isDashed === true ? { 'stroke-dasharray': '5 4' } : {};
    const dots =
      isDashed === true ? [] : places.map(([cx, cy]) => element('circle', { cx, cy, r: 3, fill: colour }));
    return element('polyline', { points: pointList(places), ...path, ...dashes }) + dots.join('');
  });
  const name = { 'font-style': 'italic', fill: palette.faint };
  const y = up.place(level ?? 0);
  const parts = [
    ...rules,
    ...(level === undefined
      ? []
      : [element('line', { x1: left, x2: left + size, y1: y, y2: y, stroke: palette.ink })]),
    ...drawn,
    element('rect', { x: left, y: top, width: size, height: HEIGHT, fill: 'none', ...faint }),
    ...ticks,
    element('text', { x: left + size, y: bottom + 34, 'text-anchor': 'end', ...name }, names.x),
    element('text', { x: left, y: top - 8, ...name }, names.y),
  ];
  return { parts, bottom: bottom + 34 };
}
