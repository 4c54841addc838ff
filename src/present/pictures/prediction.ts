/** Spectral radii at examples against their norm, as the kernel predicts them. */

import type { Prediction } from '../../search/memory/index.js';
import { type Entry, line } from './legend.js';
import { hueOf, palette } from './palette.js';
import { type Drawing, FIELD, sheet } from './paper.js';
import { numeral, scale } from './scale.js';
import { element, pointList } from './svg.js';

const HEIGHT = 320;
/** Shown at most. */
const MOST_RADIUS = 3;

/** SVG; the same bytes for the same prediction. */
export function drawPrediction(prediction: Prediction, name: string): string {
  const { activation, depth, examples, dimension, starts } = prediction;
  const legend: readonly Entry[] = [
    {
      standing: 'sampled',
      sample: line({ stroke: hueOf(0), 'stroke-width': 2 }),
      text: 'the greatest of all examples',
    },
    {
      standing: 'sampled',
      sample: line({ stroke: hueOf(1), 'stroke-width': 2 }),
      text: 'the least of all examples',
    },
    ...[
      `${examples} examples in dimension ${dimension}; infinitely wide, ${depth} layers, ${activation}.`,
      'Below the line at 1, an example attracts. The dotted line is the median norm of the examples as they are.',
      starts > 0
        ? `The greatest over the mean start and ${starts} random ones.`
        : 'In the mean over all starts.',
      'Nothing in this picture is certified.',
    ].map((text): Entry => ({ standing: '', sample: () => '', text })),
  ];
  return sheet({
    ...drawing(prediction),
    title: `Which examples of ${name} a wide autoencoder remembers`,
    description: 'The spectral radius of the derivative at the examples, against their norm.',
    legend,
  });
}

function drawing({ curve }: Prediction): Drawing {
  const { left, top, size } = FIELD;
  const bottom = top + HEIGHT;
  const known = curve.flatMap(({ norm, factor, radii }) => (radii ? [{ norm, factor, radii }] : []));
  const logs = known.map(({ norm }) => Math.log10(norm));
  const across = scale({ lo: Math.min(...logs) - 0.05, hi: Math.max(...logs) + 0.05 }, left, left + size);
  const most = Math.min(MOST_RADIUS, Math.max(1.1, ...known.flatMap(({ radii }) => radii)));
  const up = scale({ lo: 0, hi: 1.05 * most }, bottom, top);
  const faint = { stroke: palette.faint };
  const rules = up.ticks.map(({ value, text }) => {
    const y = up.place(value);
    const number = element('text', { x: left - 8, y: y + 4, 'text-anchor': 'end' }, text);
    return element('line', { x1: left, x2: left + size, y1: y, y2: y, stroke: '#E4E4E4' }) + number;
  });
  const ticks = known.flatMap(({ norm }, k) => {
    if (k % 4 !== 0) return [];
    const x = across.place(Math.log10(norm));
    const text = element('text', { x, y: bottom + 17, 'text-anchor': 'middle' }, numeral(norm, 2));
    return [element('line', { x1: x, x2: x, y1: bottom, y2: bottom + 4, ...faint }) + text];
  });
  const path = (of: (radii: readonly number[]) => number, colour: string): string => {
    const places = known.map(({ norm, radii }): [number, number] => [
      across.place(Math.log10(norm)),
      up.place(Math.min(of(radii), 1.05 * most)),
    ]);
    return element('polyline', {
      points: pointList(places),
      fill: 'none',
      stroke: colour,
      'stroke-width': 2,
    });
  };
  const one = up.place(1);
  const here = known.find(({ factor }) => factor === 1)?.norm;
  const at = here === undefined ? left : across.place(Math.log10(here));
  const dotted = element('line', {
    x1: at,
    x2: at,
    y1: top,
    y2: bottom,
    ...faint,
    'stroke-dasharray': '2 3',
  });
  const name = { 'font-style': 'italic', fill: palette.faint };
  const parts = [
    ...rules,
    element('line', { x1: left, x2: left + size, y1: one, y2: one, stroke: palette.ink }),
    ...(here === undefined ? [] : [dotted]),
    path((radii) => Math.min(...radii), hueOf(1)),
    path((radii) => Math.max(...radii), hueOf(0)),
    element('rect', { x: left, y: top, width: size, height: HEIGHT, fill: 'none', ...faint }),
    ...ticks,
    element(
      'text',
      { x: left + size, y: bottom + 34, 'text-anchor': 'end', ...name },
      'median norm of the examples',
    ),
    element('text', { x: left, y: top - 8, ...name }, 'spectral radius at an example'),
  ];
  return { parts, bottom: bottom + 34 };
}
