/**
 * The pseudo-inverse of Moore and Penrose over ℚ. It is what gradient descent from zero comes to: the A of least norm
 * with A·X = Y, for columns X that are independent, is Y·X⁺ (the memorization paper, appendix A).
 */

import { matrix, type Matrix, Rational } from '../numbers/index.js';
import { rankFactors } from './elimination.js';

/**
 * A⁺ for A m×n, an n×m matrix. With A = B·C of full rank, A⁺ = Cᵀ·(C·Cᵀ)⁻¹·(Bᵀ·B)⁻¹·Bᵀ.
 *
 * @example
 * ```ts
 * import { pseudoInverse, Rational } from 'basincheck';
 * pseudoInverse([[Rational.one], [Rational.of(2)]]); // → [[1/5, 2/5]]
 * ```
 */
export function pseudoInverse(A: Matrix): Matrix {
  const { left, right } = rankFactors(A);
  if (right.length === 0) return (A[0] ?? []).map(() => A.map(() => Rational.zero));
  const [Bt, Ct] = [matrix.transpose(left), matrix.transpose(right)];
  const inner = matrix.multiply(gramInverse(right, Ct), gramInverse(Bt, left));
  return matrix.multiply(Ct, matrix.multiply(inner, Bt));
}

/** (M·Mᵀ)⁻¹ for M with independent rows. */
function gramInverse(M: Matrix, transposed: Matrix): Matrix {
  const inverse = matrix.inverse(matrix.multiply(M, transposed));
  if (inverse === undefined) throw new Error('gramInverse: expected independent rows');
  return inverse;
}
