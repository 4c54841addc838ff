/** A network of finite width before training, as section 3.1 of the paper on sigmoid autoencoders has it: f₀ and J₀. */

import { Random } from '../orbits/random.js';
import type { WideActivation } from './moments.js';
import type { WideStart } from './wide-limit.js';

export interface StartOptions {
  readonly activation: WideActivation;
  /** L ≥ 1, the number of affine maps. */
  readonly depth: number;
  /** Coordinates of inputs and outputs. */
  readonly n0: number;
  /** Units of each hidden layer. */
  readonly width: number;
  readonly seed: number;
}

/** The network itself: for each layer its rows, with the factors 1/√n in them. */
export interface FiniteStart extends WideStart {
  readonly layers: readonly (readonly Float64Array[])[];
}

/**
 * A network α̃^(ℓ+1) = W^(ℓ)·α^(ℓ)/√n_ℓ with standard normal weights. The same seed gives the same network.
 *
 * @example
 * ```ts
 * import { randomStart, wideActivations } from 'basincheck';
 * const start = randomStart({ activation: wideActivations.sigmoid, depth: 2, n0: 3, width: 10, seed: 1 });
 * start.value([1, 2, 2]).length; // → 3
 * ```
 */
export function randomStart({ activation, depth, n0, width, seed }: StartOptions): FiniteStart {
  const random = new Random(seed, 'infinite width');
  const layers = Array.from({ length: depth }, (_, layer) => {
    const [rows, columns] = [layer === depth - 1 ? n0 : width, layer === 0 ? n0 : width];
    const scale = 1 / Math.sqrt(columns);
    return Array.from({ length: rows }, () =>
      Float64Array.from({ length: columns }, () => scale * random.normal()),
    );
  });
  /** Values at x, with their derivatives along columns of `directions`. */
  const run = (x: ArrayLike<number>, directions: readonly Float64Array[]): Run => {
    let values = Float64Array.from(x);
    let along = directions;
    layers.forEach((weights, layer) => {
      const before = weights.map((row) => product(row, values));
      const slopes = along.map((direction) => weights.map((row) => product(row, direction)));
      const isLast = layer === depth - 1;
      values = Float64Array.from(before, (u) => (isLast ? u : activation.value(u)));
      along = slopes.map((column) =>
        Float64Array.from(column, (u, i) => (isLast ? u : u * activation.slope(before[i] ?? 0))),
      );
    });
    return { values, along };
  };
  return {
    layers,
    value: (x) => run(x, []).values,
    jacobian: (x) => {
      const unit = (j: number): Float64Array => Float64Array.from({ length: n0 }, (_, i) => Number(i === j));
      const { along } = run(
        x,
        Array.from({ length: n0 }, (_, j) => unit(j)),
      );
      return Array.from({ length: n0 }, (_, i) => Float64Array.from(along, (column) => column[i] ?? 0));
    },
  };
}

interface Run {
  readonly values: Float64Array;
  readonly along: readonly Float64Array[];
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
