import { numberText, tooFar } from './disagreement.js';
import { measuredJacobian } from './measured-jacobian.js';
import { itemsIn, numbersIn, type Numbers, shown } from './numbers-returned.js';
import { type NumericOptions, type NumericReference, numericReference } from './numeric-reference.js';
import type { PlainNetwork } from './plain-network.js';

/** m rows of n entries. For a network to ℝ, the gradient is accepted too: n numbers. */
export type JacobianResult = ArrayLike<Numbers> | Numbers;

/** A function that differentiates F at x. */
export type JacobianFunction = (
  network: PlainNetwork,
  x: number[],
) => JacobianResult | PromiseLike<JacobianResult>;

/**
 * The derivative of F at points where it has one, decided exactly: no neuron is on a bend of φ, nor as near to one as
 * rounding may bring it. The entries are exact if φ is piecewise linear, and enclosed if it is smooth. The permitted
 * error is an a-priori bound γ_N·|W_L|·|D|·…·|W_1| for products in any order, forwards or backwards, and 4·u·max(1,
 * |x|) for each slope of a smooth φ. Difference quotients have larger errors: give `ulps` for them.
 *
 * @example
 * ```ts
 * import { Network, Rational, relu } from 'basincheck';
 * import { jacobian } from 'basincheck/references';
 * const networks = [new Network(relu, [{ weights: [[Rational.half]], bias: [Rational.zero] }])];
 * (await jacobian({ networks }).compare(() => [[0.5]])).agrees; // → true
 * (await jacobian({ networks }).compare(() => [[0.25]])).agrees; // → false
 * ```
 */
export function jacobian(options: NumericOptions = {}): NumericReference<JacobianResult> {
  return numericReference('the Jacobian', options, measuredJacobian, (rows, result, allowance) => {
    const received = rowsIn(result, rows.length);
    if (received === undefined) {
      return { where: 'the result', expected: `${rows.length} rows`, received: shown(result) };
    }
    for (const [i, row] of rows.entries()) {
      const read = numbersIn(received[i], row.length, `row ${i}`);
      if ('wrong' in read) return read.wrong;
      for (const [j, value] of row.entries()) {
        const entry = read.numbers[j] ?? NaN;
        const difference = tooFar(entry, value, allowance);
        if (difference === undefined) continue;
        const where = `row ${i}, column ${j}`;
        return { where, expected: numberText(value.mid), received: String(entry), difference };
      }
    }
    return undefined;
  });
}

/** The rows of the result; a gradient counts as one row. */
function rowsIn(result: unknown, count: number): readonly unknown[] | undefined {
  const items = itemsIn(result);
  if (count === 1 && items?.every((item) => typeof item === 'number') === true) return [items];
  return items?.length === count ? items : undefined;
}
