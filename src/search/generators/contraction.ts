/** Boxes that F maps into themselves and contracts, shown by a simple bound. */

import { applyLayer, at, Interval, matrix, type Network, Rational, type Vector } from '../../exact/index.js';

export interface Stretch {
  /** F(x*), exact where φ is piecewise linear. */
  readonly value: Vector;
  /** F maps the box around x* into the box around `value` with these radii … */
  readonly radii: Vector;
  /** … and has this Lipschitz constant there, in the maximum norm. */
  readonly factor: Rational;
}

/**
 * The stretch of F on the closed box of a given radius around x*; `undefined` if φ jumps at a value that some layer
 * takes there.
 *
 * The box goes through the layers as a centre c with radii r. An affine map W·x + b turns the radii into |W|·r; φ
 * turns them into s·r, for a bound s of the chord slopes of φ over c ± r. An irrational φ(c) is replaced by a
 * rational number nearby, and the radii grow by the distance.
 */
export function stretch(network: Network, centre: Vector, radius: Rational): Stretch | undefined {
  const { activation, layers } = network;
  let value = centre;
  let radii: Vector = centre.map(() => radius);
  for (const [k, layer] of layers.entries()) {
    value = applyLayer(layer, value);
    radii = layer.weights.map((row) =>
      matrix.dot(
        row.map((w) => w.abs()),
        radii,
      ),
    );
    if (k + 1 === layers.length) break;
    const passed = value.map((c, i) => {
      const r = at(radii, i);
      const steepest = activation.chordSlopes(Interval.of(c.minus(r), c.plus(r)))?.magnitude();
      const { slope, offset } = activation.bandOver(Interval.point(c));
      const { lo, hi } = offset.plusPoint(slope.times(c));
      return steepest && lo && hi && { c: lo, r: steepest.times(r).plus(hi.minus(lo)) };
    });
    if (!passed.every((x) => x !== undefined)) return undefined;
    value = passed.map(({ c }) => c);
    radii = passed.map(({ r }) => r);
  }
  const factor = radii.reduce((most, r) => Rational.max(most, r)).dividedBy(radius);
  return { value, radii, factor };
}

/**
 * The greatest Lipschitz constant of a contraction that shows soon enough: with 7/8, an orbit gains a decimal digit
 * in 18 steps.
 */
const LARGEST_FACTOR = Rational.of(7, 8);

/**
 * The largest of 1/4, 1/16, …, 4^−8 that is the radius of a box around x* which F contracts into itself by 7/8, in the
 * maximum norm; `undefined` if the bound shows it for none of them.
 *
 * @example
 * ```ts
 * import { Network, Rational, relu } from 'basincheck';
 * import { contractionRadius } from 'basincheck/arbitraries';
 * const scaled = (factor: Rational) => new Network(relu, [{ weights: [[factor]], bias: [Rational.zero] }]);
 * contractionRadius(scaled(Rational.half), [Rational.zero]); // → 1/4
 * contractionRadius(scaled(Rational.one), [Rational.zero]); // → undefined
 * ```
 */
export function contractionRadius(network: Network, centre: Vector): Rational | undefined {
  for (let power = 1n; power <= 8n; power++) {
    const radius = Rational.of(1n, 4n ** power);
    const found = stretch(network, centre, radius);
    if (found === undefined || LARGEST_FACTOR.lessThan(found.factor)) continue;
    const stays = found.value.every((y, i) =>
      y.minus(at(centre, i)).abs().plus(at(found.radii, i)).atMost(radius),
    );
    if (stays) return radius;
  }
  return undefined;
}
