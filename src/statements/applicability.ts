/** Whether a statement speaks of a network: whether its hypotheses hold. */

import type { Network } from '../exact/index.js';
import type { Examination, HypothesisName, Shaped } from './hypotheses/hypothesis.js';
import type { Statement } from './statement.js';

export type Examined = Examination & { readonly name: HypothesisName };

/**
 * What is found of each hypothesis of the statement, for a network of any size.
 *
 * @example
 * ```ts
 * import { examined, Network, Rational, relu, theorem22 } from 'basincheck';
 * const wide = new Network(relu, [{ weights: [[Rational.one], [Rational.one]], bias: [Rational.zero, Rational.zero] }]);
 * examined(theorem22, wide)[0]; // → { name: 'width', holds: false, because: 'layer 1 has 2 > n0 = 1 outputs' }
 * ```
 */
export function examined(statement: Statement, network: Shaped): readonly Examined[] {
  return statement.hypotheses.map((hypothesis) => ({
    name: hypothesis.name,
    ...hypothesis.examine(network),
  }));
}

/**
 * Whether all hypotheses hold: `false` as soon as one fails, else `'undecided'` if one is.
 *
 * @example
 * ```ts
 * import { allHold, examined, Network, Rational, relu, theorem22 } from 'basincheck';
 * const F = new Network(relu, [{ weights: [[Rational.half]], bias: [Rational.zero] }]);
 * allHold(examined(theorem22, F)); // → true
 * ```
 */
export function allHold(found: readonly Examination[]): Examination['holds'] {
  if (found.every(({ holds }) => holds === true)) return true;
  return found.some(({ holds }) => holds === false) ? false : 'undecided';
}

/**
 * The names of the hypotheses that fail, decided exactly.
 *
 * @example
 * ```ts
 * import { failing, Network, Rational, relu, theorem22 } from 'basincheck';
 * const wide = new Network(relu, [{ weights: [[Rational.one], [Rational.one]], bias: [Rational.zero, Rational.zero] }]);
 * failing(theorem22, wide); // → ['width']
 * ```
 */
export function failing(statement: Statement, network: Network): readonly HypothesisName[] {
  return statement.hypotheses.filter((each) => !each.decide(network).holds).map(({ name }) => name);
}
