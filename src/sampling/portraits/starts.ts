/** The starts of the search for periodic points. */

import type { FloatNetwork } from '../kernels/float-network.js';
import type { OrbitLimits, Targets } from '../kernels/kernel.js';
import { Matrix } from 'ml-matrix';
import { distance, type IteratedMap, magnitude } from '../orbits/iterated-map.js';
import { periodicPointNear, solved } from '../orbits/newton.js';
import type { PeriodicOrbit } from '../orbits/periodic-orbits.js';
import { Random } from '../orbits/random.js';

/**
 * The origin, and points on the scales 1e−1, 1, …, 1e4: corners of cubes, midpoints of their sides, and random
 * points.
 */
export function startingPoints(n: number, perScale: number, random: Random): readonly Float64Array[] {
  const starts = [new Float64Array(n)];
  for (let scale = 0.1; scale < 2e4; scale *= 10) {
    for (let axis = 0; axis < 2 * n; axis++) {
      starts.push(
        Float64Array.from({ length: n }, (_, i) => (i === axis >> 1 ? scale * (1 - 2 * (axis % 2)) : 0)),
      );
    }
    const corners = Math.min(2 ** n, 16);
    for (let corner = 0; corner < corners; corner++) {
      const signs = n <= 4 ? corner : random.index(2 ** n);
      starts.push(Float64Array.from({ length: n }, (_, i) => scale * (1 - 2 * ((signs >> i) & 1))));
    }
    for (let k = 0; k < perScale; k++) {
      starts.push(Float64Array.from({ length: n }, () => random.between(-scale, scale)));
    }
  }
  return starts;
}

/**
 * Starts around a point that does not attract, at several distances: from there, orbits also reach attractors with
 * thin basins.
 */
export function startsAround(x: Float64Array, seed: number): readonly Float64Array[] {
  const n = x.length;
  const random = new Random(seed, 'around');
  return [1e-5, 1e-3, 1e-1].flatMap((relative) =>
    Array.from({ length: 2 * n + 4 }, () => {
      const direction = random.direction(n);
      return x.map((value, i) => value + relative * magnitude(x) * (direction[i] ?? NaN));
    }),
  );
}

/** Number of the nearest other attractors to each of which a segment is drawn, and of times that it is halved. */
const [SEGMENTS_PER_POINT, HALVINGS] = [3, 20];
/** With more attractors, no segments are drawn: there are saddles enough to be found without. */
const MOST_ATTRACTORS = 32;

/**
 * On each segment between points that attract, a point where a basin ends: orbits from there stay near the boundary for
 * a while, and come near to the saddles on it.
 */
export function startsBetween(
  map: IteratedMap,
  attractors: readonly PeriodicOrbit[],
  targets: Targets,
  limits: OrbitLimits,
): readonly Float64Array[] {
  if (attractors.length > MOST_ATTRACTORS) return [];
  const points = attractors.flatMap((orbit) => orbit.points);
  const segments = points.flatMap((x, i) => {
    const further = points.slice(i + 1).sort((a, b) => distance(a, x) - distance(b, x));
    return further.slice(0, SEGMENTS_PER_POINT).map((y) => ({ x, y }));
  });
  const endings = (at: readonly Float64Array[]) => {
    const ends = Float64Array.from(at.flatMap((x) => [...x]));
    return map.kernel.settle(ends, at.length, targets, limits).endings;
  };
  const start = endings(segments.map(({ x }) => x));
  const shares = segments.map(() => ({ inside: 0, outside: 1 }));
  const middles = () =>
    segments.map(({ x, y }, k) => {
      const { inside = 0, outside = 1 } = shares[k] ?? {};
      return x.map((value, i) => value + ((inside + outside) / 2) * ((y[i] ?? NaN) - value));
    });
  for (let halving = 0; halving < HALVINGS; halving++) {
    endings(middles()).forEach((ending, k) => {
      const share = shares[k];
      if (share) share[ending === start[k] ? 'inside' : 'outside'] = (share.inside + share.outside) / 2;
    });
  }
  return middles();
}

/** The number of ways in which the neurons can choose their pieces; ∞ for a φ that has no pieces. */
export function patternCount({ layers, pieces }: FloatNetwork): number {
  if (pieces === undefined) return Infinity;
  return layers.slice(0, -1).reduce((count, { outputs }) => count * pieces.until.length ** outputs, 1);
}

/**
 * All isolated fixed points of a piecewise linear F, and one of each line of them. For every choice of pieces, F is
 * affine. The fixed point of this affine map is a fixed point of F if it lies in the region of those pieces.
 */
export function fixedPointsByPattern(map: IteratedMap): readonly Float64Array[] {
  const { dimension, layers, pieces } = map.floats;
  if (pieces === undefined) return [];
  const found: Float64Array[] = [];
  const visit = (k: number, linear: Matrix, offset: readonly number[]): void => {
    const layer = layers[k];
    if (layer === undefined) {
      const candidate = solved(Matrix.eye(dimension).sub(linear), offset);
      if (candidate && distance(map.image(candidate), candidate) < 1e-6 * magnitude(candidate)) {
        const root = periodicPointNear(map, candidate, 1);
        if (root) found.push(root);
      }
      return;
    }
    const { inputs, outputs, weights, bias } = layer;
    const W = new Matrix(
      Array.from({ length: outputs }, (_, i) => [...weights.subarray(i * inputs, (i + 1) * inputs)]),
    );
    const affine = W.mmul(linear);
    const shifted = W.mmul(Matrix.columnVector([...offset]))
      .to1DArray()
      .map((value, i) => value + (bias[i] ?? NaN));
    if (k + 1 === layers.length) return visit(k + 1, affine, shifted);
    const choices = pieces.until.length ** outputs;
    for (let choice = 0; choice < choices; choice++) {
      const chosen = Array.from(
        { length: outputs },
        (_, i) => Math.floor(choice / pieces.until.length ** i) % pieces.until.length,
      );
      visit(
        k + 1,
        Matrix.from1DArray(
          outputs,
          dimension,
          affine
            .to1DArray()
            .map((entry, e) => (pieces.slope[chosen[Math.floor(e / dimension)] ?? 0] ?? NaN) * entry),
        ),
        shifted.map((value, i) => {
          const piece = chosen[i] ?? 0;
          return (pieces.slope[piece] ?? NaN) * value + (pieces.intercept[piece] ?? NaN);
        }),
      );
    }
  };
  visit(0, Matrix.eye(dimension), new Array<number>(dimension).fill(0));
  return found;
}
