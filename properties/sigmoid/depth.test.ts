/**
 * Section 4.2: for one example, training changes the Jacobian less and less as layers are added, since ∂Θ/∂x → 0 while Θ does not come to 0.
 *
 * J∞(x₁) − J₀(x₁) = (x₁ − f₀(x₁))·(∂Θ/∂x)/Θ, and ∂Θ/∂x is along·x₁. So (along/Θ)·x₁·x₁, which is the eigenvalue without a start, has to vanish.
 */

import { expect, test } from 'vitest';
import { enclosedUnits, Rational } from '../../src/exact/index.js';
import { enclosedSpectralRadii } from '../../src/search/attraction/index.js';
import { affineActivation, tangentKernelOf, wideActivations } from '../../src/sampling/index.js';

const DEPTHS = [2, 3, 4, 5, 6, 7, 8];

test.each(['1/10', '1', '3', '30', '1000'])(
  'erf, norm %s: the eigenvalue is enclosed, and each layer after the third takes more than half of it away',
  (norm) => {
    const r = Rational.from(norm);
    const x = ['1/3', '2/3', '2/3'].map((entry) => r.times(Rational.from(entry)));
    const found = DEPTHS.map((depth) => {
      const [radius] = enclosedSpectralRadii([x], { network: { unit: enclosedUnits.erf, depth } }) ?? [];
      if (radius === undefined) throw new Error('expected an enclosure');
      return radius;
    });
    found.slice(2).forEach(({ most }, k) => {
      const before = found[k + 1]?.least;
      expect(before && most.atMost(before.times(Rational.half))).toBe(true);
    });
  },
);

test.each([0.1, 1, 3, 30, 1000])('the true sigmoid, norm %d: so it is by quadrature, and Θ ≥ 1/4', (r) => {
  const square = r * r;
  const found = DEPTHS.map((depth) => {
    const products = { first: square, second: square, both: square, n0: 3 };
    const { value, gradient } = tangentKernelOf(wideActivations.sigmoid, depth, products);
    expect(value).toBeGreaterThan(0.25 - wideActivations.sigmoid.error);
    return (gradient.along * square) / value;
  });
  found.slice(2).forEach((each, k) => {
    expect(each).toBeLessThan((found[k + 1] ?? NaN) / 2);
  });
});

test('Remark 1: where Θ comes to 0, as for σ(x) = x/4, the eigenvalue is 1 for any depth', () => {
  for (const depth of DEPTHS) {
    const products = { first: 9, second: 9, both: 9, n0: 3 };
    const { value, gradient } = tangentKernelOf(affineActivation(0.25, 0), depth, products);
    expect(value).toBeLessThan(3 * depth * 16 ** (1 - depth) + 1e-12);
    expect(Math.abs((gradient.along * 9) / value - 1)).toBeLessThan(1e-12);
  }
});
