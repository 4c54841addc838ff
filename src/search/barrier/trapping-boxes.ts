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

/** Radii of boxes beside a point: 2^k, before they are grown. */
const RADII = [0, -4, -8];

/**
 * Boxes with a fixed point that does not attract on their boundary, or in them, that F maps into themselves: where F is
 * constant on one side of a kink through the point, say. Each is as large as it gets.
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
      const boxes = RADII.map((k) => {
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
      if (found.length >= MOST_BESIDE) break;
    }
    return found;
  });
}

/** Boxes beside one point, for one basis. */
const MOST_BESIDE = 2;

/** Below, on both sides or above along each axis, both sides first. */
function sidesIn(n: number): readonly (readonly (-1 | 0 | 1)[])[] {
  let all: readonly (readonly (-1 | 0 | 1)[])[] = [[]];
  for (let i = 0; i < n; i++) all = ([0, -1, 1] as const).flatMap((side) => all.map((s) => [...s, side]));
  const oneSided = (sides: readonly number[]) => sides.filter((side) => side !== 0).length;
  return [...all].sort((a, b) => oneSided(a) - oneSided(b));
}

/**
 * One box around all points of a cycle that F maps into itself: the least box around the points, and then around its own
 * image too, again and again, made as large as it gets. It holds what parts the points of the cycle from each other.
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
    let box = basis && boxAround(sets, origin, basis, FINE);
    for (let k = 0; k < ENLARGEMENTS && box && misses(box); k++) {
      if (carries(network, box.set, 1, box, [], unwatched)) return grown(network, [box], misses)[0];
      box = boxAround([box.set, image(network, box.set)], origin, box.directions, FINE);
    }
  }
  return undefined;
}

const ENLARGEMENTS = 12;
const FINE = powerOfTwo(-6);

/** The least box in the directions that contains the sets, its ends rounded outwards a little. */
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
