/** What a verified file proves, in one sentence. */

import { type Counterexample, proofOf } from './kinds.js';

export function claimText(counterexample: Counterexample): string {
  const { statement, dropped, network } = counterexample;
  const without = dropped.length === 0 ? 'with every hypothesis kept' : `without ${dropped.join(', ')}`;
  const size = `n0 = ${network.inputDimension}, depth ${network.depth}, width ${network.width}`;
  const fact = proofOf(counterexample).fact();
  return `${statement.name} fails ${without}: for a network with ${size}, ${fact}.`;
}
