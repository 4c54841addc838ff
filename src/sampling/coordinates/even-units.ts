/**
 * Hidden units in one size. If φ(c·v) = c·φ(v) for c > 0, as for ReLU, a unit may be divided by c, and what leaves it
 * multiplied by c: the map is the same. Networks that differ in nothing else become the same network here.
 */

import { at, Network, PiecewiseLinear, Rational, type Layer } from '../../exact/index.js';

/** Whether φ(c·v) = c·φ(v) for every c > 0: it bends or jumps at 0 only, and has no intercept. */
export function isPositivelyHomogeneous({ activation }: Network): boolean {
  if (!(activation instanceof PiecewiseLinear)) return false;
  return activation.pieces.every(({ until, intercept }) => (until?.sign ?? 0) === 0 && intercept.sign === 0);
}

/**
 * The same map, where of each hidden unit the first number that is not 0, of its weights and its bias, is ±1. Nothing leaves a
 * unit that is always 0.
 */
export function withEvenUnits(network: Network): Network {
  if (!isPositivelyHomogeneous(network)) return network;
  let incoming: readonly Rational[] | undefined;
  const layers = network.layers.map(({ weights, bias }, k): Layer => {
    const received = incoming;
    const rows = received ? weights.map((row) => row.map((w, j) => w.times(at(received, j)))) : weights;
    if (k + 1 === network.depth) return { weights: rows, bias };
    const sizes = rows.map(
      (row, i) => [...row, at(bias, i)].find(({ sign }) => sign !== 0)?.abs() ?? Rational.zero,
    );
    incoming = sizes;
    const divisors = sizes.map((size) => (size.sign === 0 ? Rational.one : size));
    return {
      weights: rows.map((row, i) => row.map((w) => w.dividedBy(at(divisors, i)))),
      bias: bias.map((b, i) => b.dividedBy(at(divisors, i))),
    };
  });
  return new Network(network.activation, layers);
}

/** The same map, where nothing leaves a unit whose value is constant: it goes into the next bias. For φ piecewise linear. */
export function withoutConstantUnits(network: Network): Network {
  const { activation } = network;
  if (!(activation instanceof PiecewiseLinear)) return network;
  let constants: readonly (Rational | undefined)[] = [];
  const layers = network.layers.map(({ weights, bias }): Layer => {
    const folded = {
      weights: weights.map((row) => row.map((w, j) => (constants[j] ? Rational.zero : w))),
      bias: weights.map((row, i) =>
        row.reduce((sum, w, j) => sum.plus(w.times(constants[j] ?? Rational.zero)), at(bias, i)),
      ),
    };
    constants = folded.weights.map((row, i) =>
      row.every(({ sign }) => sign === 0) ? activation.valueAt(at(folded.bias, i)) : undefined,
    );
    return folded;
  });
  return new Network(activation, layers);
}
