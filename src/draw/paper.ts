/** What all pictures have in common: the sheet, the axes with numbers, and a legend that says what was proved. */

import { palette } from './palette.js';
import { type Scale, ticks } from './scale.js';
import { element, escaped } from './svg.js';

export interface Entry {
  readonly colour: string;
  readonly text: string;
  /** An outline rather than an area. */
  readonly outlined?: boolean;
}

/** The square in which the mathematics is drawn, and the sheet around it. */
export const FIELD = { left: 56, top: 40, size: 480 };
const SHEET = { width: 560, line: 20 };

/** The whole picture. `description` says in words what it shows, for those who do not see it. */
export function sheet(
  title: string,
  description: string,
  parts: readonly string[],
  legend: readonly Entry[],
): string {
  const below = FIELD.top + FIELD.size + 36;
  const height = below + legend.length * SHEET.line + 12;
  const entries = legend.map(({ colour, text, outlined = false }, k) => {
    const y = below + k * SHEET.line;
    const paint = outlined ? { fill: 'none', stroke: colour, 'stroke-width': 2 } : { fill: colour };
    return (
      element('rect', { x: FIELD.left, y, width: 14, height: 14, ...paint }) +
      element('text', { x: FIELD.left + 22, y: y + 12, fill: palette.ink }, escaped(text))
    );
  });
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${SHEET.width} ${height}`,
      width: SHEET.width,
      height,
      role: 'img',
      'aria-labelledby': 'title description',
      'font-family': 'system-ui, sans-serif',
      'font-size': 13,
    },
    `\n${element('title', { id: 'title' }, escaped(title))}\n`,
    `${element('desc', { id: 'description' }, escaped(description))}\n`,
    `${element('rect', { width: SHEET.width, height, fill: '#ffffff' })}\n`,
    `${element('text', { x: FIELD.left, y: 24, fill: palette.ink, 'font-size': 15 }, escaped(title))}\n`,
    ...[...parts, ...entries].map((part) => `${part}\n`),
  )}\n`;
}

/** Parts of which only what lies in the field is seen, or in as much of it from the top. */
export function clipped(parts: readonly string[], height = FIELD.size): string {
  const { left, top, size } = FIELD;
  const field = element('rect', { x: left, y: top, width: size, height });
  return [
    element('clipPath', { id: 'field' }, field),
    element('g', { 'clip-path': 'url(#field)' }, ...parts.map((part) => `\n${part}`)),
  ].join('\n');
}

/** The frame of the field, with numbers below it and to its left. */
export function axes(x: Scale, y: Scale): string {
  const { left, top, size } = FIELD;
  const bottom = top + size;
  const frame = element('rect', {
    x: left,
    y: top,
    width: size,
    height: size,
    fill: 'none',
    stroke: palette.faint,
  });
  const below = ticks(x).map(
    (value) =>
      element('line', {
        x1: x.place(value),
        x2: x.place(value),
        y1: bottom,
        y2: bottom + 5,
        stroke: palette.faint,
      }) +
      element(
        'text',
        { x: x.place(value), y: bottom + 19, 'text-anchor': 'middle', fill: palette.ink },
        numeral(value),
      ),
  );
  const beside = ticks(y).map(
    (value) =>
      element('line', {
        x1: left - 5,
        x2: left,
        y1: y.place(value),
        y2: y.place(value),
        stroke: palette.faint,
      }) +
      element(
        'text',
        { x: left - 9, y: y.place(value) + 4, 'text-anchor': 'end', fill: palette.ink },
        numeral(value),
      ),
  );
  return [frame, ...below, ...beside].join('');
}

function numeral(value: number): string {
  return String(value).replace('-', '−');
}
