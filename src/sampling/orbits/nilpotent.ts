/**
 * Whether the Jacobian of Fᵐ at a point is nilpotent. Floating point cannot tell: the eigenvalues of a matrix of n rows that
 * is nilpotent up to rounding may have any size up to about ε^(1/n). So for a piecewise linear φ the exact matrix is
 * taken modulo a prime: if a power of it that is high enough does not vanish there, it is not nilpotent; if it vanishes
 * modulo each of several primes, it is, unless these primes divide all entries of that power by chance.
 */

import type { Matrix } from 'ml-matrix';
import { at, type Network, PiecewiseLinear, type Rational } from '../../exact/index.js';

/** Primes below 2^26: a product of two residues is exact in float64. */
const PRIMES = [67108859, 67108837];
/** A nilpotent matrix has trace 0. What remains of it after rounding is at most this, relative to the matrix. */
const TRACE_OF_ROUNDING = 1e-9;
/** A matrix with a spectral radius of at most this counts as nilpotent if φ is smooth: then it hardly ever is exactly. */
const NEGLIGIBLE = 1e-6;

/** `orbit` holds x, F(x), …, F^(m−1)(x) in float64; none of them is at a kink. `jacobian` is that of Fᵐ at x. */
export function isNilpotent(
  network: Network,
  orbit: readonly ArrayLike<number>[],
  jacobian: Matrix,
): boolean {
  const { activation } = network;
  const size = jacobian.norm('frobenius');
  if (!(activation instanceof PiecewiseLinear)) return radiusAtMost(jacobian) <= NEGLIGIBLE;
  if (size === 0) return true;
  if (!(Math.abs(jacobian.trace()) <= TRACE_OF_ROUNDING * Math.sqrt(jacobian.rows) * size)) return false;
  return PRIMES.every((p) => {
    const residues = residuesOf(network, activation, orbit, p);
    return residues === undefined || vanishes(residues, p);
  });
}

/** An upper bound of the spectral radius, up to rounding: the roots of the norms of some powers. */
function radiusAtMost(matrix: Matrix): number {
  let [power, bound] = [matrix, Infinity];
  for (let k = 1; k <= 4 * matrix.rows && k <= 256; k *= 2) {
    const rows = power.to2DArray().map((row) => row.reduce((sum, entry) => sum + Math.abs(entry), 0));
    bound = Math.min(bound, Math.max(...rows) ** (1 / k));
    power = power.mmul(power);
  }
  return bound;
}

type Residues = readonly (readonly number[])[];

/** The Jacobian modulo p; `undefined` if p divides a denominator. */
function residuesOf(
  network: Network,
  { pieces }: PiecewiseLinear,
  orbit: readonly ArrayLike<number>[],
  p: number,
): Residues | undefined {
  const n = network.inputDimension;
  let matrix: Residues | undefined = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => Number(i === j)),
  );
  for (const x of orbit) {
    let values: readonly number[] = Array.from(x);
    for (const [k, { weights, bias }] of network.layers.entries()) {
      const rows: readonly (readonly (number | undefined)[])[] = weights.map((row) =>
        row.map((w) => residue(w, p)),
      );
      if (!isComplete(rows)) return undefined;
      matrix = product(rows, matrix, p);
      if (k + 1 === network.depth) continue;
      const affine: number[] = weights.map((row, i) =>
        row.reduce((sum, w, j) => sum + w.toNumber() * (values[j] ?? NaN), at(bias, i).toNumber()),
      );
      const slopes = affine.map((y) => {
        const piece = pieces.find(({ until }) => until === undefined || y <= until.toNumber());
        return piece && residue(piece.slope, p);
      });
      if (!isComplete([slopes])) return undefined;
      matrix = matrix.map((row, i) => row.map((entry) => (entry * (slopes[i] ?? NaN)) % p));
      values = affine.map((y) => network.activation.evaluate(y));
    }
  }
  return matrix;
}

function isComplete(rows: readonly (readonly (number | undefined)[])[]): rows is Residues {
  return rows.every((row) => row.every((entry) => entry !== undefined));
}

function vanishes(matrix: Residues, p: number): boolean {
  let power = matrix;
  for (let k = 1; k < matrix.length; k *= 2) power = product(power, power, p);
  return power.every((row) => row.every((entry) => entry === 0));
}

function product(a: Residues, b: Residues, p: number): Residues {
  const columns = b[0]?.length ?? 0;
  return a.map((row) => {
    const sums = new Array<number>(columns).fill(0);
    row.forEach((entry, j) => {
      if (entry === 0) return;
      b[j]?.forEach((other, c) => {
        sums[c] = ((sums[c] ?? 0) + entry * other) % p;
      });
    });
    return sums;
  });
}

/** The residue of a fraction; `undefined` if p divides its denominator. */
function residue({ numerator, denominator }: Rational, p: number): number | undefined {
  const [n, d] = [numerator, denominator].map((value) =>
    Number(((value % BigInt(p)) + BigInt(p)) % BigInt(p)),
  );
  if (n === undefined || d === undefined || d === 0) return undefined;
  return (n * inverse(d, p)) % p;
}

/** The inverse modulo the prime p, by Fermat's theorem. */
function inverse(value: number, p: number): number {
  let [result, power] = [1, value];
  for (let exponent = p - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = (result * power) % p;
    power = (power * power) % p;
  }
  return result;
}
