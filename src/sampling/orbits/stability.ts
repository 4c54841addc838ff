/**
 * The stability of a periodic point: from the eigenvalues of the Jacobian of Fᵐ, and from the orbits of small
 * perturbations. At a kink of φ there is more than one Jacobian, and the perturbations alone decide.
 */

import { EigenvalueDecomposition, type Matrix } from 'ml-matrix';
import { type IteratedMap, magnitude } from './iterated-map.js';
import { jacobian } from './jacobian.js';
import { isTame } from './newton.js';
import { isNilpotent } from './nilpotent.js';
import { Random } from './random.js';

/**
 * - `attractive`: every perturbation returns;
 * - `saddle`: some directions are expanded, others are not; also a point at a kink that attracts from one side only;
 * - `repelling`: every direction is expanded;
 * - `neutral`: nothing is expanded, but not everything is contracted, up to the tolerance.
 */
export type StabilityKind = 'attractive' | 'saddle' | 'repelling' | 'neutral';

export interface Stability {
  readonly kind: StabilityKind;
  /** The spectral radius of the Jacobian of Fᵐ; at a kink, the greatest one of those next to the point. */
  readonly spectralRadius: number;
  /**
   * Whether the Jacobian of Fᵐ is nilpotent, for a smooth φ whether its spectral radius is at most a millionth: then orbits
   * converge faster than geometrically, or arrive in finitely many steps.
   */
  readonly superattractive: boolean;
  readonly atKink: boolean;
  readonly jacobian: Matrix;
}

/**
 * The modulus of an eigenvalue counts only if it differs from 1 by more than this. A double eigenvalue is accurate to
 * 1e−8 only.
 */
export const NEUTRAL_TOLERANCE = 1e-6;

/** The stability of the point x with Fᵐ(x) = x. */
export function stabilityAt(map: IteratedMap, x: Float64Array, m: number): Stability {
  const { matrix, atKink } = jacobian(map.floats, x, m);
  if (atKink) {
    const kind = byPerturbation(map, x, m, 1);
    return {
      kind,
      spectralRadius: radiusNextTo(map, x, m),
      superattractive: false,
      atKink,
      jacobian: matrix,
    };
  }
  const moduli = eigenvalueModuli(matrix);
  const spectralRadius = Math.max(...moduli);
  const bySpectrum = kindOf(
    moduli.some((r) => r > 1 + NEUTRAL_TOLERANCE),
    moduli.some((r) => !(r > 1 + NEUTRAL_TOLERANCE)),
    moduli.every((r) => r < 1 - NEUTRAL_TOLERANCE),
  );
  if (isNilpotent(map.network, orbitOf(map, x, m), matrix)) {
    const isExact = map.network.activation.exact;
    return {
      kind: 'attractive',
      spectralRadius: isExact ? 0 : spectralRadius,
      superattractive: true,
      atKink,
      jacobian: matrix,
    };
  }
  const kind = bySpectrum === 'attractive' ? byPerturbation(map, x, m, transientGrowth(matrix)) : bySpectrum;
  return { kind, spectralRadius, superattractive: false, atKink, jacobian: matrix };
}

/** x, F(x), …, F^(m−1)(x). */
function orbitOf(map: IteratedMap, x: Float64Array, m: number): readonly Float64Array[] {
  return Array.from({ length: m }, (_, k) => map.image(x, k));
}

/** How far from a kink Jacobians are taken, relative to 1 + |x|: past the tolerance within which a point counts as at it. */
const NEXT_TO_KINK = 1e-7;
/** At how many points they are taken, and how many coordinates these may have together. */
const [MOST_NEXT_TO, MOST_COORDINATES] = [16, 512];

/**
 * The greatest spectral radius of the Jacobians at points next to x. At x itself the slopes are those of the pieces by which φ is
 * evaluated there, and together they may belong to no side: for max(x, 0) − max(−x, 0) they are all 0.
 */
function radiusNextTo(map: IteratedMap, x: Float64Array, m: number): number {
  const random = new Random(x.length, 'next to a kink');
  const count = Math.max(2, Math.min(MOST_NEXT_TO, Math.floor(MOST_COORDINATES / x.length)));
  const radii = Array.from({ length: count }, () => {
    const direction = random.direction(x.length);
    const y = x.map((value, i) => value + NEXT_TO_KINK * magnitude(x) * (direction[i] ?? NaN));
    const { matrix } = jacobian(map.floats, y, m);
    return isNilpotent(map.network, orbitOf(map, y, m), matrix) ? 0 : Math.max(...eigenvalueModuli(matrix));
  });
  return Math.max(...radii);
}

/** The spectral radius of the Jacobian of Fᵐ at x, which need not be periodic; at a kink, of one of several. */
export function spectralRadiusOf(map: IteratedMap, x: ArrayLike<number>, m: number): number {
  return Math.max(...eigenvalueModuli(jacobian(map.floats, x, m).matrix));
}

