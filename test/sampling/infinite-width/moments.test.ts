import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Moments,
  type WideActivation,
  wideActivations,
} from '../../../src/sampling/infinite-width/index.js';

type Jet = readonly [value: number, slope: number, curvature: number];

/** σ, σ̇ and σ̈ by other formulas than in the source. */
const jets: readonly (readonly [WideActivation, (x: number) => Jet])[] = [
  [
    wideActivations.sigmoid,
    (x) => {
      const s = 1 / (1 + Math.exp(-x));
      return [s, s * (1 - s), s * (1 - s) * (1 - 2 * s)];
    },
  ],
  [
    wideActivations.tanh,
    (x) => {
      const t = Math.tanh(x);
      return [t, 1 - t * t, -2 * t * (1 - t * t)];
    },
  ],
];

/** The definition, by a product rule over z-coordinates: fine for variances up to 6. */
function bruteForce(jet: (x: number) => Jet, p: number, q: number, c: number): Moments {
  const [step, most] = [0.05, 180];
  const [rootP, rest] = [Math.sqrt(p), Math.sqrt(Math.max(0, q - (c * c) / p))];
  const sums = [0, 0, 0, 0, 0, 0, 0];
  for (let i = -most; i <= most; i++)
    for (let j = -most; j <= most; j++) {
      const [s, t] = [i * step, j * step];
      const weight = (step * step * Math.exp(-(s * s + t * t) / 2)) / (2 * Math.PI);
      if (weight < 1e-20) continue;
      const [u, v] = [rootP * s, (c / rootP) * s + rest * t];
      const [a, b] = [jet(u), jet(v)];
      const byV = [a[0] * v * b[1], a[1] * v * b[2]];
      const byU = [u * a[1] * b[0], u * a[2] * b[1]];
      [a[0] * b[0], a[1] * b[1], a[2] * b[2], ...byV, ...byU].forEach((each, k) => {
        sums[k] = (sums[k] ?? 0) + weight * each;
      });
    }
  const [values = 0, slopes = 0, curvatures = 0, ...radial] = sums;
  const [radialValues = 0, radialSlopes = 0, firstRadialValues = 0, firstRadialSlopes = 0] = radial;
  return { values, slopes, curvatures, radialValues, radialSlopes, firstRadialValues, firstRadialSlopes };
}

const CASES = [
  [1, 1, 0.5],
  [1, 1, 1],
  [0.05, 0.02, -0.03],
  [0.3, 6, 1.3],
  [6, 0.3, -1.3],
  [4, 5, 4.4],
] as const;

test.each(CASES)(
  'quadrature for variances %d and %d and covariance %d agrees with the definition',
  (p, q, c) => {
    for (const [activation, jet] of jets) {
      const [found, expected] = [activation.moments(p, q, c), bruteForce(jet, p, q, c)];
      for (const key of Object.keys(expected) as (keyof Moments)[])
        expect([activation.name, key, Math.abs(found[key] - expected[key]) < activation.error]).toEqual([
          activation.name,
          key,
          true,
        ]);
    }
  },
);

test('where u and v are independent, their moments are products, and those of odd functions are zero', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
      fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
      (p, q) => {
        for (const { moments, relations, error } of [wideActivations.sigmoid, wideActivations.tanh]) {
          const [{ values, slopes, curvatures }, onP, onQ] = [
            moments(p, q, 0),
            moments(p, 0, 0),
            moments(q, 0, 0),
          ];
          const atZero = moments(0, 0, 0).slopes;
          expect(Math.abs(values - relations.offset ** 2)).toBeLessThan(error);
          expect(Math.abs(curvatures)).toBeLessThan(error);
          expect(Math.abs((slopes * atZero) / (onP.slopes * onQ.slopes) - 1)).toBeLessThan(error);
        }
      },
    ),
    { numRuns: 30 },
  );
});

test('the moments with v alone are those with u and v exchanged, for variances of all sizes', () => {
  const size = fc.double({ min: -5, max: 6, noNaN: true }).map((e) => 10 ** e);
  fc.assert(
    fc.property(size, size, fc.double({ min: -1, max: 1, noNaN: true }), (p, q, correlation) => {
      const c = correlation * Math.sqrt(p * q);
      const { sigmoid } = wideActivations;
      const [a, b] = [sigmoid.moments(p, q, c), sigmoid.moments(q, p, c)];
      // E[σ(u)·v·σ̇(v)] − E[σ̇(u)·u·σ(v)] is no difference that is known; the symmetric ones are.
      for (const key of ['values', 'slopes', 'curvatures'] as const)
        expect(Math.abs(a[key] - b[key])).toBeLessThanOrEqual(sigmoid.error * (Math.abs(a[key]) + 1e-2));
    }),
    { numRuns: 40 },
  );
});

test('a variance of a million, and a correlation of 1 but for a millionth, are no trouble', () => {
  const { sigmoid } = wideActivations;
  for (const p of [1e2, 1e4, 1e6]) {
    const c = p * (1 - 1e-6);
    const { slopes } = sigmoid.moments(p, p, c);
    // By Price: d/dc E[σσ] = E[σ̇σ̇], over a fifth of what is left to the variance.
    const h = (p - c) / 5;
    const value = (t: number): number => sigmoid.moments(p, p, c + t).values;
    const difference = (8 * (value(h) - value(-h)) - (value(2 * h) - value(-2 * h))) / (12 * h);
    expect(Math.abs(difference / slopes - 1)).toBeLessThan(1e-4);
  }
});
