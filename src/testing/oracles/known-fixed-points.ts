/** Fixed points of a network that are proved, by exact solution or by the verifier's own check of attraction. */

import { checkAttractor, Objection, Region } from '../../proof/index.js';
import { findAttractors, IteratedMap } from '../../sampling/index.js';
import {
  Interval,
  matrix,
  type Network,
  PiecewiseLinear,
  Rational,
  unwatched,
  type Vector,
} from '../../exact/index.js';
import { exactFixedPoints, partCount } from './exact-fixed-points.js';

export interface KnownFixedPoint {
  /** The fixed point is at most `radius` away, in the maximum norm. */
  readonly point: Vector;
  readonly radius: Rational;
  /** Whether it was shown to attract; a fixed point may do so without that. */
  readonly attracts: boolean;
}

export interface KnownFixedPoints {
  readonly points: readonly KnownFixedPoint[];
  /** Whether there are no others. */
  readonly complete: boolean;
}

/** Greatest number of linear parts of F that are examined. */
const MOST_PARTS = 1024;
/** Half the side of the cube for which attraction is proved, a small number: 2^−30. */
const RADIUS_OF_ATTRACTION = Rational.of(1n, 1n << 30n);
const POWERS = [1, 2, 4, 8];

/**
 * All fixed points if φ is piecewise linear with few choices of pieces; `undefined` if some of them may not be
 * isolated. Otherwise, attractors that are found in floating point and then proved.
 */
export function knownFixedPoints(network: Network): KnownFixedPoints | undefined {
  const phi = network.activation;
  if (phi instanceof PiecewiseLinear && partCount(network, phi) <= MOST_PARTS) {
    const points = exactFixedPoints(network, phi);
    return points && { points: points.map((point) => known(network, point, Rational.zero)), complete: true };
  }
  const { attractors } = findAttractors(new IteratedMap(network), { longestPeriod: 1 });
  const points = attractors
    .flatMap(({ points: [x], period }) =>
      period === 1 && x ? [Array.from(x, (c) => Rational.fromNumber(c))] : [],
    )
    .flatMap((x) =>
      phi instanceof PiecewiseLinear
        ? (exactFixedPoints(network, phi, x) ?? []).map((point) => known(network, point, Rational.zero))
        : [known(network, x, RADIUS_OF_ATTRACTION)],
    );
  return { points: points.filter(({ attracts }) => attracts), complete: false };
}

function known(network: Network, point: Vector, radius: Rational): KnownFixedPoint {
  return { point, radius, attracts: POWERS.some((power) => attracts(network, point, power)) };
}

function attracts(network: Network, point: Vector, power: number): boolean {
  const ranges = point.map(() => Interval.of(RADIUS_OF_ATTRACTION.negated(), RADIUS_OF_ATTRACTION));
  const region = Region.parallelotope(point, matrix.identity(point.length), ranges);
  if (region === undefined) return false;
  try {
    checkAttractor(network, { kind: 'contraction', point, region, power }, unwatched);
    return true;
  } catch (error) {
    if (error instanceof Objection) return false;
    throw error;
  }
}
