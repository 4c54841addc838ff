/** f₀ and J₀ of a network of finite width before training, over intervals, and J∞ with it as the start: (3) of the paper on sigmoid autoencoders. */

import { at, DyadicInterval, Rational } from '../numbers/index.js';
import { encloseGradientRows, type Products } from './enclosed-kernel.js';
import type { EnclosedUnit } from './enclosed-units.js';
import { type IntervalMatrix, multiplied, transposed } from './interval-matrix.js';

/** Of a start at one point: f₀, and J₀ as n0 rows of n0. */
export interface EnclosedStart {
  readonly value: readonly DyadicInterval[];
  readonly jacobian: IntervalMatrix;
}

/**
 * The numbers of matrices whose rows are given as finite floats, which are taken exactly, in units of 2^−bits: rounded outward where they have more digits.
 *
 * @example
 * ```ts
 * import { enclosedFloats } from 'basincheck/exact';
 * enclosedFloats([[0.75, -1]], 2n); // → [[[3, 3]/2^2, [-4, -4]/2^2]]
 * ```
 */
export function enclosedFloats(rows: readonly ArrayLike<number>[], bits: bigint): IntervalMatrix {
  return rows.map((row) =>
    Array.from(row, (entry) => {
      const exact = Rational.fromNumber(entry);
      return DyadicInterval.around(exact, exact, bits);
    }),
  );
}

/**
 * A network W^(L)·σ(… σ(W^(1)·x)) without biases, at all points of a box, which may be a point: f₀ and J₀ there.
 *
 * @example
 * ```ts
 * import { DyadicInterval, enclosedFloats, encloseStart, enclosedUnits } from 'basincheck/exact';
 * const layers = [enclosedFloats([[1], [2]], 8n), enclosedFloats([[1, -1]], 8n)];
 * encloseStart(layers, enclosedUnits.linear, [DyadicInterval.integer(4n, 8n)]).jacobian; // → [[[-64, -64]/2^8]]
 * ```
 */
export function encloseStart(
  layers: readonly IntervalMatrix[],
  unit: EnclosedUnit,
  x: readonly DyadicInterval[],
): EnclosedStart {
  const { bits } = at(x, 0);
  let value: readonly DyadicInterval[] = x;
  let jacobian: IntervalMatrix = x.map((_, i) =>
    x.map((__, j) => DyadicInterval.integer(i === j ? 1n : 0n, bits)),
  );
  layers.forEach((weights, layer) => {
    const before = multiplied(weights, transposed([value])).map((row) => at(row, 0));
    const slopes = multiplied(weights, jacobian);
    const isLast = layer === layers.length - 1;
    value = isLast ? before : before.map((u) => unit.value(u));
    jacobian = isLast
      ? slopes
      : slopes.map((row, i) => {
          const slope = unit.slope(at(before, i));
          return row.map((entry) => slope.times(entry));
        });
  });
  return { value, jacobian };
}

/** What J∞ is made of besides the kernel. */
export interface StartedExamples {
  /** The n examples before stretching. */
  readonly examples: IntervalMatrix;
  /** The start at each of the stretched examples. */
  readonly starts: readonly EnclosedStart[];
}

/** J∞ = (X̂ − f₀(X̂))·K̃⁻¹·∂k_x/∂x + J₀(x) for x the example of this index, n0×n0. */
export function encloseJacobian(
  products: Products,
  inverse: IntervalMatrix,
  { examples, starts }: StartedExamples,
  index: number,
): IntervalMatrix {
  // X̂ and ∂k_x/∂x have factors f and 1/f, which cancel but for f₀.
  const shorter = products.shrinking.sqrt();
  const targets = examples.map((x, i) =>
    x.map((entry, k) => entry.minus(shorter.times(at(at(starts, i).value, k)))),
  );
  const gradients = encloseGradientRows(products, examples, index);
  const learned = multiplied(transposed(targets), multiplied(inverse, gradients));
  const { jacobian } = at(starts, index);
  return learned.map((row, i) => row.map((entry, j) => entry.plus(at(at(jacobian, i), j))));
}
