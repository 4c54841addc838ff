/**
 * An outlook shows the dynamics of a network, as far as its size allows: a portrait, or for large networks a survey.
 */

import { portraitOf, productsOf, Survey, type Portrait } from '../../sampling/index.js';
import type { Network } from '../../exact/index.js';
import { contraction, type Contraction } from './contraction.js';

export type Outlook = (
  | { readonly kind: 'portrait'; readonly portrait: Portrait }
  | { readonly kind: 'survey'; readonly survey: Survey }
) & {
  /** The proof that F contracts the whole space, if one was found. */
  readonly contraction: Contraction | undefined;
};

export interface OutlookOptions {
  readonly seed: number;
  /** The range of the starts of a survey, in each coordinate; from −4 to 4 if not given. */
  readonly lo?: number;
  readonly hi?: number;
}

/**
 * A portrait is made of networks with at most this many inputs and at most this many multiplications in an evaluation
 * of F. It then takes seconds, not minutes.
 */
const MOST_INPUTS = 16;
const MOST_PRODUCTS = { grids: 3e5, samples: 2e4 };

/** The greatest dimension for grids of the whole space, and for certificates. */
export const MOST_DIMENSIONS = 4;

/**
 * Throws unless F maps ℝⁿ to ℝⁿ. The same seed gives the same outlook.
 *
 * @example
 * ```ts
 * import { hardTanh, Network, outlookOn, Rational } from 'basincheck';
 * const layer = (weight: Rational) => ({ weights: [[weight]], bias: [Rational.zero] });
 * const F = new Network(hardTanh, [layer(Rational.of(2)), layer(Rational.one)]);
 * const outlook = outlookOn(F, { seed: 1 });
 * outlook.kind === 'portrait' && outlook.portrait.attractors.map(({ points }) => points); // → [[[-1]], [[1]]]
 * outlook.contraction; // → undefined
 * ```
 */
export function outlookOn(network: Network, { seed, lo = -4, hi = 4 }: OutlookOptions): Outlook {
  const n = network.inputDimension;
  const most = n <= MOST_DIMENSIONS ? MOST_PRODUCTS.grids : MOST_PRODUCTS.samples;
  return n <= MOST_INPUTS && productsOf(network) <= most
    ? { kind: 'portrait', portrait: portraitOf(network, { seed }), contraction: contraction(network) }
    : { kind: 'survey', survey: new Survey(network, { seed, lo, hi }), contraction: contraction(network) };
}
