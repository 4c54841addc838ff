/**
 * Numbers from the ends of a floating-point format: those with which code overflows, saturates or underflows that is right for
 * ordinary ones, such as exp(x) in softplus(x) = ln(1 + exp(x)) from x = 710 on.
 */

import type fc from 'fast-check';
import { at, Network, PiecewiseLinear, powerOfTwo, Rational, type Vector } from '../../exact/index.js';
import type { PrecisionName } from './precision.js';

/** Exponents e of numbers 2^e·(1 + k/8), from and to. */
type Exponents = readonly [from: number, to: number];

/** In turn: where smooth φ are flat and exp does not overflow; where it does; large; small, among subnormal numbers too. */
const RANGES: Readonly<Record<PrecisionName, readonly Exponents[]>> = {
  float64: [
    [3, 8],
    [9, 13],
    [14, 1000],
    [-1074, -20],
  ],
  float32: [
    [3, 6],
    [7, 13],
    [14, 120],
    [-149, -12],
  ],
};
/** How often each of them is drawn, in eighths. */
const SHARES = [1, 3, 3, 1];
const EIGHTHS = 8;
/** From this exponent on, the format has eighths between powers of two. */
const LEAST_WITH_EIGHTHS = { float64: -1022, float32: -126 } as const;

/** Draws one such number. Subnormal numbers are powers of two. */
export function drawExtreme(random: fc.Random, precision: PrecisionName): Rational {
  let [range, share] = [0, random.nextInt(1, EIGHTHS)];
  while (share > at(SHARES, range)) share -= at(SHARES, range++);
  const [from, to] = at(RANGES[precision], range);
  const exponent = random.nextInt(from, to);
  const eighths = exponent < LEAST_WITH_EIGHTHS[precision] ? 0 : random.nextInt(0, EIGHTHS - 1);
  const size = Rational.fromNumber(powerOfTwo(exponent)).times(Rational.of(EIGHTHS + eighths, EIGHTHS));
  return random.nextInt(0, 1) === 1 ? size : size.negated();
}

/**
 * Where extreme numbers may be: `extreme` puts them among ordinary ones, which stay the most frequent, and `ordinary` leaves
 * them out.
 */
export type Reach = 'ordinary' | 'extreme';

/** Of the points, one in this many has extreme coordinates; of the networks, one in this many an extreme number. */
const [CASES_PER_EXTREME_POINT, CASES_PER_EXTREME_NETWORK] = [4, 8];
/** Where φ is smooth, this many of as many points have. */
const SMOOTH_CASES = 3;
/** Of the coordinates of such a point, one in this many is ordinary. */
const COORDINATES_PER_ORDINARY_ONE = 4;

/** The point, or one with extreme coordinates: more often where φ is smooth, since only such a φ overflows or is flat far out. */
export function orExtremePoint(
  random: fc.Random,
  x: Vector,
  { activation }: Network,
  precision: PrecisionName,
): Vector {
  const most = activation instanceof PiecewiseLinear ? 1 : SMOOTH_CASES;
  if (random.nextInt(1, CASES_PER_EXTREME_POINT) > most) return x;
  const isOrdinary = () => random.nextInt(1, COORDINATES_PER_ORDINARY_ONE) === 1;
  return x.map((t) => (isOrdinary() ? t : drawExtreme(random, precision)));
}

/** The network, or one with an extreme weight or bias. */
export function orExtremeNetwork(
  random: fc.Random,
  { activation, layers }: Network,
  precision: PrecisionName,
): Network {
  if (random.nextInt(1, CASES_PER_EXTREME_NETWORK) > 1) return new Network(activation, layers);
  const k = random.nextInt(0, layers.length - 1);
  const { weights, bias } = at(layers, k);
  const i = random.nextInt(0, bias.length - 1);
  const row = at(weights, i);
  const j = random.nextInt(0, row.length);
  const extreme = drawExtreme(random, precision);
  const changed =
    j === row.length
      ? { weights, bias: bias.with(i, extreme) }
      : { weights: weights.with(i, row.with(j, extreme)), bias };
  return new Network(activation, layers.with(k, changed));
}
