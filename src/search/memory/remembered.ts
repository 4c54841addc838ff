/**
 * For each example, whether it is near a fixed point, a point of a cycle, or neither; and whether that point
 * attracts.
 */

import { certifyAttraction, spectralRadiusAtMost, type CertifiedAttraction } from '../attraction/index.js';
import { floorToFloat64, Rational } from '../../exact/index.js';
import {
  type Coordinates,
  type IteratedMap,
  periodicPointNear,
  stabilityAt,
  type StabilityKind,
} from '../../sampling/index.js';
import { euclidean, everyExample, type Examples } from '../../sources/training/index.js';

/**
 * The periodic point that was found near an example. All of it is in floating point, except where a comment says
 * "proved".
 */
export interface NearbyPoint {
  readonly point: readonly number[];
  /** Its Euclidean distance from the example. */
  readonly distance: number;
  /** The period; 1 for a fixed point. */
  readonly period: number;
  readonly kind: StabilityKind;
  /** The spectral radius of the Jacobian of F^period at the point. */
  readonly spectralRadius: number;
  /** Proved: the spectral radius of the Jacobian of F^period at the point is at most this. */
  readonly spectralRadiusAtMost?: number;
  /** Whether the Jacobian is nilpotent, up to rounding: then nearby points converge faster than geometrically. */
  readonly superattractive: boolean;
  /** Proved: the orbits of all points of this region converge to a periodic point in it. */
  readonly region?: ProvedRegion;
}

/** A region with its centre exactly, as fractions. */
export type ProvedRegion = Omit<CertifiedAttraction, 'centre'> & { readonly centre: readonly string[] };

export interface Remembered {
  /** The number of the example, counted from 1. */
  readonly example: number;
  /** |F(x) − x|₂ */
  readonly residual: number;
  /** Absent if no periodic point was found within the tolerance. */
  readonly nearby?: NearbyPoint;
}

/** Greatest period of a cycle that is looked for at an example. */
const LONGEST_PERIOD = 64;

/** For each example, looks for a periodic point of F within the distance. */
export function rememberedOf(
  map: IteratedMap,
  examples: Examples,
  within: number,
  onDone: (done: number) => void,
): readonly Remembered[] {
  return everyExample(examples).map((x, k) => {
    const nearby = nearbyPoint(map, x, within, Math.min(examples.count, LONGEST_PERIOD));
    onDone(k + 1);
    return { example: k + 1, residual: euclidean(map.image(x), x), ...(nearby && { nearby }) };
  });
}

/** The same in the network's own coordinates. */
export function rememberedOutside({ nearby, ...rest }: Remembered, coordinates: Coordinates): Remembered {
  const scale = coordinates.scale.toNumber();
  const residual = scale * rest.residual;
  if (nearby === undefined) return { ...rest, residual };
  const { point, distance, region } = nearby;
  return {
    ...rest,
    residual,
    nearby: {
      ...nearby,
      point: coordinates.outwardFloat(point),
      distance: scale * distance,
      ...(region && { region: regionOutside(region, coordinates) }),
    },
  };
}

function regionOutside(region: ProvedRegion, coordinates: Coordinates): ProvedRegion {
  return {
    ...region,
    centre: coordinates.outward(region.centre.map((x) => Rational.from(x))).map(String),
    radius: floorToFloat64(Rational.fromNumber(region.radius).times(coordinates.scale)),
  };
}

function nearbyPoint(
  map: IteratedMap,
  x: Float64Array,
  within: number,
  longest: number,
): NearbyPoint | undefined {
  const period = returnTime(map, x, within, longest);
  const point = period === undefined ? undefined : periodicPointNear(map, x, period);
  if (period === undefined || point === undefined) return undefined;
  const distance = euclidean(point, x);
  if (!(distance <= within)) return undefined;
  const { kind, spectralRadius, superattractive } = stabilityAt(map, point, period);
  const atMost = spectralRadiusAtMost(map.network, point, period);
  const region = kind === 'attractive' ? certifyAttraction(map.network, point, period) : undefined;
  return {
    point: [...point],
    distance,
    period,
    kind,
    spectralRadius,
    superattractive,
    ...(atMost !== undefined && { spectralRadiusAtMost: atMost }),
    ...(region && {
      region: { ...region, centre: region.centre.map((value) => Rational.fromNumber(value).toString()) },
    }),
  };
}

/** The least m with Fᵐ(x) near x. */
function returnTime(map: IteratedMap, x: Float64Array, within: number, longest: number): number | undefined {
  const y = x.slice();
  for (let m = 1; m <= longest; m++) {
    map.kernel.step(y, 1);
    if (euclidean(x, y) <= within) return m;
  }
  return undefined;
}
