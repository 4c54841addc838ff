/** A region around an attractive point that the verifier accepts, as large as the coordinates allow. */

import { checkAttractor, Objection, Region, type StableAttractor } from '../../proof/index.js';
import { jacobian, type FloatNetwork } from '../../sampling/index.js';
import {
  at,
  Interval,
  type Matrix,
  type Network,
  Rational,
  unwatched,
  type Vector,
} from '../../exact/index.js';
import { coordinateRows, dualBasis, eigenbasis } from './bases.js';

/** Powers of F whose contraction is tried. */
const POWERS = [1, 2, 3, 4, 6, 8, 12, 16, 24];
/** Radii from 2 to the power of this number … */
const LEAST_RADIUS_EXPONENT = -14;
/** … to 2 to the power of this number are tried. */
const MOST_RADIUS_EXPONENT = 10;
/** Number of rounds in which each side of the best box is enlarged by itself. */
const ROUNDS_PER_SIDE = 3;
/** In each of these rounds, a side is enlarged at most this many times. */
const MOST_STEPS_PER_SIDE = 6;

/** The largest region found; `undefined` if no power and no basis that was tried gives one. */
export function attractingRegion(
  network: Network,
  floats: FloatNetwork,
  point: Vector,
): StableAttractor | undefined {
  const J = jacobian(
    floats,
    Float64Array.from(point, (x) => x.toNumber()),
    1,
  ).matrix;
  const eigen = eigenbasis(J);
  const bases = [...coordinateRows(network).map((rows) => dualBasis(rows)), eigen].filter(
    (basis) => basis !== undefined,
  );
  for (const power of POWERS) {
    const found = bases.flatMap((basis) => largest(network, point, basis, power) ?? []);
    const [best] = found.sort((a, b) => volume(b) - volume(a));
    if (best) return best;
  }
  return undefined;
}

function volume({ region }: StableAttractor): number {
  const determinant = region.directions.reduce(
    (product, d) => product * Math.max(...d.map((x) => Math.abs(x.toNumber()))),
    1,
  );
  return region.ranges.reduce((product, { hi }) => product * (hi?.toNumber() ?? 0), determinant);
}

/**
 * About the largest box of the basis that is accepted. What holds on a box holds on every smaller one, so the search
 * starts with a tiny box, in several proportions, and then enlarges it again and again.
 */
function largest(network: Network, point: Vector, basis: Matrix, power: number): StableAttractor | undefined {
  const boxOf = (radii: readonly Rational[]): StableAttractor | undefined => {
    const ranges = radii.map((r) => Interval.of(r.negated(), r));
    const region = Region.parallelotope(point, basis, ranges);
    const attractor = region && ({ kind: 'contraction', point, region, power } as const);
    return attractor && isAttracting(network, attractor) ? attractor : undefined;
  };
  const scaled = (radii: readonly Rational[], k: number) => radii.map((r) => r.times(powerOfTwo(k)));
  const proportions = proportionsIn(point.length).find((radii) =>
    boxOf(scaled(radii, LEAST_RADIUS_EXPONENT)),
  );
  if (proportions === undefined) return undefined;
  let radii: readonly Rational[] = scaled(proportions, LEAST_RADIUS_EXPONENT);
  let best = boxOf(radii);
  const grow = (larger: readonly Rational[]): boolean => {
    const attractor = boxOf(larger);
    if (attractor) [best, radii] = [attractor, larger];
    return attractor !== undefined;
  };
  for (let k = LEAST_RADIUS_EXPONENT + 1; k <= MOST_RADIUS_EXPONENT && grow(scaled(proportions, k)); k++);
  // Then each side is enlarged by itself, by factors that come closer to 1.
  for (let round = 0; round < ROUNDS_PER_SIDE; round++) {
    const factor = Rational.one.plus(powerOfTwo(-round));
    for (const i of point.keys()) {
      for (
        let grown = 0;
        grown < MOST_STEPS_PER_SIDE && grow(radii.with(i, at(radii, i).times(factor)));
        grown++
      );
    }
  }
  return best;
}

/** All proportions of a box: equal sides first, then those with some shorter sides. */
function proportionsIn(n: number): readonly (readonly Rational[])[] {
  let all: readonly (readonly Rational[])[] = [[]];
  for (let i = 0; i < n; i++) all = all.flatMap((radii) => [0, -3, -6].map((k) => [...radii, powerOfTwo(k)]));
  return all.filter((radii) => radii.some((r) => r.equals(Rational.one)));
}

export function powerOfTwo(k: number): Rational {
  return k >= 0 ? Rational.of(2n ** BigInt(k)) : Rational.of(1n, 2n ** BigInt(-k));
}

function isAttracting(network: Network, attractor: StableAttractor): boolean {
  try {
    checkAttractor(network, attractor, unwatched);
    return true;
  } catch (error) {
    if (error instanceof Objection) return false;
    throw error;
  }
}
