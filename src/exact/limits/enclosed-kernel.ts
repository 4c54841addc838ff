/**
 * Enclosures of the neural tangent kernel of infinitely wide networks, as (6) of the paper on sigmoid autoencoders is for one hidden layer of units
 * erf(t/2)/2 + 1/2, of its gradient, of the inverse of K̃, and of J∞ at an example.
 *
 * All come from the inner products of the examples, which may be stretched by a factor f. With w = 1/f², p = x̂·x̂/n0, q = x·x/n0 and c = x̂·x/n0 before
 * that, the gradient at f·x is f²·∂Θ/∂x = across·(x̂ − (c/q)·x) + along·x. What belongs to the first layer stands without the powers of f that it has, so that
 * all numbers stay of one order as f goes to infinity.
 */

import { at, DyadicInterval, Rational } from '../numbers/index.js';
import { type EnclosedUnit, enclosedUnits } from './enclosed-units.js';
import { enclosedInverse, type IntervalMatrix } from './interval-matrix.js';

/** What is wide: its units, and the number L ≥ 2 of affine maps. */
export interface WideNetwork {
  readonly unit: EnclosedUnit;
  readonly depth: number;
}

/** One hidden layer of units erf(t/2)/2 + 1/2, as (6) is about. */
const USUAL: WideNetwork = { unit: enclosedUnits.erf, depth: 2 };

/** Inner products of n examples of n0 numbers, and w = 1/f² for the factor f by which they are stretched; 1 for none. */
export interface Products {
  readonly gram: IntervalMatrix;
  readonly n0: number;
  readonly shrinking: DyadicInterval;
  readonly network: WideNetwork;
}

export interface EnclosedKernel {
  readonly value: DyadicInterval;
  readonly across: DyadicInterval;
  readonly along: DyadicInterval;
}

/**
 * The inner products of examples with rational coordinates, in units of 2^−bits. Throws on a depth below 2.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { productsOf } from 'basincheck/exact';
 * productsOf([[Rational.half, Rational.one]], 8n).gram; // → [[[320, 320]/2^8]]
 * ```
 */
