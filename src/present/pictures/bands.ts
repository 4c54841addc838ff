/** Bands that are proved to contain a curve, against a norm on a logarithmic scale. */

import type { EigenvalueBand } from '../../search/memory/index.js';
import { type Entry, swatch } from './legend.js';
import { hueOf, palette } from './palette.js';
import { type Drawing, FIELD, sheet } from './paper.js';
import { numeral, scale } from './scale.js';
import { element, pointList } from './svg.js';

const HEIGHT = 320;

export interface BandSheet {
  readonly title: string;
  readonly description: string;
  readonly names: { readonly x: string; readonly y: string };
  readonly bands: readonly EigenvalueBand[];
  /** Norms with a number below them. */
  readonly norms: readonly number[];
  /** A line across. */
  readonly level: number;
  readonly notes: readonly string[];
}

/** SVG; the same bytes for the same bands. */
export function drawBands(of: BandSheet): string {
  const legend: readonly Entry[] = [
    ...of.bands.map(({ name }, k): Entry => ({ standing: 'proved', sample: swatch(hueOf(k)), text: name })),
    ...of.notes.map((text): Entry => ({ standing: '', sample: () => '', text })),
  ];
  return sheet({ ...drawing(of), title: of.title, description: of.description, legend });
}

function drawing({ names, bands, norms, level }: BandSheet): Drawing {
  const { left, top, size } = FIELD;
  const bottom = top + HEIGHT;
  const logs = norms.map(Math.log2);
  const across = scale({ lo: Math.min(...logs), hi: Math.max(...logs) }, left, left + size);
  const most = Math.max(level, ...bands.flatMap(({ pieces }) => pieces.map((piece) => piece.most)));
  const up = scale({ lo: 0, hi: 1.05 * most }, bottom, top);
  const faint = { stroke: palette.faint };
  const ticks = norms.map((norm) => {
    const x = across.place(Math.log2(norm));
    const text = element('text', { x, y: bottom + 17, 'text-anchor': 'middle' }, numeral(norm, 4));
    return element('line', { x1: x, x2: x, y1: bottom, y2: bottom + 4, ...faint }) + text;
  });
  const rules = up.ticks.map(({ value, text }) => {
    const y = up.place(value);
    const number = element('text', { x: left - 8, y: y + 4, 'text-anchor': 'end' }, text);
    return element('line', { x1: left, x2: left + size, y1: y, y2: y, stroke: '#E4E4E4' }) + number;
  });
  const drawn = bands.flatMap(({ pieces }, k) => stretches(pieces).map((each) => outline(each, hueOf(k))));
  const y = up.place(level);
  const name = { 'font-style': 'italic', fill: palette.faint };
  const parts = [
    ...rules,
    element('line', { x1: left, x2: left + size, y1: y, y2: y, stroke: palette.ink }),
    ...drawn,
    element('rect', { x: left, y: top, width: size, height: HEIGHT, fill: 'none', ...faint }),
    ...ticks,
    element('text', { x: left + size, y: bottom + 34, 'text-anchor': 'end', ...name }, names.x),
    element('text', { x: left, y: top - 8, ...name }, names.y),
  ];
  return { parts, bottom: bottom + 34 };

  /** Along the upper ends and back along the lower ones, with a step at each end of a piece. */
  function outline(pieces: EigenvalueBand['pieces'], fill: string): string {
    const corners = (at: (piece: EigenvalueBand['pieces'][number]) => number): [number, number][] =>
      pieces.flatMap((piece): [number, number][] => [
        [across.place(Math.log2(piece.from)), up.place(at(piece))],
        [across.place(Math.log2(piece.to)), up.place(at(piece))],
      ]);
    const points = [...corners((piece) => piece.most), ...corners((piece) => piece.least).reverse()];
    return element('polygon', { points: pointList(points), fill });
  }
}

/** Runs of pieces without a gap between them. */
function stretches(pieces: EigenvalueBand['pieces']): readonly EigenvalueBand['pieces'][] {
  const runs: EigenvalueBand['pieces'][number][][] = [];
  for (const piece of pieces) {
    const run = runs.at(-1);
    if (run?.at(-1)?.to === piece.from) run.push(piece);
    else runs.push([piece]);
  }
  return runs;
}