function kindOf(someExpand: boolean, someDoNot: boolean, allContract: boolean): StabilityKind {
  if (allContract) return 'attractive';
  if (!someExpand) return 'neutral';
  return someDoNot ? 'saddle' : 'repelling';
}

/** Sizes of the perturbations, relative to 1 + |x|. */
const PERTURBATIONS = [1e-5, 1e-7];
/** A perturbation has not left while it is within this of the point, relative to 1 + |x|: it may still be growing. */
const NEARBY = 1e-2;
/** Number of rounds of Fᵐ in which a perturbation may return or leave. */
const MOST_ROUNDS = 1000;

/** `growth` is how far a perturbation may grow, relative to its size, before it returns. */
function byPerturbation(map: IteratedMap, x: Float64Array, m: number, growth: number): StabilityKind {
  const n = x.length;
  const random = new Random(n, 'perturbations');
  const directions = Array.from({ length: 2 * n + 8 }, (_, k) =>
    k < 2 * n
      ? Float64Array.from({ length: n }, (_, i) => (i === k >> 1 ? (k % 2 === 0 ? 1 : -1) : 0))
      : random.direction(n),
  );
  let kind: StabilityKind = 'neutral';
  for (const relative of PERTURBATIONS) {
    const size = relative * magnitude(x);
    const ends = perturbed(map, x, m, directions, size, growth);
    kind = kindOf(
      ends.includes('left'),
      ends.some((end) => end !== 'left'),
      ends.every((end) => end === 'back'),
    );
    // A larger perturbation may leave a small basin, so the smallest one decides.
    if (kind === 'attractive') break;
  }
  return kind;
}

/**
 * Whether x + size·direction returns to within a hundredth of its distance, leaves the neighbourhood and to a
 * thousand times its distance, times `growth`, or does neither.
 */
function perturbed(
  map: IteratedMap,
  x: Float64Array,
  m: number,
  directions: readonly Float64Array[],
  size: number,
  growth: number,
): readonly ('back' | 'left' | 'stayed')[] {
  const n = x.length;
  const ends = directions.map((): 'back' | 'left' | 'stayed' => 'stayed');
  const points = new Float64Array(directions.length * n);
  directions.forEach((direction, k) => {
    for (let i = 0; i < n; i++) points[k * n + i] = (x[i] ?? NaN) + size * (direction[i] ?? NaN);
  });
  const far = Math.max(1000 * growth * size, NEARBY * magnitude(x));
  const active = Int32Array.from(directions.keys());
  let left = directions.length;
  // The points after 0, 1, 2, 4, … rounds. If all are there again, they will be for ever.
  let [past, pastLeft, pastMovesAt] = [points.slice(), left, 1];
  for (let round = 1; round <= MOST_ROUNDS && left > 0; round++) {
    map.kernel.step(points, left, m);
    const before = left;
    left = 0;
    for (let k = 0; k < before; k++) {
      const index = active[k] ?? 0;
      const away = distanceAt(points, k * n, x);
      if (away < size / 100) ends[index] = 'back';
      else if (!(away < far)) ends[index] = 'left';
      else {
        points.copyWithin(left * n, k * n, (k + 1) * n);
        active[left] = index;
        left += 1;
      }
    }
    if (left === pastLeft && areEqual(points, past, left * n)) break;
    if (round === pastMovesAt) [past, pastLeft, pastMovesAt] = [points.slice(0, left * n), left, 2 * round];
  }
  return ends;
}

/** max |x_i − y_i| for the point y that starts at this index; NaN if an entry is NaN. */
function distanceAt(points: Float64Array, start: number, x: Float64Array): number {
  let far = 0;
  for (let i = 0; i < x.length; i++) {
    const size = Math.abs((x[i] ?? NaN) - (points[start + i] ?? NaN));
    if (size > far || Number.isNaN(size)) far = size;
  }
  return far;
}

function areEqual(x: Float64Array, y: Float64Array, count: number): boolean {
  for (let i = 0; i < count; i++) if (x[i] !== y[i]) return false;
  return true;
}

function eigenvalueModuli(matrix: Matrix): readonly number[] {
  if (!isTame(matrix.to1DArray())) return [Infinity];
  const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(matrix);
  return realEigenvalues.map((re, i) => Math.sqrt(re * re + (imaginaryEigenvalues[i] ?? 0) ** 2));
}

/** Number of powers of which the norm is looked at; most matrices that contract have one below 1 long before. */
const MOST_POWERS = 64;

/**
 * The largest max norm of a power of a matrix that contracts, or 1: how far a point may move away before it comes nearer. From
 * a power on that has a norm below 1, no other one is larger than those before.
 */
function transientGrowth(matrix: Matrix): number {
  let [power, most] = [matrix, 1];
  for (let k = 1; k <= MOST_POWERS; k++) {
    if (!isTame(power.to1DArray())) break;
    const rows = power.to2DArray().map((row) => row.reduce((sum, entry) => sum + Math.abs(entry), 0));
    const norm = Math.max(...rows);
    most = Math.max(most, norm);
    if (norm < 1) break;
    power = power.mmul(matrix);
  }
  return most;
}
