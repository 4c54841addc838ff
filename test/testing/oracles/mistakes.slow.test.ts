/** Mistakes are caught, and shrink to the smallest case, whatever the seed. */

import { expect, test } from 'vitest';
import {
  basinMembership,
  type Comparable,
  componentLabels,
  fixedPoints,
  forwardPass,
  jacobian,
} from '../../../src/testing/oracles/index.js';
import { bitLength, Network, Rational, relu } from '../../../src/exact/index.js';
import { network } from '../../../src/search/generators/index.js';
import { backpropagation, forwardWith, ownLabels, slopeOfPiece } from './implementations.js';

const seeds = [1, 2, 3];
const small = { networks: network({ depth: [1, 3], activation: relu }) };

/** The lines of the failures without those that differ from seed to seed. */
async function failures<T>(reference: (seed: number) => Comparable<T>, wrong: T): Promise<readonly string[]> {
  const messages = await Promise.all(
    seeds.map(async (seed) => {
      const comparison = await reference(seed).compare(wrong);
      return comparison.agrees ? 'nothing was found' : comparison.message;
    }),
  );
  return [
    ...new Set(
      messages.map((message) => message.replace(/^.*?network {3}/s, '').replace(/\n {2}replay.*$/s, '')),
    ),
  ];
}

const RELU =
  '"format":"basincheck/network@1","activation":{"pieces":[{"until":0,"slope":0,"intercept":0},{"slope":1,"intercept":0}]}';

test('φ after the last layer too: one layer, one weight', async () => {
  const wrong = forwardWith({ isActivated: () => true });
  expect(await failures((seed) => forwardPass({ ...small, seed }), wrong)).toEqual([
    `{${RELU},"layers":[{"weights":[[1]],"bias":[0]}]}\n` +
      '  input     [-1]\n  wrong     output 0\n  expected  -1\n  received  0\n' +
      '  off by    1, which is 4.5e+15 ulps; permitted: nothing, since every step is exact in float64',
  ]);
});

test('a bias that is left out', async () => {
  const wrong = forwardWith({ bias: (b, layer) => (layer === 1 ? 0 : b) });
  expect(await failures((seed) => forwardPass({ ...small, seed }), wrong)).toEqual([
    `{${RELU},"layers":[{"weights":[[0]],"bias":[0]},{"weights":[[0]],"bias":[1]}]}\n` +
      '  input     [0]\n  wrong     output 0\n  expected  1\n  received  0\n' +
      '  off by    1, which is 4.5e+15 ulps; permitted: nothing, since every step is exact in float64',
  ]);
});

test('arithmetic in float32 that is said to be in float64: a number of 25 digits', async () => {
  const networks = network({ depth: 1, inputDimension: 1, numbers: { bits: 50 } });
  const comparison = await forwardPass({ networks, seed: 1 }).compare(forwardWith({ round: Math.fround }));
  const [, expected = ''] = /expected {2}(\S+)/.exec(comparison.agrees ? '' : comparison.message) ?? [];
  const { numerator, denominator } = Rational.fromNumber(Number(expected));
  expect([bitLength(numerator), bitLength(denominator)]).toEqual([25, expect.any(Number)]);
});

test('a relative error of 2^-40 in φ', async () => {
  const wrong = forwardWith({ phi: (x, phi) => phi(x) * (1 + 2 ** -40) });
  expect(await failures((seed) => forwardPass({ ...small, seed }), wrong)).toEqual([
    `{${RELU},"layers":[{"weights":[[0]],"bias":[1]},{"weights":[[1]],"bias":[0]}]}\n` +
      '  input     [0]\n  wrong     output 0\n  expected  1\n  received  1.0000000000009095\n' +
      '  off by    9.09e-13, which is 4100 ulps; permitted: nothing, since every step is exact in float64',
  ]);
});

test('one rounding is no mistake unless no ulps are asked for', async () => {
  const third = { weights: [[Rational.of(1, 3)]], bias: [Rational.of(1, 3)] };
  const networks = [new Network(relu, [third])];
  expect(await failures((seed) => forwardPass({ networks, seed }), forwardWith({}))).toEqual([
    'nothing was found',
  ]);
  const [found = ''] = await failures((seed) => forwardPass({ networks, seed, ulps: 0 }), forwardWith({}));
  expect(found).toMatch(/expected {2}\S+ [+-] \S+\n.*permitted: 0 ulps/s);
});

test('a slope of φ that is forgotten', async () => {
  const wrong = backpropagation(() => 1);
  expect(await failures((seed) => jacobian({ ...small, seed }), wrong)).toEqual([
    `{${RELU},"layers":[{"weights":[[1]],"bias":[0]},{"weights":[[1]],"bias":[0]}]}\n` +
      '  input     [-1]\n  wrong     row 0, column 0\n  expected  0\n  received  1\n' +
      '  off by    1; permitted: nothing, since every step is exact in float64',
  ]);
});

