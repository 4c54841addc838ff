/** What the colours of the picture mean, with the share of the window that each takes. */

import { colourOf, css, endings, hueOf } from './colours.js';
import { numberText, pointText } from './orbit.js';
import type { Orbits, PeriodicPoints } from './sampling.js';
import type { Shares } from './shares.js';

const SHOWN = 12;

export function showLegend(
  list: HTMLElement,
  { attractors, others }: Orbits,
  shares: Shares,
  isDark: boolean,
): void {
  const items = attractors
    .slice(0, SHOWN)
    .map((attractor, k) =>
      item(
        css(hueOf(k)),
        `${attractorText(attractor)}: ${percent(shares.of(k))}${stretchesText(shares.stretches(k))}`,
      ),
    );
  if (attractors.length > SHOWN)
    items.push(item(undefined, `and ${attractors.length - SHOWN} attractors more`));
  if (attractors.length === 0) items.push(item(undefined, 'no attractor was found'));
  for (const { fate, text } of endings) {
    const share = shares.of(fate);
    if (share > 0) items.push(item(css(colourOf(fate, 0, isDark)), `${text}: ${percent(share)}`));
  }
  if (others.length > 0) {
    const named = others
      .slice(0, 4)
      .map(({ points: [x = [NaN, NaN]], stability, points }) =>
        points.length === 1
          ? `${stability} ${pointText(x)}`
          : `${stability} cycle of ${points.length} through ${pointText(x)}`,
      );
    const more = others.length > 4 ? `, and ${others.length - 4} more` : '';
    items.push(item(undefined, `Hollow, periodic but not attracting: ${named.join(', ')}${more}`));
  }
  list.replaceChildren(...items);
}

function attractorText({ points, points: [x = [NaN, NaN]] }: PeriodicPoints): string {
  return points.length === 1
    ? `attractive fixed point ${pointText(x)}`
    : `attractive cycle of period ${points.length} through ${pointText(x)}`;
}

/** Of how many stretches the ends are said. */
const MOST_STRETCHES = 4;

/** Such as ", seen from −1.25 to 0.75"; nothing with more than one input. */
function stretchesText(stretches: readonly (readonly [number, number])[]): string {
  if (stretches.length === 0) return '';
  const some = stretches
    .slice(0, MOST_STRETCHES)
    .map(([from, to]) =>
      from === to ? `at ${numberText(from)}` : `from ${numberText(from)} to ${numberText(to)}`,
    );
  const more =
    stretches.length > MOST_STRETCHES ? `, and in ${stretches.length - MOST_STRETCHES} stretches more` : '';
  return `, seen ${some.join(', ')}${more}`;
}

function percent(share: number): string {
  const value = 100 * share;
  if (value > 0 && value < 1) return 'under 1 %';
  return `${value > 99 && value < 100 ? 'over 99' : Math.round(value)} %`;
}

function item(colour: string | undefined, text: string): HTMLLIElement {
  const element = document.createElement('li');
  if (colour !== undefined) {
    const swatch = document.createElement('span');
    swatch.className = 'swatch';
    swatch.style.background = colour;
    element.append(swatch);
  }
  element.append(text);
  return element;
}
