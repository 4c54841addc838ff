/** Code about the dynamics of F: fixed points, basins, and components of sets of cells. */

import { basinMembership, componentLabels, type FixedPointFinder, fixedPoints } from 'basincheck/vitest';
import { expect, test } from 'vitest';
import { forward } from './forward.js';

/** Follows orbits from a lattice until they rest: finds what attracts. */
const restingPoints: FixedPointFinder = (network) => {
  const n = network.layers[0]?.weights[0]?.length ?? 0;
  const lattice =
    n === 1 ? [-3, -1, 0, 1, 3].map((x) => [x]) : [-3, 0, 3].flatMap((x) => [-3, 0, 3].map((y) => [x, y]));
  return lattice
    .map((start) => orbitEnd(network, start))
    .filter((x) => distance(forward(network, x), x) < 1e-12 * Math.max(1, ...x.map(Math.abs)));
};

function orbitEnd(network: Parameters<FixedPointFinder>[0], start: number[]): number[] {
  let x = start;
  for (let step = 0; step < 500; step++) x = forward(network, x);
  return x;
}

test('orbits from a lattice find every attractive fixed point, and nothing else', async () => {
  await expect(restingPoints).toAgreeWithReference(fixedPoints({ seed: 1, runs: 50 }));
});

test('so long an orbit ends at the attractor exactly if it starts in its basin', async () => {
  const isInBasin = (network: Parameters<FixedPointFinder>[0], attractor: number[], x: number[]): boolean =>
    distance(orbitEnd(network, x), attractor) < 1e-6;
  await expect(isInBasin).toAgreeWithReference(basinMembership());
});

test('labels that spread from neighbour to neighbour until they rest are those of components', async () => {
  const spread = (cells: Uint8Array, [height = 1, width = 1]: number[]): number[] => {
    const labels = Array.from(cells, (cell, k) => (cell ? k + 1 : Infinity));
    for (let changed = true; changed;) {
      changed = false;
      for (let k = 0; k < height * width; k++) {
        if (!cells[k]) continue;
        const sides = [...(k % width ? [k - 1] : []), ...((k + 1) % width ? [k + 1] : [])];
        const least = Math.min(...[k - width, k + width, ...sides].map((other) => labels[other] ?? Infinity));
        if (least < (labels[k] ?? Infinity)) {
          labels[k] = least;
          changed = true;
        }
      }
    }
    return labels;
  };
  await expect(spread).toAgreeWithReference(componentLabels({ dimensions: 2 }));
});

function distance(x: number[], y: number[]): number {
  return Math.max(...x.map((value, i) => Math.abs(value - (y[i] ?? NaN))));
}
