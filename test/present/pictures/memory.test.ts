/** Pictures of what a network remembers, drawn in this process. */

import { expect, test } from 'vitest';
import { hardTanh, matrix, Network, Rational } from '../../../src/exact/index.js';
import { drawMemory } from '../../../src/present/pictures/index.js';
import { defaultMemory, examineMemory } from '../../../src/search/memory/index.js';
import { examplesOf } from '../../../src/sources/training/index.js';

/** Each of n coordinates ↦ 2·hardTanh(x), with the attractors ±2 in each. */
function corners(n: number): Network {
  const [once, twice] = [Rational.one, Rational.of(2)].map((factor) => ({
    weights: matrix.identity(n).map((row) => row.map((entry) => entry.times(factor))),
    bias: matrix.zeros(n),
  }));
  if (once === undefined || twice === undefined) throw new Error('corners: expected two layers');
  return new Network(hardTanh, [once, twice]);
}

function drawn(n: number, rows: readonly number[][]): string {
  const examples = examplesOf(rows);
  const options = { ...defaultMemory, samples: 200, noise: [0.25] };
  const { memory, portrait } = examineMemory(corners(n), examples, options);
  return drawMemory(memory, portrait, examples, 'Corners');
}

const count = (svg: string, pattern: RegExp): number => svg.match(pattern)?.length ?? 0;

test('in the plane: a cell for each example, a disc where it is held, and a ring where it is not', () => {
  const svg = drawn(2, [
    [2, 2],
    [-2, 2],
    [0, 0],
    [1, 1],
  ]);
  expect(svg).toContain('Corners');
  // The cells; their line stands in the legend too.
  expect(count(svg, /<polygon[^>]*stroke-dasharray="4 3"/g)).toBe(4);
  // Two examples are attractors, two are not; the legend has one of each.
  expect(count(svg, /<circle[^>]*r="4"[^>]*stroke-width="1.5"/g)).toBe(2 + 1);
  expect(svg).toContain('the cells of the nearest examples');
});

test('elsewhere: how much is recovered from noise, by the number of iterations, and the same bytes again', () => {
  const rows = [[2], [-2], [0]];
  const svg = drawn(1, rows);
  expect(svg).toContain('from noise of radius 0.25');
  expect(svg).toContain('3 examples; bands: Wilson intervals at 95 %');
  expect(drawn(1, rows)).toBe(svg);
});
