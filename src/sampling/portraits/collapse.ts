/**
 * Whether an orbit ends only because floating point runs out of digits. A map that doubles shifts the digits of its argument: in
 * exact arithmetic the orbits of almost all points go on for ever, in float64 they arrive at 0 after some fifty steps. Where
 * a change of the last digit of the start would have grown to a visible one by the end, the end says nothing.
 */

import type { FloatNetwork } from '../kernels/float-network.js';
import { Random } from '../orbits/random.js';
import { slopeAt, slopeOf } from '../orbits/jacobian.js';

/** A change of the start that has grown by this factor comes from digits that the start does not have. */
const GROWTH_OF_ROUNDING = 2 ** 36;

/** Whether the last digits of x decide where F^steps(x) is: by how much F^steps stretches a direction at x. */
export function isDecidedByRounding(network: FloatNetwork, x: ArrayLike<number>, steps: number): boolean {
  let value = Float64Array.from(x);
  let change = new Random(0, 'collapse').direction(value.length);
  for (let step = 0; step < steps; step++) {
    network.layers.forEach(({ inputs, outputs, weights, bias }, k) => {
      const isHidden = k + 1 < network.layers.length;
      const [next, moved] = [new Float64Array(outputs), new Float64Array(outputs)];
      for (let i = 0; i < outputs; i++) {
        let [sum, by] = [0, 0];
        for (let j = 0; j < inputs; j++) {
          const w = weights[i * inputs + j] ?? NaN;
          sum += w * (value[j] ?? NaN);
          by += w * (change[j] ?? NaN);
        }
        const y = sum + (bias[i] ?? NaN);
        next[i] = isHidden ? network.activation.evaluate(y) : y;
        moved[i] = isHidden && by !== 0 ? by * slope(network, y) : by;
      }
      [value, change] = [next, moved];
    });
  }
  return !(Math.hypot(...change) < GROWTH_OF_ROUNDING);
}

function slope({ pieces, activation }: FloatNetwork, y: number): number {
  return pieces ? slopeAt(pieces, y) : slopeOf((z) => activation.evaluate(z), y);
}
