/** How much of the window each label takes, as far as it was sampled. */

import type { Band } from './sampling.js';
import { placeOf } from './view.js';

/** How often each label was seen at the finest resolution so far; with one input, also where. */
export class Shares {
  private resolution = 0;
  private counts = new Map<number, number>();
  private line: Band | undefined;

  add(band: Band): void {
    const { request, labels } = band;
    const { resolution, from, slice } = request;
    if (resolution !== this.resolution || from === 0) {
      this.resolution = resolution;
      this.counts = new Map();
    }
    this.line = slice.inputs === 1 ? band : undefined;
    for (const label of labels) this.counts.set(label, (this.counts.get(label) ?? 0) + 1);
  }

  of(label: number): number {
    const all = [...this.counts.values()].reduce((sum, count) => sum + count, 0);
    return all === 0 ? 0 : (this.counts.get(label) ?? 0) / all;
  }

  /** With one input: the first and the last sampled point of each stretch with the label. */
  stretches(label: number): readonly (readonly [from: number, to: number])[] {
    if (this.line === undefined) return [];
    const {
      labels,
      request: { view, resolution },
    } = this.line;
    const found: [number, number][] = [];
    labels.forEach((each, k) => {
      if (each !== label) return;
      const [x] = placeOf(view, [k + 0.5, 0], resolution);
      const last = found.at(-1);
      if (last && labels[k - 1] === label) last[1] = x;
      else found.push([x, x]);
    });
    return found;
  }
}
