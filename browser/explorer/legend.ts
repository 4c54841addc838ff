/** What the colours of the picture mean, with the share of the window that each takes. */

import { colourOf, css, endings, hueOf } from './colours.js';
import { pointText } from './orbit.js';
import type { Band, Orbits, PeriodicPoints } from './sampling.js';

/** How often each label was seen at the finest resolution so far. */
export class Shares {
  private resolution = 0;
  private counts = new Map<number, number>();

  add({ request: { resolution, from }, labels }: Band): void {
    if (resolution !== this.resolution || from === 0) {
      this.resolution = resolution;
      this.counts = new Map();
    }
    for (const label of labels) this.counts.set(label, (this.counts.get(label) ?? 0) + 1);
  }

  of(label: number): number {
    const all = [...this.counts.values()].reduce((sum, count) => sum + count, 0);
    return all === 0 ? 0 : (this.counts.get(label) ?? 0) / all;
  }
}

const SHOWN = 12;

export function showLegend(
  list: HTMLElement,
  { attractors, others }: Orbits,
  shares: Shares,
  isDark: boolean,
): void {
  const items = attractors
    .slice(0, SHOWN)
    .map((attractor, k) => item(css(hueOf(k)), `${attractorText(attractor)}: ${percent(shares.of(k))}`));
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
