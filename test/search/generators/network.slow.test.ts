import fc from 'fast-check';
import { expect, test } from 'vitest';
import { network, networkSatisfying } from '../../../src/search/generators/index.js';
import { type Network } from '../../../src/exact/index.js';
import { theorem21 } from '../../../src/statements/index.js';
import { seed } from '../../seed.js';

test('networks for a statement have an attractor for certain in the share that is planted', () => {
  const count = (planted: number) => {
    const found = fc.sample(networkSatisfying(theorem21, { inputDimension: 2, planted }), {
      seed,
      numRuns: 200,
    });
    const grid = Array.from({ length: 33 }, (_, i) => i / 4 - 4);
    const settles = (other: Network, x: readonly number[]) => {
      let y = x;
      for (let k = 0; k < 300; k++) y = other.evaluate(y);
      return other.evaluate(y).every((t, i) => Math.abs(t - (y[i] ?? NaN)) < 1e-6);
    };
    return found.filter((other) => grid.some((t) => settles(other, [t, t]) || settles(other, [t, -t])))
      .length;
  };
  expect(count(1)).toBeGreaterThan(185);
  expect(count(0)).toBeLessThan(170);
});

test('a network into the line cannot have an attractor planted, which is said when one is drawn', () => {
  const arbitrary = network({ output: 'scalar', planted: 1, inputDimension: 2 });
  expect(() => fc.sample(arbitrary, { seed, numRuns: 1 })).toThrow(
    'network: expected options that some value satisfies, got none in 1000 draws',
  );
});
