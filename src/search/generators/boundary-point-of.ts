import type { Vector } from '../../exact/index.js';
import type { Descending } from './descending.js';
import type { Domain } from './domain.js';
import { pointsAmong } from './points-among.js';

/** Dyadic points of ∂D, as often from one of its faces as from another. They shrink to simple ones, within ∂D. */
export function boundaryPointOf(domain: Domain): Descending<Vector> {
  return pointsAmong('boundaryPointOf', domain, domain.faces, (x) => domain.hasOnBoundary(x));
}
