/**
 * Layers that carry boxes, in float64. The image they compute contains the exact image under the exact network.
 *
 * WebAssembly rounds to nearest, and so does JavaScript. So single operations are not rounded outwards. Instead, the
 * ends of a box are moved outwards once in each layer, by more than all rounding errors before the next layer
 * together. Every end is kept as an upper bound: the set {−p ≤ x ≤ q} as p and q. So one derivation covers both ends.
 *
 * Let u = 2⁻⁵³ and η = 2⁻¹⁰⁷⁴. In float64, the result of a ∘ b is (a ∘ b)(1 + δ) + θ, |δ| ≤ u, with θ = 0 for sums
 * and |θ| ≤ η/2 for products, as long as nothing overflows. Let y = b + Σ w_j·x_j be an exact output for a point x of
 * the set, over n inputs. Let s_j be that end of x_j, q_j or p_j, for which w_j·x_j ≤ |w_j|·s_j. Let ŵ_j be |w_j| in
 * float64, ε a power of two that is at least 2·(n + 8)·u, and S ≥ Σ ŵ_j. The computed sum is
 *
 *     Ŝ = fl(ŵ_1·ŝ_1 + … + ŵ_n·ŝ_n + b̂)    with ŝ = fl(s + ε·|s|),   b̂ ≥ b + ε·|b| + 2⁻¹⁰⁶⁸·(S + n).
 *
 * 1. ŝ ≥ s + (ε − 2u)·|s| − η, and |ŝ| ≤ (1 + 2ε)·|s| + η.
 * 2. |w_j| ≤ (1 + u)·ŵ_j and |w_j| ≥ (1 − u)·ŵ_j, since numbers below 2⁻¹⁰⁰⁰ other than 0 are refused. So |w_j|·s_j ≤
 *    ŵ_j·(s_j + u·|s_j|).
 * 3. With γ = (n + 1)·u/(1 − (n + 1)·u), Ŝ ≥ b̂ − γ·|b̂| + Σ ŵ_j·(ŝ_j − γ·|ŝ_j|) − n·η. From 1, with ε < 2⁻²⁰,
 *    ŝ_j − γ·|ŝ_j| ≥ s_j + (ε − 2u − 1.01·γ)·|s_j| − 2η ≥ s_j + 4u·|s_j| − 2η, which is enough for 2, and for an s_j that is
 *    itself too small by 3u·|s_j| + 8η.
 * 4. b̂ − γ·|b̂| ≥ b + 2⁻¹⁰⁶⁹·(S + n), which is more than all terms with η above. So Ŝ ≥ b + Σ |w_j|·s_j ≥ y.
 *
 * φ is applied to the ends:
 *
 * - leaky ReLU is max(s, a·s) for q and min(s, a·s) for p: an error of 2u·|s| and η, which 3 allows;
 * - a clip has its bounds rounded outwards, and is exact then. Its values are at most c, so the next layer need not
 *   move them: the term ε·c·S in its b̂ is more than enough;
 * - for any other φ, every piece that the interval meets, with the ends of the piece rounded outwards, gives bounds
 *   |a|·s ± b for its slope a and intercept b. To these, 2ε·(|a·s| + |b|) is added: more than 6u of that sum for the
 *   rounding here, and 1.01·γ of it for the next layer, so that the ends need not be moved again. The greatest bound
 *   counts. This holds for pieces that jump, too.
 *
 * Nothing overflows: before the first layer, ends beyond 2²⁰⁰ are moved to 2²⁰⁰, or outwards to ∞, and layers that
 * could map 2²⁰⁰ beyond 2¹⁰⁰⁰ are refused. So all ends are numbers or +∞. Weights are never 0, and φ never multiplies
 * ∞ by 0, so no NaN arises.
 */

import {
  type Activation,
  at,
  ceilToFloat64,
  floorToFloat64,
  type Layer,
  PiecewiseLinear,
  Rational,
} from '../../exact/index.js';

