/**
 * Paths pulled back through the network, as in the proofs of Theorems 2.1, 2.2 and 2.3.
 *
 * Where φ is continuous and increasing and the layers are invertible, a path in the image of F has a preimage that is
 * a path. So paths can be found even in a basin that is too thin and winding for any grid: two points are joined
 * after a few steps, close to the attractor, and the segment is pulled back. The result is a polyline like any other,
 * and is sampled before it is used.
 *
 * Through a piecewise linear φ, a polyline is pulled back exactly, up to rounding. It is cut where a coordinate
 * passes a kink. At a value that φ takes on a whole interval, the preimage runs along the interval.
 */

import { inverse, SVD } from 'ml-matrix';
import type { FloatLayer, FloatNetwork } from '../kernels/float-network.js';
import { between, type Polyline, rayFrom } from './polyline.js';
import { nullDirections, weightsOf } from './kink-directions.js';
import { type ActivationInverse, inverseActivation } from './preimage.js';

/** A path that was pulled back. If it would leave the image of φ, it runs off to infinity instead. */
export interface Lift {
  readonly path: Polyline;
  readonly ranOff: boolean;
}

/**
 * A path is given up beyond this number of corners. In a folded basin, a path between two points may have thousands
 * of them.
 */
const MOST_CORNERS = 30_000;
/** A layer whose matrix has at least this condition number counts as not invertible. */
const MOST_CONDITION = 1e10;

export class Lifting {
  private constructor(
    private readonly network: FloatNetwork,
    private readonly phi: ActivationInverse,
    /** The inverses W_k⁻¹ of the first layers, up to the first layer that is not square and of full rank. */
    private readonly inverses: readonly Float64Array[],
  ) {}

  /** `undefined` unless φ is continuous and increasing. */
  static of(network: FloatNetwork): Lifting | undefined {
    const phi = inverseActivation(network);
    if (phi === undefined) return undefined;
    const inverses: Float64Array[] = [];
    for (const layer of network.layers) {
      if (layer.outputs !== network.dimension) break;
      const W = weightsOf(layer);
      if (!(new SVD(W).condition < MOST_CONDITION)) break;
      inverses.push(Float64Array.from(inverse(W).to1DArray()));
    }
    return new Lifting(network, phi, inverses);
  }

  /** Whether every layer is invertible, so that paths can be pulled back through F. */
  get throughAllLayers(): boolean {
    return this.inverses.length === this.network.layers.length;
  }

  /** Whether φ is bounded above or below, so that paths may leave its image. */
  get mayRunOff(): boolean {
    return this.phi.range.some((end) => Number.isFinite(end));
  }

  /**
   * Pulls a path from F(x) back to a path from x. If `end` is given, the path leads to F(end) and is pulled back to
   * one to `end`. `undefined` if a layer is not invertible, or the path gets too long.
   */
  through(path: Polyline, x: ArrayLike<number>, end?: ArrayLike<number>): Lift | undefined {
    return this.throughAllLayers ? this.back(path, x, this.network.layers.length, end) : undefined;
  }

  /**
   * Unbounded paths from x on which F is constant: lines in the null space of the first layer that is not invertible,
   * pulled back to the input. Empty if all layers are invertible.
   */
  fibres(x: ArrayLike<number>): readonly Polyline[] {
    const k = this.inverses.length;
    const layer = this.network.layers[k];
    const start = this.orbitThroughLayers(x)[k]?.input;
    if (layer === undefined || start === undefined) return [];
    return nullDirections(weightsOf(layer)).flatMap((direction) => {
      const lift = this.back(rayFrom(start, direction), x, k);
      return lift ? [lift.path] : [];
    });
  }

  /** Pulls a path that starts at the image of x under the first `depth` layers back to a path from x. */
  private back(
    path: Polyline,
    x: ArrayLike<number>,
    depth: number,
    end?: ArrayLike<number>,
  ): Lift | undefined {
    const orbit = this.orbitThroughLayers(x);
    const endOrbit = end && this.orbitThroughLayers(end);
    let lift: Lift | undefined = { path, ranOff: false };
    for (let k = depth - 1; k >= 0; k--) {
      const layer = this.network.layers[k];
      const affine = orbit[k]?.affine;
      const W = this.inverses[k];
      if (layer === undefined || affine === undefined || W === undefined) return undefined;
      const ranOff: boolean = lift.ranOff;
      if (k + 1 < this.network.layers.length) lift = pullThroughActivation(this.phi, lift.path, affine);
      if (lift === undefined || lift.path.length > MOST_CORNERS) return undefined;
      const endAffine = endOrbit?.[k]?.affine;
      // All preimages of the last point form a box, so the last step, to the right preimage, stays within the box.
      if (endAffine && !lift.ranOff) lift = { ...lift, path: [...lift.path, endAffine] };
      lift = { path: lift.path.map((y) => pullThroughLayer(layer, W, y)), ranOff: ranOff || lift.ranOff };
    }
    return lift;
  }

