/**
 * Attraction by Banach's fixed point theorem in float64 intervals that are rounded outward. This is as sound as the
 * exact check of counterexample files, and fast enough for wide networks and many dimensions.
 *
 * R is the parallelotope {c + B·t : |t_i| ≤ r}, and G = Fᵐ for a period m. M_k is a matrix of intervals that contains
 * a matrix M with G^k(x) − G^k(y) = M·(x − y) for any x, y in R. The chain rule along the orbit of R gives M_k; the
 * image F^j(R) lies in F^j(c) + M·(R − c). An enclosure of F^j(c) comes from the enclosure of the step before, by the
 * mean value theorem at its middle. Two inequalities are checked:
 *
 * - q = |B⁻¹·M_p·B| < 1: G^p contracts R;
 * - |B⁻¹·(G^k(c) − c)| + |B⁻¹·M_k·B|·r ≤ r for k = p, and for k = p + 1 or k = 1: G^k maps R into itself.
 *
 * So G^p has one fixed point x* in R, and the orbits under G^p of all points of R converge to it. G(x*) is a fixed
 * point of G^p too, and it lies in R, because it is G^(p+1)(x*). Hence G(x*) = x*, and the orbits under G converge to
 * x*.
 */

import { Matrix } from 'ml-matrix';
import { floatNetwork, jacobian, magnitude } from '../../sampling/index.js';
import { at, FloatInterval, type Network } from '../../exact/index.js';
import { imageOver, slopesOver } from './interval-jacobian.js';
import {
  applied,
  Coordinates,
  eigenvectors,
  identity,
  isBounded,
  normOf,
  product,
  type IntervalMatrix,
  type IntervalVector,
} from './interval-matrix.js';

/** A region that is proved to attract: {centre + Σ t_i·direction_i : |t_i| ≤ radius}. */
export interface CertifiedAttraction {
  readonly centre: readonly number[];
  readonly directions: readonly (readonly number[])[];
  readonly radius: number;
  /** The power p for which (Fᵐ)^p contracts the region; m is the period. */
  readonly power: number;
  /** An upper bound of q, below 1. */
  readonly factor: number;
}

/** Powers of Fᵐ whose contraction is tried. */
const POWERS = [1, 2, 4, 8, 16];
/** The least and greatest exponent k of the radii 2^k that are tried, relative to 1 + |x|. */
const [LEAST_RADIUS_EXPONENT, MOST_RADIUS_EXPONENT] = [-32, 8];

/**
 * About the largest region around a point of period m that is accepted; `undefined` if none is. Throws unless F maps
 * ℝⁿ to ℝⁿ.
 *
 * @example
 * ```ts
 * import { certifyAttraction, hardTanh, Network, Rational } from 'basincheck';
 * const layer = (weight: Rational) => ({ weights: [[weight]], bias: [Rational.zero] });
 * const F = new Network(hardTanh, [layer(Rational.of(2)), layer(Rational.one)]);
 * certifyAttraction(F, [1], 1); // → { centre: [1], directions: [[1]], radius: 0.5, power: 1, factor: 0 }
 * certifyAttraction(F, [0], 1); // → undefined
 * ```
 */
export function certifyAttraction(
  network: Network,
  near: ArrayLike<number>,
  m: number,
): CertifiedAttraction | undefined {
  if (!Array.from(near).every(Number.isFinite)) return undefined;
  const J = jacobian(floatNetwork(network), near, m).matrix;
  const unit = Matrix.eye(near.length);
  const bases = [unit, eigenvectors(J)].flatMap((basis) => (basis && Coordinates.of(basis)) ?? []);
  for (const power of POWERS) {
    for (const coordinates of bases) {
      // With a norm of 1 or more, no region can be accepted, however small.
      if (!(approximateNorm(J, coordinates.basis, power) < 1)) continue;
      const best = largest((k) => accepted(network, near, m, power, coordinates, magnitude(near) * 2 ** k));
      if (best) return best;
    }
  }
  return undefined;
}

/** The find for the largest k that has one. If one k has a find, every smaller k has one. */
function largest<Found>(find: (k: number) => Found | undefined): Found | undefined {
  let best = find(LEAST_RADIUS_EXPONENT) ?? find(LEAST_RADIUS_EXPONENT + 8);
  if (best === undefined) return undefined;
  let [from, to] = [LEAST_RADIUS_EXPONENT, MOST_RADIUS_EXPONENT + 1];
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2);
    const found = find(middle);
    if (found === undefined) to = middle;
    else [best, from] = [found, middle];
  }
  return best;
}

function approximateNorm(J: Matrix, B: Matrix, power: number): number {
  let similar = Matrix.eye(J.rows);
  for (let k = 0; k < power; k++) similar = similar.mmul(J);
  const rows = Coordinates.of(B)?.similar(pointsOf(similar));
  return rows ? normOf(rows) : Infinity;
}

function pointsOf(A: Matrix): IntervalMatrix {
  return A.to2DArray().map((row) =>
    row.map((entry) => (Number.isFinite(entry) ? FloatInterval.point(entry) : FloatInterval.line)),
  );
}

/** The region, if the two inequalities hold for it. */
function accepted(
  network: Network,
  near: ArrayLike<number>,
  m: number,
  power: number,
  coordinates: Coordinates,
  radius: number,
): CertifiedAttraction | undefined {
  const centre = Array.from(near, (x) => FloatInterval.point(x));
  const cube = coordinates.cube(radius);
  const unit = identity(near.length);
  let [image, M]: [IntervalVector, IntervalMatrix] = [centre, unit];
  let factor: number | undefined;
  let staysEarly = false;
  for (let k = 1; k <= power + 1; k++) {
    for (let step = 0; step < m; step++) {
      const there = added(image, applied(M, cube));
      const slopes = slopesOver(network, there, unit);
      if (slopes === undefined || !isBounded(slopes)) return undefined;
      const middle = image.map(({ lo, hi }) => FloatInterval.point(lo / 2 + hi / 2));
      const away = image.map((x, i) => x.minus(at(middle, i)));
      image = added(imageOver(network, middle), applied(slopes, away));
      if (!isBounded([image])) return undefined;
      M = product(slopes, M);
    }
    const similar = coordinates.similar(M);
    const stays = mapsInto(coordinates, image, centre, similar, radius);
    if (k === 1) staysEarly = stays;
    if (k === power) {
      factor = normOf(similar);
      if (!stays || !(factor < 1)) return undefined;
      if (staysEarly) break;
    }
    if (k > power && !stays) return undefined;
  }
  if (factor === undefined) return undefined;
  return {
    centre: Array.from(near),
    directions: coordinates.basis.transpose().to2DArray(),
    radius,
    power,
    factor,
  };
}

/**
 * Whether G^k maps the region into itself, given enclosures of the image of the centre and of the slopes in the
 * coordinates.
 */
function mapsInto(
  coordinates: Coordinates,
  image: IntervalVector,
  centre: IntervalVector,
  similar: IntervalMatrix,
  radius: number,
): boolean {
  const moved = coordinates.of(image.map((x, i) => x.minus(at(centre, i))));
  const side = FloatInterval.of(-radius, radius);
  const reached = applied(
    similar,
    similar.map(() => side),
  );
  return added(moved, reached).every((range) => range.isWithin(side));
}

function added(x: IntervalVector, y: IntervalVector): IntervalVector {
  return x.map((each, i) => each.plus(at(y, i)));
}
