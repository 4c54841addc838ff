import type { Vector } from '../../exact/index.js';
import type { Descending } from './descending.js';
import type { Domain } from './domain.js';
import { pointsAmong } from './points-among.js';

/**
 * Dyadic points of ∂D, as often from one of its faces as from another. They shrink to simple ones, within ∂D.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { matrix, Rational } from 'basincheck';
 * import { boundaryPointOf, Domain } from 'basincheck/arbitraries';
 * const corner = (n: number) => [n, n].map((x) => Rational.of(x));
 * const square = new Domain(corner(0), matrix.identity(2), [{ lo: corner(0), hi: corner(1) }]);
 * fc.sample(boundaryPointOf(square), 20).every((x) => x.some((t) => t.equals(t.times(t)))); // → true
 * ```
 */
export function boundaryPointOf(domain: Domain): Descending<Vector> {
  return pointsAmong('boundaryPointOf', domain, domain.faces, (x) => domain.hasOnBoundary(x));
}