  /** For each layer, its input and W·input + b. */
  private orbitThroughLayers(
    x: ArrayLike<number>,
  ): readonly { input: ArrayLike<number>; affine: number[] }[] {
    let input = x;
    return this.network.layers.map(({ inputs, outputs, weights, bias }) => {
      const affine: number[] = [];
      for (let i = 0; i < outputs; i++) {
        let sum = 0;
        for (let j = 0; j < inputs; j++) sum += (weights[i * inputs + j] ?? NaN) * (input[j] ?? NaN);
        affine.push(sum + (bias[i] ?? NaN));
      }
      const layer = { input, affine };
      input = affine.map((y) => this.network.activation.evaluate(y));
      return layer;
    });
  }
}

/** W⁻¹·(y − b); the inverse is given row after row. */
function pullThroughLayer({ bias }: FloatLayer, inverse: Float64Array, y: readonly number[]): number[] {
  const n = y.length;
  const x: number[] = [];
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += (inverse[i * n + j] ?? NaN) * ((y[j] ?? NaN) - (bias[j] ?? NaN));
    x.push(sum);
  }
  return x;
}

/**
 * A path from `start` whose image under φ, coordinate by coordinate, is the given path. The given path starts at
 * φ(start).
 */
function pullThroughActivation(phi: ActivationInverse, path: Polyline, start: number[]): Lift | undefined {
  const lifted = [start];
  let here = start;
  for (let k = 1; k < path.length; k++) {
    const [p, q] = [path[k - 1], path[k]];
    if (p === undefined || q === undefined) break;
    const cuts = affineParts(phi, p, q);
    for (let c = 1; c < cuts.length; c++) {
      const [s = 0, t = 1] = [cuts[c - 1], cuts[c]];
      const middle = between(p, q, (s + t) / 2);
      const inside = preimageNear(phi, middle, here);
      if (inside === undefined)
        return { path: [...lifted, ...offToInfinity(phi, middle, here)], ranOff: true };
      const leaving = preimageNear(phi, between(p, q, s), inside);
      const arriving = preimageNear(phi, between(p, q, t), inside);
      if (leaving === undefined || arriving === undefined || lifted.length > MOST_CORNERS) return undefined;
      if (leaving.some((x, i) => x !== here[i])) lifted.push(leaving);
      lifted.push(arriving);
      here = arriving;
    }
  }
  return { path: lifted, ranOff: false };
}

/**
 * The places, from 0 to 1, at which the segment is cut so that φ⁻¹ is affine between the cuts, or nearly affine for a
 * smooth φ.
 */
function affineParts(
  { kinks, range, affine }: ActivationInverse,
  p: readonly number[],
  q: readonly number[],
): number[] {
  const cuts = [0, 1];
  if (!affine) for (let k = 1; k < 16; k++) cuts.push(k / 16);
  for (let i = 0; i < p.length; i++) {
    const [from, to] = [p[i] ?? NaN, q[i] ?? NaN];
    const crossing = (level: number): void => {
      if (from < level !== to < level && Number.isFinite(level)) cuts.push((level - from) / (to - from));
    };
    kinks.forEach(crossing);
    range.forEach(crossing);
  }
  if (cuts.length === 2) return cuts;
  cuts.sort((a, b) => a - b);
  return cuts.filter((t, k) => t >= 0 && t <= 1 && t !== cuts[k - 1]);
}

/** Among all x with φ(x) = y, coordinate by coordinate, the one nearest to `guide`. */
function preimageNear(
  phi: ActivationInverse,
  y: readonly number[],
  guide: readonly number[],
): number[] | undefined {
  const x: number[] = [];
  for (let i = 0; i < y.length; i++) {
    const interval = phi.preimage(y[i] ?? NaN);
    if (interval === undefined) return undefined;
    x.push(Math.min(Math.max(guide[i] ?? NaN, interval[0]), interval[1]));
  }
  return x;
}

/** A ray from here to infinity, for a y beyond the range of φ. On this ray φ stays at its least or greatest value. */
function offToInfinity(phi: ActivationInverse, y: readonly number[], here: readonly number[]): Polyline {
  const direction = y.map((value) => (phi.preimage(value) ? 0 : value < phi.range[0] ? -1 : 1));
  return rayFrom(here, direction).slice(1);
}
