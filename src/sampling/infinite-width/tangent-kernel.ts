/**
 * The neural tangent kernel of an infinitely wide network without biases and with standard normal weights, of any depth, and its gradient:
 * section 3.2 and the appendix D of the paper on sigmoid autoencoders.
 */

import type { Moments, WideActivation } from './moments.js';
import { TINY } from './trapezoid.js';

/**
 * A vector by what is of it across x and along x: across·(x̂ − t·x) + along·x, with t = x̂·x/x·x, or 0 for x = 0 (x·x below 10^−200). In terms of x̂ and x alone, two
 * large vectors would cancel where x is long and close to a multiple of x̂.
 */
export interface Gradient {
  readonly across: number;
  readonly along: number;
}

export interface TangentKernel {
  /** Σ^(L)(x̂, x): the covariance of the outputs before training. */
  readonly covariance: number;
  /** Σ̇^(L)(x̂, x); 1 for L = 1. */
  readonly slopes: number;
  /** Θ^(L)(x̂, x) */
  readonly value: number;
  /** ∂Θ^(L)(x̂, x)/∂x */
  readonly gradient: Gradient;
  /** ∂Θ^(L)(x̂, x)/∂x̂, with x̂ and x exchanged in what a gradient is made of. */
  readonly firstGradient: Gradient;
  /** ∂Σ^(L)(x̂, x)/∂x */
  readonly covarianceGradient: Gradient;
}

/** Inner products of x̂ and x, which are vectors of length n0. */
export interface InnerProducts {
  /** x̂·x̂ */
  readonly first: number;
  /** x·x */
  readonly second: number;
  /** x̂·x */
  readonly both: number;
  readonly n0: number;
}

/**
 * Σ, Σ̇, Θ and the gradients for a network of the depth L ≥ 1, which has L − 1 hidden layers. Throws on another depth. Gradients of
 * ReLU networks are infinite or NaN where x̂ and x are parallel: the kernel has a kink there.
 *
 * @example
 * ```ts
 * import { tangentKernelOf, wideActivations } from 'basincheck';
 * const products = { first: 9, second: 9, both: 9, n0: 3 };
 * tangentKernelOf(wideActivations.linear, 2, products).value; // → 0.625
 * ```
 */
export function tangentKernelOf(
  activation: WideActivation,
  depth: number,
  products: InnerProducts,
): TangentKernel {
  if (!Number.isInteger(depth) || depth < 1)
    throw new RangeError(`tangentKernelOf: expected a depth of 1 or more, got ${depth}`);
  const { n0 } = products;
  let [p, q, c] = [products.first / n0, products.second / n0, products.both / n0];
  const [isFirstZero, isSecondZero] = [products.first < TINY, products.second < TINY];
  let [byFirst, bySecond] = [beforeLayers(p, c, n0, isFirstZero), beforeLayers(q, c, n0, isSecondZero)];
  let [value, slopes] = [c, 1];
  for (let layer = 1; layer < depth; layer++) {
    const moments = activation.moments(p, q, c);
    const { radialValues, radialSlopes, firstRadialValues, firstRadialSlopes } = moments;
    byFirst = afterLayer(byFirst, p, c, value, moments, firstRadialValues, firstRadialSlopes);
    bySecond = afterLayer(bySecond, q, c, value, moments, radialValues, radialSlopes);
    slopes = moments.slopes;
    value = value * slopes + moments.values;
    c = moments.values;
    if (layer + 1 === depth) break;
    const [ofFirst, ofSecond] = [activation.moments(p, p, p), activation.moments(q, q, q)];
    if (!isFirstZero) byFirst.ofSquare *= ofFirst.radialValues / p;
    if (!isSecondZero) bySecond.ofSquare *= ofSecond.radialValues / q;
    [p, q] = [ofFirst.values, ofSecond.values];
  }
  const { gradient, ofC } = bySecond;
  return {
    covariance: c,
    slopes,
    value,
    gradient,
    firstGradient: byFirst.gradient,
    covarianceGradient: ofC,
  };
}

/** What is known with respect to one of the two vectors, say x, before a layer. */
interface Side {
  /** q is a function of x·x, with the gradient 2·ofSquare·x. */
  ofSquare: number;
  readonly ofC: Gradient;
  /** Of the kernel. */
  readonly gradient: Gradient;
  readonly isZero: boolean;
  readonly isFirstLayer: boolean;
}

function beforeLayers(q: number, c: number, n0: number, isZero: boolean): Side {
  const ofC = { across: 1 / n0, along: isZero ? 0 : c / q / n0 };
  return { ofSquare: 1 / n0, ofC, gradient: ofC, isZero, isFirstLayer: true };
}

function afterLayer(
  { ofSquare, ofC, gradient, isZero, isFirstLayer }: Side,
  q: number,
  c: number,
  value: number,
  { slopes, curvatures }: Moments,
  radialValues: number,
  radialSlopes: number,
): Side {
  // What the radial moments leave: nothing in the first layer, where c is x̂·x/n0.
  const [radial, rest] = isZero ? [0, 0] : [ofSquare / q, isFirstLayer ? 0 : ofC.along - (ofSquare * c) / q];
  const nextOfC = { across: slopes * ofC.across, along: radial * radialValues + slopes * rest };
  const ofSlopes = {
    across: curvatures * ofC.across,
    along: radial * radialSlopes + (rest === 0 ? 0 : curvatures * rest),
  };
  const nextGradient = {
    across: gradient.across * slopes + value * ofSlopes.across + nextOfC.across,
    along: gradient.along * slopes + value * ofSlopes.along + nextOfC.along,
  };
  return { ofSquare, ofC: nextOfC, gradient: nextGradient, isZero, isFirstLayer: false };
}

/**
 * The vector of a gradient with respect to x.
 *
 * @example
 * ```ts
 * import { gradientVector, tangentKernel, wideActivations } from 'basincheck';
 * const { gradient } = tangentKernel(wideActivations.erf, 2, [1, 0, 0], [0, 1, 0]);
 * gradientVector(gradient, [1, 0, 0], [0, 1, 0])[0]?.toFixed(12); // → '0.045472840883'
 * ```
 */
export function gradientVector(
  { across, along }: Gradient,
  first: ArrayLike<number>,
  second: ArrayLike<number>,
): Float64Array {
  const square = inner(second, second);
  const t = square < TINY ? 0 : inner(first, second) / square;
  return Float64Array.from(second, (x, i) => {
    const offset = (first[i] ?? 0) - t * x;
    return (offset === 0 ? 0 : across * offset) + along * x;
  });
}

/**
 * The same for two vectors of one length. Throws on vectors of different lengths.
 *
 * @example
 * ```ts
 * import { tangentKernel, wideActivations } from 'basincheck';
 * tangentKernel(wideActivations.erf, 2, [1, 2, 2], [2, -1, 2]).value.toFixed(12); // → '0.336997049212'
 * ```
 */
export function tangentKernel(
  activation: WideActivation,
  depth: number,
  first: ArrayLike<number>,
  second: ArrayLike<number>,
): TangentKernel {
  if (first.length !== second.length)
    throw new RangeError(
      `tangentKernel: expected vectors of one length, got ${first.length} and ${second.length} numbers`,
    );
  return tangentKernelOf(activation, depth, {
    first: inner(first, first),
    second: inner(second, second),
    both: inner(first, second),
    n0: first.length,
  });
}

export function inner(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
