/** What there is to see of the dynamics of a network, by its size: a portrait, or for large ones a survey. */

import { portraitOf, productsOf, Survey, type Portrait } from '../../sampling/index.js';
import type { Network } from '../../exact/index.js';
import { contraction, type Contraction } from './contraction.js';

export type Outlook = (
  | { readonly kind: 'portrait'; readonly portrait: Portrait }
  | { readonly kind: 'survey'; readonly survey: Survey }
) & {
  /** The proof that F contracts the whole space, if it was found to. */
  readonly contraction: Contraction | undefined;
};

export interface OutlookOptions {
  readonly seed: number;
  /** Where the starts of a survey are, in each coordinate; from −4 to 4 if not given. */
  readonly lo?: number;
  readonly hi?: number;
}

/** Inputs, and multiplications in an evaluation of F, up to which a portrait takes seconds, and not minutes. */
const MOST_INPUTS = 16;
const MOST_PRODUCTS = { grids: 3e5, samples: 2e4 };

/** Grids of the whole space reach so far, and so do certificates. */
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
