/**
 * Numbers as they are written. A JSON number is read as a float64. Where that would be an integer or infinite although
 * the number that is written is neither, the text is kept instead: `0.99999999999999999999999` is not 1.
 */

/** A number whose float64 would pass for another number. */
export class Numeral {
  constructor(readonly literal: string) {}

  /** The nearest float64; infinite if it is too large for one. */
  toNumber(): number {
    return Number(this.literal);
  }
}

/** The parts of a JSON number: digits before the point, digits after it, and the exponent. */
const PARTS = /^-?([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/;

/**
 * The float64 that a JSON number denotes, unless that is infinite, or an integer that the number is not.
 */
export function numberWritten(literal: string): number | Numeral {
  const value = Number(literal);
  const isFaithful = Number.isFinite(value) && (!Number.isInteger(value) || isIntegral(literal));
  return isFaithful ? value : new Numeral(literal);
}

/** Whether the number that is written is an integer: `12`, `1.0` and `10e-1` are, `1e-999` is not. */
function isIntegral(literal: string): boolean {
  const [, whole = '', fraction = '', exponent = '0'] = PARTS.exec(literal) ?? [];
  const digits = whole + fraction;
  let significant = digits.length;
  while (digits[significant - 1] === '0') significant -= 1;
  return significant === 0 || Number(exponent) + whole.length >= significant;
}
