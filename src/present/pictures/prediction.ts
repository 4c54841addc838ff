/** Spectral radii at examples against their norm, as the kernel predicts them. */

import type { Prediction } from '../../search/memory/index.js';
import { type Entry, line } from './legend.js';
import { hueOf, palette } from './palette.js';
import { type Drawing, FIELD, sheet } from './paper.js';
import { numeral, type Scale, scale } from './scale.js';
import { element, pointList } from './svg.js';

const HEIGHT = 320;
/** Shown at most. */
const MOST_RADIUS = 3;

/** SVG; the same bytes for the same prediction. */
export function drawPrediction(prediction: Prediction, name: string): string {
  const { activation, depth, examples, dimension, starts, curve } = prediction;
  const isProved = curve.some(({ proved }) => proved);
  const legend: readonly Entry[] = [
    ...(isProved
      ? [
          {
            standing: 'proved',
            sample: (x, y) => dot(x, y),
            text: 'the greatest of all examples, in the mean over all starts: enclosed in less than the dot',
          } satisfies Entry,
        ]
      : []),
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
      isProved ? 'Between the dots nothing is proved.' : 'Nothing in this picture is proved.',
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
  const logs = curve.flatMap(({ norm, radii, proved }) => (radii || proved ? [Math.log10(norm)] : []));
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
    ...provedDots(curve, (norm) => across.place(Math.log10(norm)), up, most),
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

function dot(cx: number, cy: number): string {
  return element('circle', { cx, cy, r: 3, fill: palette.ink });
}

/** Of the greatest spectral radius, where the bounds of it lie within a dot. */
function provedDots(
  curve: Prediction['curve'],
  across: (norm: number) => number,
  up: Scale,
  highest: number,
): readonly string[] {
  return curve.flatMap(({ norm, proved }) => {
    if (proved === undefined) return [];
    const [least, most] = [
      Math.max(...proved.map((each) => each.least)),
      Math.max(...proved.map((each) => each.most)),
    ];
    const isSeen = most <= 1.05 * highest && Math.abs(up.place(least) - up.place(most)) < 3;
    return isSeen ? [dot(across(norm), up.place((least + most) / 2))] : [];
  });
}
