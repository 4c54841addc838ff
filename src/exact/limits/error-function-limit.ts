/**
 * Enclosures of the kernel (6) of the paper on sigmoid autoencoders, which is that of one hidden layer of units erf(t/2)/2 + 1/2, of its gradient, of
 * the inverse of K̃, and of the matrix that has the eigenvalues of J∞ at an example.
 *
 * All come from the inner products of the examples, which may be stretched by a factor f. With w = 1/f², p = x̂·x̂/n0, q = x·x/n0, c = x̂·x/n0 before
 * that, δ = p·q − c², H = w² + w·(p + q)/2 + δ/4 and s = 1/(4π√H): Θ = 1/4 + arctan(c/(2√H))/(2π) + c·s, and, at f·x,
 * f²·∂Θ/∂x = across·(x̂ − (c/q)·x) + along·x. In w, H is a sum of increasing terms, so that its range over an interval is exact.
 */

import { at, DyadicInterval, Rational } from '../numbers/index.js';
import { arctanOver, enclosePi } from './arctangent.js';
import { type IntervalMatrix, solved } from './interval-matrix.js';

/** Inner products of n examples of n0 numbers, and w = 1/f² for the factor f by which they are stretched; 1 for none. */
export interface Products {
  readonly gram: IntervalMatrix;
  readonly n0: number;
  readonly shrinking: DyadicInterval;
}

export interface EnclosedKernel {
  readonly value: DyadicInterval;
  readonly across: DyadicInterval;
  readonly along: DyadicInterval;
}

/**
 * The inner products of examples with rational coordinates, in units of 2^−bits.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { productsOf } from 'basincheck/exact';
 * productsOf([[Rational.half, Rational.one]], 8n).gram; // → [[[320, 320]/2^8]]
 * ```
 */
export function productsOf(examples: readonly (readonly Rational[])[], bits: bigint): Products {
  const gram = examples.map((x) =>
    examples.map((y) => {
      const product = x.reduce((sum, entry, i) => sum.plus(entry.times(at(y, i))), Rational.zero);
      return DyadicInterval.around(product, product, bits);
    }),
  );
  return { gram, n0: at(examples, 0).length, shrinking: DyadicInterval.integer(1n, bits) };
}

/**
 * The same for examples that are multiplied by some factor between two positive ones.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { productsOf, stretched } from 'basincheck/exact';
 * const products = productsOf([[Rational.half, Rational.one]], 8n);
 * stretched(products, Rational.one, Rational.of(2)).shrinking; // → [64, 256]/2^8
 * ```
 */
export function stretched({ gram, n0, shrinking }: Products, from: Rational, to: Rational): Products {
  const [least, most] = [to, from].map((factor) => Rational.one.dividedBy(factor.times(factor))) as [
    Rational,
    Rational,
  ];
  const { bits } = shrinking;
  return { gram, n0, shrinking: shrinking.times(DyadicInterval.around(least, most, bits)) };
}

/**
 * Θ and its gradient with respect to x, for x̂·x̂, x·x > 0 and x̂·x.
 *
 * @example
 * ```ts
 * import { DyadicInterval, encloseKernel } from 'basincheck/exact';
 * const [nine, none] = [DyadicInterval.integer(9n, 64n), DyadicInterval.integer(0n, 64n)];
 * encloseKernel([nine, nine, none], 3).value.toInterval().hi?.toNumber(); // → 0.25
 * ```
 */
export function encloseKernel(
  [first, second, both]: readonly [DyadicInterval, DyadicInterval, DyadicInterval],
  n0: number,
  shrinking: DyadicInterval = DyadicInterval.integer(1n, first.bits),
): EnclosedKernel {
  const { bits } = first;
  const dimension = BigInt(n0);
  const one = DyadicInterval.integer(1n, bits);
  const [p, q, c] = [first, second, both].map((each) => each.dividedByInteger(dimension)) as [
    DyadicInterval,
    DyadicInterval,
    DyadicInterval,
  ];
  // By Cauchy and Schwarz it is not negative.
  const determinant = notNegative(p.times(q).minus(c.squared()));
  const H = shrinking
    .squared()
    .plus(shrinking.times(p.plus(q).halved(1n)))
    .plus(determinant.halved(2n));
  const root = H.sqrt();
  const pi = enclosePi(bits);
  const slopes = one.dividedBy(pi.timesInteger(4n).times(root));
  const angle = arctanOver(c.halved(1n).dividedBy(root)).dividedBy(pi.timesInteger(2n));
  const value = one.halved(2n).plus(angle).plus(c.times(slopes));
  const across = slopes
    .times(one.plus(one).plus(c.squared().dividedBy(H).halved(2n)))
    .dividedByInteger(dimension);
  const inner = one
    .plus(shrinking.dividedBy(shrinking.plus(q.halved(1n))))
    .minus(q.times(shrinking).plus(determinant.halved(1n)).dividedBy(H).halved(1n));
  const along = c.dividedBy(q).times(slopes).times(inner).dividedByInteger(dimension);
  return { value, across, along };
}

function notNegative(x: DyadicInterval): DyadicInterval {
  return x.lo < 0n ? DyadicInterval.of(0n, x.hi < 0n ? 0n : x.hi, x.bits) : x;
}

/**
 * K̃, n×n.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { encloseInverse, encloseKernelMatrix, productsOf } from 'basincheck/exact';
 * const products = productsOf([[Rational.zero, Rational.one], [Rational.one, Rational.zero]], 64n);
 * encloseKernelMatrix(products)[0]?.[1]?.toInterval().lo?.toNumber(); // → 0.25
 * encloseInverse(products)?.length; // → 2
 * ```
 */
export function encloseKernelMatrix({ gram, n0, shrinking }: Products): IntervalMatrix {
  return gram.map((row, i) =>
    row.map((both, j) => encloseKernel([at(at(gram, i), i), at(at(gram, j), j), both], n0, shrinking).value),
  );
}

/**
 * K̃⁻¹; `undefined` unless K̃ is proved to be positive definite.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { encloseInverse, encloseKernelMatrix, productsOf } from 'basincheck/exact';
 * const products = productsOf([[Rational.zero, Rational.one], [Rational.one, Rational.zero]], 64n);
 * encloseKernelMatrix(products)[0]?.[1]?.toInterval().lo?.toNumber(); // → 0.25
 * encloseInverse(products)?.length; // → 2
 * ```
 */
export function encloseInverse(products: Products): IntervalMatrix | undefined {
  const { gram } = products;
  const { bits } = at(at(gram, 0), 0);
  const unit = gram.map((_, i) => gram.map((__, j) => DyadicInterval.integer(i === j ? 1n : 0n, bits)));
  return solved(encloseKernelMatrix(products), unit, true);
}

/** (∂k_x/∂x)·X̂ for x the example of this index: n×n. Times K̃⁻¹, it has the eigenvalues of J∞ at x without a start, and zeros. */
export function encloseGradients({ gram, n0, shrinking }: Products, index: number): IntervalMatrix {
  const second = at(at(gram, index), index);
  return gram.map((row, i) => {
    const both = at(row, index);
    const { across, along } = encloseKernel([at(row, i), second, both], n0, shrinking);
    const t = both.dividedBy(second);
    return row.map((entry, j) => {
      const product = at(at(gram, index), j);
      const radial = along.times(product);
      return i === index ? radial : radial.plus(across.times(entry.minus(t.times(product))));
    });
  });
}
