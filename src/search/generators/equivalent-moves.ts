import { at, type Layer, matrix, Network, PiecewiseLinear, Rational } from '../../exact/index.js';

const { zero, one, half } = Rational;
const two = Rational.of(2);
const minusOne = one.negated();

/** φ is replaced by x ↦ (φ(stretch·x + shift) − drop)/scale. */
interface Change {
  readonly shift: Rational;
  readonly drop: Rational;
  readonly stretch: Rational;
  readonly scale: Rational;
}

const same: Change = { shift: zero, drop: zero, stretch: one, scale: one };

/**
 * Networks that compute the same F, for a piecewise linear φ. Some have another φ that has a kink at the origin, or
 * goes through the origin, or is less steep, or finer, with weights and biases that make up for it. In others, a
 * neuron that always gives the same value is not used. So φ and the weights get simpler even where F cannot change.
 */
export function* equivalentMoves(network: Network): Generator<Network, void> {
  const { activation } = network;
  if (!(activation instanceof PiecewiseLinear)) return;
  yield changed(network, activation, { ...same, drop: activation.valueAt(zero) });
  for (const { until } of activation.pieces) {
    if (until === undefined) continue;
    yield changed(network, activation, { ...same, shift: until, drop: activation.valueAt(until) });
    yield changed(network, activation, { ...same, shift: until });
  }
  for (const factor of [half, two]) {
    yield changed(network, activation, { ...same, stretch: factor });
    yield changed(network, activation, { ...same, scale: factor });
    yield changed(network, activation, { ...same, stretch: factor, scale: factor });
  }
  // A reversed φ would have its other limit where it jumps, so it has to be continuous.
  if (activation.continuous)
    yield changed(network, activation, { ...same, stretch: minusOne, scale: minusOne });
  yield* withoutConstants(network, activation);
}

/** A neuron with all weights 0 gives a constant, which the biases of the next layer can contain. */
function* withoutConstants({ layers }: Network, activation: PiecewiseLinear): Generator<Network, void> {
  for (const [k, next] of layers.entries()) {
    const layer = layers[k - 1];
    if (layer === undefined) continue;
    for (const [i, row] of layer.weights.entries()) {
      if (row.some((w) => w.sign !== 0)) continue;
      const constant = activation.valueAt(at(layer.bias, i));
      const folded = {
        weights: next.weights.map((weights) => weights.with(i, zero)),
        bias: next.bias.map((b, j) => b.plus(at(at(next.weights, j), i).times(constant))),
      };
      const idle = { weights: layer.weights, bias: layer.bias.with(i, zero) };
      yield new Network(activation, layers.toSpliced(k - 1, 2, idle, folded));
    }
  }
}

function changed(network: Network, { pieces }: PiecewiseLinear, change: Change): Network {
  const { shift, drop, stretch, scale } = change;
  const order = stretch.sign < 0 ? pieces.toReversed() : pieces;
  const phi = new PiecewiseLinear(
    order.map(({ slope, intercept, until }, i) => {
      const end = stretch.sign < 0 ? order[i + 1]?.until : until;
      const line = {
        slope: slope.times(stretch).dividedBy(scale),
        intercept: slope.times(shift).plus(intercept).minus(drop).dividedBy(scale),
      };
      return end === undefined ? line : { until: end.minus(shift).dividedBy(stretch), ...line };
    }),
  );
  const layers = network.layers.map((layer, k): Layer => {
    const { weights, bias } = k === 0 ? layer : takingScaled(layer, scale, drop);
    if (k + 1 === network.depth) return { weights, bias };
    return {
      weights: weights.map((row) => row.map((w) => w.dividedBy(stretch))),
      bias: bias.map((b) => b.minus(shift).dividedBy(stretch)),
    };
  });
  return new Network(phi, layers);
}

/** The affine map x ↦ α(scale·x + drop), for `drop` in every coordinate. */
function takingScaled({ weights, bias }: Layer, scale: Rational, drop: Rational): Layer {
  const dropped = weights.map((row) =>
    matrix.dot(
      row,
      row.map(() => drop),
    ),
  );
  return { weights: weights.map((row) => row.map((w) => w.times(scale))), bias: matrix.add(bias, dropped) };
}
