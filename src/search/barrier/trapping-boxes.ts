/** Boxes that F maps into themselves: beside points that do not attract, and around all points of a cycle. */

import { carries, Region } from '../../proof/index.js';
import type { PeriodicOrbit } from '../../sampling/index.js';
import {
  type AnySet,
  at,
  image,
  Interval,
  matrix,
  type Matrix,
  type Network,
  point,
  Rational,
  unwatched,
  type Vector,
} from '../../exact/index.js';
import {
  coordinateRows,
  dualBasis,
  exactPeriodicPoint,
  kinkRows,
  powerOfTwo,
  simplestVector,
} from '../attraction/index.js';
import { grown } from './grown-region.js';
import { Leaving } from './leaving.js';

/** The radii of boxes beside a point are 2 to the power of these numbers, before the boxes are grown. */
const RADIUS_EXPONENTS = [0, -4, -8];

/**
 * Boxes that F maps into themselves, with a fixed point in them, or on their boundary, that does not attract. An
 * example is a kink through the point with F constant on one side. Each box is made as large as possible.
 */
export function boxesBeside(
  network: Network,
  { points: [x], period }: PeriodicOrbit,
  misses: (region: Region) => boolean,
): readonly Region[] {
  const centre = x && period === 1 ? exactPeriodicPoint(network, x, 1) : undefined;
  if (centre === undefined) return [];
  const bases = kinkRows(network, centre)
    .map(dualBasis)
    .filter((basis) => basis !== undefined);
  return bases.flatMap((basis) => {
    const found: Region[] = [];
    const leaving = Leaving.in(network, centre, basis);
    for (const sides of sidesIn(centre.length)) {
      const boxes = RADIUS_EXPONENTS.map((k) => {
        const r = powerOfTwo(k);
        return sides.map((side) =>
          Interval.of(side <= 0 ? r.negated() : Rational.zero, side >= 0 ? r : Rational.zero),
        );
      });
      const leaves = leaving.of(boxes);
      for (const [k, ranges] of boxes.entries()) {
        if (leaves[k] === true) continue;
        const box = Region.parallelotope(centre, basis, ranges);
        if (box === undefined || !misses(box)) continue;
        if (!carries(network, box.set, 1, box, [], unwatched)) continue;
        found.push(...grown(network, [box], misses));
        break;
      }
      if (found.length >= MOST_BOXES_BESIDE_A_POINT) break;
    }
    return found;
  });
}

/** Number of boxes beside one point, for one basis. */
const MOST_BOXES_BESIDE_A_POINT = 2;

/**
 * All choices of a side along each axis: below (−1), both sides (0) or above (1). Choices with more two-sided axes
 * come first.
 */
function sidesIn(n: number): readonly (readonly (-1 | 0 | 1)[])[] {
  let all: readonly (readonly (-1 | 0 | 1)[])[] = [[]];
  for (let i = 0; i < n; i++) all = ([0, -1, 1] as const).flatMap((side) => all.map((s) => [...s, side]));
  const oneSided = (sides: readonly number[]) => sides.filter((side) => side !== 0).length;
  return [...all].sort((a, b) => oneSided(a) - oneSided(b));
}

/**
 * One box around all points of a cycle that F maps into itself. At first it is the least box around the points; then
 * it is extended again and again to contain its own image too, and at last made as large as possible. It contains the
 * set that separates the basins of the points of the cycle.
 */
export function boxAroundAll(
  network: Network,
  points: readonly Float64Array[],
  misses: (region: Region) => boolean,
): Region | undefined {
  const origin = matrix.zeros(network.inputDimension);
  for (const rows of coordinateRows(network)) {
    const basis = dualBasis(rows);
    const sets = points.map((x) => point(simplestVector(x, 1e-6 * (1 + Math.max(...x.map(Math.abs))))));
    let box = basis && boxAround(sets, origin, basis, ROUNDING_RADIUS);
    for (let k = 0; k < MOST_EXTENSIONS && box && misses(box); k++) {
      if (carries(network, box.set, 1, box, [], unwatched)) return grown(network, [box], misses)[0];
      box = boxAround([box.set, image(network, box.set)], origin, box.directions, ROUNDING_RADIUS);
    }
  }
  return undefined;
}

/** A box is extended to contain its own image at most this many times. */
const MOST_EXTENSIONS = 12;
/** Ends of boxes around a cycle are rounded as for this radius. */
const ROUNDING_RADIUS = powerOfTwo(-6);

/**
 * The least box in the directions that contains the sets, with its ends rounded outwards to multiples of radius/64 or
 * finer.
 */
export function boxAround(
  sets: readonly AnySet[],
  origin: Vector,
  basis: Matrix,
  radius: Rational,
): Region | undefined {
  const frame = Region.parallelotope(
    origin,
    basis,
    origin.map(() => Interval.line),
  );
  const grain = radius.denominator * 64n;
  if (frame === undefined) return undefined;
  const each = sets.map((set) => frame.coordinatesOf(set));
  const ranges = origin.map((_, i) => each.map((of) => at(of, i)).reduce((a, b) => a.hull(b)));
  return Region.parallelotope(
    origin,
    basis,
    ranges.map(({ lo, hi }) => Interval.of(lo?.roundedDownTo(grain), hi?.roundedUpTo(grain))),
  );
}
