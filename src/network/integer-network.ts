/**
 * F on rational points, for a piecewise linear φ, in integers alone.
 *
 * A point p/q is kept over one denominator q. Each layer is scaled once to integers over one denominator D, and so are
 * φ's slopes and intercepts, over T. Then W·(p/q) + b is (DW·p + Db·q) / (Dq), and φ of a coordinate on one of its lines
 * (T·slope·p + T·intercept·q) / (Tq). No greatest common divisor is taken on the way: numbers grow by a constant number
 * of digits with every step, as those of a generic orbit in lowest terms do too.
 */

import { at, fractions, type Fractions, type Matrix, type Vector } from '../numbers/index.js';
import type { PiecewiseLinear } from './piecewise-linear.js';

/** x ↦ weights·x + bias: a layer. */
interface AffineMap {
  readonly weights: Matrix;
  readonly bias: Vector;
}

/** (rows·p + bias·q) / (denominator·q). */
interface IntegerLayer {
  readonly rows: readonly (readonly bigint[])[];
  readonly bias: readonly bigint[];
  readonly denominator: bigint;
}

/** slope·p + intercept·q, over the common denominator of all pieces, where p/q ≤ end.numerator / end.denominator. */
interface IntegerPiece {
  readonly end: { readonly numerator: bigint; readonly denominator: bigint } | undefined;
  readonly slope: bigint;
  readonly intercept: bigint;
}

export class IntegerNetwork {
  private readonly layers: readonly IntegerLayer[];
  private readonly pieces: readonly IntegerPiece[];
  /** T, the common denominator of the slopes and intercepts. */
  private readonly denominator: bigint;

  constructor({ pieces }: PiecewiseLinear, layers: readonly AffineMap[]) {
    this.layers = layers.map(({ weights, bias }) => {
      const { numerators, denominator } = fractions([...weights, bias].flat());
      const columns = at(weights, 0).length;
      const rows = weights.map((_, i) => numerators.slice(i * columns, (i + 1) * columns));
      return { rows, bias: numerators.slice(weights.length * columns), denominator };
    });
    const lines = fractions(pieces.flatMap(({ slope, intercept }) => [slope, intercept]));
    this.denominator = lines.denominator;
    this.pieces = pieces.map(({ until: end }, i) => ({
      end,
      slope: at(lines.numerators, 2 * i),
      intercept: at(lines.numerators, 2 * i + 1),
    }));
  }

  /** F(x), not in lowest terms. */
  image(x: Fractions): Fractions {
    return this.layers.reduce((y, layer, k) => {
      const affine = affineImage(layer, y);
      return k + 1 < this.layers.length ? this.activated(affine) : affine;
    }, x);
  }

  private activated({ numerators, denominator: q }: Fractions): Fractions {
    const values = numerators.map((p) => {
      const i = this.pieces.findIndex(({ end }) => !end || p * end.denominator <= end.numerator * q);
      const { slope, intercept } = at(this.pieces, i);
      return slope * p + intercept * q;
    });
    return { numerators: values, denominator: this.denominator * q };
  }
}

function affineImage(
  { rows, bias, denominator }: IntegerLayer,
  { numerators, denominator: q }: Fractions,
): Fractions {
  const values = rows.map((row, i) =>
    row.reduce((sum, w, j) => sum + w * at(numerators, j), at(bias, i) * q),
  );
  return { numerators: values, denominator: denominator * q };
}
