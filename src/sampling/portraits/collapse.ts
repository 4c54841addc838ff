/**
 * Whether an orbit ends only because floating point runs out of digits. A map that doubles shifts the digits of its argument: in
 * exact arithmetic the orbits of almost all points go on for ever, in float64 they arrive at 0 after some fifty steps. Where
 * a change of the last digit of the start would have grown to a visible one by the end, the end says nothing.
 */

import type { FloatLayer, FloatNetwork } from '../kernels/float-network.js';
import { Random } from '../orbits/random.js';
import { slopeAt, slopeOf } from '../orbits/jacobian.js';

/** A change of the start that has grown by this factor comes from digits that the start does not have. */
const GROWTH_OF_ROUNDING = 2 ** 36;

/**
 * Whether the last digits of x decide where F^steps(x) is: by how much F^steps stretches a direction at x, or the opposite one. Orbits that
 * collapse come to rest exactly at kinks, where it takes the direction to say which slope φ has.
 */
export function isDecidedByRounding(network: FloatNetwork, x: ArrayLike<number>, steps: number): boolean {
  const direction = new Random(0, 'collapse').direction(x.length);
  return [direction, direction.map((d) => -d)].some(
    (change) => !(Math.hypot(...carried(network, x, steps, change)) < GROWTH_OF_ROUNDING),
  );
}

/** The derivative of F^steps at x along `change`: one-sided, where φ has a kink. */
function carried(
  network: FloatNetwork,
  x: ArrayLike<number>,
  steps: number,
  change: Float64Array,
): Float64Array {
  let value = Float64Array.from(x);
  let by = change;
  for (let step = 0; step < steps; step++) {
    network.layers.forEach((layer, k) => {
      const affine = applied(layer, value).map((sum, i) => sum + (layer.bias[i] ?? NaN));
      const moved = applied(layer, by);
      const isHidden = k + 1 < network.layers.length;
      value = isHidden ? affine.map((y) => network.activation.evaluate(y)) : affine;
      by = isHidden ? moved.map((d, i) => (d === 0 ? 0 : d * slope(network, affine[i] ?? NaN, d))) : moved;
    });
  }
  return by;
}

/** The weights times a vector. */
function applied({ inputs, outputs, weights }: FloatLayer, vector: Float64Array): Float64Array {
  return Float64Array.from({ length: outputs }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < inputs; j++) sum += (weights[i * inputs + j] ?? NaN) * (vector[j] ?? NaN);
    return sum;
  });
}

/** The slope of φ at y in a direction. */
function slope({ pieces, activation }: FloatNetwork, y: number, direction: number): number {
  if (!pieces) return slopeOf((z) => activation.evaluate(z), y);
  const ending = direction > 0 ? pieces.until.indexOf(y) : -1;
  return ending < 0 ? slopeAt(pieces, y) : (pieces.slope[ending + 1] ?? NaN);
}
