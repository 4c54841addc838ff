/** Polylines with fewer points (Douglas and Peucker): no point left out is further from what remains than a tolerance. */

export type PlanePoint = readonly [x: number, y: number];

/** The indices of the points that are kept, the first and the last among them, in order. */
export function simplified(points: readonly PlanePoint[], tolerance: number): readonly number[] {
  const kept = new Set([0, points.length - 1]);
  const spans: (readonly [number, number])[] = [[0, points.length - 1]];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [first, last] = span;
    const [a, b] = [points[first], points[last]];
    if (a === undefined || b === undefined) continue;
    let [furthest, distance] = [first, tolerance];
    for (let k = first + 1; k < last; k++) {
      const off = distanceFromSegment(points[k] ?? a, a, b);
      if (off > distance) [furthest, distance] = [k, off];
    }
    if (furthest === first) continue;
    kept.add(furthest);
    spans.push([first, furthest], [furthest, last]);
  }
  return [...kept].sort((i, j) => i - j);
}

/** As many of the places of a polyline as make it look the same. */
export function fewer(places: readonly PlanePoint[], tolerance = 0.1): readonly PlanePoint[] {
  return simplified(places, tolerance).flatMap((k) => {
    const place = places[k];
    return place ? [place] : [];
  });
}

function distanceFromSegment([x, y]: PlanePoint, [ax, ay]: PlanePoint, [bx, by]: PlanePoint): number {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.min(Math.max(((x - ax) * dx + (y - ay) * dy) / square, 0), 1);
  const [ex, ey] = [x - ax - t * dx, y - ay - t * dy];
  return Math.sqrt(ex * ex + ey * ey);
}
