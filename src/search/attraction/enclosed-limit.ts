/**
 * A proved enclosure of the spectral radius that the kernel (6) predicts at an example: of one hidden layer of infinitely many units
 * erf(t/2)/2 + 1/2, in the mean over all starts. Floating point only proposes a basis.
 */

import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import {
  at,
  encloseGradients,
  encloseInverse,
  encloseSpectralRadius,
  type IntervalMatrix,
  multiplied,
  type NearEigenvectors,
  type Products,
  productsOf,
  Rational,
  stretched,
} from '../../exact/index.js';

/** In which all is computed. */
const BITS = 320n;

/** Rationals between which the spectral radius lies. */
export interface Enclosed {
  readonly least: Rational;
  readonly most: Rational;
}

/**
 * For each of the examples, rational numbers between which the spectral radius of J∞ lies there, proved; `undefined` if K̃ was not proved to be
 * positive definite. Throws on an example that is 0.
 *
 * @example
 * ```ts
 * import { enclosedSpectralRadii, Rational } from 'basincheck';
 * const [found] = enclosedSpectralRadii([[Rational.of(10), Rational.zero, Rational.zero]]) ?? [];
 * found?.least.toNumber().toFixed(9); // → '0.287650455'
 * found?.most.minus(found.least).lessThan(Rational.of(1n, 10n ** 15n)); // → true
 * ```
 */
export function enclosedSpectralRadii(
  examples: readonly (readonly Rational[])[],
): readonly Enclosed[] | undefined {
  return radiiOf(
    productsOf(examples, BITS),
    examples.map((_, i) => i),
  );
}

/** A piece of a band: for all factors from `from` to `to`, the spectral radius lies between the two. */
export interface BandPiece extends Enclosed {
  readonly from: Rational;
  readonly to: Rational;
}

/**
 * Pieces that cover the factors between two positive ones, by which all examples are multiplied, and enclose the spectral radius at one example
 * for all of them, proved: a band that contains the curve. A piece is halved until it is `width` high or `halvings` times; `undefined` if for some piece nothing was
 * proved even then.
 *
 * @example
 * ```ts
 * import { enclosedBand, Rational } from 'basincheck';
 * const unit = [[Rational.one, Rational.zero]];
 * const band = enclosedBand(unit, 0, { from: Rational.of(8), to: Rational.of(16), width: 0.1, halvings: 6 });
 * band?.every(({ most }) => most.lessThan(Rational.half)); // → true
 * ```
 */
export function enclosedBand(
  examples: readonly (readonly Rational[])[],
  index: number,
  {
    from,
    to,
    width,
    halvings,
  }: { readonly from: Rational; readonly to: Rational; readonly width: number; readonly halvings: number },
): readonly BandPiece[] | undefined {
  const products = productsOf(examples, BITS);
  const highest = Rational.fromNumber(width);
  const pieceOf = (least: Rational, most: Rational, left: number): readonly BandPiece[] | undefined => {
    const found = radiiOf(stretched(products, least, most), [index])?.[0];
    if (found && (left === 0 || found.most.minus(found.least).atMost(highest)))
      return [{ ...found, from: least, to: most }];
    if (left === 0) return undefined;
    const middle = least.plus(most).times(Rational.half);
    const lower = pieceOf(least, middle, left - 1);
    const upper = lower && pieceOf(middle, most, left - 1);
    return upper && [...lower, ...upper];
  };
  return pieceOf(from, to, halvings);
}

function radiiOf(products: Products, indices: readonly number[]): readonly Enclosed[] | undefined {
  const inverse = encloseInverse(products);
  if (inverse === undefined) return undefined;
  const found = indices.map((index) => {
    const matrix = multiplied(encloseGradients(products, index), inverse);
    const radius = encloseSpectralRadius(matrix, nearEigenvectors(matrix));
    if (radius === undefined) return undefined;
    const { lo, hi } = radius.toInterval();
    return lo && hi && { least: lo, most: hi };
  });
  return found.every((each) => each !== undefined) ? found : undefined;
}

/** By ml-matrix, whose columns for a pair of eigenvalues are the real and the imaginary part of a vector. */
function nearEigenvectors(A: IntervalMatrix): NearEigenvectors {
  const middle = A.map((row) => row.map(({ lo, hi, bits }) => middleOf(lo + hi, bits + 1n)));
  const { eigenvectorMatrix, imaginaryEigenvalues } = new EigenvalueDecomposition(new Matrix(middle));
  const columns = eigenvectorMatrix.transpose().to2DArray();
  const scaled = columns.map((column, j) => {
    const partner =
      imaginaryEigenvalues[j] === 0
        ? column
        : at(columns, (imaginaryEigenvalues[j] ?? 0) > 0 ? j + 1 : j - 1);
    const size = Math.max(...column.map(Math.abs), ...partner.map(Math.abs));
    return column.map((x) => (size > 0 ? x / size : x));
  });
  const pairs = new Set(imaginaryEigenvalues.flatMap((im, j) => (im > 0 ? [j] : [])));
  return { vectors: A.map((_, i) => scaled.map((column) => column[i] ?? 0)), pairs };
}

function middleOf(numerator: bigint, bits: bigint): number {
  return Rational.of(numerator, 1n << bits).toNumber();
}
