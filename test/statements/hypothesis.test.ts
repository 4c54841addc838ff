import { describe, expect, test } from 'vitest';
import {
  absolute,
  type Activation,
  elu,
  hardTanh,
  type Layer,
  leakyRelu,
  Network,
  PiecewiseLinear,
  Rational,
  relu,
  smoothActivations,
} from '../../src/exact/index.js';
import { theorems, type Finding } from '../../src/statements/index.js';

const r = (text: string) => Rational.from(text);
const leaky = leakyRelu(r('1/4'));

/** A network with φ = leaky ReLU and the given weights, all biases 0. */
function weights(...matrices: readonly (readonly (readonly string[])[])[]): Network {
  return new Network(
    leaky,
    matrices.map((rows): Layer => ({ weights: rows.map((row) => row.map(r)), bias: rows.map(() => r('0')) })),
  );
}

function activatedBy(activation: Activation): Network {
  return new Network(activation, weights([['1']]).layers);
}

function decide(name: string, network: Network): Finding {
  const hypothesis = theorems.flatMap(({ hypotheses }) => hypotheses).find((each) => each.name === name);
  if (hypothesis === undefined) throw new Error(`expected a hypothesis, got ${name}`);
  return hypothesis.decide(network);
}

const identity = [
  ['1', '0'],
  ['0', '1'],
];
/** 1 + 2^−60: in float64 it is 1. */
const almostOne = `${2n ** 60n + 1n}/${2n ** 60n}`;

describe('width', () => {
  test.each<[string, Network, boolean, string]>([
    [
      'holds for layers as wide as the input',
      weights(identity, identity),
      true,
      'every layer has at most n0 = 2 outputs',
    ],
    [
      'holds for narrower layers',
      weights([['1', '0']], [['1'], ['1']]),
      true,
      'every layer has at most n0 = 2 outputs',
    ],
    [
      'fails for a wider hidden layer',
      weights([['1'], ['1']], [['1', '1']]),
      false,
      'layer 1 has 2 > n0 = 1 outputs',
    ],
    [
      'fails for a wider last layer: it counts too',
      weights([['1']], [['1'], ['1']]),
      false,
      'layer 2 has 2 > n0 = 1 outputs',
    ],
  ])('%s', (_, network, holds, because) => {
    expect(decide('width', network)).toEqual({ holds, because });
  });
});

describe('rank', () => {
  test.each<[string, Network, boolean, string]>([
    [
      'holds for one singular matrix among regular ones',
      weights(
        identity,
        [
          ['1', '2'],
          ['2', '4'],
        ],
        identity,
      ),
      true,
      'W2 has rank 1 < n0 = 2',
    ],
    [
      'holds for a zero matrix',
      weights(identity, [
        ['0', '0'],
        ['0', '0'],
      ]),
      true,
      'W2 has rank 0 < n0 = 2',
    ],
    [
      'holds for a narrow layer, though its matrix has full rank',
      weights([['1', '0']], [['1'], ['1']]),
      true,
      'W1 has rank 1 < n0 = 2',
    ],
    [
      'fails for regular matrices',
      weights(identity, [
        ['0', '1'],
        ['1', '0'],
      ]),
      false,
      'every weight matrix has rank n0 = 2',
    ],
    [
      'fails by 2^-60',
      weights(identity, [
        ['1', '1'],
        ['1', almostOne],
      ]),
      false,
      'every weight matrix has rank n0 = 2',
    ],
    [
      'holds by 2^-60',
      weights(identity, [
        [almostOne, '1'],
        [almostOne, '1'],
      ]),
      true,
      'W2 has rank 1 < n0 = 2',
    ],
    [
      'fails for n0 = 1 unless a weight matrix is zero',
      weights([['1'], ['1']], [['1', '1']]),
      false,
      'every weight matrix has rank n0 = 1',
    ],
    ['holds for n0 = 1 with a zero matrix', weights([['0']], [['1']]), true, 'W1 has rank 0 < n0 = 1'],
  ])('%s', (_, network, holds, because) => {
    expect(decide('rank', network)).toEqual({ holds, because });
  });
});

describe('square', () => {
  test.each<[string, Network, boolean, string]>([
    ['holds if all layers are n0 × n0', weights(identity, identity), true, 'every layer has n0 = 2 outputs'],
    [
      'fails for a wider layer',
      weights([['1'], ['1']], [['1', '1']]),
      false,
      'layer 1 has 2 outputs, not n0 = 1',
    ],
    [
      'fails for a narrower layer',
      weights(identity, [['1', '0']], [['1'], ['1']]),
      false,
      'layer 2 has 1 outputs, not n0 = 2',
    ],
  ])('%s', (_, network, holds, because) => {
    expect(decide('square', network)).toEqual({ holds, because });
  });
});

