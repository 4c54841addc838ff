/** That x* is a fixed point, for φ piecewise linear: decided exactly. */

import { at, image, type Network, point, rationals, type Vector, type Watch } from '../../exact/index.js';
import { insist } from '../parts/objection.js';
import { vectorText } from '../parts/text.js';

/** Throws an `Objection` unless F(x) = x. */
export function insistFixed(network: Network, x: Vector, watch: Watch): void {
  const value = imageOfPoint(network, x, watch);
  insist(equal(value, x), 'attractor.point', 'a fixed point of F', `F(point) = ${vectorText(value)}`);
}

/** F(x), exactly. */
export function imageOfPoint(network: Network, x: Vector, watch: Watch): Vector {
  const { origin: numerators, denominator } = image(network, point(x), watch);
  return rationals({ numerators, denominator });
}

export function equal(x: Vector, y: Vector): boolean {
  return x.every((value, i) => value.equals(at(y, i)));
}
