/** What a verified file proves, in one sentence. */

import type { AlgebraCounterexample } from './algebra/counterexample.js';
import { proofOfAlgebra } from './algebra/kind.js';
import { type Counterexample, proofOf } from './kinds.js';

export function claimText(counterexample: Counterexample): string {
  const { statement, dropped, network } = counterexample;
  const size = `n0 = ${network.inputDimension}, depth ${network.depth}, width ${network.width}`;
  const fact = proofOf(counterexample).fact();
  return `${statement.name} fails ${withoutText(dropped)}: for a network with ${size}, ${fact}.`;
}

export function algebraClaimText(counterexample: AlgebraCounterexample): string {
  const { statement, dropped } = counterexample;
  return `${statement.name} fails ${withoutText(dropped)}: ${proofOfAlgebra(counterexample).fact()}.`;
}

function withoutText(dropped: readonly string[]): string {
  return dropped.length === 0 ? 'with every hypothesis kept' : `without ${dropped.join(', ')}`;
}
