import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trainedNetwork } from '../../../src/search/generators/index.js';
import { trainedBy } from '../../../src/search/generators/trained-network.js';
import { writeNetwork } from '../../../src/exact/index.js';
import { theorem21, theorem22, theorem23 } from '../../../src/statements/index.js';
import { runs, seed } from '../../seed.js';

describe('a trained network', () => {
  test.each([
    ['narrow', theorem21],
    ['any', theorem22],
    ['square', theorem23],
  ] as const)('that is %s satisfies the hypotheses of its theorem, exactly', (shape, { hypotheses }) => {
    fc.assert(
      fc.property(trainedNetwork(shape, false), ({ network }) => {
        for (const hypothesis of hypotheses) expect(hypothesis.decide(network).holds).toBe(true);
      }),
      { seed, numRuns: runs(12) },
    );
  });

  test('has a smaller loss than it began with, and the same bytes for the same recipe', () => {
    const recipe = {
      dimension: 2,
      missing: [1],
      activation: 'tanh',
      examples: 3,
      copies: 0,
      cycle: false,
    } as const;
    const { network, loss } = trainedBy({ ...recipe, seed: 5 });
    expect(loss).toBeLessThan(0.05);
    // Others in between, so that it is not remembered but made again.
    for (let k = 100; k < 400; k++) trainedBy({ ...recipe, missing: [], activation: 'relu', seed: k });
    const again = trainedBy({ ...recipe, seed: 5 });
    expect(again.network).not.toBe(network);
    expect(writeNetwork(again.network)).toBe(writeNetwork(network));
    expect(trainedBy({ ...recipe, seed: 5 })).toBe(again);
  });
});
