/** Where one starts without an entry: x ↦ x/2, through one layer of leaky ReLU. */

import { leakyRelu, matrix, Network, Rational } from '../../src/exact/index.js';

export function plain(inputs: number): Network {
  const identity = matrix.identity(inputs);
  const halves = identity.map((row) => row.map((value) => value.times(Rational.half)));
  const bias = matrix.zeros(inputs);
  return new Network(leakyRelu(Rational.of(1, 4)), [
    { weights: identity, bias },
    { weights: halves, bias },
  ]);
}
