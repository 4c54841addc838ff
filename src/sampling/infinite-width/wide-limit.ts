/**
 * What an infinitely wide network that is trained to zero loss on examples computes: equations (2) and (3) of the paper on sigmoid
 * autoencoders.
 */

import { CholeskyDecomposition, EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { at } from '../../exact/index.js';
import { type Eigenvalue, eigenvaluesOf } from './eigenvalues.js';
import { type Dependence, knownDependence, numericalDependence } from './dependence.js';
import type { WideActivation } from './moments.js';
import { TINY } from './trapezoid.js';
import {
  gradientVector,
  inner,
  type InnerProducts,
  type TangentKernel,
  tangentKernelOf,
} from './tangent-kernel.js';

/** The network before training: f₀ and J₀, the latter as n0 rows of n0. */
export interface WideStart {
  readonly value: (x: ArrayLike<number>) => Float64Array;
  readonly jacobian: (x: ArrayLike<number>) => readonly Float64Array[];
}

export interface WideLimitOptions {
  readonly activation: WideActivation;
  /** L, the number of affine maps: 2 for one hidden layer. */
  readonly depth: number;
  /** Without it, f₀ = 0 and J₀ = 0, the mean over all starts. */
  readonly start?: WideStart;
}

/** Either the limit, or why there is none. */
export type WideLimitResult = { readonly limit: WideLimit } | { readonly singular: Dependence };

/** Θ(x_i, x) and its gradient with respect to x. */
type KernelAt = Pick<TangentKernel, 'value' | 'gradient'>;

/** Of the solution of the linear system, relative to its terms. */
const GREATEST_RESIDUAL = 1e-9;

/**
 * f∞ and J∞ for examples. Without a start they are the mean over all networks before training.
 *
 * @example
 * ```ts
 * import { WideLimit, wideActivations } from 'basincheck';
 * const result = WideLimit.of([[8, 0], [0, 8]], { activation: wideActivations.sigmoid, depth: 2 });
 * 'limit' in result && Array.from(result.limit.value([8, 0]), (y) => y.toFixed(9)); // → ['8.000000000', '0.000000000']
 * ```
 */
export class WideLimit {
  private constructor(
    readonly examples: readonly (readonly number[])[],
    readonly options: WideLimitOptions,
    /** K̃, n×n. */
    readonly kernel: Matrix,
    /** The greatest eigenvalue of K̃ over the least. */
    readonly condition: number,
    /** max |K̃·Z − B|/(|K̃|·|Z| + |B|) of the system K̃·Z = B = (X̂ − f₀(X̂))ᵀ that was solved. */
    readonly residual: number,
    /** (X̂ − f₀(X̂))·K̃⁻¹, n0×n. */
    private readonly coefficients: Matrix,
    /** Of each example (row) with respect to each (column), which stands for x. */
    private readonly kernels: readonly (readonly KernelAt[])[],
    /** x_i·x_j. */
    private readonly products: Matrix,
    /** X̂ᵀ·coefficients, n×n. */
    private readonly projected: Matrix,
  ) {}

  /**
   * The limit for n examples of n0 numbers each. Throws on no examples, examples of different lengths, and numbers that are not finite.
   *
   * @example
   * ```ts
   * import { WideLimit, wideActivations } from 'basincheck';
   * const result = WideLimit.of([[10, 0, 0]], { activation: wideActivations.erf, depth: 2 });
   * 'limit' in result && result.limit.spectralRadius([10, 0, 0]).toFixed(9); // → '0.287650455'
   * const twice = WideLimit.of([[1, 2], [1, 2]], { activation: wideActivations.erf, depth: 2 });
   * 'singular' in twice && twice.singular.why; // → 'duplicates'
   * ```
   */
  static of(examples: readonly (readonly number[])[], options: WideLimitOptions): WideLimitResult {
    const n0 = checked(examples);
    const { activation, depth, start } = options;
    const known = knownDependence(activation, depth, examples);
    if (known) return { singular: known };
    const data = new Matrix(examples.map((example) => [...example]));
    const products = data.mmul(data.transpose());
    const kernels = kernelsBetween(examples.length, (i, j) =>
      tangentKernelOf(activation, depth, pair(products, i, j, n0)),
    );
    const kernel = new Matrix(kernels.map((row) => row.map(({ value }) => value)));
    if (kernel.to1DArray().some((value) => !Number.isFinite(value)))
      throw new RangeError('WideLimit.of: expected examples whose kernel is finite, got an overflow');
    const conditioned = numericalDependence(kernel, activation.error / 10);
    if ('why' in conditioned) return { singular: conditioned };
    const targets = start
      ? Matrix.sub(data, new Matrix(examples.map((each) => [...start.value(each)])))
      : data;
    const solved = solution(kernel, targets);
    if (solved === undefined) return { singular: { why: 'rounding', condition: conditioned.condition } };
    const coefficients = solved.solution.transpose();
    return {
      limit: new WideLimit(
        examples,
        options,
        kernel,
        conditioned.condition,
        solved.residual,
        coefficients,
        kernels,
        products,
        data.mmul(coefficients),
      ),
    };
  }

  /** The same examples with another start; the kernel, which is most of the work, stays. `undefined` if the system is not solved well. */
  startingAt(start: WideStart): WideLimit | undefined {
    const data = new Matrix(this.examples.map((example) => [...example]));
    const before = new Matrix(this.examples.map((example) => [...start.value(example)]));
    const solved = solution(this.kernel, Matrix.sub(data, before));
    if (solved === undefined) return undefined;
    const coefficients = solved.solution.transpose();
    return new WideLimit(
      this.examples,
      { ...this.options, start },
      this.kernel,
      this.condition,
      solved.residual,
      coefficients,
      this.kernels,
      this.products,
      data.mmul(coefficients),
    );
  }

  /** The number of coordinates. */
  get n0(): number {
    return this.coefficients.rows;
  }

  /** f∞(x). Throws unless x has n0 numbers. */
  value(x: ArrayLike<number>): Float64Array {
    const { start } = this.options;
    const values = this.kernelsAt(x).map(({ value }) => value);
    const fitted = this.coefficients.mmul(Matrix.columnVector(values)).to1DArray();
    const before = start?.value(x);
    return Float64Array.from(fitted, (y, i) => y + (before?.[i] ?? 0));
  }

  /** J∞(x), n0 rows of n0. Throws unless x has n0 numbers, or where the kernel has no gradient: at examples of a ReLU network. */
  jacobian(x: ArrayLike<number>): readonly Float64Array[] {
    const gradients = this.kernelsAt(x).map(({ gradient }, i) => {
      this.checkSmooth(gradient.across);
      return gradientVector(gradient, this.example(i), x);
    });
    const fitted = this.coefficients.mmul(new Matrix(gradients.map((gradient) => [...gradient])));
    const before = this.options.start?.jacobian(x);
    return fitted.to2DArray().map((row, i) => Float64Array.from(row, (y, j) => y + (before?.[i]?.[j] ?? 0)));
  }

  /** The n0 eigenvalues of J∞(x), by falling modulus. Throws as `jacobian` does. */
  eigenvalues(x: ArrayLike<number>): readonly Eigenvalue[] {
    const n = this.examples.length;
    const isSmall = this.options.start === undefined && n < this.n0;
    const found = eigenvaluesOf(isSmall ? this.reduced(x) : this.jacobian(x));
    const zeros = Array.from({ length: this.n0 - found.length }, () => ({ re: 0, im: 0 }));
    return [...found, ...zeros].sort((a, b) => modulus(b) - modulus(a));
  }

  /** The greatest modulus of an eigenvalue of J∞(x). Below 1, an example attracts. */
  spectralRadius(x: ArrayLike<number>): number {
    const [first] = this.eigenvalues(x);
    return first === undefined ? 0 : modulus(first);
  }

  /**
   * How far a spectral radius may be off: the rounding and the error of the quadrature, amplified by the condition of K̃. An estimate, not a
   * bound.
   */
  get error(): number {
    return this.condition * (this.options.activation.error / 10 + this.examples.length * Number.EPSILON);
  }

  /** The greatest singular value of J∞(x). */
  operatorNorm(x: ArrayLike<number>): number {
    return operatorNorm(this.jacobian(x));
  }

  /** Θ and its gradient between each example and x. */
  private kernelsAt(x: ArrayLike<number>): readonly KernelAt[] {
    if (x.length !== this.n0)
      throw new RangeError(`WideLimit: expected a point with ${this.n0} coordinates, got ${x.length}`);
    const { activation, depth } = this.options;
    const known = this.examples.findIndex((example) => isSame(example, x));
    if (known >= 0) return this.kernels.map((row) => at(row, known));
    const second = inner(x, x);
    return this.examples.map((example, i) =>
      tangentKernelOf(activation, depth, {
        first: this.products.get(i, i),
        second,
        both: inner(example, x),
        n0: this.n0,
      }),
    );
  }

  /** The n×n matrix (∂k_x/∂x)·coefficients, which has the same eigenvalues as coefficients·∂k_x/∂x but for n0 − n zeros. */
  private reduced(x: ArrayLike<number>): readonly (readonly number[])[] {
    const atX = Matrix.rowVector([...Array.from(x)]).mmul(this.coefficients);
    const square = inner(x, x);
    return this.kernelsAt(x).map(({ gradient: { across, along } }, i) => {
      const example = this.example(i);
      const t = square < TINY ? 0 : inner(example, x) / square;
      const isParallel = isSame(example, x);
      this.checkSmooth(across);
      const row = this.projected.getRow(i);
      return row.map((entry, j) => {
        const h = atX.get(0, j);
        return (isParallel ? 0 : across * (entry - t * h)) + along * h;
      });
    });
  }

  private checkSmooth(across: number): void {
    if (Number.isFinite(across)) return;
    throw new RangeError(
      `WideLimit.jacobian: expected a point where the kernel of ${this.options.activation.name} is differentiable, got one parallel to an example, where it has a kink`,
    );
  }

  private example(i: number): readonly number[] {
    return at(this.examples, i);
  }
}

/** The greatest singular value of a matrix of rows. */
export function operatorNorm(rows: readonly ArrayLike<number>[]): number {
  const matrix = new Matrix(rows.map((row) => Array.from(row)));
  const square = matrix.mmul(matrix.transpose());
  const { realEigenvalues } = new EigenvalueDecomposition(square, { assumeSymmetric: true });
  return Math.sqrt(Math.max(0, ...realEigenvalues));
}

/** Of each of n examples (row) with respect to each (column), from those of i ≤ j. */
function kernelsBetween(
  n: number,
  between: (i: number, j: number) => TangentKernel,
): readonly (readonly KernelAt[])[] {
  const rows = Array.from({ length: n }, (): KernelAt[] => []);
  rows.forEach((row, i) => {
    for (let j = i; j < n; j++) {
      const { value, gradient, firstGradient } = between(i, j);
      row[j] = { value, gradient };
      at(rows, j)[i] = { value, gradient: i === j ? gradient : firstGradient };
    }
  });
  return rows;
}

function modulus({ re, im }: Eigenvalue): number {
  return Math.hypot(re, im);
}

function isSame(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function pair(products: Matrix, i: number, j: number, n0: number): InnerProducts {
  const [first, second] = [products.get(i, i), products.get(j, j)];
  return { first, second, both: i === j ? first : products.get(i, j), n0 };
}

/** Z with K·Z = B for a positive definite K, by Cholesky and one step of refinement; `undefined` if the residual is not small. */
function solution(
  kernel: Matrix,
  targets: Matrix,
): { readonly solution: Matrix; readonly residual: number } | undefined {
  const cholesky = new CholeskyDecomposition(kernel);
  if (!cholesky.isPositiveDefinite()) return undefined;
  const first = cholesky.solve(targets);
  const solved = Matrix.add(first, cholesky.solve(Matrix.sub(targets, kernel.mmul(first))));
  const left = Matrix.sub(kernel.mmul(solved), targets).abs().max();
  const terms = kernel.clone().abs().mmul(solved.clone().abs()).max() + targets.clone().abs().max();
  const residual = terms === 0 ? 0 : left / terms;
  return residual <= GREATEST_RESIDUAL ? { solution: solved, residual } : undefined;
}

/** n0. */
function checked(examples: readonly (readonly number[])[]): number {
  const n0 = examples[0]?.length ?? 0;
  if (n0 === 0)
    throw new RangeError('WideLimit.of: expected one example or more, of one number or more, got none');
  examples.forEach((example, i) => {
    if (example.length !== n0)
      throw new RangeError(
        `WideLimit.of: expected examples of ${n0} numbers, got ${example.length} in example ${i}`,
      );
    const other = example.find((x) => !Number.isFinite(x));
    if (other !== undefined)
      throw new RangeError(`WideLimit.of: expected finite numbers, got ${other} in example ${i}`);
  });
  return n0;
}
