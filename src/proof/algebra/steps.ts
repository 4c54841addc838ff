/** Steps that several arguments take. */

import { matrix, type Matrix, type Vector, type Watch } from '../../exact/index.js';
import { insist } from '../parts/objection.js';

export function isZero(vector: Vector): boolean {
  return vector.every(({ sign }) => sign === 0);
}

export function equal(a: Vector, b: Vector): boolean {
  return a.every((entry, i) => b[i]?.equals(entry) === true);
}

/** Insists that A·B is the unit matrix, for square A and B of one size. */
export function insistInverse(A: Matrix, B: Matrix, path: string, watch: Watch): void {
  const unit = matrix.identity(A.length);
  const product = matrix.multiply(A, B, watch);
  insist(equal(product.flat(), unit.flat()), path, 'an inverse', 'a product other than the unit matrix');
}

export function insistNotZero(vector: Vector, path: string): void {
  insist(!isZero(vector), path, 'a vector other than zero', 'zero');
}
