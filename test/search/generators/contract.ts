/**
 * What every arbitrary has to keep, so that a failure found with it can be repeated, shrunk and believed:
 * the same seed gives the same values; only valid values are drawn, and only valid ones are shrunk to; a shrink is
 * strictly simpler in a documented order; every descent ends; a failure is found again by its seed and path.
 */
import fc from 'fast-check';
import { complexity, type Descending } from '../../../src/search/generators/index.js';

export interface Contract<T> {
  readonly arbitrary: fc.Arbitrary<T>;
  /** Decides, by other means than the arbitrary, whether a value is one of those that it promises. */
  readonly isValid: (value: T) => boolean;
  /** The documented order. */
  readonly complexityOf: (value: T) => complexity.Complexity;
  /** A text that two values share only if they are equal. */
  readonly textOf: (value: T) => string;
}

/** The contract of an arbitrary of this project, whose order is its own. */
export function contractOf<T>(
  arbitrary: Descending<T>,
  isValid: (value: T) => boolean,
  textOf: (value: T) => string = (value) => JSON.stringify(value),
): Contract<T> {
  return { arbitrary, isValid, textOf, complexityOf: (value) => arbitrary.descent.complexity(value) };
}

/** No descent may take more steps than this. */
const LONGEST_DESCENT = 500;
/** How many shrinks of one value are looked at. */
const SHRINKS = 24;

/** Everything found wrong with an arbitrary by a look at `values` values, one sentence each, each only once; empty when all is well. */
export function contractProblems<T>(contract: Contract<T>, seed: number, values: number): readonly string[] {
  const found = new Set([
    ...drawingProblems(contract, seed, values),
    ...shrinkingProblems(contract, seed, values),
  ]);
  // Where a descent has no end, a search for a smaller failure has none either.
  return found.size > 0 ? [...found] : [...replayProblems(contract, seed)];
}

function* drawingProblems<T>({ arbitrary, isValid, textOf }: Contract<T>, seed: number, values: number) {
  // Few values may be the same by chance.
  const drawn = () => fc.sample(arbitrary, { seed, numRuns: Math.max(values, 20) });
  const texts = drawn().map(textOf);
  if (drawn().map(textOf).join() !== texts.join()) yield 'the same seed gives other values';
  if (new Set(texts).size === 1) yield 'it always gives the same value';
  for (const value of drawn()) {
    if (!isValid(value)) yield `it gives ${textOf(value)}, which is not valid`;
  }
}

/** Follows the first shrink always, then random ones, then late ones. */
function* shrinkingProblems<T>(
  { arbitrary, isValid, complexityOf, textOf }: Contract<T>,
  seed: number,
  values: number,
) {
  const choices = fc.sample(fc.nat(SHRINKS - 1), { seed, numRuns: LONGEST_DESCENT }) as readonly number[];
  for (const drawn of valuesOf(arbitrary, seed, values)) {
    for (const choose of [() => 0, (step: number) => choices[step] ?? 0, () => SHRINKS - 1]) {
      let current: fc.Value<T> | undefined = drawn;
      for (let step = 0; current !== undefined; step++) {
        if (step === LONGEST_DESCENT) {
          yield `a descent does not end within ${LONGEST_DESCENT} steps`;
          break;
        }
        const before: fc.Value<T> = current;
        const shrinks: fc.Value<T>[] = [
          ...arbitrary.shrink(before.value_, before.context).take(choose(step) + 1),
        ];
        for (const { value_: after } of shrinks) {
          const says = (what: string) =>
            `${textOf(before.value_)} shrinks to ${textOf(after)}, which is not ${what}`;
          if (!isValid(after)) yield says('valid');
          if (!complexity.isSimpler(complexityOf(after), complexityOf(before.value_))) yield says('simpler');
        }
        current = shrinks.at(-1);
      }
    }
  }
}

/** Lets a property fail for every other value or so, and asks for the failure again. */
function* replayProblems<T>({ arbitrary, complexityOf, textOf }: Contract<T>, seed: number) {
  const property = fc.property(arbitrary, (value) => isOdd(complexityOf(value)));
  const found = fc.check(property, { seed, numRuns: 100 });
  if (found.counterexample === null) {
    yield 'of 100 values, none has an even complexity';
    return;
  }
  const path = found.counterexamplePath;
  const again = fc.check(property, { seed: found.seed, path, endOnFailure: true });
  const [before, after] = [found.counterexample, again.counterexample].map(
    (value) => value && textOf(value[0]),
  );
  if (before !== after)
    yield `seed ${seed} and path ${path} gave ${before ?? ''}, then ${after ?? 'nothing'}`;
}

/** Half of all values, or so. */
function isOdd(complexityOfValue: complexity.Complexity): boolean {
  return complexityOfValue.reduce((sum: bigint, part) => sum + BigInt(part), 0n) % 2n === 1n;
}

/** Values together with what the arbitrary wants to know when they are shrunk. */
function valuesOf<T>(arbitrary: fc.Arbitrary<T>, seed: number, count: number): readonly fc.Value<T>[] {
  class WithContext extends fc.Arbitrary<fc.Value<T>> {
    generate(random: fc.Random, biasFactor: number | undefined): fc.Value<fc.Value<T>> {
      return new fc.Value(arbitrary.generate(random, biasFactor), undefined);
    }
    canShrinkWithoutContext(value: unknown): value is fc.Value<T> {
      return value instanceof fc.Value;
    }
    shrink(): fc.Stream<fc.Value<fc.Value<T>>> {
      return fc.Stream.nil();
    }
  }
  return fc.sample(new WithContext(), { seed, numRuns: count });
}
