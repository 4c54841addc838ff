import { at, matrix, Network, PiecewiseLinear, Rational, type Vector } from '../../exact/index.js';
import { contractionRadius } from './contraction.js';

/** Factors by which the last weights are scaled at first, except those that are solved for. */
const SCALES = [1, 4, 16].map((n) => Rational.of(1, n));

/**
 * An autoencoder with a planted attractive cycle of period two: x and y are chosen, one column of the last weights
 * and the last bias are solved for F(x) = y and F(y) = x, and the other columns are made smaller if need be. So F²
 * is a network with an attractive fixed point, as in Remark 2.1. Nothing else is done to F.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { network, withCycle } from 'basincheck/arbitraries';
 * const cycles = withCycle(network({ inputDimension: 1, depth: 2 }));
 * fc.sample(cycles, 5).every(({ network: F, orbit: [x] }) => String(F.iterateExactly(x, 2)) === String(x)); // → true
 * ```
 */
export class PlantedCycle {
  private constructor(
    readonly network: Network,
    /** The points x and y, with F(x) = y and F(y) = x exactly. */
    readonly orbit: readonly [x: Vector, y: Vector],
    /** F² contracts the closed box of this radius around x into itself, in the maximum norm. */
    readonly radius: Rational,
  ) {}

  /**
   * Plants a cycle; `undefined` if φ is not piecewise linear, if there is no dyadic solution, or none for which F²
   * contracts around x.
   *
   * @example
   * ```ts
   * import { leakyRelu, Network, Rational } from 'basincheck';
   * import { PlantedCycle } from 'basincheck/arbitraries';
   * const line = { weights: [[Rational.one]], bias: [Rational.zero] };
   * const F = new Network(leakyRelu(Rational.of(1, 4)), [line, line]);
   * const planted = PlantedCycle.plant(F, [[Rational.of(3)], [Rational.of(-4)]]);
   * planted?.network.evaluateExactly([Rational.of(3)]); // → [-4]
   * ```
   */
  static plant(network: Network, orbit: readonly [x: Vector, y: Vector]): PlantedCycle | undefined {
    for (const candidate of solutions(network, orbit)) {
      const radius = contractionRadius(candidate.power(2), orbit[0]);
      if (radius !== undefined) return new PlantedCycle(candidate, orbit, radius);
    }
    return undefined;
  }
}

/** Networks that agree with the given one up to the last layer, and take x to y and y to x. */
function* solutions(network: Network, [x, y]: readonly [Vector, Vector]): Generator<Network, void> {
  const { activation, layers, depth, inputDimension, outputDimension } = network;
  if (!(activation instanceof PiecewiseLinear) || depth < 2 || inputDimension !== outputDimension) return;
  const [atX, atY] = [network.layerwise(x), network.layerwise(y)].map((values) => at(values, depth - 2));
  if (atX === undefined || atY === undefined) return;
  const apart = matrix.subtract(atX, atY);
  for (const [j, distance] of apart.entries()) {
    if (!isSignedPowerOfTwo(distance)) continue;
    for (const scale of SCALES) {
      const weights = at(layers, depth - 1).weights.map((row, i) => {
        const others = row.map((w, k) => (k === j ? Rational.zero : w.times(scale)));
        const missing = at(y, i).minus(at(x, i)).minus(matrix.dot(others, apart));
        return others.with(j, missing.dividedBy(distance));
      });
      const bias = matrix.subtract(y, matrix.apply(weights, atX));
      yield new Network(activation, layers.with(-1, { weights, bias }));
    }
  }
}

function isSignedPowerOfTwo(x: Rational): boolean {
  const { numerator, denominator } = x.abs();
  return numerator > 0n && [numerator, denominator].every((n) => (n & (n - 1n)) === 0n);
}
