/** Enclosures of π and of the arctangent, in fixed point. */

import { DyadicInterval } from '../numbers/index.js';

/** Additional bits, in which rounding is done before the result is rounded once more. */
const GUARD = 16n;
/** How often arctan z = 2·arctan(z/(1 + √(1 + z²))) is applied: then |z| < 1/20. */
const HALVINGS = 6n;

/**
 * An interval that contains arctan z for all z of this one. The arctangent is increasing, so that its values at the ends are enough.
 *
 * @example
 * ```ts
 * import { arctanOver, DyadicInterval } from 'basincheck/exact';
 * arctanOver(DyadicInterval.integer(1n, 8n)); // → [201, 202]/2^8
 * ```
 */
export function arctanOver(z: DyadicInterval): DyadicInterval {
  const lo = arctanAt(z.lo, z.bits);
  return z.lo === z.hi ? lo : lo.hull(arctanAt(z.hi, z.bits));
}

/** arctan(numerator·2^−bits). */
function arctanAt(numerator: bigint, bits: bigint): DyadicInterval {
  if (numerator < 0n) return arctanAt(-numerator, bits).negated();
  const fine = bits + GUARD;
  const one = DyadicInterval.integer(1n, fine);
  let z = DyadicInterval.of(numerator, numerator, bits).withBits(fine);
  for (let k = 0n; k < HALVINGS; k++) z = z.dividedBy(one.plus(z.squared().plus(one).sqrt()));
  return series(z)
    .timesInteger(1n << HALVINGS)
    .withBits(bits);
}

/** z − z³/3 + z⁵/5 − …, for 0 ≤ z < 1/2: what is left out is less than the next term, of either sign. */
function series(z: DyadicInterval): DyadicInterval {
  const square = z.squared();
  let [sum, power] = [z, z];
  for (let k = 1n; ; k++) {
    power = power.times(square);
    const term = power.dividedByInteger(2n * k + 1n);
    if (term.hi <= 1n) return sum.widened(term.hi);
    sum = k % 2n === 0n ? sum.plus(term) : sum.minus(term);
  }
}

const known = new Map<bigint, DyadicInterval>();

/**
 * An interval that contains π, by Machin: π = 16·arctan(1/5) − 4·arctan(1/239).
 *
 * @example
 * ```ts
 * import { enclosePi } from 'basincheck/exact';
 * enclosePi(8n); // → [804, 805]/2^8
 * ```
 */
export function enclosePi(bits: bigint): DyadicInterval {
  const before = known.get(bits);
  if (before) return before;
  const part = (n: bigint): DyadicInterval =>
    series(DyadicInterval.integer(1n, bits + GUARD).dividedByInteger(n));
  const found = part(5n).timesInteger(16n).minus(part(239n).timesInteger(4n)).withBits(bits);
  known.set(bits, found);
  return found;
}

/**
 * An interval that contains arcsin x for all x of this one, which has to lie strictly between −1 and 1.
 *
 * @example
 * ```ts
 * import { arcsinOver, DyadicInterval } from 'basincheck/exact';
 * arcsinOver(DyadicInterval.of(128n, 128n, 8n)); // → [134, 135]/2^8
 * arcsinOver(DyadicInterval.integer(1n, 8n)); // throws arcsinOver: expected an interval strictly between −1 and 1, got [256, 256]/2^8
 * ```
 */
export function arcsinOver(x: DyadicInterval): DyadicInterval {
  const one = DyadicInterval.integer(1n, x.bits);
  if (x.magnitude() >= one.lo)
    throw new RangeError(`arcsinOver: expected an interval strictly between −1 and 1, got ${x.toString()}`);
  // At each end, since x stands twice in the formula.
  const at = (end: bigint): DyadicInterval => {
    const fine = DyadicInterval.of(end, end, x.bits).withBits(2n * x.bits + GUARD);
    const unit = DyadicInterval.integer(1n, fine.bits);
    const ratio = fine.abs().dividedBy(unit.minus(fine.squared()).sqrt());
    const angle = arctanOver(ratio).withBits(x.bits);
    return end < 0n ? angle.negated() : angle;
  };
  return at(x.lo).hull(at(x.hi));
}
