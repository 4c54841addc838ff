/** With one input, what the layers make of the line: the graph of each coordinate over the window. */

import type { PlanePoint } from '../../src/present/pictures/simplify.js';
import type { Line } from './layers.js';

/** Graphs in the square from −1 to 1, over inputs from the window's left end to its right one, all at one scale. */
export class LayerGraphs {
  private readonly middle: number;
  private readonly half: number;

  /** `images` are those of inputs at equal distances. */
  constructor(private readonly images: readonly (readonly number[])[]) {
    const values = images.flat().filter(Number.isFinite);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    this.middle = (low + high) / 2;
    this.half = high > low ? (high - low) / 2 : 1;
  }

  get lines(): readonly Line[] {
    const [first = []] = this.images;
    return first.map((_, axis) => ({
      axis,
      points: this.images.map((image, t) =>
        this.place((2 * t) / (this.images.length - 1) - 1, image[axis] ?? NaN),
      ),
    }));
  }

  /** Where a value stands over a share of the window, from −1 to 1. */
  place(share: number, value: number): PlanePoint {
    return [share, (value - this.middle) / this.half];
  }
}
