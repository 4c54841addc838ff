import { expect, test } from 'vitest';
import { at, type Layer, Network, Rational, relu, type Vector } from '../../../src/exact/index.js';
import { unitsNeeded } from '../../../src/search/algebra/index.js';

const a = Rational.from('9/10');
const [one, two] = [Rational.one, Rational.of(2)];

/** A network with one hidden layer that has the points as fixed points with slope 9/10, and two bends in each gap. */
function attracting(points: Vector): Network {
  const hidden: { weight: Rational; bias: Rational; out: Rational }[] = [];
  points.slice(1).forEach((right, i) => {
    const left = at(points, i);
    const gap = right.minus(left);
    const middle = left.plus(right).dividedBy(two);
    if (i === 0) {
      // The slopes are a, 2a, a, where the second unit looks to the left.
      const h = gap.times(one.minus(a)).dividedBy(a.times(Rational.of(2)));
      hidden.push({ weight: one, bias: h.minus(middle), out: a });
      hidden.push({ weight: one.negated(), bias: middle.plus(h), out: a.negated() });
      return;
    }
    const h = gap.dividedBy(Rational.of(20));
    const rise = gap.minus(a.times(gap.minus(h.times(two))));
    const jump = rise.dividedBy(h.times(two)).minus(a);
    hidden.push({ weight: one, bias: h.minus(middle), out: jump });
    hidden.push({ weight: one, bias: h.negated().minus(middle), out: jump.negated() });
  });
  const first: Layer = {
    weights: hidden.map(({ weight }) => [weight]),
    bias: hidden.map(({ bias }) => bias),
  };
  const last = (bias: Rational): Network =>
    new Network(relu, [first, { weights: [hidden.map(({ out }) => out)], bias: [bias] }]);
  const start = at(points, 0);
  const value = at(last(Rational.zero).evaluateExactly([start]), 0);
  return last(start.minus(value));
}

test.each([2, 3, 4, 5, 6, 7])(
  '%i points on a line are attractors of a network with 2·(n − 1) ReLU units',
  (n) => {
    const points = Array.from({ length: n }, (_, i) => Rational.of(i * (i + 1), 3));
    const network = attracting(points);
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
