import fc from 'fast-check';
import { expect, test } from 'vitest';
import { portraitOf, findAttractors, IteratedMap } from '../../../src/sampling/index.js';
import { Network, PiecewiseLinear, Rational } from '../../../src/exact/index.js';
import { seed } from '../../seed.js';

const r = (text: string) => Rational.from(text);

/** x ↦ φ(x) on the line, φ piecewise linear. */
function line(pieces: ConstructorParameters<typeof PiecewiseLinear>[0]): Network {
  const identity = { weights: [[Rational.one]], bias: [Rational.zero] };
  return new Network(new PiecewiseLinear(pieces), [identity, identity]);
}

test('Example 2.1’s φ has its attractor at 1/4, and repels at −1/4 and 7/4', () => {
  const F = line([
    { until: r('0'), slope: r('2'), intercept: r('1/4') },
    { until: r('1'), slope: r('0'), intercept: r('1/4') },
    { slope: r('2'), intercept: r('-7/4') },
  ]);
  const { attractors, others } = findAttractors(new IteratedMap(F), { seed });
  expect(attractors.map(({ points }) => points[0]?.[0])).toEqual([0.25]);
  expect(others.map(({ points }) => points[0]?.[0])).toEqual([-0.25, 1.75]);
  expect(others.map(({ stability }) => stability.kind)).toEqual(['repelling', 'repelling']);
});

test('its points have the fates that the closed form gives them', () => {
  const F = line([
    { until: r('0'), slope: r('2'), intercept: r('1/4') },
    { until: r('1'), slope: r('0'), intercept: r('1/4') },
    { slope: r('2'), intercept: r('-7/4') },
  ]);
  const { classifier } = portraitOf(F, { seed });
  fc.assert(
    fc.property(fc.double({ min: -10, max: 10, noNaN: true }), (x) => {
      fc.pre(Math.min(Math.abs(x + 0.25), Math.abs(x - 1.75)) > 1e-6);
      const { labels } = classifier.fates(Float64Array.of(x), 1);
      expect(labels[0]).toBe(x > -0.25 && x < 1.75 ? 0 : -1);
    }),
  );
});

test('a stable cycle of two points is found as one attractor of period 2', () => {
  // x ↦ −x clipped: 1 and −1 swap, and 0 repels with slope −2.
  const F = line([
    { until: r('-1/2'), slope: r('0'), intercept: r('1') },
    { until: r('1/2'), slope: r('-2'), intercept: r('0') },
    { slope: r('0'), intercept: r('-1') },
  ]);
  const { attractors } = findAttractors(new IteratedMap(F), { seed });
  expect(attractors.map(({ period }) => period)).toEqual([2]);
});
