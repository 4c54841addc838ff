import type { Network } from '../../exact/index.js';
import type { Statement } from '../../statements/index.js';
import type { Descending } from './descending.js';
import { hypothesisOptions } from './hypothesis-options.js';
import { network } from './network.js';
import type { NetworkOptions } from './network-options.js';

/**
 * Networks that satisfy every hypothesis of the statement, decided exactly; all their shrinks satisfy it too. Options
 * narrow down the choice further.
 */
export function networkSatisfying(statement: Statement, options: NetworkOptions = {}): Descending<Network> {
  return network(hypothesisOptions(statement, options)).where(
    `networkSatisfying ${statement.id}`,
    (candidate) => statement.hypotheses.every((hypothesis) => hypothesis.decide(candidate).holds),
  );
}
