/** The plain kernel: one point after the other, one coordinate after the other. */

import type { FloatNetwork } from './float-network.js';
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
import { ScalarLayers } from './scalar-layers.js';
import type { SparseFloatNetwork } from './sparse-float-network.js';

export class ScalarKernel implements Kernel {
  readonly dimension: number;
  private readonly layers: ScalarLayers;
  private readonly look: number;

  constructor(network: FloatNetwork | SparseFloatNetwork) {
    const { dimension, layers, activation, pieces } = network;
    this.dimension = dimension;
    this.layers = new ScalarLayers(layers, activation, pieces);
    this.look = stepsPerLook(network);
  }

  step(points: Float64Array, count: number, times = 1): void {
    const { layers, dimension: n } = this;
    for (let k = 0, start = 0; k < count; k++, start += n) {
      for (let i = 0; i < n; i++) layers.x[i] = points[start + i] ?? NaN;
      for (let t = 0; t < times; t++) layers.apply();
      for (let i = 0; i < n; i++) points[start + i] = layers.x[i] ?? NaN;
    }
  }

  settle(points: Float64Array, count: number, targets: Targets, limits: OrbitLimits): Settled {
    const n = this.dimension;
    const endings = new Int32Array(count);
    const steps = new Int32Array(count);
    const orbit = new Orbit(n, targets, limits.escapeRadius, GROWING_STEPS / this.look);
    for (let k = 0, start = 0; k < count; k++, start += n) {
      for (let i = 0; i < n; i++) this.layers.x[i] = points[start + i] ?? NaN;
      const t = this.follow(orbit, limits.budget);
      for (let i = 0; i < n; i++) points[start + i] = orbit.end[i] ?? NaN;
      endings[k] = orbit.ending;
      steps[k] = t;
    }
    return { endings, steps };
  }

  /** Follows the orbit of x until it ends; returns the number of steps. */
  private follow(orbit: Orbit, budget: number): number {
    const { layers, look } = this;
    orbit.begin(layers.x);
    let pastMovesAt = 0;
    let t = 0;
    while (orbit.ending === NOWHERE) {
      if (t === budget) {
        orbit.ending = Ending.budgetSpent;
        break;
      }
      if (t === pastMovesAt) {
        orbit.remember(layers.x);
        pastMovesAt = t === 0 ? look : 2 * t;
      }
      const w = Math.min(look, budget - t);
      for (let s = 0; s < w; s++) {
        layers.apply();
        orbit.add(layers.x);
      }
      t += orbit.look();
    }
    return t;
  }
}
