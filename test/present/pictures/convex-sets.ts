/** Membership in images, the plain way, and exact stages of a network: what the pictures of layers are compared with. */
import { applyLayer, type Network, PiecewiseLinear, type Vector } from '../../../src/exact/index.js';
import type { Image } from '../../../src/present/pictures/image.js';
import { counterclockwise, isInPolygon } from '../../../src/present/pictures/polygons.js';
import { cornerPoint } from '../../../src/present/pictures/polyhedron.js';
import { isOnStretch } from '../../../src/present/pictures/stretches.js';

/** Whether a point of the plane lies in a closed convex set of it. */
export function contains(set: Image, x: Vector): boolean {
  const point = cornerPoint(...x);
  if (set.dimension === 2) return isInPolygon(point, counterclockwise(set));
  if (set.dimension === 1) return isOnStretch(point, set);
  return set.corners.every(({ at }) => at.every((value, i) => value.equals(x[i] ?? value)));
}

/** x, α_1(x), F_1(x), …, F(x), exactly. */
export function exactStages({ activation, layers, depth }: Network, x: Vector): readonly Vector[] {
  if (!(activation instanceof PiecewiseLinear)) throw new TypeError('expected a piecewise linear activation');
  const stages = [x];
  let y = x;
  layers.forEach((layer, k) => {
    y = applyLayer(layer, y);
    stages.push(y);
    if (k + 1 === depth) return;
    y = y.map((value) => activation.valueAt(value));
    stages.push(y);
  });
  return stages;
}
