/**
 * What gradient descent comes to that trains a single linear layer on the squared error: its closed form, and its steps, all of them
 * exact (the memorization paper, appendix A).
 */

import { at, matrix, type Matrix, type Rational } from '../numbers/index.js';
import { pseudoInverse } from './pseudo-inverse.js';

/** Training of A·x⁽ⁱ⁾ ≈ y⁽ⁱ⁾. */
export interface LinearTraining {
  /** The examples x⁽ⁱ⁾, n rows of d numbers. */
  readonly examples: Matrix;
  /** The y⁽ⁱ⁾, n rows of m numbers; the examples themselves if not given. */
  readonly targets?: Matrix;
  /** A(0), m×d; zero if not given. */
  readonly start?: Matrix;
}

/**
 * A(∞) = Y·X⁺ + A(0)·(I − X·X⁺), m×d, the limit for every rate below 2/λ₁, where λ₁ is the greatest eigenvalue of X·Xᵀ, and X and Y have the examples and targets as
 * columns. If some A takes all examples to their targets, it is the one nearest to A(0).
 *
 * @example
 * ```ts
 * import { linearLimit, Rational } from 'basincheck';
 * const example = [Rational.one, Rational.of(2)];
 * linearLimit({ examples: [example] }); // → [[1/5, 2/5], [2/5, 4/5]]
 * ```
 */
export function linearLimit(training: LinearTraining): Matrix {
  const { X, Y, start, d } = columnsOf(training);
  const plus = pseudoInverse(X);
  const [reached, P] = [matrix.multiply(Y, plus), matrix.multiply(X, plus)];
  const rest = matrix.identity(d).map((row, i) => matrix.subtract(row, at(P, i)));
  const kept = matrix.multiply(start, rest);
  return reached.map((row, i) => matrix.add(row, at(kept, i)));
}

/**
 * A(t) after so many steps A ← A + γ·Σ (y⁽ⁱ⁾ − A·x⁽ⁱ⁾)·x⁽ⁱ⁾ᵀ of rate γ, exactly: the numbers grow with every step.
 *
 * @example
 * ```ts
 * import { linearDescent, Rational } from 'basincheck';
 * const example = [Rational.one, Rational.of(2)];
 * linearDescent({ examples: [example] }, Rational.of(1, 10), 2); // → [[3/20, 3/10], [3/10, 3/5]]
 * ```
 */
export function linearDescent(training: LinearTraining, rate: Rational, steps: number): Matrix {
  const { X, Y, start } = columnsOf(training);
  const transposed = matrix.transpose(X);
  let A = start;
  for (let t = 0; t < steps; t++) {
    const image = matrix.multiply(A, X);
    const error = Y.map((row, i) => matrix.subtract(row, at(image, i)));
    const step = matrix.multiply(error, transposed);
    A = A.map((row, i) =>
      matrix.add(
        row,
        at(step, i).map((entry) => entry.times(rate)),
      ),
    );
  }
  return A;
}

function columnsOf({ examples, targets = examples, start }: LinearTraining): {
  readonly X: Matrix;
  readonly Y: Matrix;
  readonly start: Matrix;
  readonly d: number;
} {
  const [d, m] = [examples[0]?.length ?? 0, targets[0]?.length ?? 0];
  const isWhole = (rows: Matrix, n: number, width: number) =>
    rows.length === n && rows.every((row) => row.length === width);
  const A = start ?? Array.from({ length: m }, () => matrix.zeros(d));
  if (
    d === 0 ||
    m === 0 ||
    !isWhole(examples, examples.length, d) ||
    !isWhole(targets, examples.length, m) ||
    !isWhole(A, m, d)
  ) {
    throw new RangeError(
      'LinearTraining: expected n examples of one length d, as many targets of one length m, and a start of m rows of d numbers',
    );
  }
  return { X: matrix.transpose(examples), Y: matrix.transpose(targets), start: A, d };
}
