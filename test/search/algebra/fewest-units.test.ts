import fc from 'fast-check';
import { expect, test } from 'vitest';
import { at, attractingNetwork, Rational } from '../../../src/exact/index.js';
import { unitsNeeded } from '../../../src/search/algebra/index.js';
import golden from '../../paper/golden/attractors.json' with { type: 'json' };

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

/** c·relu(w·x + b), by brute force on the pieces between the places where a unit bends: how many fixed points lie inside one where the slope is less than 1 in size. */
function attractorsOf(units: readonly (readonly Rational[])[], bias: Rational): number {
  const bends = units
    .flatMap(([w = Rational.zero, b = Rational.zero]) => (w.sign === 0 ? [] : [b.negated().dividedBy(w)]))
    .toSorted((x, y) => x.compare(y));
  const ends = [undefined, ...bends, undefined];
  let found = 0;
  for (const [i, left] of ends.slice(0, -1).entries()) {
    const right = ends[i + 1];
    const inside =
      left && right
        ? left.plus(right).times(Rational.half)
        : (left?.plus(Rational.one) ?? right?.minus(Rational.one) ?? Rational.zero);
    let [slope, constant] = [Rational.zero, bias];
    for (const [w = Rational.zero, b = Rational.zero, c = Rational.zero] of units) {
      if (w.times(inside).plus(b).sign <= 0) continue;
      [slope, constant] = [slope.plus(c.times(w)), constant.plus(c.times(b))];
    }
    if (!slope.abs().lessThan(Rational.one)) continue;
    const fixed = constant.dividedBy(Rational.one.minus(slope));
    if ((!left || left.lessThan(fixed)) && (!right || fixed.lessThan(right))) found++;
  }
  return found;
}

test('random networks with m units have 1 + ⌊m/2⌋ attractors at most, as the golden ones', () => {
  const number = fc.integer({ min: -6, max: 6 }).map((n) => Rational.of(n, 2));
  const networks = fc.tuple(
    fc.array(fc.tuple(number, number, number), { minLength: 1, maxLength: 6 }),
    number,
  );
  let most = 0;
  fc.assert(
    fc.property(networks, ([units, bias]) => {
      const found = attractorsOf(units, bias);
      most = Math.max(most, found);
      expect(found).toBeLessThanOrEqual(1 + Math.floor(units.length / 2));
    }),
    { numRuns: 2000 },
  );
  expect(most).toBeGreaterThan(1);
  const seen = golden['random nets: most attractors (inside pieces) by number of units; bound 1+floor(m/2)'];
  for (const [m, count] of Object.entries(seen))
    expect(count).toBeLessThanOrEqual(1 + Math.floor(Number(m) / 2));
});

test('the network with the fewest units for four points has them and no other attractors', () => {
  const points = [1, 2, 3, 4].map((k) => [Rational.of(k, 5)]);
  const [first, last] = attractingNetwork(points, Rational.of(9, 10)).layers;
  const units = (first?.bias ?? []).map((b, i) => [
    first?.weights[i]?.[0] ?? Rational.zero,
    b,
    last?.weights[0]?.[i] ?? Rational.zero,
  ]);
  expect(attractorsOf(units, last?.bias[0] ?? Rational.zero)).toBe(4);
});
