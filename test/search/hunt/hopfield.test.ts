import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawHopfield, hopfieldStep, lookAtHopfield } from '../../../src/search/hunt/hopfield.js';
import { hopfieldRow, lookAtHopfields } from '../../../src/search/hunt/hopfield-hunt.js';
import { runs, seed } from '../../seed.js';

/** With 0 as often as it takes to make it attract. */
const heavyMiddle = { patterns: [[-1], [1], ...Array.from({ length: 20 }, () => [0])], beta: 8 };

describe('a continuous Hopfield network', () => {
  test('is X·softmax(β·Xᵀ·ξ)', () => {
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: -3, max: 3, noNaN: true }), (own, x) => {
        const network = drawHopfield(2, 4, own);
        const { patterns, beta } = network;
        const xi = [x, 1 - x];
        const weights = patterns.map(([a = NaN, b = NaN]) =>
          Math.exp(beta * (a * (xi[0] ?? 0) + b * (xi[1] ?? 0))),
        );
        const total = weights.reduce((sum, w) => sum + w, 0);
        const expected = [0, 1].map((j) =>
          patterns.reduce((sum, p, i) => sum + ((p[j] ?? NaN) * (weights[i] ?? NaN)) / total, 0),
        );
        const found = Float64Array.from(xi);
        hopfieldStep(network, found, 1);
        found.forEach((value, j) => expect(value).toBeCloseTo(expected[j] ?? NaN, 9));
      }),
      { seed, numRuns: runs(100) },
    );
  });

  test('with more patterns than inputs may have a bounded basin, as is proved for this one', () => {
    expect(lookAtHopfield(heavyMiddle)).toEqual({ attractors: 3, suspected: ['bounded basin component'] });
    const points = Float64Array.of(0.75, -0.75, 0.1);
    hopfieldStep(heavyMiddle, points, 3);
    expect(points[0]).toBeGreaterThan(0.9);
    expect(points[1]).toBe(-(points[0] ?? NaN));
    expect(Math.abs(points[2] ?? NaN)).toBeLessThan(0.1);
  });

  test('with no more patterns than inputs is constant along a direction', () => {
    // Xᵀ·d = (1, 1).
    const network = {
      patterns: [
        [1, 0],
        [1, 2],
      ],
      beta: 3,
    };
    const points = Float64Array.of(0.25, 0.5, 8.25, 0.5);
    hopfieldStep(network, points, 2);
    expect(points[2]).toBeCloseTo(points[0] ?? NaN, 12);
    expect(points[3]).toBeCloseTo(points[1] ?? NaN, 12);
  });

  test('is the same for the same seed, and another for another', () => {
    expect(drawHopfield(2, 3, 5)).toEqual(drawHopfield(2, 3, 5));
    expect(drawHopfield(2, 3, 5)).not.toEqual(drawHopfield(2, 3, 6));
  });

  test('is counted with others, of each size', () => {
    const piece = { inputs: 1, patterns: 2, seed: 3 };
    const looks = lookAtHopfields({ ...piece, from: 0, count: 3 });
    // However they are cut up.
    const [first, others] = [
      lookAtHopfields({ ...piece, from: 0, count: 1 }),
      lookAtHopfields({ ...piece, from: 1, count: 2 }),
    ];
    expect([...first, ...others]).toEqual(looks);
    const row = hopfieldRow([1, 2], 3, looks);
    expect(row).toMatchObject({ inputs: 1, patterns: 2, networks: 3, first: {} });
    expect(row.several).toBe(looks.filter(({ attractors }) => attractors > 1).length);
    expect(row.suspected['disconnected basin']).toBe(0);
    const seen = { attractors: 3, suspected: ['disconnected basin'] as const };
    expect(hopfieldRow([1, 2], 3, [...looks, seen, seen])).toMatchObject({
      networks: 5,
      suspected: { 'bounded basin component': 0, 'disconnected basin': 2 },
      // The seed of the fourth network.
      first: { 'disconnected basin': 3_000_004 },
    });
  });
});
