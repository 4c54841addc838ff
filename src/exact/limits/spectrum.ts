/** An enclosure of the spectral radius of an interval matrix, by Gershgorin's discs in a basis that makes it nearly diagonal. */

import { at, DyadicInterval } from '../numbers/index.js';
import { type IntervalMatrix, multiplied, solved } from './interval-matrix.js';

/** Near eigenvectors of a real matrix: the columns of `vectors`, where a pair of complex ones stands as real and imaginary part. */
export interface NearEigenvectors {
  readonly vectors: readonly (readonly number[])[];
  /** The first columns of the pairs. */
  readonly pairs: ReadonlySet<number>;
}

/** Bounds of a modulus, in units. */
interface Range {
  readonly lo: bigint;
  readonly hi: bigint;
}

/**
 * An interval that contains the spectral radius of every matrix of A, n×n; `undefined` if the vectors are too close to dependent. Any vectors are
 * sound: good ones make it narrow.
 *
 * T⁻¹·A·T has the eigenvalues of A. Each lies in one of the discs around the diagonal blocks, and a union of discs that is apart from the others has
 * as many eigenvalues as blocks have rows. A block (a, b; −b, a) has the eigenvalues a ± b·i and is normal, so that its discs have as radius the sum
 * of what else stands in its rows. Discs whose moduli overlap are put together, whether or not they meet.
 */
export function encloseSpectralRadius(
  A: IntervalMatrix,
  { vectors, pairs }: NearEigenvectors,
): DyadicInterval | undefined {
  const { bits } = at(at(A, 0), 0);
  const T = vectors.map((row) => row.map((x) => exactly(x, bits)));
  const B = solved(T, multiplied(A, T));
  if (B === undefined) return undefined;
  const ranges: Range[] = [];
  for (let i = 0; i < B.length; i++) {
    if (pairs.has(i)) {
      ranges.push(ofPair(B, i));
      i += 1;
    } else ranges.push(ofSingle(B, i));
  }
  ranges.sort((a, b) => (a.hi < b.hi ? 1 : a.hi > b.hi ? -1 : 0));
  const { hi } = at(ranges, 0);
  let { lo } = at(ranges, 0);
  for (const range of ranges) if (range.hi >= lo && range.lo < lo) ({ lo } = range);
  return DyadicInterval.of(lo, hi, bits);
}

/** The number rounded to the nearest multiple of 2^−bits, which any vectors may be. */
function exactly(x: number, bits: bigint): DyadicInterval {
  const shift = 60n;
  const value = BigInt(Math.round(x * Number(1n << shift))) << (bits - shift);
  return DyadicInterval.of(value, value, bits);
}

function rest(B: IntervalMatrix, i: number, inner: readonly number[]): bigint {
  return at(B, i).reduce((sum, entry, j) => (inner.includes(j) ? sum : sum + entry.magnitude()), 0n);
}

function around(modulus: DyadicInterval, radius: bigint): Range {
  const lo = modulus.lo - radius;
  return { lo: lo < 0n ? 0n : lo, hi: modulus.hi + radius };
}

function ofSingle(B: IntervalMatrix, i: number): Range {
  return around(at(at(B, i), i).abs(), rest(B, i, [i]));
}

function ofPair(B: IntervalMatrix, i: number): Range {
  const [a, b] = [at(at(B, i), i), at(at(B, i), i + 1)];
  const [c, d] = [at(at(B, i + 1), i), at(at(B, i + 1), i + 1)];
  // The block is (a, b; −b, a) and something small in the second row.
  const deviation = c.plus(b).magnitude() + d.minus(a).magnitude();
  const others = rest(B, i, [i, i + 1]) + rest(B, i + 1, [i, i + 1]);
  return around(a.squared().plus(b.squared()).sqrt(), deviation + others);
}
