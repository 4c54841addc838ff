/**
 * The kind of arbitrary of which this room is made: it draws values in one way, and shrinks them by moves.
 *
 * A move proposes other values. A shrink is a proposal that is valid and strictly simpler. A shrink depends on the
 * value alone, not on how it was drawn. So values from anywhere (a file, a counterexample of another property) shrink
 * too, every shrink satisfies everything that was asked for, and no sequence of shrinks is endless.
 */

import fc from 'fast-check';
import { type Complexity, isSimpler } from './complexity.js';

export interface Descent<T> {
  /** The name of this arbitrary in messages. */
  readonly name: string;
  /**
   * Draws one value, or `undefined` if the attempt failed. The value need not be valid. If `simple`, it is one of the
   * simplest values, where edge cases are.
   */
  draw(random: fc.Random, simple: boolean): T | undefined;
  /** Whether any value at all is a valid value of this arbitrary. Decided exactly. */
  accepts(value: unknown): value is T;
  complexity(value: T): Complexity;
  /** Other values that may replace this one, the greatest changes first. They need not be valid or simpler. */
  moves(value: T): Iterable<T>;
}

/** Number of draws that may fail in a row. If options contradict each other, all draws fail. */
const MOST_DRAWS = 1000;

/**
 * No value in 1000 draws: most likely none satisfies the options.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { dyadic, NothingDrawn } from 'basincheck/arbitraries';
 * const none = dyadic().where('no number', () => false);
 * fc.sample(none, 1); // throws no number: expected options that some value satisfies, got none in 1000 draws
 * new NothingDrawn('no number') instanceof Error; // → true
 * ```
 */
export class NothingDrawn extends Error {
  override readonly name = 'NothingDrawn';
}

/**
 * A fast-check arbitrary that shrinks by moves, within what was asked for, to ever simpler values. It shrinks values from
 * anywhere: no context is needed.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { dyadic } from 'basincheck/arbitraries';
 * const odd = dyadic({ bits: 0, magnitude: 9 }).where('odd', (x) => x.numerator % 2n !== 0n);
 * fc.sample(odd, 20).every((x) => x.numerator % 2n !== 0n); // → true
 * fc.check(fc.property(odd, (x) => x.toNumber() < 4)).counterexample; // → [5]
 * ```
 */
export class Descending<T> extends fc.Arbitrary<T> {
  constructor(readonly descent: Descent<T>) {
    super();
  }

  /** Throws NothingDrawn if 1000 draws in a row give no valid value. */
  generate(random: fc.Random, biasFactor: number | undefined): fc.Value<T> {
    const simple = biasFactor !== undefined && random.nextInt(1, biasFactor) === 1;
    for (let attempt = 0; attempt < MOST_DRAWS; attempt++) {
      const value = this.descent.draw(random, simple);
      if (value !== undefined && this.descent.accepts(value)) return new fc.Value(value, undefined);
    }
    throw new NothingDrawn(
      `${this.descent.name}: expected options that some value satisfies, got none in ${MOST_DRAWS} draws`,
    );
  }

  canShrinkWithoutContext(value: unknown): value is T {
    return this.descent.accepts(value);
  }

  shrink(value: T): fc.Stream<fc.Value<T>> {
    return fc.stream(this.simpler(value)).map((simpler) => new fc.Value(simpler, undefined));
  }

  /** The values of this arbitrary for which the predicate holds too. All their shrinks satisfy it as well. */
  where(name: string, holds: (value: T) => boolean): Descending<T> {
    const { descent } = this;
    return new Descending({
      name,
      draw: (random, simple) => descent.draw(random, simple),
      accepts: (value): value is T => descent.accepts(value) && holds(value),
      complexity: (value) => descent.complexity(value),
      moves: (value) => descent.moves(value),
    });
  }

  private *simpler(value: T): Generator<T, undefined> {
    const { descent } = this;
    const complexity = descent.complexity(value);
    for (const move of descent.moves(value)) {
      if (isSimpler(descent.complexity(move), complexity) && descent.accepts(move)) yield move;
    }
    return undefined;
  }
}
