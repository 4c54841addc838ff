/**
 * Evaluation of F on a set: affine forms.
 *
 * A set {origin + Σ t_k·d_k : t_k ∈ range_k} is carried through the layers. Its coordinates are affine forms in
 * the parameters t_k, so a layer's W·x + b is exact, and correlations between coordinates are kept. φ is exact on
 * a coordinate whose range meets a single line; elsewhere a band φ(x) ∈ slope·x + offset is used, and the offset
 * becomes a new parameter. The image that results contains the true one. Bounds may be infinite.
 */

import { at, Interval, matrix, Rational, unwatched, type Vector, type Watch } from '../numbers/index.js';
import type { Activation, Band } from './activation.js';
import { applyLayer, type Layer, type Network } from './network.js';

export interface Generator {
  readonly direction: Vector;
  readonly range: Interval;
}

/** {origin + Σ t_k·direction_k : t_k ∈ range_k} ⊂ ℝⁿ; no generators: a point. */
export interface Zonotope {
  readonly origin: Vector;
  readonly generators: readonly Generator[];
}

export function point(at: Vector): Zonotope {
  return { origin: at, generators: [] };
}

/** The exact range of each coordinate over the set. */
export function ranges({ origin, generators }: Zonotope): readonly Interval[] {
  return origin.map((value, j) =>
    generators.reduce((sum, { direction, range }) => {
      const coefficient = at(direction, j);
      return coefficient.sign === 0 ? sum : sum.plus(range.scaled(coefficient));
    }, Interval.point(value)),
  );
}

/** A set that contains F(set), by the rule of the certificate format. */
export function image(network: Network, set: Zonotope, watch: Watch = unwatched): Zonotope {
  return network.layers.reduce((x, layer, k) => {
    const affine = affineImage(layer, x, watch);
    return k + 1 < network.depth ? activated(network.activation, affine) : affine;
  }, set);
}

/** W·set + b, exactly. */
export function affineImage(
  layer: Layer,
  { origin, generators }: Zonotope,
  watch: Watch = unwatched,
): Zonotope {
  const moved = generators.map(({ direction, range }) => ({
    direction: matrix.apply(layer.weights, direction, watch),
    range,
  }));
  return {
    origin: applyLayer(layer, origin, watch),
    generators: moved.filter(({ direction }) => direction.some((entry) => entry.sign !== 0)),
  };
}

/** A set that contains φ(set), φ applied coordinate-wise. */
export function activated(activation: Activation, set: Zonotope): Zonotope {
  return banded(
    set,
    ranges(set).map((range) => activation.bandOver(range)),
  );
}

/** The set of all y with y_j ∈ slope_j·x_j + offset_j for some x in the set. */
export function banded({ origin, generators }: Zonotope, bands: readonly Band[]): Zonotope {
  const stretched = (x: Vector) => x.map((entry, j) => entry.times(at(bands, j).slope));
  const kept = generators
    .map(({ direction, range }) => ({ direction: stretched(direction), range }))
    .filter(({ direction }) => direction.some((entry) => entry.sign !== 0));
  const fresh = bands.flatMap(({ offset }, j) =>
    offset.value === undefined ? [{ direction: unit(origin.length, j), range: offset }] : [],
  );
  return {
    origin: stretched(origin).map((entry, j) => entry.plus(at(bands, j).offset.value ?? Rational.zero)),
    generators: [...kept, ...fresh],
  };
}

function unit(n: number, j: number): Vector {
  return Array.from({ length: n }, (_, i) => (i === j ? Rational.one : Rational.zero));
}
