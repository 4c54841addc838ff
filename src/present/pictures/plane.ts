/** Pictures of the plane: one map. */

import { latticeOf, mapOf } from './map.js';
import { axes, type Drawing, FIELD, type Panel } from './paper.js';
import type { Sampling } from './sampling.js';
import type { Scene } from './scene.js';
import type { Plane } from './sets.js';
import { scaleOf, type View, type VisibleRanges } from './view.js';

const NODES = 241;
const PROBES = 40;
/** The height of a panel, as a share of its width, however flat or high the window is. */
const [FLATTEST, HIGHEST] = [0.4, 1.3];

export interface Seen extends Drawing {
  readonly sampling: Sampling;
  /** The labels that occur. */
  readonly seen: ReadonlySet<number>;
}

/** What else is drawn on the map. */
type Overlay = (plane: Plane, panel: Panel) => readonly string[];

export function drawPlane(
  scene: Scene,
  window: VisibleRanges,
  view: View,
  overlay: Overlay = () => [],
): Seen {
  const [h = { lo: -1, hi: 1 }, v = { lo: -1, hi: 1 }] = window;
  const ratio = view.compact === true ? 1 : (v.hi - v.lo) / (h.hi - h.lo);
  const { left, top, size } = FIELD;
  const height = size * Math.min(Math.max(ratio, FLATTEST), HIGHEST);
  const panel: Panel = { left, top, width: size, height };
  const plane = { x: scaleOf(h, view, left, left + size), y: scaleOf(v, view, top + height, top) };
  const sampling = scene.sampling(latticeOf(plane, panel, PROBES));
  const seen = new Set<number>();
  const map = mapOf(scene, sampling, plane, panel, NODES, seen);
  const parts = [map, ...overlay(plane, panel), axes(panel, plane.x, plane.y, { x: 'x₁', y: 'x₂' })];
  return { parts, bottom: top + height + 32, sampling, seen };
}