/** W·x + b, with only those entries of W that are not 0. */
export interface BoxLayer {
  readonly inputs: number;
  readonly outputs: number;
  /** The index of the first term of each output, and at last the number of all terms. */
  readonly starts: Int32Array;
  /** For each term: ŵ, the number of the input, and whether the weight is negative, so that the ends change places. */
  readonly weights: Float64Array;
  readonly sources: Int32Array;
  readonly flips: Uint8Array;
  /** b̂ for the upper ends q of the outputs, and b̂ for the ends p. */
  readonly upper: Float64Array;
  readonly lower: Float64Array;
}

/** φ(x) = slope·x + intercept for −from ≤ x ≤ until. */
export interface BoxPiece {
  readonly from: number;
  readonly until: number;
  readonly slope: number;
  readonly intercept: number;
}

export type BoxActivation =
  | { readonly kind: 'leaky'; readonly slope: number }
  /** min(max(s, least), most), with bounds for q and for p. */
  | { readonly kind: 'clip'; readonly upper: ClipBounds; readonly lower: ClipBounds }
  | { readonly kind: 'pieces'; readonly pieces: readonly BoxPiece[] };

interface ClipBounds {
  readonly least: number;
  readonly most: number;
}

export interface BoxLayers {
  readonly layers: readonly BoxLayer[];
  readonly activation: BoxActivation;
  /** Whether φ is applied after the last layer as well. */
  readonly activated: boolean;
  /** The number ε. */
  readonly widening: number;
}

/** Greatest absolute value of a finite end. Ends beyond it count as infinite. */
export const LARGEST_END = 2 ** 200;
const LARGEST_SIZE = 2 ** 1000;
const SMALLEST_SIZE = 2 ** -1000;
const UNIT_ROUNDOFF = 2 ** -53;
const UNDERFLOW_ALLOWANCE = Rational.of(1n, 2n ** 1068n);

/**
 * The layers of a network. `undefined` where the proof does not hold: φ is not piecewise linear, or a number is so
 * large or so small that float64 might overflow or lose digits.
 */
export function boxLayers(
  phi: Activation,
  layers: readonly Layer[],
  activated: boolean,
): BoxLayers | undefined {
  if (!(phi instanceof PiecewiseLinear)) return undefined;
  const widest = layers.reduce((most, { weights }) => Math.max(most, at(weights, 0).length), 0);
  const widening = 2 ** Math.ceil(Math.log2(2 * (widest + 8))) * UNIT_ROUNDOFF;
  const activation = boxActivation(phi);
  if (activation === undefined || !(widening < 2 ** -20)) return undefined;
  let reach = LARGEST_END;
  const all: BoxLayer[] = [];
  for (const [k, layer] of layers.entries()) {
    const unmoved = k > 0 && activation.kind === 'clip' ? boundOf(activation) : 0;
    const boxed = boxLayer(layer, widening, unmoved);
    if (boxed === undefined) return undefined;
    all.push(boxed);
    const affine = 2 * normOf(boxed) * reach + magnitudeOf(boxed);
    reach = 2 * reachAfter(activation, affine);
    if (!(affine <= LARGEST_SIZE && reach <= LARGEST_SIZE)) return undefined;
  }
  return { layers: all, activation, activated, widening };
}

function boxLayer({ weights, bias }: Layer, widening: number, unmoved: number): BoxLayer | undefined {
  const inputs = at(weights, 0).length;
  const terms = weights.map((row) =>
    row.flatMap((w, source) =>
      w.sign === 0 ? [] : [{ weight: Math.abs(w.toNumber()), source, flips: w.sign < 0 }],
    ),
  );
  const flat = terms.flat();
  if (!flat.every(({ weight }) => isModerate(weight))) return undefined;
  const ends = terms.map((row, i) => {
    const b = at(bias, i);
    const S = Rational.fromNumber(2 * row.reduce((sum, { weight }) => sum + weight, 0));
    const more = Rational.fromNumber(widening)
      .times(b.abs().plus(Rational.fromNumber(unmoved).times(S)))
      .plus(UNDERFLOW_ALLOWANCE.times(S.plus(Rational.of(inputs))));
    return { upper: ceilToFloat64(b.plus(more)), lower: ceilToFloat64(more.minus(b)) };
  });
  let start = 0;
  return {
    inputs,
    outputs: weights.length,
    starts: Int32Array.from([0, ...terms.map((row) => (start += row.length))]),
    weights: Float64Array.from(flat, ({ weight }) => weight),
    sources: Int32Array.from(flat, ({ source }) => source),
    flips: Uint8Array.from(flat, ({ flips }) => Number(flips)),
    upper: Float64Array.from(ends, ({ upper }) => upper),
    lower: Float64Array.from(ends, ({ lower }) => lower),
  };
}

