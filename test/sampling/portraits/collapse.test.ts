import { describe, expect, test } from 'vitest';
import { Network, Rational, relu } from '../../../src/exact/index.js';
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

  test('do not exist under a slope that is no power of two: the orbits go on', () => {
    const shares = sharesOf(tent('199/100'));
    expect(shares.collapses).toBeUndefined();
    expect(shares.unsettled).toBeGreaterThan(0.2);
  });
});
