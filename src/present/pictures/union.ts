/**
 * A union of images with fewer words: what lies in another image is left out, parts of one line that meet are made
 * one, and so are polygons with an edge in common whose union is convex. The union is the same set, exactly.
 */

import type { Image } from './image.js';
import { counterclockwise, glued, isInPolygon } from './polygons.js';
import type { Corner } from './polyhedron.js';
import { isOnStretch, joined } from './stretches.js';

/** Images in one ℝᵐ, polygons counterclockwise if m = 2. For m > 2, polygons and what lies in them are left as they are. */
export function unionOf(images: readonly Image[]): readonly Image[] {
  const distinct = [...new Map(images.map((image) => [imageKey(image), image])).values()];
  const of = (dimension: number) => distinct.filter((image) => image.dimension === dimension);
  const isPlanar = images.every(({ corners }) => corners.every(({ at }) => at.length === 2));
  const polygons = isPlanar ? outermost(glued(of(2).map(counterclockwise))) : of(2);
  const isOutside = (image: Image) => !isPlanar || !isWithinSome(image, polygons);
  const stretches = joined(of(1)).filter(isOutside);
  const points = of(0)
    .filter(isOutside)
    .filter(({ corners }) => !corners.some((point) => stretches.some((each) => isOnStretch(point, each))));
  return [...polygons, ...stretches, ...points];
}

/** Polygons that do not lie in another one. */
function outermost(polygons: readonly Image[]): readonly Image[] {
  const kept: Image[] = [];
  for (const [i, polygon] of polygons.entries()) {
    if (!isWithinSome(polygon, kept) && !isWithinSome(polygon, polygons.slice(i + 1))) kept.push(polygon);
  }
  return kept;
}

function isWithinSome({ corners }: Image, polygons: readonly Image[]): boolean {
  return polygons.some((polygon) => corners.every((corner) => isInPolygon(corner, polygon)));
}

/** The same for the same corners in whatever order they come. */
function imageKey({ corners }: Image): string {
  return corners.map(cornerKey).sort().join(';');
}

function cornerKey({ at, isDirection }: Corner): string {
  return `${isDirection ? 'to ' : ''}${at.join()}`;
}
