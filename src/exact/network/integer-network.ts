/**
 * F on rational points, for a piecewise linear φ, in integers alone.
 *
 * A point p/q is kept over one denominator q. The slopes and intercepts of φ are scaled once to integers over one
 * denominator T, as the layers are. Then φ of a coordinate on one of its lines is (T·slope·p + T·intercept·q) / (Tq).
 * No greatest common divisor is computed. The numbers grow by a constant number of digits in every step; on most
 * orbits they do so in lowest terms, too.
 */

import { at, fractions, type Fractions } from '../numbers/index.js';
import { imageOfPoint, type IntegerLayer } from './integer-layer.js';
import type { PiecewiseLinear } from './piecewise-linear.js';

/**
 * The piece slope·p + intercept·q, over the common denominator of all pieces. It holds for p/q ≤ end.numerator /
 * end.denominator.
 */
interface IntegerPiece {
  readonly end: { readonly numerator: bigint; readonly denominator: bigint } | undefined;
  readonly slope: bigint;
  readonly intercept: bigint;
}

export class IntegerNetwork {
  private readonly pieces: readonly IntegerPiece[];
  /** The common denominator T of the slopes and intercepts. */
  private readonly denominator: bigint;

  constructor(
    { pieces }: PiecewiseLinear,
    private readonly layers: readonly IntegerLayer[],
  ) {
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
      const affine = imageOfPoint(layer, y);
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
