import type { Vector } from '../../exact/index.js';
import type { Descending } from './descending.js';
import type { Domain } from './domain.js';
import { pointsAmong } from './points-among.js';

/** Dyadic points of D̄. They shrink to simple coordinates, within D̄. */
export function pointOf(domain: Domain): Descending<Vector> {
  return pointsAmong('pointOf', domain, domain.boxes, (x) => domain.contains(x));
}
