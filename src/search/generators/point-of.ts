import type { Vector } from '../../exact/index.js';
import type { Descending } from './descending.js';
import type { Domain } from './domain.js';
import { pointsAmong } from './points-among.js';

/**
 * Dyadic points of D̄. They shrink to simple coordinates, within D̄.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { matrix, Rational } from 'basincheck';
 * import { Domain, pointOf } from 'basincheck/arbitraries';
 * const corner = (n: number) => [n, n].map((x) => Rational.of(x));
 * const square = new Domain(corner(0), matrix.identity(2), [{ lo: corner(0), hi: corner(1) }]);
 * fc.sample(pointOf(square), 20).every((x) => square.contains(x)); // → true
 * fc.check(fc.property(pointOf(square), () => false)).counterexample; // → [[0, 0]]
 * ```
 */
export function pointOf(domain: Domain): Descending<Vector> {
  return pointsAmong('pointOf', domain, domain.boxes, (x) => domain.contains(x));
}
