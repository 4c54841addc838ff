/** Where a piecewise linear F bends: the edges at which linear regions with different affine maps meet. */

import { at, matrix, type Rational } from '../../exact/index.js';
import { type Image, stretchOf } from './image.js';
import type { Corner } from './polyhedron.js';
import { directionOf, joined, lineKey } from './stretches.js';

/** A bounded polygon in the plane of inputs, and a name for what F is on it. */
export interface Tile {
  readonly set: Image;
  readonly map: string;
}

/** Edges of two tiles need not have the same ends: a line is looked at from one end of an edge to the next. */
export function bendsBetween(tiles: readonly Tile[]): readonly Image[] {
  const lines = new Map<string, { readonly edge: Image; readonly map: string }[]>();
  for (const { set, map } of tiles) {
    for (const [i, a] of set.corners.entries()) {
      const edge = { dimension: 1, corners: [a, at(set.corners, (i + 1) % set.corners.length)] };
      const key = lineKey(edge);
      lines.set(key, [...(lines.get(key) ?? []), { edge, map }]);
    }
  }
  const bends = [...lines.values()].flatMap((edges) => {
    const along = directionOf(at(edges, 0).edge);
    const place = ({ at: x }: Corner): Rational => matrix.dot(x, along);
    const laid = edges.map(({ edge, map }) => ({ ends: stretchOf(edge.corners, along), map }));
    const ends = laid.flatMap((edge) => edge.ends).sort((a, b) => place(a).compare(place(b)));
    return ends.slice(1).flatMap((to, i): readonly Image[] => {
      const from = at(ends, i);
      if (place(from).equals(place(to))) return [];
      const covers = (edge: readonly Corner[]) =>
        place(at(edge, 0)).atMost(place(from)) && place(to).atMost(place(at(edge, 1)));
      const maps = new Set(laid.flatMap((edge) => (covers(edge.ends) ? [edge.map] : [])));
      return maps.size > 1 ? [{ dimension: 1, corners: [from, to] }] : [];
    });
  });
  return joined(bends);
}
