import { describe, expect, test } from 'vitest';
import { enclosedUnits, Rational } from '../../src/exact/index.js';
import { enclosedBand, enclosedSpectralRadii } from '../../src/search/attraction/index.js';
import { randomStart, WideLimit, wideActivations } from '../../src/sampling/index.js';
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

describe('other kernels, and networks before training', () => {
  const points = [
    [1.25, 0.5],
    [-0.5, 2],
    [3, -0.75],
  ];
  const exact = points.map((x) => x.map((entry) => Rational.fromNumber(entry)));
  const floats = (name: 'erf' | 'plain-erf' | 'linear', depth: number, seed?: number) => {
    const activation = wideActivations[name];
    const start = seed === undefined ? undefined : randomStart({ activation, depth, n0: 2, width: 20, seed });
    const result = WideLimit.of(points, { activation, depth, ...(start && { start }) });
    if (!('limit' in result)) throw new Error('expected a limit, got a singular kernel');
    return { start: start?.layers, radii: points.map((x) => result.limit.spectralRadius(x)) };
  };

  test.each([
    ['erf', 2, 1],
    ['erf', 2, 2],
    ['erf', 3, undefined],
    ['erf', 3, 1],
    ['erf', 5, undefined],
    ['plain-erf', 2, undefined],
    ['plain-erf', 2, 1],
    ['plain-erf', 3, 1],
  ] as const)('%s, %i layers, start %s: what floating point finds is enclosed', (name, depth, seed) => {
    const { start, radii } = floats(name, depth, seed);
    const network = { unit: enclosedUnits[name], depth };
    const found = enclosedSpectralRadii(exact, { network, ...(start && { start }) }) ?? [];
    expect(found.length).toBe(points.length);
    for (const [i, { least, most }] of found.entries()) {
      expect(most.minus(least).toNumber()).toBeLessThan(1e-10);
      expect(Math.abs(least.toNumber() - (radii[i] ?? NaN))).toBeLessThan(1e-9);
    }
  });

  test('Lemma 4: for affine units the largest eigenvalue without a start is 1', () => {
    const network = { unit: enclosedUnits.linear, depth: 2 };
    for (const { least, most } of enclosedSpectralRadii(exact, { network }) ?? []) {
      expect(least.atMost(Rational.one) && Rational.one.atMost(most)).toBe(true);
      expect(most.minus(least).toNumber()).toBeLessThan(1e-10);
    }
  });

  test('a band from a start contains the curve', () => {
    const [example] = exact;
    const { start } = floats('erf', 2, 1);
    if (example === undefined || start === undefined) throw new Error('expected an example and a start');
    const [from, to] = [Rational.of(8), Rational.of(9)];
    const band = enclosedBand([example], 0, { from, to, width: 0.05, halvings: 6, start });
    for (const piece of band ?? []) {
      const factor = piece.from.plus(piece.to).times(Rational.half);
      const [at] = enclosedSpectralRadii([example.map((entry) => factor.times(entry))], { start }) ?? [];
      expect(at && piece.least.atMost(at.least) && at.most.atMost(piece.most)).toBe(true);
    }
    expect(band?.length).toBeGreaterThan(1);
  });
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
