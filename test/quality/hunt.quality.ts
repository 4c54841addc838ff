/** How many seeds fill the necessity matrix. */

import { expect, test } from 'vitest';
import { alone, cells, huntCell } from '../../src/hunt/index.js';
import { seed } from '../seed.js';
import { figures, isWhole } from './figures.js';

/** The tests' sample has the cells that are filled in one dimension, which takes about a second each. */
const SAMPLE = [
  '2.1-without-rank',
  '2.2-without-width',
  '2.2-without-monotone',
  '2.3-without-monotone',
  '3.1-without-width',
  '3.1-without-monotone',
];
const SEEDS = isWhole ? 20 : 1;
/** What `basincheck hunt` has by default. */
const RUNS = 60_000;

test(`at least 19 of 20 seeds fill every cell`, async () => {
  const chosen = isWhole ? cells : cells.filter(({ name }) => SAMPLE.includes(name));
  const networks = new Map<string, number[]>(chosen.map(({ name }) => [name, []]));
  const empty: string[] = [];
  for (let k = 1; k <= SEEDS; k++) {
    // Seeds next to each other, and none that a user would start with.
    const options = { seed: seed + k, runs: RUNS, findsOnly: true };
    for (const cell of chosen) {
      const { candidates, text } = await huntCell(cell, options, alone, () => undefined);
      if (text === undefined) empty.push(`${cell.name} with seed ${options.seed}`);
      else networks.get(cell.name)?.push(candidates);
    }
  }
  const seedsThatMiss = new Set(empty.map((each) => each.split(' ').at(-1))).size;
  figures(
    '5-hunt',
    `Hunts: ${SEEDS - seedsThatMiss} of ${SEEDS} seeds fill ${chosen.length} cells (from seed ${seed + 1} on)`,
    [
      ['cell', 'filled', 'of', 'networks until then: median', 'most'],
      ...[...networks].map(([name, counts]) => {
        const inOrder = counts.toSorted((a, b) => a - b);
        const [median, most] = [inOrder[Math.floor(counts.length / 2)], inOrder.at(-1)];
        return [name, counts.length, SEEDS, median ?? '', most ?? ''].map(String);
      }),
    ],
  );
  expect(seedsThatMiss, empty.join(', ')).toBeLessThanOrEqual(SEEDS / 20);
});
