import type { Network } from '../../exact/index.js';
import type { Statement } from '../../statements/index.js';
import type { Descending } from './descending.js';
import { hypothesisOptions } from './hypothesis-options.js';
import { network } from './network.js';
import type { NetworkOptions } from './network-options.js';

/**
 * Networks for which exactly the named hypothesis of the statement fails and every other one holds, decided exactly.
 * The same holds for all their shrinks. Options narrow down the choice further. Throws if the statement has no
 * hypothesis of that name.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { theorem22 } from 'basincheck';
 * import { networkSatisfyingAllBut } from 'basincheck/arbitraries';
 * const networks = networkSatisfyingAllBut(theorem22, 'width', { inputDimension: 1 });
 * fc.sample(networks, 20).every((F) => F.width > 1 && F.activation.increasing); // → true
 * ```
 */
export function networkSatisfyingAllBut(
  statement: Statement,
  dropped: string,
  options: NetworkOptions = {},
): Descending<Network> {
  return network(hypothesisOptions(statement, options, dropped)).where(
    `networkSatisfyingAllBut ${statement.id} ${dropped}`,
    (candidate) =>
      statement.hypotheses.every(
        (hypothesis) => hypothesis.decide(candidate).holds === (hypothesis.name !== dropped),
      ),
  );
}
