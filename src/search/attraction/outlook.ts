/**
 * An outlook shows the dynamics of a network, as far as its size allows: a portrait, or for large networks a survey.
 */

import { type StartBox, cube, portraitOf, productsOf, Survey, type Portrait } from '../../sampling/index.js';
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
  /** Where the starts of a survey are; [−4, 4]ⁿ if not given. */
  readonly box?: StartBox | undefined;
  /** Is told of how many starts the orbits have been followed, where there is a portrait. */
  readonly progress?: (done: number, total: number) => void;
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
export function outlookOn(network: Network, options: OutlookOptions): Outlook {
  const { inputDimension: n } = network;
  const { seed, box = cube(n, -4, 4), progress } = options;
  const most = n <= MOST_DIMENSIONS ? MOST_PRODUCTS.grids : MOST_PRODUCTS.samples;
  return n <= MOST_INPUTS && productsOf(network) <= most
    ? {
        kind: 'portrait',
        portrait: portraitOf(network, { seed, ...(progress && { progress }) }),
        contraction: contraction(network),
      }
    : { kind: 'survey', survey: new Survey(network, { seed, box }), contraction: contraction(network) };
}
