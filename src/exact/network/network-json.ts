/** A network as JSON: what network files and counterexample files have in common. */

import type { Activation } from './activation.js';
import { Elu } from './elu.js';
import { PiecewiseLinear } from './piecewise-linear.js';
import { smoothActivations } from './smooth.js';

export const NETWORK_FORMAT = 'basincheck/network@1';

/**
 * `activation` and `layers` as JSON, numbers as strings. Throws for a φ that is not piecewise linear and has no name in the
 * format.
 *
 * @example
 * ```ts
 * import { Network, networkJson, Rational, smoothActivations } from 'basincheck';
 * const F = new Network(smoothActivations.tanh, [{ weights: [[Rational.half]], bias: [Rational.zero] }]);
 * JSON.stringify(networkJson(F)); // → '{"activation":{"name":"tanh"},"layers":[{"weights":[["1/2"]],"bias":["0"]}]}'
 * ```
 */
export function networkJson({
  activation,
  layers,
}: {
  readonly activation: Activation;
  readonly layers: readonly object[];
}): { activation: object; layers: readonly object[] } {
  if (activation instanceof PiecewiseLinear) return { activation: { pieces: activation.pieces }, layers };
  const name = Object.entries(smoothActivations).find(([, each]) => each === activation)?.[0];
  if (name !== undefined) return { activation: { name }, layers };
  if (activation instanceof Elu) return { activation: { name: 'elu', alpha: activation.alpha }, layers };
  throw new TypeError(
    'networkJson: expected a piecewise linear activation or one that has a name in the format',
  );
}
