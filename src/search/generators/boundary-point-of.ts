import type { Vector } from '../../exact/index.js';
import type { Descending } from './descending.js';
import type { Domain } from './domain.js';
import { pointsAmong } from './points-among.js';

/** Dyadic points of ∂D; each face is equally likely. They shrink to simple points within ∂D. */
export function boundaryPointOf(domain: Domain): Descending<Vector> {
  return pointsAmong('boundaryPointOf', domain, domain.faces, (x) => domain.hasOnBoundary(x));
}