describe('full-rank', () => {
  const full = 'every weight matrix has full rank';
  test.each<[string, Network, boolean, string]>([
    [
      'holds for regular square matrices',
      weights(identity, [
        ['2', '1'],
        ['1', '1'],
      ]),
      true,
      full,
    ],
    ['holds for a wide and a tall matrix of full rank', weights([['1'], ['1']], [['1', '1']]), true, full],
    [
      'fails for a tall matrix of dependent columns',
      weights(
        [
          ['1', '1'],
          ['2', '2'],
          ['3', '3'],
        ],
        [
          ['1', '1', '1'],
          ['0', '1', '0'],
        ],
      ),
      false,
      'W1 has rank 1 < 2',
    ],
    ['fails for a zero row', weights([['0']], [['1']]), false, 'W1 has rank 0 < 1'],
    [
      'fails for a singular matrix',
      weights(identity, [
        ['1', '2'],
        ['2', '4'],
      ]),
      false,
      'W2 has rank 1 < 2',
    ],
    [
      'holds by 2^-60',
      weights([
        ['1', '1'],
        ['1', almostOne],
      ]),
      true,
      full,
    ],
    [
      'fails by 2^-60',
      weights([
        [almostOne, '1'],
        [almostOne, '1'],
      ]),
      false,
      'W1 has rank 1 < 2',
    ],
  ])('%s', (_, network, holds, because) => {
    expect(decide('full-rank', network)).toEqual({ holds, because });
  });
});

describe('continuous, monotone and surjective', () => {
  /** Continuous but for a jump of 2^−60 at 0. */
  const almostContinuous = new PiecewiseLinear([
    { until: r('0'), slope: r('1'), intercept: r('0') },
    { slope: r('1'), intercept: r(`1/${2n ** 60n}`) },
  ]);
  /** Falls by 2^−60 at 0. */
  const almostMonotone = new PiecewiseLinear([
    { until: r('0'), slope: r('1'), intercept: r('0') },
    { slope: r('1'), intercept: r(`-1/${2n ** 60n}`) },
  ]);

  test.each<[string, Activation, [continuous: boolean, monotone: boolean, surjective: boolean]]>([
    ['leaky ReLU', leaky, [true, true, true]],
    ['ReLU', relu, [true, true, false]],
    ['HardTanh', hardTanh, [true, true, false]],
    ['|x|', absolute, [true, false, false]],
    ['a jump up of 2^-60', almostContinuous, [false, true, false]],
    ['a jump down of 2^-60', almostMonotone, [false, false, true]],
    ['tanh', smoothActivations.tanh, [true, true, false]],
    ['sigmoid', smoothActivations.sigmoid, [true, true, false]],
    ['softplus', smoothActivations.softplus, [true, true, false]],
    ['elu', smoothActivations.elu, [true, true, false]],
    ['elu with alpha 2', elu(r('2')), [true, true, false]],
    ['elu with alpha 1/2', elu(r('1/2')), [true, true, false]],
    ['gelu by tanh, which falls first', smoothActivations['gelu-tanh'], [true, false, false]],
    ['gelu, which falls first', smoothActivations.gelu, [true, false, false]],
    ['silu, which falls first', smoothActivations.silu, [true, false, false]],
  ])('are decided for %s', (_, activation, expected) => {
    const findings = ['continuous', 'monotone', 'surjective'].map((name) =>
      decide(name, activatedBy(activation)),
    );
    expect(findings.map(({ holds }) => holds)).toEqual(expected);
    const told = ['φ is continuous', 'φ is increasing', 'φ takes every real value'];
    const denied = ['φ jumps', 'φ falls somewhere', 'φ misses some real value'];
    expect(findings.map(({ because }) => because)).toEqual(
      expected.map((holds, i) => (holds ? told[i] : denied[i])),
    );
  });
});

describe('a decision that takes long', () => {
  test('is shown to the watch, which can end it', () => {
    const network = weights([
      ['1', '2'],
      ['3', '4'],
    ]);
    for (const name of ['rank', 'full-rank']) {
      const hypothesis = theorems.flatMap(({ hypotheses }) => hypotheses).find((each) => each.name === name);
      const stop = () => {
        throw new Error('enough');
      };
      expect(() => hypothesis?.decide(network, stop)).toThrow('enough');
    }
  });
});
