/** The plain kernel: one point after the other, one coordinate after the other. */

import type { FloatLayer, FloatNetwork, FloatPieces } from './float-network.js';
import {
  Ending,
  GROWING_STEPS,
  type Kernel,
  type OrbitLimits,
  type Settled,
  stepsPerLook,
  type Targets,
} from './kernel.js';
import { NOWHERE, Orbit } from './orbit.js';
import type { SparseFloatLayer, SparseFloatNetwork } from './sparse-float-network.js';

/** Writes φ(y_i) over each of the first `count` entries. */
type ActivationLoop = (y: Float64Array, count: number) => void;

export class ScalarKernel implements Kernel {
  readonly dimension: number;
  private readonly layers: readonly (FloatLayer | SparseFloatLayer)[];
  private readonly activate: ActivationLoop;
  /** The input and the output of a layer, in turns: F maps `x` to itself. */
  private x: Float64Array;
  private y: Float64Array;
  private readonly look: number;

  constructor(network: FloatNetwork | SparseFloatNetwork) {
    const { dimension, layers, activation, pieces } = network;
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
    this.look = stepsPerLook(network);
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

  settle(points: Float64Array, count: number, targets: Targets, limits: OrbitLimits): Settled {
    const n = this.dimension;
    const endings = new Int32Array(count);
    const steps = new Int32Array(count);
    const orbit = new Orbit(n, targets, limits.escapeRadius, GROWING_STEPS / this.look);
    for (let k = 0, start = 0; k < count; k++, start += n) {
      for (let i = 0; i < n; i++) this.x[i] = points[start + i] ?? NaN;
      const t = this.follow(orbit, limits.budget);
      for (let i = 0; i < n; i++) points[start + i] = orbit.end[i] ?? NaN;
      endings[k] = orbit.ending;
      steps[k] = t;
    }
    return { endings, steps };
  }

  /** Follows the orbit of x until it ends; returns the number of steps. */
  private follow(orbit: Orbit, budget: number): number {
    const { look } = this;
    orbit.begin(this.x);
    let pastMovesAt = 0;
    let t = 0;
    while (orbit.ending === NOWHERE) {
      if (t === budget) {
        orbit.ending = Ending.budgetSpent;
        break;
      }
      if (t === pastMovesAt) {
        orbit.remember(this.x);
        pastMovesAt = t === 0 ? look : 2 * t;
      }
      const w = Math.min(look, budget - t);
      for (let s = 0; s < w; s++) {
        this.apply();
        orbit.add(this.x);
      }
      t += orbit.look();
    }
    return t;
  }

  /** Replaces x by F(x). */
  private apply(): void {
    const { layers, activate } = this;
    let { x, y } = this;
    const last = layers.length - 1;
    for (let k = 0; k <= last; k++) {
      const layer = layers[k];
      if (layer === undefined) break;
      if ('starts' in layer) applySparse(layer, x, y);
      else applyDense(layer, x, y);
      if (k < last) activate(y, layer.outputs);
      const image = y;
      y = x;
      x = image;
    }
    this.x = x;
    this.y = y;
  }
}

function applyDense({ inputs, outputs, weights, bias }: FloatLayer, x: Float64Array, y: Float64Array): void {
  for (let i = 0, w = 0; i < outputs; i++) {
    let sum = 0;
    for (let j = 0; j < inputs; j++) sum += (weights[w++] ?? NaN) * (x[j] ?? NaN);
    y[i] = sum + (bias[i] ?? NaN);
  }
}

/** The same for finite x, since a sum does not change when 0 is added to it. */
function applySparse(
  { outputs, starts, places, weights, bias }: SparseFloatLayer,
  x: Float64Array,
  y: Float64Array,
): void {
  for (let i = 0, w = 0; i < outputs; i++) {
    let sum = 0;
    for (const end = starts[i + 1] ?? 0; w < end; w++)
      sum += (weights[w] ?? NaN) * (x[places[w] ?? 0] ?? NaN);
    y[i] = sum + (bias[i] ?? NaN);
  }
}

function twoPieces({ until, slope, intercept }: FloatPieces): ActivationLoop {
  const [u = NaN, s0 = NaN, s1 = NaN] = [until[0], slope[0], slope[1]];
  const [i0 = NaN, i1 = NaN] = [intercept[0], intercept[1]];
  return (y, count) => {
    for (let i = 0; i < count; i++) {
      const value = y[i] ?? NaN;
      y[i] = value <= u ? line(s0, i0, value) : line(s1, i1, value);
    }
  };
}

/** The last piece takes everything that the others leave, so that NaN stays NaN. */
function manyPieces({ until, slope, intercept }: FloatPieces): ActivationLoop {
  const last = until.length - 1;
  return (y, count) => {
    for (let i = 0; i < count; i++) {
      const value = y[i] ?? NaN;
      let piece = 0;
      while (piece < last && !(value <= (until[piece] ?? NaN))) piece++;
      y[i] = line(slope[piece] ?? NaN, intercept[piece] ?? NaN, value);
    }
  };
}

/** A constant piece is constant at ±∞ too; NaN stays NaN. */
function line(slope: number, intercept: number, y: number): number {
  return slope === 0 && !Number.isNaN(y) ? intercept : slope * y + intercept;
}
