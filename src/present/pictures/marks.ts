/** Points: discs where a file proves what they are, rings where floating point found them, crosses where nothing attracts. */

import { palette } from './palette.js';
import type { PlanePoint } from './simplify.js';
import { element } from './svg.js';

/** A point that was proved to be what the legend says: a disc with a white rim. */
export function disc([x, y]: PlanePoint, fill: string): string {
  return element('circle', { cx: x, cy: y, r: 5, fill, stroke: palette.paper, 'stroke-width': 1.5 });
}

/** A small disc, which leaves the rim of a larger one to be seen. */
export function core([x, y]: PlanePoint, fill: string): string {
  return element('circle', { cx: x, cy: y, r: 3.3, fill, stroke: palette.paper, 'stroke-width': 1.2 });
}

/** A point that was found in floating point: a white disc with a rim. */
export function ring([x, y]: PlanePoint, stroke: string): string {
  return (
    element('circle', { cx: x, cy: y, r: 5.5, fill: palette.paper, 'fill-opacity': 0.8 }) +
    element('circle', { cx: x, cy: y, r: 4, fill: palette.paper, stroke, 'stroke-width': 2 })
  );
}

/** A point that orbits leave, found in floating point. */
export function cross([x, y]: PlanePoint): string {
  const arms = `M${x - 3.5} ${y - 3.5}l7 7m0 -7l-7 7`;
  return (
    element('path', { d: rounded(arms), fill: 'none', stroke: palette.paper, 'stroke-width': 3.5 }) +
    element('path', { d: rounded(arms), fill: 'none', stroke: palette.ink, 'stroke-width': 1.5 })
  );
}

function rounded(d: string): string {
  return d.replace(/-?\d+\.\d+(?:e-?\d+)?/g, (number) => String(Math.round(Number(number) * 100) / 100));
}
