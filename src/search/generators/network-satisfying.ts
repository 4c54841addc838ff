import type { Network } from '../../exact/index.js';
import type { Statement } from '../../statements/index.js';
import type { Descending } from './descending.js';
import { hypothesisOptions } from './hypothesis-options.js';
import { network } from './network.js';
import type { NetworkOptions } from './network-options.js';

/**
 * Networks that satisfy every hypothesis of the statement, decided exactly; all their shrinks satisfy it too. Options
 * narrow down the choice further.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { theorem22 } from 'basincheck';
 * import { networkSatisfying } from 'basincheck/arbitraries';
 * const networks = networkSatisfying(theorem22, { inputDimension: 2 });
 * fc.sample(networks, 20).every((F) => F.width <= 2 && F.activation.continuous && F.activation.increasing); // → true
 * ```
 */
export function networkSatisfying(statement: Statement, options: NetworkOptions = {}): Descending<Network> {
  return network(hypothesisOptions(statement, options)).where(
    `networkSatisfying ${statement.id}`,
    (candidate) => statement.hypotheses.every((hypothesis) => hypothesis.decide(candidate).holds),
  );
}
