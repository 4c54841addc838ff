/** What all pictures have in common: the sheet with its title, panels with axes and numbers, and the legend below. */

import { darkStyle, PICTURE } from './dark.js';
import { type Entry, legendOf } from './legend.js';
import { palette } from './palette.js';
import type { Scale } from './scale.js';
import { element, escaped } from './svg.js';

/** A rectangle of the sheet in which mathematics is drawn. */
export interface Panel {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where drawing begins on the sheet, and how wide it may be. */
export const FIELD = { left: 60, top: 54, size: 480 };
const SHEET_WIDTH = 564;
/** A title of more characters than a fifteenth of this is written smaller. */
const LONGEST = 800;

/** What is drawn on a sheet, and how far down it reaches. */
export interface Drawing {
  readonly parts: readonly string[];
  readonly bottom: number;
}

export interface Sheet extends Drawing {
  readonly title: string;
  /** In words, for those who do not see the picture. */
  readonly description: string;
  readonly legend: readonly Entry[];
  /** Its width in pixels; by default as many as its units. */
  readonly size?: number | undefined;
}

/** The whole picture. It has no ids, so that many may stand on one page. */
export function sheet({ title, description, parts, bottom, legend, size }: Sheet): string {
  const key = legendOf(legend, FIELD.left, bottom + 14);
  const height = key.bottom + 10;
  const shown = size ?? SHEET_WIDTH;
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${SHEET_WIDTH} ${height}`,
      width: shown,
      height: (shown * height) / SHEET_WIDTH,
      class: PICTURE,
      role: 'img',
      'font-family': "system-ui, 'DejaVu Sans', sans-serif",
      'font-size': 12,
      fill: palette.ink,
    },
    `\n${element('title', {}, escaped(title))}\n`,
    `${element('desc', {}, escaped(description))}\n`,
    `${darkStyle()}\n`,
    `${element('rect', { width: SHEET_WIDTH, height, fill: palette.paper })}\n`,
    `${element('text', { x: FIELD.left, y: 28, 'font-size': Math.min(15, LONGEST / title.length), 'font-weight': 600 }, escaped(title))}\n`,
    ...[...parts, ...key.parts].map((part) => `${part}\n`),
  )}\n`;
}

/** Parts of which only what lies in the panel is seen. */
export function clipped({ left, top, width, height }: Panel, parts: readonly string[]): string {
  return element(
    'svg',
    { x: left, y: top, width, height, viewBox: [left, top, width, height].map(Math.round).join(' ') },
    ...parts.map((part) => `\n${part}`),
  );
}

export interface Named {
  readonly x?: string;
  readonly y?: string;
}

/** The frame of a panel, with numbers below it and to its left, where its axes have a name (which may be empty). */
export function axes({ left, top, width, height }: Panel, x: Scale, y: Scale, names: Named): string {
  const [bottom, right] = [top + height, left + width];
  const line = { stroke: palette.faint };
  const frame = element('rect', { x: left, y: top, width, height, fill: 'none', ...line });
  const below = x.ticks.map(({ value, text }) => {
    const at = x.place(value);
    const number = element('text', { x: at, y: bottom + 17, 'text-anchor': 'middle' }, text);
    return element('line', { x1: at, x2: at, y1: bottom, y2: bottom + 4, ...line }) + number;
  });
  const beside = y.ticks.map(({ value, text }) => {
    const at = y.place(value);
    const number = element('text', { x: left - 8, y: at + 4, 'text-anchor': 'end' }, text);
    return element('line', { x1: left - 4, x2: left, y1: at, y2: at, ...line }) + number;
  });
  const name = { 'font-style': 'italic', fill: palette.faint };
  return [
    frame,
    ...(names.x === undefined ? [] : below),
    ...(names.y === undefined ? [] : beside),
    ...(names.x === undefined || names.x === ''
      ? []
      : [element('text', { x: right, y: bottom + 31, 'text-anchor': 'end', ...name }, names.x)]),
    ...(names.y === undefined || names.y === ''
      ? []
      : [element('text', { x: left - 8, y: top - 13, 'text-anchor': 'end', ...name }, names.y)]),
  ].join('');
}
