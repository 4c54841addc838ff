import { measuredJacobian } from './measured-jacobian.js';
import { itemsIn, type Numbers } from './numbers-returned.js';
import { type NumericOptions, type NumericReference, numericReference } from './numeric-reference.js';
import type { PlainNetwork } from './plain-network.js';
import { type Rows, wrongEntry } from './rows-returned.js';

/** m rows of n entries. For a network to ℝ, the gradient is accepted too: n numbers. */
export type JacobianResult = Rows | Numbers;

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
  return numericReference('the Jacobian', options, measuredJacobian, (rows, result, allowance) =>
    wrongEntry(rows.length === 1 ? asOneRow(result) : result, rows, allowance),
  );
}

/** A gradient counts as one row. */
function asOneRow(result: unknown): unknown {
  const items = itemsIn(result);
  return items?.every((item) => typeof item === 'number') === true ? [items] : result;
}
