/**
 * A network and a point of its input space changed together, for failures that neither can lose alone: what reaches the
 * first neurons stays the same.
 */

import { Network, type Layer } from '../network/index.js';
import { at, matrix, type Rational, type Vector } from '../numbers/index.js';

export function* pointMoves(network: Network, x: Vector): Generator<readonly [Network, Vector], void> {
  const first = at(network.layers, 0);
  const changed = (layer: Layer): Network => new Network(network.activation, network.layers.with(0, layer));
  yield [changed(constantLayer(first, x)), matrix.zeros(x.length)];
  for (const j of x.keys()) {
    yield [changed(withColumn(first, j, (w) => w.negated())), x.with(j, at(x, j).negated())];
  }
  for (const [i, row] of first.weights.entries()) {
    const b = at(first.bias, i);
    if (b.sign === 0) continue;
    for (const [j, w] of row.entries()) {
      if (w.sign === 0) continue;
      const step = b.dividedBy(w);
      const bias = first.bias.map((value, k) => value.minus(at(at(first.weights, k), j).times(step)));
      yield [changed({ weights: first.weights, bias }), x.with(j, at(x, j).plus(step))];
    }
  }
}

/** x ↦ W·point + b, whatever x. */
function constantLayer({ weights, bias }: Layer, point: Vector): Layer {
  return {
    weights: weights.map((row) => matrix.zeros(row.length)),
    bias: matrix.apply(weights, point, undefined, bias),
  };
}

function withColumn({ weights, bias }: Layer, j: number, change: (w: Rational) => Rational): Layer {
  return { weights: weights.map((row) => row.with(j, change(at(row, j)))), bias };
}
