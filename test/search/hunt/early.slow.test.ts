import { expect, test } from 'vitest';
import { complexity } from '../../../src/search/generators/index.js';
import { search } from '../../../src/search/hunt/batch.js';
import { cellNamed, controls } from '../../../src/search/hunt/cell.js';
import { huntCell, type Runner } from '../../../src/search/hunt/hunt.js';
import { at } from '../../../src/exact/index.js';

/** A runner that finds nothing but among small networks, and a list of what it was asked for. */
function withoutLuck(): { readonly asked: ('small' | 'other')[]; readonly runner: Runner } {
  const asked: ('small' | 'other')[] = [];
  const runner: Runner = {
    search: (batch) => {
      asked.push(batch.small ? 'small' : 'other');
      return Promise.resolve(
        batch.small ? search(batch) : { count: batch.count, probed: 0, suspects: [], promising: [] },
      );
    },
    lookCloser: () => Promise.resolve(undefined),
    shrink: ({ text }) => Promise.resolve({ text, tried: 0 }),
  };
  return { asked, runner };
}

test('where the first round is in vain, small networks are gone through, and then no others', async () => {
  const { asked, runner } = withoutLuck();
  const options = { seed: 1, runs: 200_000 };
  const { trophy } = await huntCell(cellNamed('2.1-without-monotone'), options, runner, () => undefined);
  const first = asked.indexOf('small');
  expect(first).toBeGreaterThan(0);
  expect(asked.slice(first)).not.toContain('other');
  if (trophy === undefined) throw new Error('expected a find');
  expect(complexity.parameters(trophy.counterexample.network)).toBe(0);
});

test('after an early find with one input smaller ones are looked for, as after any', async () => {
  const { runner } = withoutLuck();
  const options = { seed: 1, runs: 20_000 };
  const { trophy } = await huntCell(cellNamed('2.3-without-square'), options, runner, () => undefined);
  if (trophy === undefined) throw new Error('expected a find');
  const { network } = trophy.counterexample;
  expect([network.inputDimension, ...network.widths, complexity.parameters(network)]).toEqual([1, 2, 1, 2]);
});

test.each([
  ['there are few candidates left', cellNamed('2.1-without-monotone'), 5000, false],
  ['the first find is the last', cellNamed('2.1-without-monotone'), 20_000, true],
  ['nothing is dropped', at(controls, 0), 20_000, false],
] as const)('small networks are left out where %s', async (_, cell, runs, findsOnly) => {
  const { asked, runner } = withoutLuck();
  const found = await huntCell(cell, { seed: 1, runs, findsOnly }, runner, () => undefined);
  expect(found.trophy).toBeUndefined();
  expect(asked).not.toContain('small');
});
