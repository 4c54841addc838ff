/**
 * The kind of arbitrary that this room is made of: values are drawn in one way, and shrink by moves.
 *
 * A move proposes other values; a shrink is a proposal that is valid and strictly simpler. That is all a shrink
 * depends on: no context is carried along, so that values from anywhere (a file, a counterexample of another
 * property) shrink too, every shrink satisfies all that was asked for, and no descent is endless.
 */

import fc from 'fast-check';
import { type Complexity, isSimpler } from './complexity.js';

export interface Descent<T> {
  /** How this arbitrary is called in messages. */
  readonly name: string;
  /**
   * One value, or `undefined` for an attempt that failed; what is drawn need not be valid. If `simple`, from
   * the simplest values, where edge cases are.
   */
  draw(random: fc.Random, simple: boolean): T | undefined;
  /** Whether a value of whatever kind is one of these. Decided exactly. */
  accepts(value: unknown): value is T;
  complexity(value: T): Complexity;
  /** Other values to try in the place of this one, the boldest first, valid and simpler or not. */
  moves(value: T): Iterable<T>;
}

/** How many draws may fail in a row: with options that contradict each other all do. */
const ATTEMPTS = 1000;

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
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const value = this.descent.draw(random, simple);
      if (value !== undefined && this.descent.accepts(value)) return new fc.Value(value, undefined);
    }
    throw new NothingDrawn(
      `${this.descent.name}: expected options that some value satisfies, got none in ${ATTEMPTS} draws`,
    );
  }

  canShrinkWithoutContext(value: unknown): value is T {
    return this.descent.accepts(value);
  }

  shrink(value: T): fc.Stream<fc.Value<T>> {
    return fc.stream(this.simpler(value)).map((simpler) => new fc.Value(simpler, undefined));
  }

  /** The values of this arbitrary for which the predicate holds too; they shrink to such. */
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
