import { bitLength, Rational } from '../../exact/index.js';
import { isSimpler, ofRational } from './complexity.js';

const { zero, one, half } = Rational;

/** Numbers with at least twice as many binary digits are cut by this many, or more, at once. */
const LONG_CUT = 32;

/**
 * Simpler numbers that may replace x = ±n/q: 0, ±1, ±1/2 and −x; then n with its last binary digits cut off or
 * rounded up, which includes the integers around x (of numbers with 64 digits and more, first the number divided by a power of
 * two, or multiplied); then n − 2^t, for steps 2^t of n/32 or more. So no descent takes
 * more than a few dozen steps for each binary digit, and for n < 32 every smaller n can be reached.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { rationalMoves } from 'basincheck/arbitraries';
 * [...rationalMoves(Rational.of(2))].map(String); // → ['0', '1', '-1', '1/2', '-1/2', '0', '0', '1']
 * ```
 */
export function* rationalMoves(x: Rational): Generator<Rational, void> {
  const complexity = ofRational(x);
  for (const move of candidates(x)) {
    if (isSimpler(ofRational(move), complexity)) yield move;
  }
}

function* candidates(x: Rational): Generator<Rational, void> {
  const signed = (y: Rational) => (x.sign < 0 ? y.negated() : y);
  yield zero;
  for (const simple of [one, half]) {
    yield signed(simple);
    yield signed(simple.negated());
  }
  yield x.negated();
  const { numerator: n, denominator: q } = x.abs();
  const length = bitLength(n);
  // Of very large and very small numbers, first the size.
  for (let cut = length >> 1; cut >= LONG_CUT; cut >>= 1) yield signed(Rational.of(n >> BigInt(cut), q));
  for (let cut = bitLength(q) >> 1; cut >= LONG_CUT; cut >>= 1) {
    yield signed(Rational.of(n, q >> BigInt(cut)));
  }
  for (let bits = BigInt(length); bits > 0n; bits--) {
    const down = (n >> bits) << bits;
    yield signed(Rational.of(down, q));
    yield signed(Rational.of(down + (1n << bits), q));
  }
  for (let bits = length - 1; bits >= Math.max(0, length - 5); bits--) {
    yield signed(Rational.of(n - (1n << BigInt(bits)), q));
  }
}
