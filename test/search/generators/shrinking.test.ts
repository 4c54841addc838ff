/** Where failures end up: what is left of a random value when a property fails for it whatever it is, or just so. */
import { describe, expect, test } from 'vitest';
import {
  activation,
  boundedSet,
  box,
  dyadic,
  invertibleMatrix,
  matrixOfRank,
  network,
  networkSatisfying,
  networkSatisfyingAllBut,
  segment,
  vector,
  withAttractor,
} from '../../../src/search/generators/index.js';
import {
  absolute,
  at,
  leakyRelu,
  matrix,
  type Network,
  networkJson,
  Rational,
  relu,
  smoothActivations,
} from '../../../src/exact/index.js';
import { theorem21, theorem23, theorem31 } from '../../../src/statements/index.js';
import { shrunk, simplest } from './shrunk.js';

const text = (value: unknown) => JSON.stringify(value);
const { one, zero, half } = Rational;

describe('a property that fails for numbers', () => {
  test('always, ends with 0', () => {
    expect(simplest(dyadic())).toEqual(zero);
  });

  test.each([
    ['other than 0', (x: Rational) => x.sign !== 0, '1'],
    ['below 0', (x: Rational) => x.sign < 0, '-1'],
    ['between 0 and 1', (x: Rational) => x.sign > 0 && x.lessThan(one), '1/2'],
    ['of at least 3', (x: Rational) => Rational.of(3).atMost(x), '3'],
    ['of at least 5/2', (x: Rational) => Rational.of(5, 2).atMost(x), '3'],
    ['of at most −21/4', (x: Rational) => x.atMost(Rational.of(-21, 4)), '-6'],
    ['that are not integers', (x: Rational) => x.denominator !== 1n, '1/2'],
    ['that are odd multiples of 1/4', (x: Rational) => x.denominator === 4n, '1/4'],
    ['from 9/8 to 11/8', (x: Rational) => Rational.of(9, 8).atMost(x) && x.atMost(Rational.of(11, 8)), '5/4'],
  ])('%s, ends with the simplest of them', (_which, fails, expected) => {
    expect(shrunk(dyadic({ magnitude: 7, bits: 3 }), fails)?.toString()).toBe(expected);
  });
});

describe('a property that fails for vectors and sets', () => {
  test('always, ends at 0 and [0, 1]ⁿ', () => {
    expect(text(simplest(vector(3)))).toBe('["0","0","0"]');
    expect(text(simplest(box(2)))).toBe('{"lo":["0","0"],"hi":["1","1"]}');
    const set = simplest(boundedSet(2));
    expect(text([set?.origin, set?.basis, set?.boxes])).toBe(
      '[["0","0"],[["1","0"],["0","1"]],[{"lo":["0","0"],"hi":["1","1"]}]]',
    );
    const { from, to } = simplest(segment(2)) ?? {};
    expect([text(from), [...(to ?? [])].map(String).sort()]).toEqual(['["0","0"]', ['0', '1']]);
  });

  test('for points with a sum above 2, ends at the simplest of them', () => {
    const sum = (x: readonly Rational[]) => x.reduce((total, t) => total.plus(t), zero);
    expect(
      shrunk(vector(2), (x) => Rational.of(2).lessThan(sum(x)))
        ?.map(String)
        .sort(),
    ).toEqual(['1', '2']);
  });

  test('for sets of two boxes, ends with two copies of [0, 1]ⁿ', () => {
    const set = shrunk(boundedSet(1), ({ boxes }) => boxes.length === 2);
    expect(text(set?.boxes)).toBe('[{"lo":["0"],"hi":["1"]},{"lo":["0"],"hi":["1"]}]');
  });
});

describe('a property that fails for matrices', () => {
  test('always, ends with the identity, all but r ones of it deleted', () => {
    for (let m = 1; m <= 3; m++) {
      for (let n = 1; n <= 3; n++) {
        for (let r = 0; r <= Math.min(m, n); r++) {
          const expected = Array.from({ length: m }, (_, i) =>
            Array.from({ length: n }, (_, j) => (i === j && i < r ? one : zero)),
          );
          expect(text(simplest(matrixOfRank(m, n, r)))).toBe(text(expected));
        }
      }
    }
    expect(simplest(invertibleMatrix(3))).toEqual(matrix.identity(3));
  });

  test('with a negative determinant, ends with one negative sign', () => {
    const determinant = ([
      [a = zero, b = zero] = [],
      [c = zero, d = zero] = [],
    ]: readonly (readonly Rational[])[]) => a.times(d).minus(b.times(c));
    const found = shrunk(matrixOfRank(2, 2, 2), (a) => determinant(a).sign < 0);
    expect(text(found?.map((row) => row.map((x) => x.abs())))).toBe(text(matrix.identity(2)));
  });

  test('of rank 1 without a zero, ends with ones', () => {
    const found = shrunk(matrixOfRank(2, 2, 1), (a) => a.flat().every(({ sign }) => sign !== 0));
    expect(text(found)).toBe('[["1","1"],["1","1"]]');
  });
});

