/**
 * Steps and nodes of the trapezoidal rule on the line, which converges exponentially for functions that are analytic in a strip.
 *
 * By Poisson's formula the error of step h is the Fourier transform of the integrand at multiples of ω = 2π/h. The integrands here are products
 * of functions with poles at distance π from the line, whose transforms fall like e^(−π|ω|), and of Gaussians of variance w, whose transforms fall
 * like e^(−w·ω²/2). The transform of a product is a convolution: it is largest where ω is split among the factors at least cost.
 */

/** e^−45 ≈ 3·10^−20: what is left is below the rounding, with a factor of 10⁴ to spare for poles of higher order. */
const COST = 45;
/** Past it, functions that fall like e^(−|x|) are below 4·10^−17. */
export const REACH = 38;
/** Past so many standard deviations a Gaussian is below 3·10^−17 of its greatest value. */
export const DEVIATIONS = 8.75;

/** The greatest step for one function with poles at distance π and Gaussians whose variances have the inverses' sum s. */
export function stepFor(s: number): number {
  const frequency =
    2 * COST >= Math.PI * Math.PI * s ? COST / Math.PI + (Math.PI * s) / 2 : Math.sqrt(2 * COST * s);
  return (2 * Math.PI) / frequency;
}

/** density·step of N(mean, variance) at x. */
export function weight(offset: number, variance: number, step: number, exp: (x: number) => number): number {
  return (step / Math.sqrt(2 * Math.PI * variance)) * exp((-offset * offset) / (2 * variance));
}

/** Variances below it are zero: what they add is below 10^−100, and their inverses are not finite. */
export const TINY = 1e-200;