export function productsOf(
  examples: readonly (readonly Rational[])[],
  bits: bigint,
  network: WideNetwork = USUAL,
): Products {
  if (!Number.isInteger(network.depth) || network.depth < 2)
    throw new RangeError(`productsOf: expected a depth of 2 or more, got ${network.depth}`);
  const gram = examples.map((x) =>
    examples.map((y) => {
      const product = x.reduce((sum, entry, i) => sum.plus(entry.times(at(y, i))), Rational.zero);
      return DyadicInterval.around(product, product, bits);
    }),
  );
  return { gram, n0: at(examples, 0).length, shrinking: DyadicInterval.integer(1n, bits), network };
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
export function stretched(products: Products, from: Rational, to: Rational): Products {
  const [least, most] = [to, from].map((factor) => Rational.one.dividedBy(factor.times(factor))) as [
    Rational,
    Rational,
  ];
  const { shrinking } = products;
  return {
    ...products,
    shrinking: shrinking.times(DyadicInterval.around(least, most, shrinking.bits)),
  };
}

/**
 * Θ and its gradient with respect to x, for x̂·x̂, x·x > 0 and x̂·x.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { DyadicInterval, encloseKernel, productsOf } from 'basincheck/exact';
 * const [nine, none] = [DyadicInterval.integer(9n, 64n), DyadicInterval.integer(0n, 64n)];
 * const products = productsOf([[Rational.one, Rational.zero, Rational.zero]], 64n);
 * encloseKernel([nine, nine, none], products).value.toInterval().hi?.toNumber(); // → 0.25
 * ```
 */
export function encloseKernel(
  [first, second, both]: readonly [DyadicInterval, DyadicInterval, DyadicInterval],
  { n0, shrinking, network: { unit, depth } }: Omit<Products, 'gram'>,
): EnclosedKernel {
  const { bits } = first;
  const one = DyadicInterval.integer(1n, bits);
  const dimension = BigInt(n0);
  let [p, q, c] = [first, second, both].map((each) => each.dividedByInteger(dimension)) as [
    DyadicInterval,
    DyadicInterval,
    DyadicInterval,
  ];
  let w = shrinking;
  // ∂q/∂x = 2·ofQ·x; ∂c/∂x is acrossC across x, and ofQ·c/q + rest along x.
  const unitOfC = one.dividedByInteger(dimension);
  let [ofQ, acrossC, rest] = [unitOfC, unitOfC, DyadicInterval.integer(0n, bits)];
  let [value, across, along] = [c, acrossC, c.dividedBy(q).dividedByInteger(dimension)];
  for (let layer = 1; layer < depth; layer++) {
    const { values, slopes, curvatures, radialValues, radialSlopes } = unit.moments({ p, q, c, w });
    const radial = ofQ.dividedBy(q);
    const alongC = radial.times(radialValues).plus(rest);
    const bent = value.times(curvatures);
    across = slopes.times(across.plus(bent.plus(one).times(acrossC)));
    along = slopes.times(
      along
        .plus(alongC)
        .plus(bent.times(rest))
        .plus(value.times(radial.times(radialSlopes))),
    );
    value = value.times(slopes).plus(values);
    if (layer + 1 === depth) break;
    const [ofFirst, ofSecond] = [unit.moments({ p, q: p, c: p, w }), unit.moments({ p: q, q, c: q, w })];
    ofQ = radial.times(ofSecond.slopes).times(ofSecond.radialValues);
    acrossC = slopes.times(acrossC);
    [p, q, c, w] = [ofFirst.values, ofSecond.values, values, one];
    rest = slopes.times(alongC).minus(ofQ.times(c).dividedBy(q));
  }
  return { value, across, along };
}

/** Between the examples of these indices, the second of which stands for x. */
function kernelBetween(products: Products, i: number, j: number): EnclosedKernel {
  const { gram } = products;
  return encloseKernel([at(at(gram, i), i), at(at(gram, j), j), at(at(gram, i), j)], products);
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
export function encloseKernelMatrix(products: Products): IntervalMatrix {
  const above = products.gram.map((row, i) =>
    row.slice(0, i + 1).map((_, j) => kernelBetween(products, i, j).value),
  );
  return above.map((_, i) => above.map((__, j) => (j <= i ? at(at(above, i), j) : at(at(above, j), i))));
}

/**
 * K̃⁻¹; `undefined` unless K̃ is proved to have one. Since K̃ has no negative eigenvalues, it is then positive definite.
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
  return enclosedInverse(encloseKernelMatrix(products));
}

/** (∂k_x/∂x)·X̂ for x the example of this index: n×n. Times K̃⁻¹, it has the eigenvalues of J∞ at x without a start, and zeros. */
export function encloseGradients(products: Products, index: number): IntervalMatrix {
  return gradientsAlong(products, index, products.gram);
}

/** f·∂k_x/∂x for x the example of this index, n×n0; `examples` are the n examples before stretching. */
export function encloseGradientRows(
  products: Products,
  examples: IntervalMatrix,
  index: number,
): IntervalMatrix {
  return gradientsAlong(products, index, examples);
}

/** The products of f·∂Θ/∂x with vectors, of which the rows are the products of the examples with them. */
function gradientsAlong(products: Products, index: number, rows: IntervalMatrix): IntervalMatrix {
  const { gram } = products;
  const second = at(at(gram, index), index);
  const own = at(rows, index);
  return rows.map((row, i) => {
    const { across, along } = kernelBetween(products, i, index);
    if (i === index) return own.map((entry) => along.times(entry));
    const t = at(at(gram, i), index).dividedBy(second);
    return row.map((entry, j) => {
      const x = at(own, j);
      return along.times(x).plus(across.times(entry.minus(t.times(x))));
    });
  });
}
