/** What a report calls proved is true as it is printed. */
import { expect, test } from 'vitest';
import { hardTanh, Network, Rational, smoothActivations } from '../../../src/exact/index.js';
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

test('a spectral radius just below 1 is not printed as 1', () => {
  const layer = { weights: [[r('999999999/1000000000')]], bias: [r('0')] };
  const page = textOf(pageOf(reportOn(new Network(hardTanh, [layer, layer]), { seed: 0 }), 'a.json'));
  expect(page).not.toMatch(/spectral radius (?:≈ )?1\b/);
});
