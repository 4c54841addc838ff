/**
 * Feedforward networks of the form (1.1) of the paper: affine maps α_k(x) = W_k·x + b_k, with φ applied
 * coordinate-wise after every one but the last.
 */

import {
  at,
  fractions,
  inLowestTerms,
  isLowestTermsDue,
  matrix,
  rankBounds,
  Rational,
  rationals,
  unwatched,
  type Matrix,
  type RankBounds,
  type Vector,
  type Watch,
} from '../numbers/index.js';
import type { Activation } from './activation.js';
import { integerLayer, type IntegerLayer } from './integer-layer.js';
import { IntegerNetwork } from './integer-network.js';
import { NETWORK_FORMAT, networkJson } from './network-json.js';
import { PiecewiseLinear } from './piecewise-linear.js';

/** α(x) = W·x + b with W of shape m×n and b of length m. */
export interface Layer {
  readonly weights: Matrix;
  readonly bias: Vector;
}

/**
 * F = α_L ∘ φ ∘ α_{L−1} ∘ … ∘ φ ∘ α_1: ℝⁿ⁰ → ℝⁿᴸ, (1.1) of the paper. Immutable; weights and biases are exact.
 *
 * @example
 * ```ts
 * import { Network, Rational, relu } from 'basincheck';
 * const [zero, one] = [Rational.zero, Rational.one];
 * const layer = { weights: [[one, one.negated()], [zero, one]], bias: [zero, one] };
 * const F = new Network(relu, [layer, layer]);
 * [F.inputDimension, F.depth, F.widths, F.ranks()]; // → [2, 2, [2, 2], [2, 2]]
 * F.evaluateExactly([Rational.half, one]); // → [-2, 3]
 * F.evaluate([0.5, 1]); // → [-2, 3]
 * F.power(3).depth; // → 4
 * ```
 */
export class Network {
  readonly inputDimension: number;
  readonly outputDimension: number;
  private integers: IntegerNetwork | undefined;
  private scaled: readonly IntegerLayer[] | undefined;
  private bounds: readonly RankBounds[] | undefined;
  private floats: readonly { weights: number[][]; bias: number[] }[] | undefined;

  /** Throws unless every layer is m×n with m, n ≥ 1 and has as many inputs as the layer before it has outputs. */
  constructor(
    readonly activation: Activation,
    readonly layers: readonly Layer[],
  ) {
    let width = layers[0]?.weights[0]?.length ?? 0;
    this.inputDimension = width;
    if (width === 0) throw new RangeError('Network: expected at least one layer with at least one input');
    layers.forEach(({ weights, bias }, k) => {
      if (
        weights.length === 0 ||
        weights.length !== bias.length ||
        weights.some((row) => row.length !== width)
      ) {
        throw new RangeError(
          `Network: expected layer ${k + 1} to have rows of ${width} weights, and a bias for each row`,
        );
      }
      width = weights.length;
    });
    this.outputDimension = width;
  }

  /** A network file on one line, which is what fast-check and failing tests print. */
  toString(): string {
    return JSON.stringify({ format: NETWORK_FORMAT, ...networkJson(this) });
  }

  /** L, the number of layers. */
  get depth(): number {
    return this.layers.length;
  }

  /** The widths n_1, …, n_L of the layers. */
  get widths(): readonly number[] {
    return this.layers.map(({ bias }) => bias.length);
  }

  /** max n_j over the layers j = 1, …, L. */
  get width(): number {
    return this.widths.reduce((most, width) => Math.max(most, width), 0);
  }

  /** The ranks of W_1, …, W_L, by exact elimination. */
  ranks(watch: Watch = unwatched): readonly number[] {
    return this.layers.map(({ weights }) => matrix.rank(weights, watch));
  }

  /**
   * Bounds for the ranks of W_1, …, W_L, computed once. The two bounds of a rank are equal unless the matrix is very
   * large.
   */
  rankBounds(): readonly RankBounds[] {
    this.bounds ??= this.layers.map(({ weights }) => rankBounds(weights));
    return this.bounds;
  }

  /** The layers in integers, scaled once. */
  integerLayers(watch?: Watch): readonly IntegerLayer[] {
    this.scaled ??= this.layers.map((layer) => scaledLayer(layer, watch));
    return this.scaled;
  }

