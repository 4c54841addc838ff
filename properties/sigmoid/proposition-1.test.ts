/**
 * Proposition 1. A fixed point attracts if all eigenvalues of the Jacobian there are less than 1 in modulus. For x ↦ J·x, in exact arithmetic.
 */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  characteristicPolynomial,
  isInsideDisc,
  matrix,
  type Matrix,
  Rational,
} from '../../src/exact/index.js';

const entry = fc
  .tuple(fc.integer({ min: -3, max: 3 }), fc.constantFrom(1, 2, 3, 4))
  .map(([n, d]) => Rational.of(n, d));
const jacobians: fc.Arbitrary<Matrix> = fc
  .integer({ min: 1, max: 3 })
  .chain((n) => fc.array(fc.array(entry, { minLength: n, maxLength: n }), { minLength: n, maxLength: n }));

function square(A: Matrix): Rational {
  return A.flat().reduce((sum, each) => sum.plus(each.times(each)), Rational.zero);
}

/** Squarings of J until a power contracts, or grew beyond coming back. */
function contracts(J: Matrix): boolean {
  let power = J;
  for (let k = 0; k < 9; k++) {
    if (square(power).lessThan(Rational.one)) return true;
    if (Rational.of(10n ** 12n).lessThan(square(power))) return false;
    power = matrix.multiply(power, power);
  }
  return false;
}

test('all eigenvalues inside the unit circle: some power of J contracts, and every orbit comes to 0', () => {
  let [attracting, others] = [0, 0];
  fc.assert(
    fc.property(jacobians, (J) => {
      const isInside = isInsideDisc(characteristicPolynomial(J));
      if (isInside) attracting += 1;
      else others += 1;
      // Next to the circle nine squarings may not be enough to tell.
      if (isInside !== contracts(J)) expect([isInside, closeToCircle(J)]).toEqual([true, true]);
    }),
    { numRuns: 2000 },
  );
  expect([attracting > 100, others > 100]).toEqual([true, true]);
});

/** Whether some eigenvalue has a modulus above 0.98. */
function closeToCircle(J: Matrix): boolean {
  const wider = J.map((row) => row.map((each) => each.times(Rational.of(50, 49))));
  return !isInsideDisc(characteristicPolynomial(wider));
}
