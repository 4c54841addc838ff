/**
 * The moments of s(x) = 1/(1 + e^−x) − 1/2 by quadrature. σ̇, σ̈ and δ(x) = s(x) − erf(x/2)/2 fall like e^(−|x|) and are analytic up to ±iπ, so
 * that a product of two of them is integrated by the trapezoidal rule in both directions, whatever the variances; what is left of s
 * has closed forms, or is an integral on the line.
 */

import { exp64, normalCdf64 } from '../../exact/index.js';
import { errorFunctionMoments } from './closed-forms.js';
import type { Moments } from './moments.js';
import { DEVIATIONS, REACH, stepFor, TINY, weight } from './trapezoid.js';

/** δ(x), σ̇(x), σ̈(x), x·σ̇(x) and x·σ̈(x). */
type Jet = readonly [rest: number, slope: number, curvature: number, byX: number, curvatureByX: number];

function jetAt(x: number): Jet {
  const e = exp64(-Math.abs(x));
  const sign = x < 0 ? -1 : 1;
  const slope = e / ((1 + e) * (1 + e));
  const rest = sign * (normalCdf64(-Math.abs(x) / Math.SQRT2) - e / (1 + e));
  const curvature = (-sign * slope * (1 - e)) / (1 + e);
  return [rest, slope, curvature, x * slope, x * curvature];
}

/** Jets at k·step for |k·step| ≤ REACH, computed once for each step. */
class Table {
  private static readonly tables = new Map<number, Table>();
  readonly most: number;
  private readonly jets: readonly Jet[];

  private constructor(readonly step: number) {
    this.most = Math.floor(REACH / step);
    this.jets = Array.from({ length: 2 * this.most + 1 }, (_, k) => jetAt((k - this.most) * step));
  }

  static of(step: number): Table {
    const table = Table.tables.get(step) ?? new Table(step);
    Table.tables.set(step, table);
    return table;
  }

  at(k: number): Jet {
    const jet = this.jets[k + this.most];
    if (jet === undefined) throw new RangeError(`Table.at: expected |k| ≤ ${this.most}, got ${k}`);
    return jet;
  }
}

/** Steps of tables, for variances from 1 and from `NARROW` on. */
const [WIDE_STEP, MIDDLE_STEP, NARROW] = [0.39, 0.23, 0.13];

/** Calls with nodes of N(mean, variance) and their weights, but for those beyond `reach`. */
function eachNode(
  mean: number,
  variance: number,
  reach: number,
  visit: (x: number, weight: number, jet: Jet) => void,
): void {
  if (variance < TINY) {
    visit(mean, 1, jetAt(mean));
    return;
  }
  const deviation = Math.sqrt(variance);
  if (variance < NARROW) {
    const step = stepFor(1 / variance);
    const most = Math.ceil((DEVIATIONS * deviation) / step);
    for (let k = -most; k <= most; k++) {
      const x = mean + k * step;
      if (Math.abs(x) <= reach) visit(x, weight(k * step, variance, step, exp64), jetAt(x));
    }
    return;
  }
  const table = Table.of(variance < 1 ? MIDDLE_STEP : WIDE_STEP);
  const { step } = table;
  const most = Math.min(table.most, Math.floor(reach / step));
  const from = Math.max(-most, Math.ceil((mean - DEVIATIONS * deviation) / step));
  const to = Math.min(most, Math.floor((mean + DEVIATIONS * deviation) / step));
  for (let k = from; k <= to; k++)
    visit(k * step, weight(k * step - mean, variance, step, exp64), table.at(k));
}

/** E[f(v)·erf(u/2)/2] for f(v) = δ(v) and v·σ̇(v): given v, the mean of erf(u/2) is erf of a multiple of v. */
function withErrorFunction(variance: number, other: number, c: number): readonly [rest: number, byX: number] {
  if (variance < TINY) return [0, 0];
  const factor = c / variance;
  const left = Math.max(0, other - c * factor);
  const scale = Math.abs(factor) / Math.sqrt(4 + 2 * left);
  const step = stepFor(1 / variance + 2 * scale * scale);
  const most = Math.floor(Math.min(REACH, DEVIATIONS * Math.sqrt(variance)) / step);
  let [rest, byX] = [0, 0];
  // The integrands are even, and zero at 0.
  for (let k = 1; k <= most; k++) {
    const x = k * step;
    const value = 2 * weight(x, variance, step, exp64) * (normalCdf64(Math.SQRT2 * scale * x) - 0.5);
    const jet = jetAt(x);
    rest += value * jet[0];
    byX += value * jet[3];
  }
  const sign = Math.sign(factor);
  return [sign * rest, sign * byX];
}

/**
 * The moments of s for variances p, q ≥ 0 and a covariance c, with an error that is stated in `activations.ts`: tested against other
 * sources, and against a rule with half the steps.
 */
export function logisticMoments(p: number, q: number, c: number): Moments {
  // The outer variable has the greater variance, so that the mean of the inner one moves no faster than it.
  const isSwapped = q > p;
  const [outer, inner] = isSwapped ? [q, p] : [p, q];
  const factor = outer < TINY ? 0 : c / outer;
  const left = Math.max(0, inner - c * factor);
  // Sums stand in arrays: numbers that a closure changes would be allocated anew each time.
  const sums = new Float64Array(7);
  const means = new Float64Array(5);
  const add = (to: Float64Array, k: number, term: number): void => {
    to[k] = (to[k] ?? 0) + term;
  };
  eachNode(0, outer, REACH, (x, weightOfX, a) => {
    // (x, y) and (−x, −y) give the same products.
    if (x < 0) return;
    means.fill(0);
    // The products fall like e^(−|x| − |y|).
    eachNode(factor * x, left, REACH - x, (_y, w, b) => {
      for (let k = 0; k < 5; k++) add(means, k, w * (b[k] ?? 0));
    });
    const [rest = 0, slope = 0, curvature = 0, byX = 0, curvatureByX = 0] = means;
    const w = x === 0 ? weightOfX : 2 * weightOfX;
    add(sums, 0, w * a[0] * rest);
    add(sums, 1, w * a[1] * slope);
    add(sums, 2, w * a[2] * curvature);
    // With a factor that is the outer variable, or the inner one.
    add(sums, 3, w * a[3] * rest);
    add(sums, 4, w * a[4] * slope);
    add(sums, 5, w * a[0] * byX);
    add(sums, 6, w * a[1] * curvatureByX);
  });
  const [
    rests = 0,
    slopes = 0,
    curvatures = 0,
    outerRests = 0,
    outerSlopes = 0,
    innerRests = 0,
    innerSlopes = 0,
  ] = sums;
  const errorFunctions = errorFunctionMoments(p, q, c, 0.5, 0.5);
  const [restOfV, byV] = withErrorFunction(q, p, c);
  const [restOfU, byU] = withErrorFunction(p, q, c);
  return {
    values: errorFunctions.values + restOfV + restOfU + rests,
    slopes,
    curvatures,
    radialValues: byV + (isSwapped ? outerRests : innerRests),
    radialSlopes: isSwapped ? outerSlopes : innerSlopes,
    firstRadialValues: byU + (isSwapped ? innerRests : outerRests),
    firstRadialSlopes: isSwapped ? innerSlopes : outerSlopes,
  };
}
