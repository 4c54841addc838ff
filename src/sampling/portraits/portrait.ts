/**
 * A portrait of a network: everything that is computed once and then used to answer questions. It has the periodic
 * points, the fates, and the frames in which to look.
 */

import { Matrix, SVD } from 'ml-matrix';
import type { Network } from '../../exact/index.js';
import { type AttractorSearch, findAttractors } from './attractors.js';
import { FateClassifier } from './fates.js';
import { type Frame, frame } from './grid.js';
import { distance, IteratedMap, magnitude } from '../orbits/iterated-map.js';
import { Lifting } from '../orbits/lifting.js';
import type { SampledAttractor, PeriodicOrbit } from '../orbits/periodic-orbits.js';

export interface Portrait {
  readonly map: IteratedMap;
  readonly attractors: readonly SampledAttractor[];
  /** Saddles, repelling and neutral fixed points and cycles. */
  readonly others: readonly PeriodicOrbit[];
  /** The classifier. The questions are about its `basins`. */
  readonly classifier: FateClassifier;
  /** Pulls paths back; only if φ is continuous and increasing. */
  readonly lifting: Lifting | undefined;
  /** Frames of the whole space around all periodic points, on the scale of their distances. */
  readonly frames: readonly Frame[];
}

/** Throws unless F maps ℝⁿ to ℝⁿ. */
export function portraitOf(network: Network, search: Partial<AttractorSearch> = {}): Portrait {
  const map = new IteratedMap(network);
  const { attractors, others } = findAttractors(map, search);
  return {
    map,
    attractors,
    others,
    classifier: new FateClassifier(map, attractors, others),
    lifting: Lifting.of(map.floats),
    frames: framesAround(map, [...attractors, ...others]),
  };
}

/**
 * Frames of the whole space around a point of an attractor: the portrait's own, and one on the scale of the distance
 * to the nearest other periodic point.
 */
export function framesFor(
  { map, attractors, others, frames }: Portrait,
  point: Float64Array,
): readonly Frame[] {
  const distances = [...attractors, ...others]
    .flatMap(({ points }) => points.map((other) => distance(other, point)))
    .filter((d) => d > 0);
  const nearest = distances.length > 0 ? Math.min(...distances) : magnitude(point);
  return [...frames, ...bases(map).map((basis) => frame('space', point, nearest, basis))];
}

/**
 * Frames around the median of the points, on twice the scale of their spread. Points that are very far away are left
 * out.
 */
function framesAround(map: IteratedMap, orbits: readonly PeriodicOrbit[]): readonly Frame[] {
  const points = orbits.flatMap((orbit) => orbit.points);
  if (points.length < 2) return [];
  const centre = Float64Array.from({ length: map.dimension }, (_, i) =>
    median(points.map((x) => x[i] ?? NaN)),
  );
  const distances = points.map((x) => distance(x, centre));
  const usual = median(distances.filter((d) => d > 0));
  const spread = Math.max(...distances.filter((d) => d <= 100 * usual));
  return spread > 0 ? bases(map).map((basis) => frame('space', centre, 2 * spread, basis)) : [];
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}

/**
 * Bases of coordinates. In the coordinates W₁·x its kinks are parallel to the axes: the columns of W₁⁻¹, scaled to
 * unit length, if there is an inverse; and the coordinates of the space.
 */
function bases({ dimension, floats }: IteratedMap): readonly Matrix[] {
  const unit = Matrix.eye(dimension);
  const [first] = floats.layers;
  if (first?.outputs !== dimension || dimension === 1) return [unit];
  const svd = new SVD(Matrix.from1DArray(dimension, dimension, first.weights));
  if (!(svd.condition < 1e3)) return [unit];
  const basis = svd.inverse();
  for (let j = 0; j < dimension; j++) {
    const column = basis.getColumn(j);
    const length = Math.sqrt(column.reduce((sum, x) => sum + x * x, 0));
    basis.setColumn(
      j,
      column.map((x) => x / length),
    );
  }
  const isUnit = basis.to2DArray().every((row) => row.filter((x) => Math.abs(x) > 1e-9).length === 1);
  return isUnit ? [unit] : [basis, unit];
}
