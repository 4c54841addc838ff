import { expect, test } from 'vitest';
import { drawNetwork } from '../../../src/present/pictures/index.js';
import { palette } from '../../../src/present/pictures/palette.js';
import { affine } from '../../sampling/maps.js';
import { sampledAt } from './pictures.js';

const [left, top] = [60, 54];

test('orbits that do not settle are undecided, and those that end where nothing attracts are in no basin', () => {
  // A turn by an angle that is no rational part of a circle, and one by a quarter of it.
  const [turning, quarter] = [
    affine(
      [
        [0.6, -0.8],
        [0.8, 0.6],
      ],
      [0, 0],
    ),
    affine(
      [
        [0, -1],
        [1, 0],
      ],
      [0, 0],
    ),
  ];
  const fills = [turning, quarter].map((network) =>
    sampledAt(drawNetwork(network, ''), left + 100, top + 100),
  );
  expect(fills).toEqual([palette.undecided, palette.stranded]);
  expect(drawNetwork(turning, '')).toContain('>undecided</text>');
  expect(drawNetwork(quarter, '')).not.toContain('>undecided</text>');
});
