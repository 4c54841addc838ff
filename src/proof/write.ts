/** Writes counterexample files: the text that `readCounterexample` reads back to the same values. */

import { layoutJson, networkJson, plain } from '../exact/index.js';
import type { AlgebraCounterexample } from './algebra/counterexample.js';
import { type Counterexample, proofOf } from './kinds.js';
import { counterexampleFormat } from './read.js';

/**
 * Deterministic: equal counterexamples give equal bytes. Short values share a line.
 *
 * @example
 * ```ts
 * import { readFileSync } from 'node:fs';
 * import { verify, writeCounterexample } from 'basincheck/verify';
 * const text = readFileSync('counterexamples/2.2-without-width.json', 'utf8');
 * const verification = verify(text);
 * verification.verdict === 'verified' && writeCounterexample(verification.counterexample) === text; // → true
 * ```
 */
export function writeCounterexample(counterexample: Counterexample | AlgebraCounterexample): string {
  const { statement, dropped, provenance } = counterexample;
  const origin = provenance === undefined ? {} : { provenance: plain(provenance) };
  if (counterexample.kind === 'algebra') {
    const { data, witness } = counterexample;
    const format = counterexampleFormat(2);
    return layoutJson({ format, theorem: statement.id, dropped, data, witness, ...origin });
  }
  const network = networkJson(counterexample.network);
  // An elu with an `alpha` came with @2.
  const version = 'alpha' in network.activation ? 2 : proofOf(counterexample).version();
  return layoutJson({
    format: counterexampleFormat(version),
    theorem: statement.id,
    dropped,
    network,
    ...proofOf(counterexample).json(),
    ...origin,
  });
}