  /**
   * F(x) in float64 arithmetic. Each sum runs from the first input to the last, then the bias is added. There is no
   * error bound.
   */
  evaluate(x: readonly number[]): number[] {
    this.floats ??= this.layers.map(({ weights, bias }) => ({
      weights: weights.map((row) => row.map((w) => w.toNumber())),
      bias: bias.map((b) => b.toNumber()),
    }));
    let y = [...x];
    this.floats.forEach(({ weights, bias }, k) => {
      const affine = weights.map((row, i) => row.reduce((sum, w, j) => sum + w * at(y, j), 0) + at(bias, i));
      y = k + 1 < this.depth ? affine.map((value) => this.activation.evaluate(value)) : affine;
    });
    return y;
  }

  /** F(x) exactly. Throws for an activation that is not piecewise linear. */
  evaluateExactly(x: Vector): Vector {
    return this.iterateExactly(x, 1);
  }

  /** F^steps(x) exactly, in lowest terms only at the end. Throws for an activation that is not piecewise linear. */
  iterateExactly(x: Vector, steps: number): Vector {
    if (x.length !== this.inputDimension) {
      throw new RangeError(
        `Network.iterateExactly: expected a point with ${this.inputDimension} coordinates, got ${x.length}`,
      );
    }
    this.integers ??= new IntegerNetwork(this.piecewiseLinear('iterateExactly'), this.integerLayers());
    let y = fractions(x);
    for (let k = 0; k < steps; k++) {
      const next = this.integers.image(y);
      y = isLowestTermsDue(y.denominator, next.denominator) ? inLowestTerms(next) : next;
    }
    return rationals(y);
  }

  /** F_1(x), …, F_L(x) = F(x) exactly. Throws for an activation that is not piecewise linear. */
  layerwise(x: Vector): readonly Vector[] {
    const activation = this.piecewiseLinear('layerwise');
    let y = x;
    return this.layers.map((layer, k) => {
      const affine = applyLayer(layer, y);
      y = k + 1 < this.depth ? affine.map((value) => activation.valueAt(value)) : affine;
      return y;
    });
  }

  /** F^m as one network: the last layer of each factor and the first of the next merge into one affine map. */
  power(m: number, watch: Watch = unwatched): Network {
    if (!Number.isSafeInteger(m) || m < 1) throw new RangeError(`Network.power: expected m ≥ 1, got ${m}`);
    if (m === 1) return this;
    watch(Rational.zero, NUMBERS_PER_LAYER * m * this.depth);
    const [first, last] = [at(this.layers, 0), at(this.layers, this.depth - 1)];
    let merged = compose(first, last, watch);
    if (this.depth === 1) {
      for (let k = 2; k < m; k++) merged = compose(first, merged, watch);
      return new Network(this.activation, [merged]);
    }
    const inner = this.layers.slice(1, -1);
    const between = Array.from({ length: m - 1 }, () => [merged, ...inner]).flat();
    return new Network(this.activation, [first, ...inner, ...between, last]);
  }

  private piecewiseLinear(caller: string): PiecewiseLinear {
    if (this.activation instanceof PiecewiseLinear) return this.activation;
    throw new TypeError(`Network.${caller}: expected a piecewise linear activation`);
  }
}

/** What a layer of a power takes in memory and time, even if it is a layer that is known, counted in numbers. */
const NUMBERS_PER_LAYER = 4;

/** A power of a network has layers several times, and the powers of a network have layers in common. */
const scaledLayers = new WeakMap<Layer, IntegerLayer>();

function scaledLayer(layer: Layer, watch?: Watch): IntegerLayer {
  const known = scaledLayers.get(layer);
  if (known !== undefined) return known;
  const scaled = integerLayer(layer, watch);
  scaledLayers.set(layer, scaled);
  return scaled;
}

/**
 * W·x + b, exactly, for W m×n and x of length n.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { applyLayer } from 'basincheck/exact';
 * const double = { weights: [[Rational.of(2)]], bias: [Rational.one] };
 * applyLayer(double, [Rational.half]); // → [2]
 * ```
 */
export function applyLayer({ weights, bias }: Layer, x: Vector, watch: Watch = unwatched): Vector {
  return matrix.apply(weights, x, watch, bias);
}

/**
 * The affine map `outer ∘ inner`.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { compose } from 'basincheck/exact';
 * const double = { weights: [[Rational.of(2)]], bias: [Rational.one] };
 * compose(double, double); // → { weights: [[4]], bias: [3] }
 * ```
 */
export function compose(outer: Layer, inner: Layer, watch: Watch = unwatched): Layer {
  return {
    weights: matrix.multiply(outer.weights, inner.weights, watch),
    bias: applyLayer(outer, inner.bias, watch),
  };
}
