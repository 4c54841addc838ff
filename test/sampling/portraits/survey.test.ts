import { describe, expect, test } from 'vitest';
import { probe } from '../../../src/search/judge/index.js';
import { cube, Survey } from '../../../src/sampling/index.js';
import { hardTanh, matrix, type Matrix, Network, Rational, relu } from '../../../src/exact/index.js';
import { theorem21, theorem23 } from '../../../src/statements/index.js';

const n = 24;
/** The first entry of the diagonal, and all others. */
const diagonal = (first: string, others: string): Matrix =>
  matrix.identity(n).map((row, i) => row.map((x) => x.times(Rational.from(i === 0 ? first : others))));
const linear = (weights: Matrix) => ({ weights, bias: matrix.zeros(n) });
const box = { seed: 1, box: cube(n, -4, 4) };

/** Two attractors, ±2 on the first axis: there 2·hardTanh(2x), elsewhere hardTanh(x)/4. */
const twoAttractors = new Network(hardTanh, [linear(diagonal('2', '1')), linear(diagonal('2', '1/4'))]);

describe('a survey', () => {
  test('finds both attractors of a map in 24 dimensions, each with about half of the starts', () => {
    const survey = new Survey(twoAttractors, box);
    expect(survey.resting.map(({ points }) => Math.round(points[0]?.[0] ?? NaN)).sort()).toEqual([-2, 2]);
    const counts = survey.resting.map(({ count }) => count);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(survey.starts);
    expect(Math.min(...counts)).toBeGreaterThan(survey.starts / 3);
    expect({ escaped: survey.escaped, unsettled: survey.unsettled }).toEqual({ escaped: 0, unsettled: 0 });
  });

  test('sees that a segment between two basins leaves one, and that some ray stays', () => {
    const survey = new Survey(twoAttractors, box);
    const [a, b] = [0, 1].map((k) => survey.startsAt(k, 1)[0] ?? new Float64Array());
    const x = survey.resting[0]?.points[0];
    expect(a && b && survey.segmentStays(a, b, 0)).toBe(false);
    expect(a && x && survey.segmentStays(a, x, 0)).toBe(true);
    expect(a && survey.someRayStays(a, (label) => label === 0)).toBe(true);
    expect(a && survey.someRayStays(a, (label) => label === 1)).toBe(false);
  });

  test('tells cycles and orbits that escape from fixed points', () => {
    const flip = new Survey(
      new Network(hardTanh, [linear(diagonal('-2', '1/2')), linear(diagonal('1', '1'))]),
      box,
    );
    expect(flip.resting.map(({ points }) => points.length)).toContain(2);
    const growing = new Survey(
      new Network(relu, [linear(diagonal('2', '2')), linear(diagonal('1', '1'))]),
      box,
    );
    expect(growing.escaped).toBe(growing.starts);
    expect(growing.resting).toEqual([]);
  });

  test('is what a probe of a network with many inputs goes by, and never refutes', () => {
    const { verdict, proved, attractors, certified } = probe(twoAttractors, theorem23, { seed: 0 });
    expect({ verdict, proved, certified }).toEqual({
      verdict: 'vacuous',
      proved: undefined,
      certified: undefined,
    });
    expect(attractors).toHaveLength(2);
    expect(probe(twoAttractors, theorem21, { seed: 0 })).toMatchObject({
      verdict: 'vacuous',
      dropped: ['rank'],
    });
  });
});
