/**
 * Coordinates around the places where orbits end, in a unit of the size of what is there. In floating point; all that is
 * chosen is dyadic and short, so that the numbers of a network stay short too.
 */

import { type Network, PiecewiseLinear, Rational } from '../../exact/index.js';
import { distance, IteratedMap } from '../orbits/iterated-map.js';
import { Random } from '../orbits/random.js';
import { Coordinates } from './coordinates.js';

/** Starts are taken on the scales 4^−REACH, …, 4^REACH. */
const REACH = 6;
const STARTS_PER_SCALE = 4;
/**
 * Number of steps after which an orbit counts as having ended, and that it is followed again to see whether it has: cycles of
 * most lengths return. Fewer have to do where F takes long.
 */
const STEPS = 120;
const FEWEST_STEPS = 4;
/** Number of multiplications that all orbits may take together. */
const MOST_PRODUCTS = 2e8;
/** An orbit that has grown by this factor in the second half of its steps escapes. */
const GROWTH = 2;
/** Ends within this of each other, relative to the kinks, are the same. */
const SAME = 1e-6;
/** The unit is at most this number of times the distance of the ends of orbits. */
const MOST_UNITS_BETWEEN_ENDS = 64;
/** The origin stays where it is if it is within this number of units of where orbits end. */
const NEAR = 4;

/** The same network gives the same coordinates. */
export function naturalScale(network: Network): Coordinates {
  const n = network.inputDimension;
  const atOrigin = distanceToKinks(network, new Float64Array(n), 0) ?? 1;
  const { ends, error } = network.outputDimension === n ? endsOf(network, atOrigin) : NO_ENDS;
  const centre = Float64Array.from(
    { length: n },
    (_, i) =>
      quantile(
        ends.map((x) => x[i] ?? 0),
        2,
      ) ?? 0,
  );
  const kinks = distanceToKinks(network, centre, error) ?? atOrigin;
  const apart = quantile(
    ends.map((x) => distance(x, centre)).filter((d) => d > SAME * kinks),
    4,
  );
  const unit =
    apart === undefined ? kinks : Math.min(Math.max(kinks, apart), MOST_UNITS_BETWEEN_ENDS * apart);
  const scale = 2 ** Math.round(Math.log2(unit));
  const stays = centre.every((x) => Math.abs(x) <= NEAR * scale);
  const exact = (x: number) => Rational.fromNumber(x);
  return new Coordinates(
    exact(scale),
    Array.from(centre, (x) => exact(stays ? 0 : scale * Math.round(x / scale))),
  );
}

interface Ends {
  readonly ends: readonly Float64Array[];
  /** How far they still are from where they end. */
  readonly error: number;
}

const NO_ENDS: Ends = { ends: [], error: 0 };

/** Where orbits from many scales end: those that settle; if none does, those that do not escape. */
function endsOf(network: Network, unit: number): Ends {
  const map = new IteratedMap(network);
  const n = map.dimension;
  const random = new Random(n, 'natural scale');
  const starts = Array.from({ length: (2 * REACH + 1) * STARTS_PER_SCALE }, (_, k) => {
    const scale = unit * 4 ** (Math.floor(k / STARTS_PER_SCALE) - REACH);
    return Float64Array.from({ length: n }, () => random.between(-scale, scale));
  });
  const products = map.floats.layers.reduce((sum, { weights }) => sum + weights.length, 0) * starts.length;
  const steps = Math.round(Math.min(STEPS, Math.max(FEWEST_STEPS, MOST_PRODUCTS / products)));
  const now = Float64Array.from(starts.flatMap((x) => [...x]));
  const advance = () => {
    map.kernel.step(now, starts.length, steps);
    return starts.map((_, k) => now.slice(k * n, (k + 1) * n));
  };
  const [before, after] = [advance(), advance()];
  const moved = after.map((x, k) => distance(x, before[k] ?? x));
  const error = Math.min(SAME * unit, ...moved);
  const settled = after.filter((_, k) => (moved[k] ?? NaN) <= SAME * unit);
  if (settled.length > 0) return { ends: settled, error };
  const size = (x: Float64Array) => distance(x, new Float64Array(n));
  // Those that have left the range of floats escape too.
  const bounded = after.filter(
    (x, k) => size(x) < Infinity && size(x) <= GROWTH * size(before[k] ?? x) + unit,
  );
  return { ends: bounded, error };
}

/**
 * The median distance from x to a kink of the first layer, in a direction in which all coordinates change alike; for a smooth
 * φ, to where its argument differs from 0 by 1. Kinks within `error` of x are taken to be at x, and do not count; `undefined` if
 * there are no others.
 */
function distanceToKinks(
  { activation, layers }: Network,
  x: Float64Array,
  error: number,
): number | undefined {
  if (layers.length === 1) return 1;
  const kinks =
    activation instanceof PiecewiseLinear
      ? activation.pieces.flatMap(({ until }) => (until ? [until.toNumber()] : []))
      : [-1, 1];
  const [first] = layers;
  const distances = first?.weights.flatMap((row, i) => {
    const weights = row.map((w) => w.toNumber());
    const length = Math.hypot(...weights);
    const value = weights.reduce((sum, w, j) => sum + w * (x[j] ?? NaN), first.bias[i]?.toNumber() ?? NaN);
    return kinks.map((kink) => Math.abs(value - kink) / length).filter((d) => d > error && d < Infinity);
  });
  return quantile(distances ?? [], 2);
}

/** The value that one in `part` of the values are below: the median for 2; `undefined` if there are none. */
function quantile(values: readonly number[], part: number): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / part)];
}
