/** How many seeds fill the necessity matrix. */

import { expect, test } from 'vitest';
import { alone, cells, huntCell } from '../../src/search/hunt/index.js';
import { seed } from '../seed.js';
import { figures, isWhole, soFar } from './figures.js';

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
const RUNS = 200_000;

const chosen = isWhole ? cells : cells.filter(({ name }) => SAMPLE.includes(name));

/** Seeds next to each other, and none that a user would start with. */
const seeds = Array.from({ length: SEEDS }, (_, k) => seed + 1 + k);

test(`at least 19 of 20 seeds fill every cell`, async () => {
  const networks = new Map<string, number[]>(chosen.map(({ name }) => [name, []]));
  const empty: string[] = [];
  const misses = new Set<number>();
  for (const [k, each] of seeds.entries()) {
    for (const cell of chosen) {
      const options = { seed: each, runs: RUNS, findsOnly: true };
      const { candidates, trophy } = await huntCell(cell, options, alone, () => undefined);
      if (trophy !== undefined) {
        networks.get(cell.name)?.push(candidates);
        continue;
      }
      empty.push(`${cell.name} with seed ${each}`);
      misses.add(each);
    }
    const hunted = k + 1;
    const title = `Hunts: ${hunted - misses.size} of ${hunted} seeds fill ${chosen.length} cells (from seed ${seed + 1} on)`;
    const rows = [...networks].map(([name, counts]) => {
      const inOrder = counts.toSorted((a, b) => a - b);
      const [median, most] = [inOrder[Math.floor(counts.length / 2)], inOrder.at(-1)];
      return [name, counts.length, hunted, median ?? '', most ?? ''].map(String);
    });
    const report = hunted < SEEDS ? soFar : figures;
    report('5-hunt', title, [['cell', 'filled', 'of', 'networks until then: median', 'most'], ...rows]);
  }
  expect(misses.size, empty.join(', ')).toBeLessThanOrEqual(SEEDS / 20);
});
