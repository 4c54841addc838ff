/** Reports on networks of the kinds on which tools of this sort were seen to go wrong. */

import { describe, expect, test } from 'vitest';
import { hardTanh, matrix, type Matrix, Network, Rational, relu } from '../../../src/exact/index.js';
import { pageOf, reportOn, textOf } from '../../../src/present/report/index.js';

const R = (value: number | string) => Rational.from(String(value));

/** x ↦ middle + size·hardTanh(slope·(x − middle)/size), in every coordinate of another order if `order` says so. */
function steps(n: number, { middle = '0', size = '1', order = [...Array(n).keys()] } = {}): Network {
  const entries = (value: Rational, column: (i: number) => number): Matrix =>
    matrix.identity(n).map((row, i) => row.map((_, j) => (j === column(i) ? value : Rational.zero)));
  const slope = R(2).dividedBy(R(size));
  return new Network(hardTanh, [
    {
      weights: entries(slope, (i) => order[i] ?? i),
      bias: matrix.zeros(n).map(() => slope.times(R(middle)).negated()),
    },
    { weights: entries(R(size), (i) => i), bias: matrix.zeros(n).map(() => R(middle)) },
  ]);
}

const pageText = (F: Network) => textOf(pageOf(reportOn(F, { seed: 1 }), 'F')).replace(/\s+/g, ' ');

describe('a report', () => {
  test.each(['1/10000000', '1/1000000000000', '1000000000'])(
    'tells attractors apart at the scale of %s',
    (size) => {
      const { attractors, fractions } = reportOn(steps(1, { size }), { seed: 1 });
      expect(attractors.map(({ exact }) => exact)).toEqual([
        [[R(size).negated().toString()]],
        [[R(size).toString()]],
      ]);
      for (const { share } of fractions?.fractions ?? []) expect(share).toBeGreaterThan(0.4);
    },
  );

  test('finds eight attractors around (10⁹, 10⁹, 10⁹), and all starts end at one of them', () => {
    const { attractors, fractions } = reportOn(steps(3, { middle: '1000000000' }), { seed: 1 });
    expect(attractors).toHaveLength(8);
    for (const { region } of attractors) expect(region.proved).toBe(true);
    expect(fractions?.fractions.map(({ of }) => of)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  test('of a shift of seven coordinates describes its 20 attractors, calls cycles cycles, and names no other', () => {
    const F = steps(7, { order: [1, 2, 3, 4, 5, 6, 0] });
    const { attractors, fractions } = reportOn(F, { seed: 1 });
    expect(attractors.map(({ period }) => period).sort((a, b) => a - b)).toEqual([
      1,
      1,
      ...Array<number>(18).fill(7),
    ]);
    for (const { of } of fractions?.fractions ?? []) if (typeof of === 'number') expect(of).toBeLessThan(20);
    const text = pageText(F);
    expect(text).toContain('x20* ');
    expect(text).toContain('in the cycle x20*');
    expect(text).not.toContain('x21*');
  });

  test('of many attractors describes the first 40, and counts the others wherever it leaves them out', () => {
    const report = reportOn(steps(7), { seed: 1 });
    expect(report.attractors).toHaveLength(128);
    const text = textOf(pageOf(report, 'F')).replace(/\s+/g, ' ');
    expect(text).toContain('x40* ');
    expect(text).not.toContain('x41*');
    expect(text).toContain('And 88 more, which --json has.');
    expect(text).toContain('at one of the 88 others');
    expect(text).toContain('among the first 32 of 128 basins');
  });

  test('gives a bound for a region that reaches beyond all floats', () => {
    const e300 = R(10).toString() + '0'.repeat(299);
    const F = new Network(relu, [
      { weights: [[R(`1/${e300}`)]], bias: [R(100_000_000)] },
      { weights: [[R(50_000_000)]], bias: [R(`-1/${e300}`)] },
    ]);
    const [attractor] = reportOn(F, { seed: 1 }).attractors;
    expect(attractor?.region).toMatchObject({ proved: true, reach: [Number.MAX_VALUE] });
  });

  test('of a network whose orbits all end after a few steps, far apart before, has its attractor', () => {
    const J = matrix.identity(3).map((_, i) => matrix.zeros(3).map((__, j) => R(j === i + 1 ? 50 : 0)));
    const both = [...J, ...J.map((row) => row.map((x) => x.negated()))];
    const F = new Network(relu, [
      { weights: both, bias: matrix.zeros(6) },
      {
        weights: matrix.identity(3).map((row) => [...row, ...row.map((x) => x.negated())]),
        bias: matrix.zeros(3),
      },
    ]);
    const { attractors, fractions } = reportOn(F, { seed: 1 });
    expect(attractors.map(({ spectralRadius }) => spectralRadius)).toEqual([0]);
    expect(fractions?.fractions[0]).toMatchObject({ of: 0, share: 1 });
  });
});
