/** Rows of small pictures in shades of grey: 0 is black, 1 is white, and what lies outside is cut off. */

import type { PictureRows } from '../../search/memory/index.js';
import { palette } from './palette.js';
import { FIELD, sheet } from './paper.js';
import { element, escaped } from './svg.js';

const [GAP, HEADING, NAMES] = [8, 20, 70];
const LARGEST = 56;

/** SVG; the same bytes for the same pictures. */
export function drawPictureRows(
  { side, heads, rows }: PictureRows,
  title: string,
  notes: readonly string[],
): string {
  const named = rows.some(({ name }) => name !== '') ? NAMES : 0;
  const size = Math.min(LARGEST, Math.floor((FIELD.size - named) / heads.length - GAP));
  const left = (column: number): number => FIELD.left + named + column * (size + GAP);
  const top = (row: number): number => FIELD.top + HEADING + row * (size + GAP);
  const parts = [
    ...heads.map((head, k) =>
      element('text', { x: left(k) + size / 2, y: FIELD.top + 12, 'text-anchor': 'middle' }, escaped(head)),
    ),
    ...rows.flatMap(({ name, pictures }, r) => [
      ...(name === '' ? [] : [element('text', { x: FIELD.left, y: top(r) + size / 2 + 4 }, escaped(name))]),
      ...pictures.map((pixels, k) => picture(pixels, side, left(k), top(r), size)),
    ]),
  ];
  return sheet({
    parts,
    bottom: top(rows.length) - GAP,
    title,
    description:
      'Rows of pictures: what goes into a network, and what it makes of it when it is applied again and again.',
    legend: notes.map((text) => ({ standing: '', sample: () => '', text })),
  });
}

function picture(pixels: Float64Array, side: number, x: number, y: number, size: number): string {
  const unit = size / side;
  const squares = Array.from(pixels, (value, e) => {
    const shade = Math.round(255 * Math.min(Math.max(value, 0), 1));
    const [row, column] = [Math.floor(e / side), e % side];
    // A little wider, so that no seams are seen.
    const [width, height] = [unit + 0.3, unit + 0.3];
    return element('rect', {
      x: x + column * unit,
      y: y + row * unit,
      width,
      height,
      fill: `rgb(${shade},${shade},${shade})`,
    });
  });
  const frame = element('rect', { x, y, width: size, height: size, fill: 'none', stroke: palette.faint });
  return squares.join('') + frame;
}
