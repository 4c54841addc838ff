/** What the generator of cases is told by a statement, beside the hypotheses. Ranges have both ends. */

type Range = readonly [least: number, most: number];

/** Networks with an attractor to look at. */
export interface BasinRecipe {
  readonly draws: readonly {
    /** How often, relative to the others. */
    readonly weight: number;
    /** n0. */
    readonly inputDimension: Range;
    readonly depth: Range;
    /** The share of smooth φ. */
    readonly smooth: number;
    /** The share of networks that have an attractive fixed point for certain. */
    readonly planted: number;
  }[];
}

/** Networks F: ℝⁿ⁰ → ℝ, bounded sets D, and points of D. */
export interface DomainRecipe {
  readonly inputDimension: Range;
  readonly depth: Range;
  /** The share of smooth φ; or networks with a flat piece of φ in which F is made constant on ∂D. */
  readonly networks: { readonly smooth: number } | 'constant on the boundary';
}

/** What φ is like: no entry leaves the default of the generator. */
interface Phi {
  readonly continuous?: 'either';
  readonly surjective?: true;
}

/** Piecewise linear φ, or affine maps, and sets for them. */
export type SetRecipe =
  | { readonly draws: 'unions of boxes' | 'connected unions of boxes'; readonly phi: Phi }
  | { readonly draws: 'chords'; readonly phi: Phi }
  | { readonly draws: 'affine maps' };

/** In dimension 1 to 3 mostly, some in 4; most networks with an attractive fixed point, the others free. */
export const usualBasins: BasinRecipe = {
  draws: [
    { weight: 12, inputDimension: [1, 3], depth: [1, 4], smooth: 0.2, planted: 0.9 },
    { weight: 1, inputDimension: [4, 4], depth: [2, 3], smooth: 0.2, planted: 0.9 },
  ],
};
