/** Shares as curves, with their confidence intervals as bands. */

import type { Share } from '../../search/memory/index.js';
import { type Entry, line } from './legend.js';
import { palette } from './palette.js';
import { type Drawing, FIELD, sheet } from './paper.js';
import { numeral, type Scale, scale } from './scale.js';
import { element, pointList } from './svg.js';

export interface Curve {
  /** In the legend; without it, the curve is not in there. */
  readonly name?: string;
  readonly colour: string;
  /** Drawn with dashes, without dots and without a band: what is predicted. */
  readonly isDashed?: boolean;
  /** One for each of the values below. */
  readonly shares: readonly Share[];
}

export interface CurveSheet {
  readonly title: string;
  readonly description: string;
  /** What the values are, and what the shares are of. */
  readonly names: { readonly x: string; readonly y: string };
  /** In increasing order; they stand at equal distances. */
  readonly values: readonly number[];
  readonly curves: readonly Curve[];
  /** Lines of the legend beside those of the curves. */
  readonly notes: readonly string[];
}

const HEIGHT = 320;

/** SVG; the same bytes for the same curves. */
export function curveSheet(of: CurveSheet): string {
  const legend: readonly Entry[] = [
    ...of.curves.flatMap(({ name, colour, isDashed }): Entry[] =>
      name === undefined
        ? []
        : [
            {
              standing: 'sampled',
              sample: line({ stroke: colour, 'stroke-width': 2, ...dashes(isDashed) }),
              text: name,
            },
          ],
    ),
    ...of.notes.map((text): Entry => ({ standing: '', sample: () => '', text })),
  ];
  return sheet({ ...drawing(of), title: of.title, description: of.description, legend });
}

function drawing({ names, values, curves }: CurveSheet): Drawing {
  const { left, top, size } = FIELD;
  const across: Scale = scale({ lo: -0.3, hi: values.length - 0.7 }, left, left + size);
  const up = scale({ lo: 0, hi: 1 }, top + HEIGHT, top);
  const bottom = top + HEIGHT;
  const faint = { stroke: palette.faint };
  const ticks = values.map((value, k) => {
    const x = across.place(k);
    const text = element('text', { x, y: bottom + 17, 'text-anchor': 'middle' }, numeral(value, 4));
    return element('line', { x1: x, x2: x, y1: bottom, y2: bottom + 4, ...faint }) + text;
  });
  const rules = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const y = up.place(share);
    const text = element('text', { x: left - 8, y: y + 4, 'text-anchor': 'end' }, `${100 * share} %`);
    return element('line', { x1: left, x2: left + size, y1: y, y2: y, stroke: '#E4E4E4' }) + text;
  });
  const name = { 'font-style': 'italic', fill: palette.faint };
  const parts = [
    ...rules,
    ...curves.map(({ colour, shares, isDashed }) =>
      isDashed === true ? '' : band(colour, shares, across, up),
    ),
    ...curves.map((each) => curve(each, across, up)),
    element('rect', { x: left, y: top, width: size, height: HEIGHT, fill: 'none', ...faint }),
    ...ticks,
    element('text', { x: left + size, y: bottom + 34, 'text-anchor': 'end', ...name }, names.x),
    element('text', { x: left, y: top - 8, ...name }, names.y),
  ];
  return { parts, bottom: bottom + 34 };
}

function band(colour: string, shares: readonly Share[], across: Scale, up: Scale): string {
  const at = (of: (share: Share) => number) =>
    shares.map((share, k): [number, number] => [across.place(k), up.place(of(share))]);
  const points = [...at(({ hi }) => hi), ...at(({ lo }) => lo).reverse()];
  return element('polygon', { points: pointList(points), fill: colour, 'fill-opacity': 0.12 });
}

function curve({ colour, shares, isDashed }: Curve, across: Scale, up: Scale): string {
  const places = shares.flatMap(({ value }, k): [number, number][] =>
    Number.isNaN(value) ? [] : [[across.place(k), up.place(value)]],
  );
  const dots =
    isDashed === true ? [] : places.map(([cx, cy]) => element('circle', { cx, cy, r: 3, fill: colour }));
  const path = { fill: 'none', stroke: colour, 'stroke-width': 2, 'stroke-linejoin': 'round' };
  return element('polyline', { points: pointList(places), ...path, ...dashes(isDashed) }) + dots.join('');
}

function dashes(isDashed: boolean | undefined): Readonly<Record<string, string>> {
  return isDashed === true ? { 'stroke-dasharray': '5 4' } : {};
}
