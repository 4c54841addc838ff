/** Why the kernel matrix of examples is singular: which of them depend on each other, whatever the numbers. */

import { EigenvalueDecomposition, type Matrix } from 'ml-matrix';
import type { WideActivation } from './moments.js';

/** Examples are counted from 0. */
export type Dependence =
  /** Two that are equal. */
  | { readonly why: 'duplicates'; readonly examples: readonly number[] }
  /** x and −x, or two such pairs, or such a pair and 0: σ − σ(0) is odd, so that σ(u) + σ(−u) is one constant for all. */
  | { readonly why: 'antipodal'; readonly examples: readonly number[] }
  /** An example 0 whose features are zero. */
  | { readonly why: 'zero'; readonly examples: readonly number[] }
  /** x and t·x with t > 0 for ReLU, or t ≠ 0 where the network is linear. */
  | { readonly why: 'parallel'; readonly examples: readonly number[] }
  /** More examples than a linear network has features, or others that are dependent: those with the greatest coefficients. */
  | {
      readonly why: 'dependent';
      readonly examples: readonly number[];
      readonly coefficients: readonly number[];
    }
  /** Independent in exact arithmetic as far as is known, and not in float64. */
  | { readonly why: 'rounding'; readonly condition: number };

/** By the numbers of the examples alone; `undefined` if nothing is seen. */
export function knownDependence(
  activation: WideActivation,
  depth: number,
  examples: readonly (readonly number[])[],
): Dependence | undefined {
  const pairs = pairsOf(examples, (a, b) => a.every((x, i) => x === b[i]));
  if (pairs[0]) return { why: 'duplicates', examples: pairs[0] };
  const { kind, offset } = activation.relations;
  const isLinear = depth === 1 || kind === 'linear';
  const zero = examples.findIndex((example) => example.every((x) => x === 0));
  const zeros = zero < 0 ? [] : [[zero]];
  if (zero >= 0 && (depth === 1 || offset === 0)) return { why: 'zero', examples: [zero] };
  if (isLinear && (depth === 1 || offset === 0)) return parallel(examples, () => true);
  if (isLinear) return undefined;
  if (kind === 'ray') return parallel(examples, (t) => t > 0);
  const antipodal = pairsOf(examples, (a, b) => a.every((x, i) => x === -(b[i] ?? 0)));
  if (offset === 0) return antipodal[0] && { why: 'antipodal', examples: antipodal[0] };
  // With an offset, a pair alone is independent; in deeper networks so are several.
  const sums = [...antipodal, ...zeros];
  return depth === 2 && sums.length > 1 ? { why: 'antipodal', examples: sums.slice(0, 2).flat() } : undefined;
}

function pairsOf(
  examples: readonly (readonly number[])[],
  isPair: (a: readonly number[], b: readonly number[]) => boolean,
): readonly (readonly number[])[] {
  return examples.flatMap((a, i) => examples.slice(0, i).flatMap((b, j) => (isPair(a, b) ? [[j, i]] : [])));
}

function parallel(
  examples: readonly (readonly number[])[],
  isAllowed: (t: number) => boolean,
): Dependence | undefined {
  const [pair] = pairsOf(examples, (a, b) => {
    const k = a.findIndex((x) => x !== 0);
    const t = (b[k] ?? 0) / (a[k] ?? 1);
    // Products of float64 numbers: exact for those that users write.
    return t !== 0 && isAllowed(t) && a.every((x, i) => x * (b[k] ?? 0) === (b[i] ?? 0) * (a[k] ?? 0));
  });
  return pair && { why: 'parallel', examples: pair };
}

/** Coefficients below this part of the greatest one are left out. */
const NEGLIGIBLE = 1e-6;
/** Eigenvalues this many times the error or less leave no digit. */
const LEAST_DIGITS = 10;
/** An eigenvalue so far below the greatest one is zero but for rounding. */
const ZERO = 1e-15;

/** How well a symmetric kernel matrix is conditioned, or what makes it singular for arithmetic with the relative error `error`. */
export function numericalDependence(
  kernel: Matrix,
  error: number,
): { readonly condition: number } | Dependence {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(kernel, {
    assumeSymmetric: true,
  });
  const least = realEigenvalues.indexOf(Math.min(...realEigenvalues));
  const greatest = Math.max(...realEigenvalues);
  const smallest = realEigenvalues[least] ?? 0;
  const floor = Math.max(error, kernel.rows * ZERO) * greatest;
  if (smallest > floor * LEAST_DIGITS) return { condition: greatest / smallest };
  const vector = eigenvectorMatrix.getColumn(least);
  const most = Math.max(...vector.map(Math.abs));
  const examples = [...vector.keys()].filter((i) => Math.abs(vector[i] ?? 0) > NEGLIGIBLE * most);
  const isExact = smallest <= kernel.rows * ZERO * greatest && isSmallRelation(vector, examples, most);
  if (isExact)
    return { why: 'dependent', examples, coefficients: examples.map((i) => (vector[i] ?? 0) / most) };
  return { why: 'rounding', condition: greatest / Math.max(smallest, Number.MIN_VALUE) };
}

/** A relation between few examples, or with coefficients ±1: else the matrix may be only close to singular. */
function isSmallRelation(vector: readonly number[], examples: readonly number[], most: number): boolean {
  const coefficients = examples.map((i) => (Math.abs(vector[i] ?? 0) / most) * 60);
  return coefficients.every((each) => Math.abs(each - Math.round(each)) < 1e-4);
}
