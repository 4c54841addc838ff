import { describe, expect, test } from 'vitest';
import { complexity } from '../../../src/search/generators/index.js';
import { isLeast, piecesBelow, shapesUpTo, smallNetworks } from '../../../src/search/hunt/small-networks.js';
import { outlineOf } from '../../../src/search/shrink/index.js';
import { failing, theoremNamed, theorems } from '../../../src/statements/index.js';
import { at, hardTanh, leakyRelu, matrix, Network, Rational, relu } from '../../../src/exact/index.js';

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
  const draw = (seed: number, bound = below) => [
    ...smallNetworks(ground, { hidden, pieces: 3, below: bound }, 40, seed),
  ];

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
  const networks = [
    ...smallNetworks(ground, { hidden: [3], pieces: 2, below: [1, 2, 2, 5, 0, 2, 1] }, 20, 1),
  ];
  expect(networks).toHaveLength(20);
  const numbers = networks.flatMap(({ layers }) =>
    layers.flatMap(({ weights, bias }) => [...weights.flat(), ...bias]),
  );
  expect(numbers.every((x) => [Rational.zero, Rational.one, Rational.of(-1)].some((y) => x.equals(y)))).toBe(
    true,
  );
});

test('no outline is smaller than with two pieces and no parameter', () => {
  expect(isLeast(zeros(relu, 1, 2, 1))).toBe(true);
  expect(isLeast(zeros(hardTanh, 1, 2, 1))).toBe(false);
  expect(isLeast(zeros(leakyRelu(Rational.half), 1, 2, 1))).toBe(false);
});