describe('a property that fails for activations', () => {
  test.each([
    ['of the default kind', {}, relu],
    ['that are onto', { surjective: true }, leakyRelu(half)],
    ['that are not onto', { surjective: false }, relu],
    ['that fall', { increasing: false }, absolute],
    ['that are smooth', { smooth: 1 }, smoothActivations.tanh],
    ['that are smooth and fall', { smooth: 1, increasing: false }, smoothActivations.gelu],
    ['of any kind', { continuous: 'either', increasing: 'either', smooth: 0.5 }, relu],
  ] as const)('%s, ends with the simplest of them', (_which, options, expected) => {
    expect(simplest(activation(options))).toEqual(expected);
  });

  test.each([
    ['jump', { continuous: false }, '0|1', '0|0'],
    ['jump and fall', { continuous: false, increasing: false }, '1|0', '0|1'],
    ['jump, fall and are onto', { continuous: false, increasing: false, surjective: true }, '1|0', '1|1'],
  ])('that %s, ends with one jump at 0', (_which, options, intercepts, slopes) => {
    const { pieces = [] } = { ...simplest(activation(options)) } as {
      pieces?: readonly { until?: Rational; slope: Rational; intercept: Rational }[];
    };
    expect(pieces.map(({ intercept }) => intercept).join('|')).toBe(intercepts);
    expect(pieces.map(({ slope }) => slope).join('|')).toBe(slopes);
    expect(pieces[0]?.until).toEqual(zero);
  });

  test('with a steep piece, ends with ReLU made steeper', () => {
    const found = shrunk(activation(), (phi) => phi.evaluate(100) - phi.evaluate(99) > 1);
    expect([found?.evaluate(-1), found?.evaluate(1)]).toEqual([0, 2]);
  });
});

const json = (found: Network | undefined) => found && networkJson(found);
const layersText = (found: Network | undefined) => text(found?.layers);

describe('a property that fails for networks', () => {
  test('always, ends with one dimension, two layers, and nothing in them', () => {
    expect(json(simplest(network()))).toEqual(
      json(simplest(network({ inputDimension: 1, depth: 2, activation: relu, ranks: [0, 0] }))),
    );
    expect(layersText(simplest(network()))).toBe(
      '[{"weights":[["0"]],"bias":["0"]},{"weights":[["0"]],"bias":["0"]}]',
    );
  });

  test('of full rank, ends with identities', () => {
    const found = simplest(network({ inputDimension: 2, depth: 3, hiddenWidths: 'n0', ranks: 'full' }));
    const layer = '{"weights":[["1","0"],["0","1"]],"bias":["0","0"]}';
    expect([layersText(found), found?.activation]).toEqual([`[${layer},${layer},${layer}]`, relu]);
  });

  test('wider than 2, ends with width 3 in the last layer and width 1 before', () => {
    const found = shrunk(network({ inputDimension: [1, 5], depth: [1, 4] }), ({ width }) => width > 2);
    expect(layersText(found)).toBe(
      '[{"weights":[["0","0","0"],["0","0","0"],["0","0","0"]],"bias":["0","0","0"]}]',
    );
  });

  test('with a hidden layer wider than 1, ends with the narrowest', () => {
    const found = shrunk(network({ inputDimension: [1, 4] }), ({ widths }) => at(widths, 0) > 1);
    expect(found?.widths).toEqual([2, 2]);
  });

  test('with F(0) ≠ 0, ends with a single bias 1', () => {
    const found = shrunk(network(), (other) =>
      other.evaluate(matrix.zeros(other.inputDimension).map(() => 0)).some((y) => y !== 0),
    );
    expect(layersText(found)).toBe('[{"weights":[["0"]],"bias":["0"]},{"weights":[["0"]],"bias":["1"]}]');
  });

  test('that are not constant along an axis, ends with the ReLU of that axis', () => {
    const found = shrunk(
      network({ inputDimension: 2 }),
      (other) => at(other.evaluate([3, 0]), 1) > at(other.evaluate([0, 0]), 1),
    );
    expect([layersText(found), found?.activation]).toEqual([
      '[{"weights":[["1","0"]],"bias":["0"]},{"weights":[["0"],["1"]],"bias":["0","0"]}]',
      relu,
    ]);
  });

  test('with all hypotheses of 2.1, ends with a constant one', () => {
    expect(layersText(simplest(networkSatisfying(theorem21, { inputDimension: [2, 3] })))).toBe(
      '[{"weights":[["0","0"]],"bias":["0"]},{"weights":[["0"],["0"]],"bias":["0","0"]}]',
    );
  });

  test('with all hypotheses of 2.3, ends with a leaky ReLU', () => {
    const found = simplest(networkSatisfying(theorem23));
    expect([layersText(found), found?.activation]).toEqual([
      '[{"weights":[["1"]],"bias":["0"]},{"weights":[["1"]],"bias":["0"]}]',
      leakyRelu(half),
    ]);
  });

  test('with all hypotheses of 3.1 but the width, ends with one neuron too many', () => {
    expect(simplest(networkSatisfyingAllBut(theorem31, 'width'))?.widths).toEqual([2, 1]);
  });

  test('with a planted attractor, ends with 0 attracting everything', () => {
    const found = simplest(withAttractor(network()));
    expect([layersText(found?.network), text(found?.attractor)]).toEqual([
      '[{"weights":[["0"]],"bias":["0"]},{"weights":[["0"]],"bias":["0"]}]',
      '["0"]',
    ]);
  });

  test('with a planted attractor elsewhere than 0, ends with it at 1', () => {
    const found = shrunk(withAttractor(network()), ({ attractor }) =>
      attractor.some(({ sign }) => sign !== 0),
    );
    expect([layersText(found?.network), text(found?.attractor)]).toEqual([
      '[{"weights":[["0"]],"bias":["0"]},{"weights":[["0"]],"bias":["1"]}]',
      '["1"]',
    ]);
  });
});
