import { at, type Layer, matrix, Network, Rational, type Vector } from '../../exact/index.js';
import { contractionRadius, stretch } from './contraction.js';

/** Half the side of the box on which the Lipschitz constant of F is measured. */
const RADIUS_OF_STRETCH = Rational.of(1, 64);
/** A Lipschitz constant of at most this is small enough. */
const CONTRACTING_FACTOR = Rational.of(7, 8);
/** The last weights are halved at most this many times. */
const MOST_HALVINGS = 20;

/**
 * An autoencoder with a planted attractive fixed point: x* is chosen, the last weights are halved until F contracts
 * around x*, and the last bias is set so that F(x*) = x*. The ranks stay, and nothing else is done to F: what
 * happens further away is left to chance, and planting breaks no statement of the paper.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { network, withAttractor } from 'basincheck/arbitraries';
 * const planted = withAttractor(network({ inputDimension: 2 }));
 * fc.sample(planted, 20).every(({ network: F, attractor: x }) => String(F.evaluateExactly(x)) === String(x)); // → true
 * ```
 */
export class PlantedNetwork {
  private constructor(
    readonly network: Network,
    /**
     * The point x*. If φ is piecewise linear, F(x*) = x* exactly. If φ is smooth, F(x*) is as near to x* as a bias in
     * float64 allows, and the fixed point is somewhere in the box of the given radius.
     */
    readonly attractor: Vector,
    /**
     * F contracts the closed box of this radius around x* into itself, in the maximum norm, so the box is in the
     * basin.
     */
    readonly radius: Rational,
  ) {}

  /**
   * Plants an attractor at x*; `undefined` if φ jumps too near by, or F stretches too much.
   *
   * @example
   * ```ts
   * import { Network, Rational, relu } from 'basincheck';
   * import { PlantedNetwork } from 'basincheck/arbitraries';
   * const layer = { weights: [[Rational.of(2)]], bias: [Rational.zero] };
   * const planted = PlantedNetwork.plant(new Network(relu, [layer, layer]), [Rational.one]);
   * planted?.network.layers; // → [{ weights: [[2]], bias: [0] }, { weights: [[1/4]], bias: [1/2] }]
   * planted?.radius; // → 1/4
   * ```
   */
  static plant(network: Network, attractor: Vector): PlantedNetwork | undefined {
    const around = stretch(network, attractor, RADIUS_OF_STRETCH);
    if (around === undefined) return undefined;
    let { factor } = around;
    let scale = Rational.one;
    for (let k = 0; k < MOST_HALVINGS && CONTRACTING_FACTOR.lessThan(factor); k++) {
      factor = factor.times(Rational.half);
      scale = scale.times(Rational.half);
    }
    const last = at(network.layers, network.depth - 1);
    const weights = last.weights.map((row) => row.map((w) => w.times(scale)));
    return PlantedNetwork.fixed(withLast(network, { weights, bias: last.bias }), attractor);
  }

  /** Sets the last bias so that x* is fixed; `undefined` unless F contracts around x*. */
  private static fixed(network: Network, attractor: Vector): PlantedNetwork | undefined {
    const value = stretch(network, attractor, RADIUS_OF_STRETCH)?.value;
    if (value?.length !== attractor.length) return undefined;
    const { weights, bias } = at(network.layers, network.depth - 1);
    const exact = matrix.add(bias, matrix.subtract(attractor, value));
    const nearest = network.activation.exact ? exact : exact.map((b) => Rational.fromNumber(b.toNumber()));
    const planted = withLast(network, { weights, bias: nearest });
    const radius = contractionRadius(planted, attractor);
    return radius && new PlantedNetwork(planted, attractor, radius);
  }
}

function withLast({ activation, layers }: Network, last: Layer): Network {
  return new Network(activation, layers.with(-1, last));
}
