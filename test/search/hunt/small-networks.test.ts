import { describe, expect, test } from 'vitest';
import { complexity } from '../../../src/search/generators/index.js';
import { cellNamed } from '../../../src/search/hunt/cell.js';
import { smallNetworks } from '../../../src/search/hunt/small-networks.js';
import { networksOf } from './networks-of.js';
import {
  boundsBelow,
  hasFewestPieces,
  piecesBelow,
  shapesUpTo,
} from '../../../src/search/hunt/small-shapes.js';
import { outlineOf } from '../../../src/search/shrink/index.js';
import { failing, theoremNamed, theorems } from '../../../src/statements/index.js';
import {
  at,
  hardTanh,
  leakyRelu,
  matrix,
  Network,
  PiecewiseLinear,
  Rational,
  relu,
  smoothActivations,
} from '../../../src/exact/index.js';

/** A network with these widths, all of whose numbers are 0. */
function zeros(phi: Network['activation'], n: number, ...widths: readonly number[]): Network {
  const inputs = [n, ...widths];
  return new Network(
    phi,
    widths.map((m, k) => ({
      weights: Array.from({ length: m }, () => matrix.zeros(at(inputs, k))),
      bias: matrix.zeros(m),
    })),
  );
}

/** Failing, n₀, depth, units, whether φ is smooth, pieces, parameters. */
const below = [1, 2, 2, 5, 0, 3, 2];
const cells = theorems.flatMap((statement) => [
  ...statement.hypotheses.map(({ name }) => ({ statement, dropped: name })),
]);

describe.each(cells)('$statement.name without $dropped', ({ statement, dropped }) => {
  const hidden = dropped === 'width' || dropped === 'square' ? [3] : [2];
  const ground = { statement, dropped, inputDimension: 2, depth: 2 };
  const draw = (seed: number, bound = below) =>
    networksOf(smallNetworks(ground, { hidden, pieces: 3, below: bound }, 40, seed));

  test('small networks fail just that hypothesis, and have a smaller outline', () => {
    const networks = draw(7);
    expect(networks).toHaveLength(40);
    for (const network of networks) {
      expect(failing(statement, network)).toEqual([dropped]);
      expect(complexity.isSimpler(outlineOf(network, [dropped]), below)).toBe(true);
      expect(network.widths.slice(0, -1)).toEqual(hidden);
    }
  });

  test('the same seed draws the same small networks, another one others', () => {
    const numbers = (networks: readonly Network[]) =>
      networks.map(({ layers }) => String(layers.flatMap(({ weights }) => weights.flat())));
    expect(numbers(draw(7))).toEqual(numbers(draw(7)));
    expect(numbers(draw(8))).not.toEqual(numbers(draw(7)));
  });

  test('none are drawn where none is smaller', () => {
    expect(draw(7, [1, 2, 2, 1, 0, 2, 0])).toEqual([]);
  });
});

test('shapes come with the smallest first, and end with that of the network', () => {
  const shapes = shapesUpTo(zeros(relu, 2, 2, 2, 2)).map(({ inputDimension, hidden }) =>
    [inputDimension, ...hidden].join(),
  );
  expect(shapes).toEqual([
    '1,1',
    '1,2',
    '1,1,1',
    '1,1,2',
    '1,2,1',
    '1,2,2',
    '2,1',
    '2,2',
    '2,1,1',
    '2,1,2',
    '2,2,1',
    '2,2,2',
  ]);
});

test('of the shape of a network, no more pieces are drawn than it has; of a smaller one, up to three', () => {
  const network = zeros(relu, 1, 2, 1);
  expect(piecesBelow({ inputDimension: 1, hidden: [2] }, network)).toEqual([2]);
  expect(piecesBelow({ inputDimension: 1, hidden: [1] }, network)).toEqual([2, 3]);
  expect(piecesBelow({ inputDimension: 1, hidden: [2] }, zeros(hardTanh, 1, 2, 1))).toEqual([2, 3]);
});

test('no parameter is drawn where none may be there', () => {
  const ground = { statement: theoremNamed('2.1'), dropped: 'width', inputDimension: 2, depth: 2 };
  const networks = networksOf(
    smallNetworks(ground, { hidden: [3], pieces: 2, below: [1, 2, 2, 5, 0, 2, 1] }, 20, 1),
  );
  expect(networks).toHaveLength(20);
  const numbers = networks.flatMap(({ layers }) =>
    layers.flatMap(({ weights, bias }) => [...weights.flat(), ...bias]),
  );
  expect(numbers.every((x) => [Rational.zero, Rational.one, Rational.of(-1)].some((y) => x.equals(y)))).toBe(
    true,
  );
});

test('the fewest pieces are two', () => {
  expect(hasFewestPieces(zeros(leakyRelu(Rational.half), 1, 2, 1))).toBe(true);
  expect(hasFewestPieces(zeros(hardTanh, 1, 2, 1))).toBe(false);
  expect(hasFewestPieces(zeros(smoothActivations.tanh, 1, 2, 1))).toBe(false);
});

test('networks with fewer parameters are drawn first, as far as their outlines are smaller', () => {
  const cell = cellNamed('2.1-without-width');
  const bounds = (pieces: number, bound: readonly number[]) =>
    boundsBelow(cell, { inputDimension: 2, hidden: [3] }, pieces, bound).map(({ outline, parameters }) => [
      outline,
      parameters,
    ]);
  const start = [1, 2, 2, 5, 0, 2];
  const last = [1, 2, 2, 5, 0, 3, 7];
  expect(bounds(2, last)).toEqual([
    [[...start, 1], 0],
    [[...start, 2], 1],
    [[...start, 3], 2],
    [last, undefined],
  ]);
  expect(bounds(2, [...start, 2])).toEqual([
    [[...start, 1], 0],
    [[...start, 2], undefined],
  ]);
});

test.each(['2.1', '2.2', '3.1'])('where %s is violated, the first layer takes no direction to zero', (id) => {
  const statement = theoremNamed(id);
  const ground = { statement, dropped: 'continuous', inputDimension: 2, depth: 2 };
  const outline = [1, 2, 2, 5, 0, 2, 3];
  const networks = networksOf(smallNetworks(ground, { hidden: [2], pieces: 2, below: outline }, 60, 3));
  expect(networks).toHaveLength(60);
  for (const { layers } of networks) expect(matrix.rank(at(layers, 0).weights)).toBe(2);
  expect(networksOf(smallNetworks(ground, { hidden: [1], pieces: 2, below: outline }, 60, 3))).toEqual([]);
});

test('for a disconnected basin it may, where the ranks are free', () => {
  const ground = { statement: theoremNamed('2.3'), dropped: 'full-rank', inputDimension: 2, depth: 2 };
  const small = { hidden: [2], pieces: 2, below: [1, 2, 2, 5, 0, 2, 3] };
  const ranks = networksOf(smallNetworks(ground, small, 60, 3)).map(({ layers }) =>
    matrix.rank(at(layers, 0).weights),
  );
  expect(ranks).toContain(1);
});

test('a jump may be at 0 and at ±1', () => {
  const ground = { statement: theoremNamed('2.2'), dropped: 'continuous', inputDimension: 2, depth: 2 };
  const small = { hidden: [2], pieces: 2, below: [1, 2, 2, 4, 0, 2, 1] };
  const jumps = networksOf(smallNetworks(ground, small, 200, 3)).map(({ activation }) =>
    activation instanceof PiecewiseLinear ? activation.pieces[0]?.until?.toString() : undefined,
  );
  expect(new Set(jumps)).toEqual(new Set(['0', '1', '-1']));
});
