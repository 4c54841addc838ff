import type fc from 'fast-check';
import { Rational } from '../../exact/index.js';
import { oneOf } from './choice.js';
import { ofRational } from './complexity.js';
import { Descending } from './descending.js';
import { rationalMoves } from './rational-moves.js';

/** The dyadic rationals that are drawn: multiples of 2^−bits from −magnitude to magnitude. */
export interface DyadicOptions {
  /** The greatest absolute value, a natural number from 1 on; 2 if not given. */
  readonly magnitude?: number;
  /** Binary digits after the point, at most 52; 2 if not given, which gives quarters. */
  readonly bits?: number;
}

const SIMPLE = ['0', '1', '-1', '1/2', '-1/2'].map((text) => Rational.from(text));

/**
 * Small dyadic rationals. Integers, halves and quarters are equally likely, and so are finer fractions if asked for.
 * They shrink to 0, then to 1, −1, 1/2, −1/2, 2, −2, 3, …: to few binary digits.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { dyadic } from 'basincheck/arbitraries';
 * fc.sample(dyadic({ bits: 3 }), 20).every(({ denominator }) => 8n % denominator === 0n); // → true
 * fc.check(fc.property(dyadic(), (x) => x.denominator < 4n)).counterexample; // → [1/4]
 * ```
 */
export function dyadic(options: DyadicOptions = {}): Descending<Rational> {
  const { magnitude, bits } = checked(options);
  const largest = Rational.of(magnitude);
  return new Descending({
    name: 'dyadic',
    draw: (random, simple) => drawDyadic(random, simple, options),
    accepts: (x): x is Rational => x instanceof Rational && isDyadic(x, bits) && x.abs().atMost(largest),
    complexity: ofRational,
    moves: rationalMoves,
  });
}

/** Draws one such number, without making an arbitrary. */
export function drawDyadic(random: fc.Random, simple: boolean, options: DyadicOptions): Rational {
  if (simple) return oneOf(random, SIMPLE);
  const { magnitude, bits } = checked(options);
  const denominator = 2 ** random.nextInt(0, bits);
  return Rational.of(random.nextInt(-magnitude * denominator, magnitude * denominator), denominator);
}

/** Whether x is a multiple of 2^−bits; without `bits`, whether its denominator is a power of two. */
export function isDyadic({ denominator }: Rational, bits?: number): boolean {
  return (
    (denominator & (denominator - 1n)) === 0n && (bits === undefined || denominator <= 1n << BigInt(bits))
  );
}

function checked({ magnitude = 2, bits = 2 }: DyadicOptions): { magnitude: number; bits: number } {
  const areIntegers = Number.isSafeInteger(magnitude) && Number.isSafeInteger(bits);
  if (!areIntegers || magnitude < 1 || bits < 0 || bits > 52 || magnitude * 2 ** bits > 2 ** 52) {
    throw new RangeError(
      `dyadic: expected magnitude ≥ 1 and bits ≥ 0 with magnitude·2^bits ≤ 2^52, got ${magnitude} and ${bits}`,
    );
  }
  return { magnitude, bits };
}
