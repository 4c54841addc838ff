/** The plain kernel for boxes: one box after the other. */

import {
  type BoxActivation,
  type BoxLayer,
  type BoxLayers,
  type BoxPiece,
  LARGEST_END,
} from './box-layers.js';
import type { Boxes, BoxKernel } from './boxes.js';

/** Upper bounds of x and of −x, as in `box-layers.ts`. */
interface Ends {
  readonly q: Float64Array;
  readonly p: Float64Array;
}

/** Applies φ to the first `count` coordinates, and moves the ends outwards if the next layer needs that. */
type ActivationLoop = (ends: Ends, count: number) => void;

export class ScalarBoxes implements BoxKernel {
  readonly inputs: number;
  readonly outputs: number;
  private readonly activate: ActivationLoop;
  private x: Ends;
  private y: Ends;

  constructor(private readonly network: BoxLayers) {
    const { layers, activation, widening } = network;
    this.inputs = layers[0]?.inputs ?? 0;
    this.outputs = layers.at(-1)?.outputs ?? 0;
    this.activate = loopFor(activation, widening);
    const width = Math.max(...layers.flatMap(({ inputs, outputs }) => [inputs, outputs]));
    const ends = (): Ends => ({ q: new Float64Array(width), p: new Float64Array(width) });
    [this.x, this.y] = [ends(), ends()];
  }

  images({ lo, hi }: Boxes, count: number): Boxes {
    const { inputs, outputs } = this;
    const { widening } = this.network;
    const images = { lo: new Float64Array(count * outputs), hi: new Float64Array(count * outputs) };
    for (let k = 0; k < count; k++) {
      const { q, p } = this.x;
      for (let i = 0; i < inputs; i++) {
        q[i] = entering(hi[k * inputs + i] ?? NaN, widening);
        p[i] = entering(-(lo[k * inputs + i] ?? NaN), widening);
      }
      this.apply();
      for (let i = 0; i < outputs; i++) {
        // The sum avoids −0. Signs of zeros may differ between kernels before this step, because nothing else depends
        // on them.
        images.hi[k * outputs + i] = (this.x.q[i] ?? NaN) + 0;
        images.lo[k * outputs + i] = 0 - (this.x.p[i] ?? NaN);
      }
    }
    return images;
  }

  /** Replaces x by its image. */
  private apply(): void {
    const { layers, activated } = this.network;
    layers.forEach((layer, k) => {
      const image = this.y;
      affine(layer, this.x, image);
      if (activated || k + 1 < layers.length) this.activate(image, layer.outputs);
      this.y = this.x;
      this.x = image;
    });
  }
}

/**
 * An end as the first layer takes it: moved outwards to `LARGEST_END` or ∞ if it is beyond, and by the rounding error
 * of the first layer.
 */
function entering(end: number, widening: number): number {
  if (!(end <= LARGEST_END)) return Infinity;
  const inner = end < -LARGEST_END ? -LARGEST_END : end;
  return inner + widening * Math.abs(inner);
}

function affine(
  { outputs, starts, weights, sources, flips, upper, lower }: BoxLayer,
  x: Ends,
  y: Ends,
): void {
  for (let i = 0; i < outputs; i++) {
    const start = starts[i] ?? 0;
    const end = starts[i + 1] ?? 0;
    let [q, p] = [0, 0];
    for (let t = start; t < end; t++) {
      const w = weights[t] ?? NaN;
      const j = sources[t] ?? 0;
      const isFlipped = flips[t] === 1;
      q += w * ((isFlipped ? x.p[j] : x.q[j]) ?? NaN);
      p += w * ((isFlipped ? x.q[j] : x.p[j]) ?? NaN);
    }
    y.q[i] = q + (upper[i] ?? NaN);
    y.p[i] = p + (lower[i] ?? NaN);
  }
}

function loopFor(activation: BoxActivation, widening: number): ActivationLoop {
  if (activation.kind === 'pieces') return piecewise(activation.pieces, 2 * widening);
  if (activation.kind === 'clip') {
    const { upper, lower } = activation;
    return ({ q, p }, count) => {
      for (let i = 0; i < count; i++) {
        q[i] = Math.min(Math.max(q[i] ?? NaN, upper.least), upper.most);
        p[i] = Math.min(Math.max(p[i] ?? NaN, lower.least), lower.most);
      }
    };
  }
  const { slope } = activation;
  return ({ q, p }, count) => {
    for (let i = 0; i < count; i++) {
      const [hi, lo] = [q[i] ?? NaN, p[i] ?? NaN];
      const up = Math.max(hi, slope * hi);
      const down = Math.min(lo, slope * lo);
      q[i] = up + widening * Math.abs(up);
      p[i] = down + widening * Math.abs(down);
    }
  };
}

function piecewise(pieces: readonly BoxPiece[], error: number): ActivationLoop {
  return ({ q, p }, count) => {
    for (let i = 0; i < count; i++) {
      let [up, down] = [-Infinity, -Infinity];
      for (const { from, until, slope, intercept } of pieces) {
        const right = Math.min(q[i] ?? NaN, until);
        const left = Math.min(p[i] ?? NaN, from);
        if (right + left < 0) continue;
        const size = Math.abs(slope);
        // A constant piece may extend to infinity.
        const above = size === 0 ? 0 : size * (slope > 0 ? right : left);
        const below = size === 0 ? 0 : size * (slope > 0 ? left : right);
        up = Math.max(up, above + intercept + error * (Math.abs(above) + Math.abs(intercept)));
        down = Math.max(down, below - intercept + error * (Math.abs(below) + Math.abs(intercept)));
      }
      q[i] = up;
      p[i] = down;
    }
  };
}
