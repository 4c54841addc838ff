/**
 * Moves that change a network and a point of its input space together, for failures that disappear if one of them
 * changes alone. Either the first neurons keep their values, or φ is simple and every neuron is on one side of it.
 */

import { simplestActivations } from '../../search/generators/index.js';
import { applyLayer, at, type Layer, matrix, Network, Rational, type Vector } from '../../exact/index.js';

const SIDES = [Rational.one, Rational.one.negated()];

type Move = readonly [Network, Vector];

export function* pointMoves(network: Network, x: Vector): Generator<Move, void> {
  const { activation, layers } = network;
  for (const phi of simplestActivations) {
    for (const side of SIDES) {
      yield [new Network(phi, onOneSide(layers.slice(0, -1), side).concat(layers.slice(-1))), x];
      yield [new Network(phi, onOneSide(layers, side)), x];
    }
  }
  for (const [first, point] of firstLayerMoves(at(layers, 0), x)) {
    yield [new Network(activation, layers.with(0, first)), point];
  }
}

/** The layers with all biases the same. */
function onOneSide(layers: readonly Layer[], side: Rational): readonly Layer[] {
  return layers.map(({ weights, bias }) => ({ weights, bias: bias.map(() => side) }));
}

/**
 * The first layer and the point, where the point and the bias exchange their contributions to the sums, as far as
 * possible with the same sums.
 */
function* firstLayerMoves(first: Layer, x: Vector): Generator<readonly [Layer, Vector], void> {
  const { weights, bias } = first;
  const zeros = matrix.zeros(x.length);
  yield [{ weights: weights.map(() => zeros), bias: applyLayer(first, x) }, zeros];
  for (const j of x.keys()) {
    const turned = weights.map((row) => row.with(j, at(row, j).negated()));
    yield [{ weights: turned, bias }, x.with(j, at(x, j).negated())];
    for (const side of SIDES) yield [{ weights, bias: matrix.zeros(bias.length) }, x.with(j, side)];
  }
  for (const [i, b] of bias.entries()) {
    if (b.sign === 0) continue;
    for (const [j, w] of at(weights, i).entries()) {
      const unit = at(weights, i).with(j, Rational.one);
      yield [{ weights: weights.with(i, unit), bias: bias.with(i, Rational.zero) }, x.with(j, b)];
      if (w.sign === 0) continue;
      const step = b.dividedBy(w);
      const rest = bias.map((value, k) => value.minus(at(at(weights, k), j).times(step)));
      yield [{ weights, bias: rest }, x.with(j, at(x, j).plus(step))];
    }
  }
}
