import { expect, test } from 'vitest';
import { at, attractingNetwork, Rational } from '../../../src/exact/index.js';
import { unitsNeeded } from '../../../src/search/algebra/index.js';

test.each([2, 3, 4, 5, 6, 7])(
  '%i points on a line are attractors of a network with 2·(n − 1) ReLU units',
  (n) => {
    const points = Array.from({ length: n }, (_, i) => Rational.of(i * (i + 1), 3));
    const network = attractingNetwork(
      points.map((x) => [x]),
      Rational.of(9, 10),
    );
    expect(network.layers[0]?.bias.length).toBe(unitsNeeded(n, 1));
    const step = Rational.of(1, 1000);
    for (const x of points) {
      const F = (t: Rational): Rational => at(network.evaluateExactly([t]), 0);
      expect(F(x).toString()).toBe(x.toString());
      for (const sign of [1, -1]) {
        const near = x.plus(step.times(Rational.of(sign)));
        expect(F(near).minus(x).dividedBy(near.minus(x)).toString()).toBe('9/10');
      }
    }
  },
);

test('n + 1 units are fewer than needed from four points on', () => {
  expect([1, 2, 3, 4, 5].map((n) => unitsNeeded(n, 1) <= n + 1)).toEqual([true, true, true, false, false]);
});
