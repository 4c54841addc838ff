import { describe, expect, test } from 'vitest';
import { Network, Rational, relu } from '../../../src/exact/index.js';
import { findAttractors, isDecidedByRounding, IteratedMap, Random } from '../../../src/sampling/index.js';
import { reportOn } from '../../../src/present/report/index.js';

const R = (text: string) => Rational.from(text);

/** The tent map with the given slope on [0, 1], which is 0 to the left. */
function tent(slope: string): Network {
  return new Network(relu, [
    { weights: [[R('1')], [R('1')]], bias: [R('0'), R('-1/2')] },
    { weights: [[R(slope), R(slope).times(R('-2'))]], bias: [R('0')] },
  ]);
}

const sharesOf = (F: Network) =>
  Object.fromEntries(reportOn(F, { seed: 1 }).fractions?.fractions.map(({ of, share }) => [of, share]) ?? []);

describe('orbits that end only in float64', () => {
  test('under the tent map of slope 2 are said to collapse; those that exactly end are not', () => {
    const shares = sharesOf(tent('2'));
    expect(shares.collapses).toBeGreaterThan(0.2);
    // The points to the left of 0 are mapped to 0.
    expect(shares.elsewhere).toBeGreaterThan(0.2);
    expect(shares.unsettled).toBeUndefined();
  });

  test('are said to collapse where other coordinates come to rest as well', () => {
    // A tent of height 1 over [0, 1] in the first coordinate, y/2 in the second, which is moved while the first one is above 1/2.
    const beside = new Network(relu, [
      {
        weights: [
          ['1', '0'],
          ['1', '0'],
          ['1', '0'],
          ['0', '1'],
          ['0', '-1'],
          ['8', '0'],
          ['8', '0'],
        ].map((row) => row.map(R)),
        bias: ['0', '-1/2', '-1', '0', '0', '-4', '-5'].map(R),
      },
      {
        weights: [
          ['2', '-4', '2', '0', '0', '0', '0'],
          ['0', '0', '0', '1/2', '-1/2', '1/2', '-1/2'],
        ].map((row) => row.map(R)),
        bias: [R('0'), R('0')],
      },
    ]);
    const map = new IteratedMap(beside);
    expect(findAttractors(map).attractors).toEqual([]);
    const random = new Random(1, 'collapse');
    for (let k = 0; k < 20; k++) {
      const y = random.between(-1, 1);
      expect(isDecidedByRounding(map.floats, [random.between(0, 1), y], 120)).toBe(true);
      expect(isDecidedByRounding(map.floats, [random.between(-1, 0), y], 120)).toBe(false);
    }
  });

  test('do not exist under a slope that is no power of two: the orbits go on', () => {
    const shares = sharesOf(tent('199/100'));
    expect(shares.collapses).toBeUndefined();
    expect(shares.unsettled).toBeGreaterThan(0.2);
  });
});