function boxActivation({ pieces }: PiecewiseLinear): BoxActivation | undefined {
  const all = pieces.map(({ until, slope, intercept }, i): BoxPiece => {
    const start = pieces[i - 1]?.until;
    return {
      from: start ? -floorToFloat64(start) : Infinity,
      until: until ? ceilToFloat64(until) : Infinity,
      slope: slope.toNumber(),
      intercept: intercept.toNumber(),
    };
  });
  const numbers = pieces.flatMap(({ slope, intercept }) => [slope, intercept]);
  if (!numbers.every((q) => q.sign === 0 || isModerate(Math.abs(q.toNumber())))) return undefined;
  const [first, second, third] = pieces;
  const slopes = all.map(({ slope }) => slope);
  const isLeaky =
    pieces.length === 2 &&
    first?.until?.sign === 0 &&
    first.slope.sign > 0 &&
    first.slope.atMost(Rational.one) &&
    second?.slope.equals(Rational.one) === true &&
    pieces.every(({ intercept }) => intercept.sign === 0);
  if (isLeaky) return { kind: 'leaky', slope: at(slopes, 0) };
  const isClip =
    pieces.length === 3 &&
    first?.slope.sign === 0 &&
    second?.slope.equals(Rational.one) === true &&
    second.intercept.sign === 0 &&
    third?.slope.sign === 0 &&
    first.until?.equals(first.intercept) === true &&
    second.until?.equals(third.intercept) === true;
  if (!isClip) return { kind: 'pieces', pieces: all };
  const [lo, hi] = [first.intercept, third.intercept];
  return {
    kind: 'clip',
    upper: { least: ceilToFloat64(lo), most: ceilToFloat64(hi) },
    lower: { least: -floorToFloat64(hi), most: -floorToFloat64(lo) },
  };
}

function isModerate(size: number): boolean {
  return size >= SMALLEST_SIZE && size <= LARGEST_SIZE;
}

/** The greatest sum of weights of an output. */
function normOf({ outputs, starts, weights }: BoxLayer): number {
  let most = 0;
  for (let i = 0; i < outputs; i++) {
    let sum = 0;
    for (let t = starts[i] ?? 0; t < (starts[i + 1] ?? 0); t++) sum += weights[t] ?? NaN;
    most = Math.max(most, sum);
  }
  return most;
}

/** The greatest |b̂|. */
function magnitudeOf({ upper, lower }: BoxLayer): number {
  return [...upper, ...lower].reduce((most, b) => Math.max(most, Math.abs(b)), 0);
}

/** An upper bound of |φ(x)| for all |x| ≤ reach. */
function reachAfter(activation: BoxActivation, reach: number): number {
  if (activation.kind === 'leaky') return reach;
  if (activation.kind === 'clip') return Math.max(boundOf(activation), 1);
  return activation.pieces.reduce(
    (most, { slope, intercept }) => Math.max(most, 2 * Math.abs(slope) * reach + 2 * Math.abs(intercept)),
    0,
  );
}

function boundOf({ upper, lower }: Extract<BoxActivation, { kind: 'clip' }>): number {
  return Math.max(...[upper, lower].flatMap(({ least, most }) => [Math.abs(least), Math.abs(most)]));
}
