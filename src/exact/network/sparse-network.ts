/**
 * Networks whose matrices are mostly zeros, such as convolutions of large images. Of each row only the numbers that may differ
 * from 0 are held, exactly; the matrices themselves are never made.
 */

import { at, type RankBounds, Rational, type Vector } from '../numbers/index.js';
import type { Activation } from './activation.js';
import type { Layer } from './network.js';
import { PiecewiseLinear } from './piecewise-linear.js';

/** A row of a matrix: its numbers at these places, in increasing order, and 0 elsewhere. */
export interface SparseRow {
  readonly places: readonly number[];
  readonly values: Vector;
}

/** x ↦ W·x + b, with W of shape m×n as m rows, n = `inputs`, and b of length m. */
export interface SparseLayer {
  readonly inputs: number;
  readonly rows: readonly SparseRow[];
  readonly bias: Vector;
}

/**
 * F = α_L ∘ φ ∘ … ∘ φ ∘ α_1 as of `Network`, with sparse matrices. Immutable; weights and biases are exact.
 *
 * @example
 * ```ts
 * import { Rational, relu, SparseNetwork } from 'basincheck';
 * const shift = { places: [1], values: [Rational.half] };
 * const F = new SparseNetwork(relu, [{ inputs: 1000, rows: [shift], bias: [Rational.one] }]);
 * [F.inputDimension, F.widths, F.weights]; // → [1000, [1], 1]
 * ```
 */
export class SparseNetwork {
  readonly inputDimension: number;
  readonly outputDimension: number;

  /** Throws unless every layer has as many inputs as the layer before it has outputs, and a bias for each row. */
  constructor(
    readonly activation: Activation,
    readonly layers: readonly SparseLayer[],
  ) {
    let width = layers[0]?.inputs ?? 0;
    this.inputDimension = width;
    if (width === 0)
      throw new RangeError('SparseNetwork: expected at least one layer with at least one input');
    layers.forEach(({ inputs, rows, bias }, k) => {
      const fit = rows.every(
        ({ places, values }) => places.length === values.length && (places.at(-1) ?? 0) < inputs,
      );
      if (inputs !== width || rows.length === 0 || rows.length !== bias.length || !fit) {
        throw new RangeError(
          `SparseNetwork: expected layer ${k + 1} to have ${width} inputs, a value for each place, and a bias for each row`,
        );
      }
      width = rows.length;
    });
    this.outputDimension = width;
  }

  /** L, the number of layers. */
  get depth(): number {
    return this.layers.length;
  }

  /** The widths n_1, …, n_L of the layers. */
  get widths(): readonly number[] {
    return this.layers.map(({ rows }) => rows.length);
  }

  /** Number of places at which a matrix may differ from 0. */
  get weights(): number {
    return this.layers.reduce(
      (sum, { rows }) => rows.reduce((all, { places }) => all + places.length, sum),
      0,
    );
  }

  /** What the shapes say of the ranks of W_1, …, W_L: no elimination is tried. */
  rankBounds(): readonly RankBounds[] {
    return this.layers.map(({ inputs, rows }) => ({ least: 0, most: Math.min(inputs, rows.length) }));
  }

  /**
   * F(x) exactly. Throws for an activation that is not piecewise linear.
   *
   * @example
   * ```ts
   * import { Rational, relu, SparseNetwork } from 'basincheck';
   * const layer = { inputs: 2, rows: [{ places: [1], values: [Rational.half] }], bias: [Rational.one] };
   * new SparseNetwork(relu, [layer]).evaluateExactly([Rational.zero, Rational.half]); // → [5/4]
   * ```
   */
  evaluateExactly(x: Vector): Vector {
    const { activation, layers, inputDimension } = this;
    if (!(activation instanceof PiecewiseLinear))
      throw new TypeError('SparseNetwork.evaluateExactly: expected a piecewise linear activation');
    if (x.length !== inputDimension)
      throw new RangeError(
        `SparseNetwork.evaluateExactly: expected a point with ${inputDimension} coordinates, got ${x.length}`,
      );
    return layers.reduce((y, { rows, bias }, k) => {
      const affine = rows.map(({ places, values }, i) =>
        places.reduce((sum, place, e) => sum.plus(at(values, e).times(at(y, place))), at(bias, i)),
      );
      return k + 1 < layers.length ? affine.map((value) => activation.valueAt(value)) : affine;
    }, x);
  }
}

/**
 * The same map with its zeros.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { denseLayer } from 'basincheck/exact';
 * denseLayer({ inputs: 2, rows: [{ places: [1], values: [Rational.half] }], bias: [Rational.one] }); // → { weights: [[0, 1/2]], bias: [1] }
 * ```
 */
export function denseLayer({ inputs, rows, bias }: SparseLayer): Layer {
  const weights = rows.map(({ places, values }) => {
    const row = Array.from({ length: inputs }, () => Rational.zero);
    places.forEach((place, e) => (row[place] = at(values, e)));
    return row;
  });
  return { weights, bias };
}
