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

/** Networks with more weights than this are seen in units that are powers of two: their numbers stay float64 then. */
const LARGE = 20_000;

/** The unit that is used for this one in a network of this size: the same, or the power of two next to it. */
export function unitFor({ layers }: Network, size: Rational): Rational {
  const weights = layers.reduce(
    (sum, layer) => sum + layer.weights.length * (layer.weights[0]?.length ?? 0),
    0,
  );
  if (weights <= LARGE || size.sign <= 0) return size;
  return Rational.fromNumber(2 ** Math.round(Math.log2(size.toNumber())));
}

/**
 * The same map, where of each hidden unit the first number that is not 0, of its weights and its bias, is ±1; about ±1 in a
 * large network. Nothing leaves a unit that is always 0.
 */
export function withEvenUnits(network: Network): Network {
  if (!isPositivelyHomogeneous(network)) return network;
  let incoming: readonly Rational[] | undefined;
  const layers = network.layers.map(({ weights, bias }, k): Layer => {
    const received = incoming;
    const rows = received ? weights.map((row) => row.map((w, j) => w.times(at(received, j)))) : weights;
    if (k + 1 === network.depth) return { weights: rows, bias };
    const sizes = rows.map((row, i) => {
      const first = row.find(({ sign }) => sign !== 0) ?? at(bias, i);
      return unitFor(network, first.abs());
    });
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
  const isZero = (row: readonly Rational[]) => row.every(({ sign }) => sign === 0);
  const mayHaveAny = network.layers.some(({ weights }) => weights.some(isZero));
  if (!(activation instanceof PiecewiseLinear) || !mayHaveAny) return network;
  let constants: readonly (Rational | undefined)[] = [];
  const layers = network.layers.map(({ weights, bias }): Layer => {
    const folded = {
      weights: weights.map((row) => row.map((w, j) => (constants[j] ? Rational.zero : w))),
      bias: weights.map((row, i) =>
        row.reduce((sum, w, j) => sum.plus(w.times(constants[j] ?? Rational.zero)), at(bias, i)),
      ),
    };
    constants = folded.weights.map((row, i) =>
      isZero(row) ? activation.valueAt(at(folded.bias, i)) : undefined,
    );
    return folded;
  });
  return new Network(activation, layers);
}
