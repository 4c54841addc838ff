/** await expect(myForwardPass).toAgreeWithReference(forwardPass()) */

import type { Comparable, Memory } from '../oracles/index.js';
import type { MatcherResult } from './matcher-result.js';
import { Watchdog } from './watchdog.js';

/**
 * Passes if the function agrees with the reference on all generated cases. Its failure shows the smallest case on
 * which they differ.
 */
export async function agreesWithReference<Implementation>(
  implementation: Implementation,
  given: Comparable<Implementation> | (() => Comparable<Implementation>),
  memoryOf: (reference: string) => Memory | undefined = () => undefined,
  patience?: number,
): Promise<MatcherResult> {
  // Whoever writes forwardPass for forwardPass() means that.
  const reference = typeof given === 'function' ? given() : given;
  if (typeof implementation !== 'function') {
    throw new TypeError(`toAgreeWithReference: expected a function, got ${typeof implementation}`);
  }
  const watchdog = new Watchdog(patience);
  let comparison;
  try {
    comparison = await reference.compare(implementation, memoryOf(reference.name), watchdog);
  } finally {
    await watchdog.stop();
  }
  return {
    pass: comparison.agrees,
    message: () =>
      comparison.agrees
        ? `expected a function that differs from ${reference.name} somewhere, got one that agrees in ${comparison.runs} cases`
        : comparison.message,
  };
}
