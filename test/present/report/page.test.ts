/** What a report calls proved is true as it is printed. */
import { expect, test } from 'vitest';
import { hardTanh, Network, Rational, relu, smoothActivations } from '../../../src/exact/index.js';
import { pageOf, reportOn, textOf } from '../../../src/present/report/index.js';

const r = (text: string) => Rational.from(text);

/** The map x ↦ scale·φ(2·(x − middle)/scale) + middle, with attractors at middle ± scale for a hard φ. */
function moved(activation: Network['activation'], middle: string, scale: string): Network {
  const [m, s] = [r(middle), r(scale)];
  const slope = r('2').dividedBy(s);
  return new Network(activation, [
    { weights: [[slope]], bias: [slope.times(m).negated()] },
    { weights: [[s]], bias: [m] },
  ]);
}

/** The attractors as the page has them, one line each. */
function attractorsOf(network: Network): readonly string[] {
  const text = textOf(pageOf(reportOn(network, { seed: 0 }), 'a.json')).replace(/\s+/g, ' ');
  return text.match(/x\d\* [=≈] [^]*?(?= x\d\* [=≈]| BASIN)/g) ?? [];
}

test.each([
  ['1000000', '1', ['(999999)', '(1000001)'], '(0.5)'],
  ['1234567', '2', ['(1234565)', '(1234569)'], '(1)'],
  ['1/3', '1', ['(-2/3)', '(4/3)'], '(0.5)'],
  ['0', '1/7', ['(-1/7)', '(1/7)'], '(1/14)'],
])(
  'the attractors around %s at distance %s are printed exactly, their regions no larger than proved',
  (middle, scale, points, reach) => {
    const found = attractorsOf(moved(hardTanh, middle, scale));
    expect(found).toHaveLength(2);
    for (const [k, point] of points.entries()) {
      expect(found[k]).toContain(`x${k + 1}* = ${point}, spectral radius 0. Proved: `);
    }
    for (const each of found) expect(each).toContain(`reaches ${reach} to`);
  },
);

test('attractors that are not rational are printed as rounded, and told from each other', () => {
  const found = attractorsOf(moved(smoothActivations.tanh, '1000', '1'));
  expect(found).toHaveLength(2);
  const points = found.map((line) => /^x\d\* ≈ \(([\d.]+)\)/.exec(line)?.[1] ?? '');
  const exact = 0.9575040240772688;
  for (const [k, point] of points.entries()) {
    expect(Math.abs(Number(point) - (1e3 + (k === 0 ? -exact : exact)))).toBeLessThan(0.02);
  }
  expect(points[0]).not.toBe(points[1]);
});

/** The cycle 0 → 1 → … → n − 1 → 0, by a map that is constant around each of these numbers. */
function round(n: number): Network {
  const corners = Array.from({ length: n }, (_, i) =>
    [i - 0.25, i + 0.25].map((x) => [x, (i + 1) % n]),
  ).flat();
  const exact = (x: number) => Rational.fromNumber(x);
  let before = 0;
  const bends = corners.map(([x = 0, y = 0], k) => {
    const [next = x + 1, value = y] = corners[k + 1] ?? [];
    const slope = (value - y) / (next - x);
    const change = slope - before;
    before = slope;
    return { x, change };
  });
  return new Network(relu, [
    { weights: bends.map(() => [exact(1)]), bias: bends.map(({ x }) => exact(-x)) },
    { weights: [bends.map(({ change }) => exact(change))], bias: [exact(1)] },
  ]);
}

test('a cycle of which only the first points are written down says that it goes on', () => {
  expect(attractorsOf(round(4))[0]).toContain('x1* = (0) → (1) → (2) → (3), a cycle of length 4');
  expect(attractorsOf(round(7))[0]).toContain('x1* = (0) → (1) → (2) → (3) → …, a cycle of length 7');
});

test('a spectral radius just below 1 is not printed as 1', () => {
  const layer = { weights: [[r('999999999/1000000000')]], bias: [r('0')] };
  const page = textOf(pageOf(reportOn(new Network(hardTanh, [layer, layer]), { seed: 0 }), 'a.json'));
  expect(page).not.toMatch(/spectral radius (?:≈ )?1\b/);
});
