/**
 * Attraction by Banach's fixed point theorem in float64 intervals that are rounded outward: as sound as the exact check of
 * counterexample files, and fast enough for wide networks and many dimensions.
 *
 * R is the parallelotope {c + B·t : |t_i| ≤ r}, and G = Fᵐ for a period m. M_k is a matrix of intervals that contains a
 * matrix M with G^k(x) − G^k(y) = M·(x − y) for any x, y in R. It is found by the chain rule along the orbit of R, which lies
 * in F^j(c) + M·(R − c), and F^j(c) itself by the mean value theorem from the middle of what encloses the step before:
 *
 * - q = |B⁻¹·M_p·B| < 1: G^p contracts R;
 * - |B⁻¹·(G^k(c) − c)| + |B⁻¹·M_k·B|·r ≤ r for k = p, and for k = p + 1 or k = 1: G^k maps R into itself.
 *
 * So G^p has one fixed point x* in R, to which the orbits under G^p of all points of R tend. G(x*) is a fixed point of G^p
 * too, and lies in R, being G^(p+1)(x*): so G(x*) = x*, and orbits under G tend to it.
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
  /** p: Fᵐ to this power contracts the region, m being the period. */
  readonly power: number;
  /** At least q, below 1. */
  readonly factor: number;
}

const POWERS = [1, 2, 4, 8, 16];
/** Radii 2^k, relative to 1 + |x|. */
const [LEAST, MOST] = [-32, 8];

/**
 * The largest region around a point of period m that is accepted, near enough; `undefined` if none is. Throws unless F maps
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
      // Else no region, however small, can be accepted.
      if (!(approximateNorm(J, coordinates.basis, power) < 1)) continue;
      const best = largest((k) => accepted(network, near, m, power, coordinates, magnitude(near) * 2 ** k));
      if (best) return best;
    }
  }
  return undefined;
}

/** What is found for the largest k, given that what is accepted for one is accepted for smaller ones. */
function largest<Found>(find: (k: number) => Found | undefined): Found | undefined {
  let best = find(LEAST) ?? find(LEAST + 8);
  if (best === undefined) return undefined;
  let [from, to] = [LEAST, MOST + 1];
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

/** The region, if it is seen to attract. */
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

/** Whether G^k, with this image of the centre and these slopes in the coordinates, maps the region into itself. */
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
