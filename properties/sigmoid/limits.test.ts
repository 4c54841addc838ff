/**
 * (7), (8), (9) and the limit 1/2: what comes of the kernel, its gradient and the largest eigenvalue as examples of one norm r get longer.
 *
 * For erf, each scaled ratio is enclosed, and its distance from the limit has to fall at least as 1/r, up to a constant; for the true sigmoid it comes from
 * quadrature, whose error is far below that distance.
 */

import { expect, test } from 'vitest';
import { encloseGradients, encloseInverse, productsOf, Rational } from '../../src/exact/index.js';
import { enclosedSpectralRadii } from '../../src/search/attraction/index.js';
import { tangentKernelOf, WideLimit, wideActivations } from '../../src/sampling/index.js';
import { EigenvalueDecomposition } from 'ml-matrix';

const BITS = 320n;
const q = (text: string): Rational => Rational.from(text);
/** Examples of norm 1, and n₀. */
const SETS = [
  { name: 'one', unit: [['1/3', '2/3', '2/3']] },
  {
    name: 'two with cosine 4/9',
    unit: [
      ['1/3', '2/3', '2/3'],
      ['2/3', '-1/3', '2/3'],
    ],
  },
  {
    name: 'three at right angles',
    unit: [
      ['1', '0', '0'],
      ['0', '1', '0'],
      ['0', '0', '1'],
    ],
  },
  {
    name: 'three in the plane',
    unit: [
      ['1', '0'],
      ['3/5', '4/5'],
      ['-4/5', '3/5'],
    ],
  },
] as const;
const RADII = [1e3, 1e4, 1e5, 1e6];
/** C in |ratio − 1| ≤ C/r, as the examples have it at r = 1000 and not much more. */
const SLACK = 100;

function longOf(unit: readonly (readonly string[])[], r: number) {
  return unit.map((x) => x.map((entry) => q(entry).times(Rational.of(r))));
}

const middle = ({ lo, hi, bits }: { lo: bigint; hi: bigint; bits: bigint }): number =>
  Rational.of(lo + hi, 1n << (bits + 1n)).toNumber();

test.each(SETS)('erf, $name: (7), K̃⁻¹ is 4π√n₀/r times the identity, up to 1/r', ({ unit }) => {
  for (const r of RADII) {
    const products = productsOf(longOf(unit, r), BITS);
    const scale = r / (4 * Math.PI * Math.sqrt(products.n0));
    encloseInverse(products)?.forEach((row, i) => {
      row.forEach((entry, j) => {
        expect(Math.abs(middle(entry) * scale - (i === j ? 1 : 0))).toBeLessThan(SLACK / r);
      });
    });
    expect(encloseInverse(products)).toBeDefined();
  }
});

test.each(SETS)(
  'erf, $name: (8), the other gradients vanish beside that of the example; (9), which is 1/(8π√n₀) long',
  ({ unit }) => {
    for (const r of RADII) {
      const products = productsOf(longOf(unit, r), BITS);
      // (∂k/∂x)·X̂, whose first row is along·x·X̂.
      const rows = encloseGradients(products, 0);
      const [first] = rows[0] ?? [];
      const length = first === undefined ? NaN : middle(first) / r;
      expect(Math.abs(length * 8 * Math.PI * Math.sqrt(products.n0) - 1)).toBeLessThan(SLACK / r);
      for (const row of rows.slice(1))
        for (const entry of row) expect(Math.abs(middle(entry)) / r / length).toBeLessThan(SLACK / r);
    }
  },
);

test.each(SETS)('erf, $name: the largest eigenvalue comes to 1/2 from below', ({ unit }) => {
  for (const r of RADII) {
    for (const { least, most } of enclosedSpectralRadii(longOf(unit, r)) ?? []) {
      expect(most.lessThan(Rational.half)).toBe(true);
      expect(0.5 - least.toNumber()).toBeLessThan(SLACK / r);
    }
    expect(enclosedSpectralRadii(longOf(unit, r))?.length).toBe(unit.length);
  }
});

test.each([3, 32])(
  'the true sigmoid, n₀ = %i: (7) and (9) have the constants 6√(2πn₀) and 1/(12√(2πn₀)), and the limit is 1/2',
  (n0) => {
    const root = Math.sqrt(2 * Math.PI * n0);
    for (const r of RADII) {
      const square = r * r;
      const { value, gradient } = tangentKernelOf(wideActivations.sigmoid, 2, {
        first: square,
        second: square,
        both: square,
        n0,
      });
      expect(Math.abs((value * 6 * root) / r - 1)).toBeLessThan((2 * SLACK) / r);
      expect(Math.abs(gradient.along * r * 12 * root - 1)).toBeLessThan((2 * SLACK) / r);
      expect(Math.abs((gradient.along * square) / value - 0.5)).toBeLessThan((2 * SLACK) / r);
      // The constants of erf are others: 6√(2πn₀) against 4π√n₀.
      expect(Math.abs((value * 4 * Math.PI * Math.sqrt(n0)) / r - 1)).toBeGreaterThan(0.1);
    }
  },
);

test.each(SETS)('the true sigmoid, $name: K̃⁻¹ and the largest eigenvalue', ({ unit }) => {
  for (const r of RADII.slice(0, 3)) {
    const examples = unit.map((x) => x.map((entry) => q(entry).toNumber() * r));
    const result = WideLimit.of(examples, { activation: wideActivations.sigmoid, depth: 2 });
    if (!('limit' in result)) throw new Error('expected a kernel with an inverse');
    const { realEigenvalues } = new EigenvalueDecomposition(result.limit.kernel, { assumeSymmetric: true });
    const scale = r / (6 * Math.sqrt(2 * Math.PI * result.limit.n0));
    expect(Math.abs(scale / Math.min(...realEigenvalues) - 1)).toBeLessThan((2 * SLACK) / r);
    for (const x of examples)
      expect(Math.abs(result.limit.spectralRadius(x) - 0.5)).toBeLessThan((2 * SLACK) / r);
  }
});
