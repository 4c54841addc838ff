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
  /** Milliseconds within which a function that returns a promise has to be done with one case; not limited if not given. */
  readonly timeLimit?: number;
  /**
   * Milliseconds after which no further case is begun, shrinking included. What was found until then is told; if nothing
   * was, the comparison says how many cases there were. Not limited if not given.
   */
  readonly interruptAfter?: number;
}

/** Where a failure is found again. */
export interface Replay {
  readonly seed: number;
  readonly path: string;
}

/** What remembers failures from one run to the next. */
export interface Memory {
  /** The failures of earlier runs, which are tried first. */
  readonly known: () => readonly Replay[];
  /** Called as soon as a case fails, and again with the smallest one. `text` shows the case. */
  readonly keep: (replay: Replay, text: string) => void;
  /** A known failure that does not fail any more. */
  readonly forget: (replay: Replay) => void;
}

/** What is told of every call, so that one that never returns can be shown. */
export interface Watcher {
  /** A call begins; `text` shows its case. */
  readonly begin: (text: string) => void;
  readonly end: () => void;
}

export type Comparison =
  { readonly agrees: true; readonly runs: number } | { readonly agrees: false; readonly message: string };

const NOT_DETERMINISTIC =
  '  again     another call with the same arguments came to another result: the code is not deterministic';

class TooLong extends Error {}

/** The result, unless it is a promise that takes longer. */
async function within<T>(limit: number | undefined, call: () => T | PromiseLike<T>): Promise<T> {
  const result = call();
  if (limit === undefined) return result;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new TooLong(`${limit} ms`));
    }, limit);
  });
  try {
    return await Promise.race([result, over]);
  } finally {
    clearTimeout(timer);
  }
}

/** Throws a RangeError for options with which nothing could be run. */
function checked(options: RunOptions): RunOptions {
  const { runs, seed, timeLimit, interruptAfter } = options;
  const insist = (holds: boolean, name: string, expected: string, found: unknown): void => {
    if (!holds) throw new RangeError(`references: expected ${name} to be ${expected}, got ${String(found)}`);
  };
  insist(
    runs === undefined || (Number.isSafeInteger(runs) && runs >= 1),
    'runs',
    'a number of cases, from 1 on',
    runs,
  );
  insist(seed === undefined || Number.isInteger(seed), 'seed', 'an integer', seed);
  for (const [name, value] of Object.entries({ timeLimit, interruptAfter }))
    insist(value === undefined || value > 0, name, 'a number of milliseconds above 0', value);
  return options;
}

/** A reference with which a function can be compared, whatever its cases are. */
export interface Comparable<Implementation> {
  /** The name of the reference, such as "the forward pass". */
  readonly name: string;
  /** Runs the function, which may return a promise, on generated cases. A difference is returned, not thrown. */
  readonly compare: (
    implementation: Implementation,
    memory?: Memory,
    watcher?: Watcher,
  ) => Promise<Comparison>;
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
  private readonly options: RunOptions;

  /** Throws a RangeError for options with which nothing could be run. */
  constructor(
    private readonly definition: Definition<Case, Arguments>,
    options: RunOptions = {},
  ) {
    this.options = checked(options);
  }

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
    memory?: Memory,
    watcher?: Watcher,
  ): Promise<Comparison> => {
    const { seed, path } = this.options;
    if (path === undefined) {
      for (const replay of memory?.known() ?? []) {
        const comparison = await this.compareFrom(implementation, { ...replay, only: true }, memory, watcher);
        if (!comparison.agrees) return comparison;
        memory?.forget(replay);
      }
    }
    const drawn = seed ?? fc.readConfigureGlobal().seed ?? Math.floor(Math.random() * 2 ** 31);
    return this.compareFrom(implementation, { seed: drawn, path, only: false }, memory, watcher);
  };

  /** The comparison from a seed on, or, with `only`, on the case to which its path leads. */
  private async compareFrom(
    implementation: (...given: Arguments) => Result | PromiseLike<Result>,
    {
      seed,
      path,
      only,
    }: { readonly seed: number; readonly path?: string | undefined; readonly only: boolean },
    memory: Memory | undefined,
    watcher: Watcher | undefined,
  ): Promise<Comparison> {
    const { runs, interruptAfter } = this.options;
    let last: { readonly given: Case; readonly disagreement: Disagreement } | undefined;
    let cases = 0;
    const property = fc.asyncProperty(this.cases, async (given) => {
      const disagreement = await this.disagreementOn(implementation, given, watcher);
      if (disagreement) {
        // The first is kept at once: whoever loses patience while it shrinks has it.
        if (last === undefined && path === undefined)
          memory?.keep({ seed, path: String(cases) }, this.text(implementation, given, disagreement));
        last = { given, disagreement };
      }
      cases += 1;
      return disagreement === undefined;
    });
    const details = await fc.check(property, {
      seed,
      ...(only ? { numRuns: 1 } : runs !== undefined && { numRuns: runs }),
      ...(path !== undefined && { path }),
      ...(interruptAfter !== undefined && { interruptAfterTimeLimit: interruptAfter }),
    });
    if (last === undefined) {
      // Such as a bound that is no number: a mistake of whoever asks, not of the code.
      if (details.errorInstance instanceof RangeError) throw details.errorInstance;
      if (!details.failed || details.interrupted) return { agrees: true, runs: details.numRuns };
      return { agrees: false, message: (await fc.asyncDefaultReportMessage(details)) ?? 'interrupted' };
    }
    const replay = { seed: details.seed, path: details.counterexamplePath ?? path ?? String(cases - 1) };
    const text = this.text(implementation, last.given, last.disagreement);
    memory?.keep(replay, text);
    const again = await this.disagreementOn(implementation, last.given, watcher);
    const lines = [
      text,
      ...(again?.received === last.disagreement.received ? [] : [NOT_DETERMINISTIC]),
      `  replay    ${JSON.stringify(replay)}, after ${details.numRuns} cases and ${details.numShrinks} shrinks` +
        (details.interrupted ? ', when the time was over' : ''),
    ];
    return { agrees: false, message: lines.join('\n') };
  }

  private async disagreementOn(
    implementation: (...given: Arguments) => Result | PromiseLike<Result>,
    given: Case,
    watcher: Watcher | undefined,
  ): Promise<Disagreement | undefined> {
    let result: Result;
    const name = implementation.name || 'the function';
    watcher?.begin(caseText(`${name} has not returned yet; the case:`, this.definition.describe(given)));
    try {
      result = await within(this.options.timeLimit, () => implementation(...this.argumentsOf(given)));
    } catch (error) {
      if (error instanceof TooLong)
        return {
          where: 'the call',
          expected: `a result within ${error.message}`,
          received: 'none until then',
        };
      return { where: 'the call', expected: 'a result', received: `an exception: ${String(error)}` };
    } finally {
      watcher?.end();
    }
    return this.judge(given, result);
  }

  private text(
    implementation: { readonly name: string },
    given: Case,
    { where, expected, received, difference, hint }: Disagreement,
  ): string {
    const lines = {
      ...this.definition.describe(given),
      wrong: where,
      expected,
      received,
      ...(difference !== undefined && { 'off by': difference }),
      ...(hint !== undefined && { hint }),
    };
    const name = implementation.name || 'the function';
    return caseText(`${name} does not agree with ${this.name}; the smallest case found:`, lines);
  }
}

/** A title, and below it a line for each part of a case. */
function caseText(title: string, lines: Readonly<Record<string, string>>): string {
  return [title, ...Object.entries(lines).map(([label, text]) => `  ${label.padEnd(8)}  ${text}`)].join('\n');
}
