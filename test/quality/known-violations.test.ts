import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { vector } from '../../src/search/generators/index.js';
import { seed } from '../seed.js';
import { changes, examples, variants } from './known-violations.js';

describe.each(examples.map((example) => [`${example.name}, n = ${example.dimension}`, example] as const))(
  '%s',
  (_, example) => {
    test('F keeps its attractor', () => {
      const { network, attractor } = example;
      expect(network.evaluateExactly(attractor).join()).toBe(attractor.join());
    });

    test.each(changes)('%s: every variant is the same F in other coordinates, exactly', (change) => {
      const points = vector(example.dimension, { magnitude: 20 });
      fc.assert(
        fc.property(fc.noShrink(variants(example, change)), points, ({ network, place }, x) => {
          const [expected, found] = [
            place(example.network.evaluateExactly(x)),
            network.evaluateExactly(place(x)),
          ];
          return found.join() === expected.join();
        }),
        { seed, numRuns: 100 },
      );
    });
  },
);
