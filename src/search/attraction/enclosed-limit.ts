/**
 * A proved enclosure of the spectral radius that a kernel in closed form predicts at an example, as that of (6): in the mean over all starts, or from
 * one network before training. Floating point only proposes a basis.
 */

import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import {
  at,
  DyadicInterval,
  enclosedFloats,
  encloseGradients,
  encloseInverse,
  encloseJacobian,
  encloseSpectralRadius,
  encloseStart,
  type IntervalMatrix,
  multiplied,
  type NearEigenvectors,
  type Products,
  productsOf,
  Rational,
  stretched,
  type WideNetwork,
} from '../../exact/index.js';

/** In which all is computed; with a start, whose many units take longer, in fewer. */
const [BITS, BITS_WITH_START] = [320n, 160n];

/** The weights of a network before training, without biases: a matrix for each layer, by rows. They are taken exactly. */
export type StartWeights = readonly (readonly ArrayLike<number>[])[];

/** Which kernel, if not that of (6); and from where training starts, if not from the mean. */
export interface LimitOptions {
  readonly network?: WideNetwork;
  readonly start?: StartWeights;
}

/** Rationals between which the spectral radius lies. */
export interface Enclosed {
  readonly least: Rational;
  readonly most: Rational;
}

/**
 * For each of the examples, rational numbers between which the spectral radius of J∞ lies there, proved; `undefined` if K̃ was not proved to be
 * positive definite, or eigenvalues lie too close together. Throws on an example that is 0.
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
  options: LimitOptions = {},
): readonly Enclosed[] | undefined {
  const indices = examples.map((_, i) => i);
  return new Limit(examples, options).radii(Rational.one, Rational.one, indices);
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
    ...options
  }: LimitOptions & {
    readonly from: Rational;
    readonly to: Rational;
    readonly width: number;
    readonly halvings: number;
  },
): readonly BandPiece[] | undefined {
  const limit = new Limit(examples, options);
  const highest = Rational.fromNumber(width);
  const pieceOf = (least: Rational, most: Rational, left: number): readonly BandPiece[] | undefined => {
    const found = limit.radii(least, most, [index])?.[0];
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

/** J∞ for examples that are multiplied by factors. */
class Limit {
  private readonly products: Products;
  private readonly examples: IntervalMatrix;
  private readonly layers: readonly IntervalMatrix[] | undefined;

  constructor(exact: readonly (readonly Rational[])[], { network, start }: LimitOptions) {
    const bits = start ? BITS_WITH_START : BITS;
    this.products = productsOf(exact, bits, network);
    this.examples = exact.map((x) => x.map((entry) => DyadicInterval.around(entry, entry, bits)));
    this.layers = start?.map((rows) => enclosedFloats(rows, bits));
  }

  /** The spectral radius at the examples of these indices, for all factors from `least` to `most`. */
  radii(least: Rational, most: Rational, indices: readonly number[]): readonly Enclosed[] | undefined {
    const products = stretched(this.products, least, most);
    const inverse = encloseInverse(products);
    if (inverse === undefined) return undefined;
    const jacobian = this.jacobians(products, inverse, least, most);
    const found = indices.map((index) => radiusOf(jacobian(index)));
    return found.every((each) => each !== undefined) ? found : undefined;
  }

  /** A matrix with the eigenvalues of J∞ at an example, but for zeros. */
  private jacobians(
    products: Products,
    inverse: IntervalMatrix,
    least: Rational,
    most: Rational,
  ): (index: number) => IntervalMatrix {
    const { layers, examples } = this;
    if (layers === undefined) return (index) => multiplied(encloseGradients(products, index), inverse);
    const factor = DyadicInterval.around(least, most, products.shrinking.bits);
    const { unit } = products.network;
    const starts = examples.map((x) =>
      encloseStart(
        layers,
        unit,
        x.map((entry) => factor.times(entry)),
      ),
    );
    return (index) => encloseJacobian(products, inverse, { examples, starts }, index);
  }
}

function radiusOf(matrix: IntervalMatrix): Enclosed | undefined {
  const { lo, hi } = encloseSpectralRadius(matrix, nearEigenvectors(matrix))?.toInterval() ?? {};
  return lo && hi && { least: lo, most: hi };
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
