import { describe, expect, test } from 'vitest';
import { Rational } from '../../src/exact/index.js';
import { enclosedBand, enclosedSpectralRadii } from '../../src/search/attraction/index.js';
import { WideLimit, wideActivations } from '../../src/sampling/index.js';
import { known } from '../sampling/infinite-width/known.js';

const UNITS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'n0=3,n=1': [['1/3', '2/3', '2/3']],
  'n0=3,n=2,rho=4/9': [
    ['1/3', '2/3', '2/3'],
    ['2/3', '-1/3', '2/3'],
  ],
  'n0=3,n=3 orthogonal': [
    ['1', '0', '0'],
    ['0', '1', '0'],
    ['0', '0', '1'],
  ],
  'n0=2,n=2 antipodal': [
    ['1', '0'],
    ['-1', '0'],
  ],
};

function unitOf(name: string): readonly (readonly Rational[])[] {
  return (UNITS[name] ?? []).map((x) => x.map((entry) => Rational.from(entry)));
}

function at(name: string, radius: Rational) {
  const found = enclosedSpectralRadii(unitOf(name).map((x) => x.map((entry) => entry.times(radius))))?.[0];
  if (found === undefined) throw new Error('expected an enclosure');
  return found;
}

describe.each(known.curves.map(({ name, points }) => [name, points] as const))('%s', (name, points) => {
  test.each(points.map(([r, radius]) => [r, radius] as const))(
    'at norm %d the known value is enclosed',
    (r, radius) => {
      const { least, most } = at(name, r < 1 ? Rational.of(1, 10) : Rational.of(r));
      expect(most.minus(least).toNumber()).toBeLessThan(1e-14);
      expect(Math.abs(least.toNumber() - radius)).toBeLessThan(1e-14);
    },
  );
});

test('the curve for ρ = 4/9 falls below its limit 1/2 and is not monotone: proved', () => {
  const [before, low, after] = [8, 24, 128].map((r) => at('n0=3,n=2,rho=4/9', Rational.of(r)));
  expect(low?.most.lessThan(Rational.half)).toBe(true);
  expect(before && low?.most.lessThan(before.least)).toBe(true);
  expect(after && low?.most.lessThan(after.least)).toBe(true);
});

test('a band contains the curve, and is as high as it was asked to be but next to a double eigenvalue', () => {
  const unit = unitOf('n0=3,n=2,rho=4/9');
  const band =
    enclosedBand(unit, 0, { from: Rational.of(4), to: Rational.of(128), width: 0.08, halvings: 14 }) ?? [];
  expect(band.length).toBeGreaterThan(10);
  expect(band[0]?.from.toNumber()).toBe(4);
  expect(band.at(-1)?.to.toNumber()).toBe(128);
  for (const [k, { from, to, least, most }] of band.entries()) {
    if (k > 0) expect(band[k - 1]?.to.equals(from)).toBe(true);
    // A piece that was halved 14 times may be higher: near a multiple eigenvalue the curve has a vertical tangent.
    if (to.minus(from).toNumber() > 124 / 2 ** 14)
      expect(most.minus(least).toNumber()).toBeLessThanOrEqual(0.08);
    else expect(Math.min(...[11.17, 23.93].map((r) => Math.abs(from.toNumber() - r)))).toBeLessThan(0.1);
    const r = (from.toNumber() + to.toNumber()) / 2;
    const result = WideLimit.of(
      unit.map((x) => x.map((entry) => r * entry.toNumber())),
      { activation: wideActivations.erf, depth: 2 },
    );
    const x =
      'limit' in result
        ? result.limit.spectralRadius(unit[0]?.map((entry) => r * entry.toNumber()) ?? [])
        : NaN;
    expect([r, x >= least.toNumber() - 1e-12 && x <= most.toNumber() + 1e-12]).toEqual([r, true]);
  }
  // So it stays below 1/2 from 12 to 128.
  const later = band.filter(({ from }) => Rational.of(12).atMost(from));
  expect(later.every(({ most }) => most.lessThan(Rational.half))).toBe(true);
});
