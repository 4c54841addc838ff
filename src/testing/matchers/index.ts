/**
 * Matchers for vitest. Importing this module extends `expect`:
 *
 *     import { forwardPass } from 'basincheck/vitest';
 *
 *     await expect(myForwardPass).toAgreeWithReference(forwardPass());
 *     expect(network).toSatisfyTheorem('2.2');
 *     expect('counterexample.json').toBeVerifiedCounterexample();
 *
 * @module basincheck/vitest
 */

import { relative } from 'node:path';
import { expect } from 'vitest';
import type { Comparable } from '../oracles/index.js';
import { agreesWithReference } from './agree-with-reference.js';
import { EXAMPLES_FOLDER, failingExamples } from './failing-examples.js';
import { satisfiesTheorem, type TheoremId, type TheoremOptions } from './satisfy-theorem.js';
import { isVerifiedCounterexample } from './verified-counterexample.js';

declare module 'vitest' {
  interface Matchers<T> {
    /**
     * For a network (a `Network`, the JSON value of a network file, its text or its path). Passes if every hypothesis
     * of the theorem holds, decided exactly, and a search finds no violation of its conclusion. With `.not`, passes
     * if a violation is certified. All other verdicts fail, unless `allow` names them.
     *
     * @example
     * ```ts
     * import 'basincheck/vitest';
     * import { expect } from 'vitest';
     * const layer = { weights: [[2]], bias: [0] };
     * expect({ activation: { name: 'tanh' }, layers: [layer, layer] }).toSatisfyTheorem('2.2');
     * expect('counterexamples/2.2-without-width.json').not.toSatisfyTheorem('2.2');
     * ```
     */
    toSatisfyTheorem(theorem: TheoremId, options?: TheoremOptions): void;
    /**
     * For a counterexample file (its path, text or JSON value). Passes if the verifier accepts it; with `.not`, if
     * the verifier rejects it. A file that cannot be judged fails in both cases.
     *
     * @example
     * ```ts
     * import 'basincheck/vitest';
     * import { expect } from 'vitest';
     * expect('counterexamples/2.2-without-width.json').toBeVerifiedCounterexample();
     * ```
     */
    toBeVerifiedCounterexample(): void;
    /**
     * For a function. Passes if it computes the same as the reference on generated cases; otherwise the failure shows
     * the smallest case found. Has to be awaited. Failing cases are kept in `.basincheck/examples` and tried first next time,
     * unless `examples` is false or another folder.
     *
     * @example
     * ```ts
     * import { Network, Rational, relu } from 'basincheck';
     * import { forwardPass, type ForwardPass } from 'basincheck/vitest';
     * import { expect } from 'vitest';
     * const networks = [new Network(relu, [{ weights: [[Rational.half]], bias: [Rational.zero] }])];
     * const halve: ForwardPass = (_, [x = NaN]) => [x / 2];
     * await expect(halve).toAgreeWithReference(forwardPass({ networks }));
     * ```
     */
    toAgreeWithReference(
      reference: Comparable<T> | (() => Comparable<T>),
      options?: AgreementOptions,
    ): Promise<void>;
  }
}

export interface AgreementOptions {
  /** The folder in which failing cases are kept, relative to the working directory; `false` for none. */
  readonly examples?: string | false;
  /**
   * Milliseconds after which the case of a call that has not returned is written to stderr, or how many calls there were, if each
   * of them has; 10,000 if not given.
   */
  readonly showAfter?: number;
}

expect.extend({
  toSatisfyTheorem(given: unknown, theorem: TheoremId, options: TheoremOptions = {}) {
    return satisfiesTheorem(given, theorem, options, this.isNot);
  },
  toBeVerifiedCounterexample(given: unknown) {
    return isVerifiedCounterexample(given, this.isNot);
  },
  toAgreeWithReference<T>(
    given: T,
    reference: Comparable<T> | (() => Comparable<T>),
    { examples = EXAMPLES_FOLDER, showAfter }: AgreementOptions = {},
  ) {
    const { testPath = '', currentTestName = '' } = this;
    const name = typeof given === 'function' ? given.name : '';
    const memoryOf = (about: string) =>
      examples === false || this.isNot
        ? undefined
        : failingExamples(examples, [relative(process.cwd(), testPath), currentTestName, about, name]);
    return agreesWithReference(given, reference, memoryOf, showAfter);
  },
});

export * from '../oracles/index.js';
export type { OpenVerdict, TheoremId, TheoremOptions } from './satisfy-theorem.js';
