/**
 * x ↦ W·x + b in integers. The layer is scaled once to integers over one denominator D; then it maps (p/q) to (DW·p +
 * Db·q) / (Dq), and no greatest common divisor is computed.
 */

import {
  at,
  fractions,
  type Fractions,
  type Matrix,
  Rational,
  unwatched,
  type Vector,
  type Watch,
} from '../numbers/index.js';

/** x ↦ weights·x + bias. */
export interface AffineMap {
  readonly weights: Matrix;
  readonly bias: Vector;
}

/** p/q ↦ (rows·p + bias·q) / (denominator·q). */
export interface IntegerLayer {
  readonly rows: readonly (readonly bigint[])[];
  readonly bias: readonly bigint[];
  readonly denominator: bigint;
}

/**
 * The same map over the least common denominator of its numbers.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { integerLayer } from 'basincheck/exact';
 * integerLayer({ weights: [[Rational.half]], bias: [Rational.of(1, 3)] }); // → { rows: [[3n]], bias: [2n], denominator: 6n }
 * ```
 */
export function integerLayer({ weights, bias }: AffineMap, watch?: Watch): IntegerLayer {
  const { numerators, denominator } = fractions([...weights, bias].flat(), watch);
  const columns = at(weights, 0).length;
  const rows = weights.map((_, i) => numerators.slice(i * columns, (i + 1) * columns));
  return { rows, bias: numerators.slice(weights.length * columns), denominator };
}

/** The clock is looked at after each row, and within a row after this number of products. */
const PRODUCTS_AT_ONCE = 64;

/** rows·p */
export function linearPart(
  { rows }: IntegerLayer,
  p: readonly bigint[],
  watch: Watch = unwatched,
): readonly bigint[] {
  return rows.map((row) => {
    watch(Rational.zero);
    return row.reduce((sum, w, j) => {
      if (j % PRODUCTS_AT_ONCE === PRODUCTS_AT_ONCE - 1) watch(Rational.zero);
      return sum + w * at(p, j);
    }, 0n);
  });
}

/** The image of a point. */
export function imageOfPoint(layer: IntegerLayer, { numerators, denominator: q }: Fractions): Fractions {
  return {
    numerators: linearPart(layer, numerators).map((sum, i) => sum + at(layer.bias, i) * q),
    denominator: layer.denominator * q,
  };
}
