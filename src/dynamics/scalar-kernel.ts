/** The straightforward kernel: one point after the other, one coordinate after the other. */

import type { FloatLayer, FloatNetwork, FloatPieces } from './float-network.js';
import { Ending, GROWING_STEPS, type Kernel, type Limits, type Settled, type Targets } from './kernel.js';

/** Writes φ(y_i) over each of the first `count` entries. */
type ActivationLoop = (y: Float64Array, count: number) => void;

export class ScalarKernel implements Kernel {
  readonly dimension: number;
  private readonly layers: readonly FloatLayer[];
  private readonly activate: ActivationLoop;
  /** What goes in and out of the layers in turn: F maps `x` to itself. */
  private x: Float64Array;
  private y: Float64Array;

  constructor({ dimension, layers, activation, pieces }: FloatNetwork) {
    this.dimension = dimension;
    this.layers = layers;
    this.activate =
      pieces === undefined
        ? (y, count) => {
            for (let i = 0; i < count; i++) y[i] = activation.evaluate(y[i] ?? NaN);
          }
        : pieces.until.length === 2
          ? twoPieces(pieces)
          : manyPieces(pieces);
    const width = Math.max(...layers.map(({ inputs, outputs }) => Math.max(inputs, outputs)));
    this.x = new Float64Array(width);
    this.y = new Float64Array(width);
  }

  step(points: Float64Array, count: number): void {
    const n = this.dimension;
    for (let k = 0, start = 0; k < count; k++, start += n) {
      for (let i = 0; i < n; i++) this.x[i] = points[start + i] ?? NaN;
      this.apply();
      for (let i = 0; i < n; i++) points[start + i] = this.x[i] ?? NaN;
    }
  }

  settle(points: Float64Array, count: number, targets: Targets, limits: Limits): Settled {
    const n = this.dimension;
    const { budget, escapeRadius } = limits;
    const endings = new Int32Array(count);
    const steps = new Int32Array(count);
    const past = new Float64Array(n);
    for (let k = 0, start = 0; k < count; k++, start += n) {
      for (let i = 0; i < n; i++) this.x[i] = points[start + i] ?? NaN;
      let growing = 0;
      let norm = 0;
      let pastMovesAt = 0;
      let t = 0;
      let ending = landing(this.x, n, targets);
      while (ending === NOWHERE) {
        if (t === budget) {
          ending = Ending.budgetSpent;
          break;
        }
        if (t === pastMovesAt) {
          for (let i = 0; i < n; i++) past[i] = this.x[i] ?? NaN;
          pastMovesAt = 2 * t + (t === 0 ? 1 : 0);
        }
        this.apply();
        t++;
        const x = this.x;
        let same = true;
        let grown = 0;
        for (let i = 0; i < n; i++) {
          const value = x[i] ?? NaN;
          if (value !== past[i]) same = false;
          const size = Math.abs(value);
          // A NaN wins, and stays.
          if (size > grown || Number.isNaN(size)) grown = size;
        }
        growing = grown > escapeRadius && grown > norm ? growing + 1 : 0;
        norm = grown;
        if (!(norm < Infinity)) ending = Ending.leftFloatRange;
        else if (same) ending = Ending.recurred;
        else if (growing === GROWING_STEPS) ending = Ending.escaped;
        else ending = landing(x, n, targets);
      }
      for (let i = 0; i < n; i++) points[start + i] = this.x[i] ?? NaN;
      endings[k] = ending;
      steps[k] = t;
    }
    return { endings, steps };
  }

  /** Replaces x by F(x). */
  private apply(): void {
    const { layers, activate } = this;
    let { x, y } = this;
    const last = layers.length - 1;
    for (let k = 0; k <= last; k++) {
      const layer = layers[k];
      if (layer === undefined) break;
      const { inputs, outputs, weights, bias } = layer;
      for (let i = 0, w = 0; i < outputs; i++) {
        let sum = 0;
        for (let j = 0; j < inputs; j++) sum += (weights[w++] ?? NaN) * (x[j] ?? NaN);
        y[i] = sum + (bias[i] ?? NaN);
      }
      if (k < last) activate(y, outputs);
      const image = y;
      y = x;
      x = image;
    }
    this.x = x;
    this.y = y;
  }
}

const NOWHERE = -100;

/** The first target that contains x, or `NOWHERE`. */
function landing(x: Float64Array, n: number, { count, centres, forms, reach }: Targets): number {
  next: for (let target = 0, c = 0; target < count; target++, c += n) {
    for (let i = 0; i < n; i++) {
      if (!(Math.abs((x[i] ?? NaN) - (centres[c + i] ?? NaN)) <= (reach[c + i] ?? NaN))) continue next;
    }
    let square = 0;
    for (let i = 0, row = c * n; i < n; i++, row += n) {
      let sum = 0;
      for (let j = i; j < n; j++) sum += (forms[row + j] ?? NaN) * ((x[j] ?? NaN) - (centres[c + j] ?? NaN));
      square += sum * sum;
    }
    if (square <= 1) return target;
  }
  return NOWHERE;
}

function twoPieces({ until, slope, intercept }: FloatPieces): ActivationLoop {
  const [u = NaN, s0 = NaN, s1 = NaN] = [until[0], slope[0], slope[1]];
  const [i0 = NaN, i1 = NaN] = [intercept[0], intercept[1]];
  return (y, count) => {
    for (let i = 0; i < count; i++) {
      const value = y[i] ?? NaN;
      y[i] = value <= u ? s0 * value + i0 : s1 * value + i1;
    }
  };
}

/** The last piece takes whatever the others leave, so that NaN stays NaN. */
function manyPieces({ until, slope, intercept }: FloatPieces): ActivationLoop {
  const last = until.length - 1;
  return (y, count) => {
    for (let i = 0; i < count; i++) {
      const value = y[i] ?? NaN;
      let piece = 0;
      while (piece < last && !(value <= (until[piece] ?? NaN))) piece++;
      y[i] = (slope[piece] ?? NaN) * value + (intercept[piece] ?? NaN);
    }
  };
}
