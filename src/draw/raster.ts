/** Colours of a row or a square of points as rectangles, those of one colour that lie side by side made one. */

import { FIELD } from './paper.js';
import { element } from './svg.js';

export interface Band {
  readonly top: number;
  readonly height: number;
}

/** A row of colours over the width of the field. */
export function row(colours: readonly string[], { top, height }: Band): readonly string[] {
  const pixel = FIELD.size / colours.length;
  const starts = [...colours.keys()].filter((k) => k === 0 || colours[k] !== colours[k - 1]);
  return starts.map((from, i) =>
    element('rect', {
      x: FIELD.left + from * pixel,
      y: top,
      width: ((starts[i + 1] ?? colours.length) - from) * pixel,
      height,
      fill: colours[from] ?? 'none',
      'shape-rendering': 'crispEdges',
    }),
  );
}

/** A square of colours, row by row from the top, over the field. */
export function square(colours: readonly string[], pixels: number): readonly string[] {
  const height = FIELD.size / pixels;
  return Array.from({ length: pixels }, (_, k) =>
    row(colours.slice(k * pixels, (k + 1) * pixels), { top: FIELD.top + k * height, height }),
  ).flat();
}
