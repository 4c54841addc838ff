/**
 * A reference: what a user's function has to compute on generated cases. Each case shrinks to the smallest one on
 * which function and reference differ.
 */

import fc from 'fast-check';
import type { Descending } from '../../search/generators/index.js';
import type { Disagreement } from './disagreement.js';

/**
 * The number and choice of the cases. Options that are not given are as `fc.configureGlobal` says, or fast-check's
 * own defaults.
 */
export interface RunOptions {
  /** The number of cases; fast-check's default is 100. */
  readonly runs?: number;
  /** The same seed gives the same cases. A failure names its seed. */
  readonly seed?: number;
  /** The path of a failure. Together with its seed, it leads directly to the case that was found. */
  readonly path?: string;
}

export type Comparison =
  { readonly agrees: true; readonly runs: number } | { readonly agrees: false; readonly message: string };

/** A reference with which a function can be compared, whatever its cases are. */
export interface Comparable<Implementation> {
  /** The name of the reference, such as "the forward pass". */
  readonly name: string;
  /** Runs the function, which may return a promise, on generated cases. A difference is returned, not thrown. */
  readonly compare: (implementation: Implementation) => Promise<Comparison>;
}

/** The parts of a reference. `Arguments` are the arguments of the function; it returns a `Result`. */
export interface Definition<Case, Arguments extends readonly unknown[]> {
  readonly name: string;
  readonly cases: Descending<Case>;
  /** The arguments for a case. Every call makes new ones, because functions may write into them. */
  argumentsOf(given: Case): Arguments;
  /** Judges a result, which may be any value. */
  judge(given: Case, result: unknown): Disagreement | undefined;
  /** The case in a form that a reader can paste, by name. */
  describe(given: Case): Readonly<Record<string, string>>;
}

/**
 * What a function has to compute, with the cases on which it is asked. `compare` runs them all, `check` and `judge` take one.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { dyadic } from 'basincheck/arbitraries';
 * import { Reference } from 'basincheck/references';
 * const doubling = new Reference<Rational, [x: number], number>({
 *   name: 'doubling',
 *   cases: dyadic(),
 *   argumentsOf: (x) => [x.toNumber()],
 *   judge: (x, received) =>
 *     received === 2 * x.toNumber()
 *       ? undefined
 *       : { where: 'the result', expected: String(2 * x.toNumber()), received: String(received) },
 *   describe: (x) => ({ x: x.toString() }),
 * });
 * (await doubling.compare((x) => x + x)).agrees; // → true
 * doubling.judge(Rational.one, 3); // → { where: 'the result', expected: '2', received: '3' }
 * ```
 */
export class Reference<Case, Arguments extends readonly unknown[], Result> implements Comparable<
  (...given: Arguments) => Result | PromiseLike<Result>
> {
  constructor(
    private readonly definition: Definition<Case, Arguments>,
    private readonly options: RunOptions = {},
  ) {}

  get name(): string {
    return this.definition.name;
  }

  /** The cases, for `fc.property` and `test.prop`; they shrink. */
  get cases(): Descending<Case> {
    return this.definition.cases;
  }

  /** The arguments with which the function is called. */
  argumentsOf(given: Case): Arguments {
    return this.definition.argumentsOf(given);
  }

  /** For use with plain fast-check: throws an Error that describes the difference on one case, if there is one. */
  check(implementation: (...given: Arguments) => Result, given: Case): void {
    const disagreement = this.judge(given, implementation(...this.argumentsOf(given)));
    if (disagreement) throw new Error(this.text(implementation, given, disagreement));
  }

  /** How a result differs from what is expected; `undefined` if it does not. */
  judge(given: Case, result: unknown): Disagreement | undefined {
    return this.definition.judge(given, result);
  }

  readonly compare = async (
    implementation: (...given: Arguments) => Result | PromiseLike<Result>,
  ): Promise<Comparison> => {
    const { runs, seed, path } = this.options;
    let last: { readonly given: Case; readonly disagreement: Disagreement } | undefined;
    const property = fc.asyncProperty(this.cases, async (given) => {
      const disagreement = await this.disagreementOn(implementation, given);
      if (disagreement) last = { given, disagreement };
      return disagreement === undefined;
    });
    const details = await fc.check(property, {
      ...(runs !== undefined && { numRuns: runs }),
      ...(seed !== undefined && { seed }),
      ...(path !== undefined && { path }),
    });
    if (!details.failed) return { agrees: true, runs: details.numRuns };
    if (last === undefined)
      return { agrees: false, message: (await fc.asyncDefaultReportMessage(details)) ?? 'interrupted' };
    const replay = { seed: details.seed, path: details.counterexamplePath };
    const message =
      `${this.text(implementation, last.given, last.disagreement)}\n` +
      `  replay    ${JSON.stringify(replay)}, after ${details.numRuns} cases and ${details.numShrinks} shrinks`;
    return { agrees: false, message };
  };

  private async disagreementOn(
    implementation: (...given: Arguments) => Result | PromiseLike<Result>,
    given: Case,
  ): Promise<Disagreement | undefined> {
    let result: Result;
    try {
      result = await implementation(...this.argumentsOf(given));
    } catch (error) {
      return { where: 'the call', expected: 'a result', received: `an exception: ${String(error)}` };
    }
    return this.judge(given, result);
  }

  private text(
    implementation: { readonly name: string },
    given: Case,
    { where, expected, received, difference }: Disagreement,
  ): string {
    const lines = {
      ...this.definition.describe(given),
      wrong: where,
      expected,
      received,
      ...(difference !== undefined && { 'off by': difference }),
    };
    return [
      `${implementation.name || 'the function'} does not agree with ${this.name}; the smallest case found:`,
      ...Object.entries(lines).map(([label, text]) => `  ${label.padEnd(8)}  ${text}`),
    ].join('\n');
  }
}