test('a fixed point that is none, one that is missed, and one that is too far', async () => {
  const options = { networks: network({ depth: 1, inputDimension: 1, activation: relu }) };
  expect(
    await failures(
      (seed) => fixedPoints({ ...options, seed }),
      () => [[1]],
    ),
  ).toEqual([
    `{${RELU},"layers":[{"weights":[[0]],"bias":[0]}]}\n` +
      '  wrong     point 0\n  expected  one of [0]\n  received  [1]',
  ]);
  expect(
    await failures(
      (seed) => fixedPoints({ ...options, seed }),
      () => [],
    ),
  ).toEqual([
    `{${RELU},"layers":[{"weights":[[0]],"bias":[0]}]}\n` +
      '  wrong     an attractive fixed point is missing\n  expected  [0]\n  received  []',
  ]);
  expect(
    await failures(
      (seed) => fixedPoints({ ...options, seed }),
      () => [[2 ** -19]],
    ),
  ).toHaveLength(1);
  expect(
    await failures(
      (seed) => fixedPoints({ ...options, seed, tolerance: 2 ** -18 }),
      () => [[2 ** -19]],
    ),
  ).not.toEqual(
    await failures(
      (seed) => fixedPoints({ ...options, seed }),
      () => [[2 ** -19]],
    ),
  );
});

test('a repelling fixed point is asked for only where all are', async () => {
  const options = { networks: network({ depth: 1, inputDimension: 1, activation: relu }) };
  const attracting = ({ layers: [layer] }: { layers: { weights: number[][]; bias: number[] }[] }) => {
    const [w = 0, b = 0] = [layer?.weights[0]?.[0], layer?.bias[0]];
    return Math.abs(w) < 1 ? [[b / (1 - w)]] : [];
  };
  expect(await failures((seed) => fixedPoints({ ...options, seed }), attracting)).toEqual([
    'nothing was found',
  ]);
  expect(await failures((seed) => fixedPoints({ ...options, seed, find: 'all' }), attracting)).toEqual([
    `{${RELU},"layers":[{"weights":[[-1]],"bias":[0]}]}\n  wrong     a fixed point is missing\n  expected  [0]\n  received  []`,
  ]);
});

test('a basin that is everything, and one that is nothing', async () => {
  const one = { networks: network({ inputDimension: 1, depth: [1, 2], activation: relu }) };
  const [everything = ''] = await failures(
    (seed) => basinMembership({ ...one, seed, runs: 500 }),
    () => true,
  );
  expect(everything).toContain('expected  false, since ');
  const [nothing = ''] = await failures(
    (seed) => basinMembership({ ...one, seed }),
    () => false,
  );
  expect(nothing).toContain(
    '{"weights":[[0]],"bias":[0]}]}\n  attractor  [0]\n  input     [0]\n  wrong     the result\n' +
      '  expected  true, since it lies in a cube around the attractor that F contracts\n  received  false',
  );
});

test('components that are not joined where two branches meet, and one that goes round the edge', async () => {
  const rowByRow = (cells: Uint8Array, [height = 1, width = 1]: number[]): number[] => {
    const labels = Array<number>(cells.length).fill(0);
    let count = 0;
    for (let k = 0; k < height * width; k++) {
      const [above = 0, before = 0] = [labels[k - width], k % width ? labels[k - 1] : 0];
      if (cells[k]) labels[k] = Math.max(above, before) > 0 ? (above > 0 ? above : before) : ++count;
    }
    return labels;
  };
  const messages = async (wrong: (cells: Uint8Array, shape: number[]) => number[]) =>
    await Promise.all(
      seeds.map(async (seed) => {
        const comparison = await componentLabels({ dimensions: 2, seed }).compare(wrong);
        return comparison.agrees
          ? ''
          : comparison.message.replace(/\n {2}replay.*$/s, '').replace(/^.*\n/, '');
      }),
    );
  const branches =
    '  shape     [2,2]\n  cells     [0,1,1,1]\n  wrong     the cells [0,1] and [1,0]\n' +
    '  expected  one label, as they are joined\n  received  [0,1,2,1]';
  expect(await messages(rowByRow)).toEqual(seeds.map(() => branches));
  const wrapping = (cells: Uint8Array): number[] => {
    let label = 0;
    return Array.from(cells, (cell, k) => (cell ? (cells[k - 1] ? label : ++label) : 0));
  };
  const [first] = await messages(wrapping);
  expect(first).toContain('  shape     [2,2]\n  cells     [1,0,1,0]');
});

test('labels that cells outside share, and components joined by corners', async () => {
  const reference = componentLabels({ seed: 1 });
  const none = await reference.compare((cells) => Array.from(cells, () => 0));
  expect(none).toMatchObject({ agrees: false });
  expect(await componentLabels({ seed: 1, joinedBy: 'corners' }).compare(ownLabels)).toMatchObject({
    agrees: false,
    message: expect.stringMatching(/shape {5}\[2,2\]\n {2}cells {5}(\[0,1,1,0\]|\[1,0,0,1\])\n/) as string,
  });
});

test('a slope right on the bend agrees with nothing, so none is asked for', async () => {
  const either = (side: 'left' | 'right') =>
    backpropagation((plain, y) => (y === 0 ? (side === 'left' ? 0 : 1) : slopeOfPiece(plain, y)));
  expect(await failures((seed) => jacobian({ ...small, seed }), either('left'))).toEqual([
    'nothing was found',
  ]);
  expect(await failures((seed) => jacobian({ ...small, seed }), either('right'))).toEqual([
    'nothing was found',
  ]);
});
