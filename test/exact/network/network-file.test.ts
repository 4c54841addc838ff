import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rational } from '../../../src/exact/numbers/index.js';
import {
  absolute,
  elu,
  hardTanh,
  leakyRelu,
  Network,
  NETWORK_FORMAT,
  networkJson,
  PiecewiseLinear,
  readingLimits,
  readNetwork,
  relu,
  smoothActivations,
  writeNetwork,
  type Activation,
} from '../../../src/exact/network/index.js';
import { runs } from '../../seed.js';
import { editsOf } from '../reading/edits.js';
import { network, shape } from './generators.js';

const r = (text: string) => Rational.from(text);

/** The network of Example 2.2, as a file. */
const example = {
  format: NETWORK_FORMAT,
  activation: {
    pieces: [
      { until: '0', slope: '1/4', intercept: '0' },
      { slope: '1', intercept: '0' },
    ] as unknown[],
  },
  layers: [
    { weights: [['2'], ['3']], bias: ['-2', '-15'] },
    { weights: [['1', '-1']], bias: ['-21/8'] },
  ] as unknown[],
};

function networkOf(file: unknown): Network {
  const result = readNetwork(JSON.stringify(file));
  if ('network' in result) return result.network;
  throw new Error(`expected a network, got ${JSON.stringify(result.problems)}`);
}

/** All problems as `path: expected, found`. */
function problemsOf(file: unknown): string[] {
  const result = readNetwork(typeof file === 'string' ? file : JSON.stringify(file));
  if ('network' in result) throw new Error('expected problems, got a network');
  return result.problems.map(({ path, expected, found }) => `${path}: expected ${expected}, got ${found}`);
}

describe('a network file', () => {
  test('is read back to the network that was written', () => {
    fc.assert(
      fc.property(
        shape().chain((given) => network(given)),
        (net) => {
          const again = networkOf(JSON.parse(writeNetwork(net)));
          expect(again.layers).toEqual(net.layers);
          expect(again.activation).toEqual(net.activation);
          expect(writeNetwork(again)).toBe(writeNetwork(net));
        },
      ),
      { numRuns: runs(200) },
    );
  });

  test.each(Object.entries(smoothActivations))(
    'with %s is written by its name and read back',
    (name, activation) => {
      const net = new Network(activation, [{ weights: [[r('1/3')]], bias: [r('0')] }]);
      expect(networkJson(net).activation).toEqual({ name });
      expect(networkOf(JSON.parse(writeNetwork(net))).activation).toBe(activation);
    },
  );

  test.each<[string, object, Activation]>([
    ['as a rational', { name: 'elu', alpha: '2' }, elu(r('2'))],
    ['as a number', { name: 'elu', alpha: 0.1 }, elu(Rational.fromNumber(0.1))],
    ['1, which is elu', { name: 'elu', alpha: 1 }, smoothActivations.elu],
  ])('may have elu with an alpha: %s', (_, activation, expected) => {
    const net = networkOf({ ...example, activation });
    expect(networkJson(net).activation).toEqual(networkJson(new Network(expected, net.layers)).activation);
    expect(writeNetwork(networkOf(JSON.parse(writeNetwork(net))))).toBe(writeNetwork(net));
  });

  test('has no alpha where it is 1, and a text where it is another', () => {
    const activationOf = (alpha: string) => {
      const net = new Network(elu(r(alpha)), [{ weights: [[r('1')]], bias: [r('0')] }]);
      return (JSON.parse(writeNetwork(net)) as { activation: unknown }).activation;
    };
    expect(activationOf('1')).toEqual({ name: 'elu' });
    expect(activationOf('3/2')).toEqual({ name: 'elu', alpha: '3/2' });
  });

  test('cannot be written for a smooth activation without a name', () => {
    const nameless = Object.create(smoothActivations.tanh) as Activation;
    const net = new Network(nameless, [{ weights: [[r('1')]], bias: [r('0')] }]);
    expect(() => writeNetwork(net)).toThrow(TypeError);
  });

  test.each<[string, unknown, PiecewiseLinear]>([
    ['relu', { name: 'relu' }, relu],
    ['abs', { name: 'abs' }, absolute],
    ['hard-tanh', { name: 'hard-tanh' }, hardTanh],
    ['leaky-relu with its slope', { name: 'leaky-relu', slope: '1/4' }, leakyRelu(r('1/4'))],
    ['leaky-relu with its slope as a number', { name: 'leaky-relu', slope: 0.25 }, leakyRelu(r('1/4'))],
  ])('may call an activation by name: %s', (_, activation, expected) => {
    expect(networkOf({ ...example, activation }).activation).toEqual(expected);
  });

  test('may hold JSON numbers, which mean exactly their float64', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(number, number, number, (w, b, slope) => {
        const net = networkOf({
          format: NETWORK_FORMAT,
          activation: { pieces: [{ slope, intercept: b }] },
          layers: [{ weights: [[w]], bias: [b] }],
        });
        expect(net.layers).toEqual([{ weights: [[Rational.fromNumber(w)]], bias: [Rational.fromNumber(b)] }]);
        expect(net.activation).toEqual(
          new PiecewiseLinear([{ slope: Rational.fromNumber(slope), intercept: Rational.fromNumber(b) }]),
        );
      }),
    );
    const tenth = networkOf({ ...example, layers: [{ weights: [[0.1]], bias: ['1/10'] }] });
    expect(tenth.layers[0]?.weights[0]?.[0]?.equals(r('1/10'))).toBe(false);
    expect(tenth.layers[0]?.bias[0]?.equals(r('1/10'))).toBe(true);
  });

  describe('with a mistake is reported with its path', () => {
    const rational = 'a rational in a string, such as "3" or "-27/8"';
    const layers = (...values: unknown[]) => ({ ...example, layers: values });
    const pieces = (...values: unknown[]) => ({ ...example, activation: { pieces: values } });
    const names = [
      'tanh',
      'sigmoid',
      'softplus',
      'elu',
      'gelu',
      'gelu-tanh',
      'silu',
      'relu',
      'abs',
      'hard-tanh',
      'leaky-relu',
    ]
      .map((name) => `"${name}"`)
      .join(' or ');
    const last = { slope: '1', intercept: '0' };

    test.each<[string, unknown, string[]]>([
      ['no object', [1], [': expected an object, got an array of 1']],
      [
        'another format',
        { ...example, format: 'basincheck/network@2' },
        [`format: expected "${NETWORK_FORMAT}", got "basincheck/network@2"`],
      ],
      ['no format', { ...example, format: undefined }, ['format: expected this key, got nothing']],
      ['an unknown key', { ...example, name: 'x' }, ['name: expected no such key, got an unknown key']],
      ['no layers', { ...example, layers: undefined }, ['layers: expected this key, got nothing']],
      ['an empty list of layers', layers(), ['layers: expected at least one layer, got an array of 0']],
      ['layers that are no list', { ...example, layers: {} }, ['layers: expected an array, got an object']],
      ['a layer that is no object', layers('x'), ['layers[0]: expected an object, got "x"']],
      [
        'a layer without bias',
        layers({ weights: [['1']] }),
        ['layers[0].bias: expected this key, got nothing'],
      ],
      [
        'a layer with a further key',
        layers({ weights: [['1']], bias: ['1'], phi: 1 }),
        ['layers[0].phi: expected no such key, got an unknown key'],
      ],
      [
        'a layer without rows',
        layers({ weights: [], bias: [] }),
        ['layers[0].weights: expected at least one row, got an array of 0'],
      ],
      [
        'a layer without inputs',
        layers({ weights: [[]], bias: ['0'] }),
        ['layers[0].weights[0]: expected 1 weights, one for each input, got 0'],
      ],
      [
        'rows of unequal length',
        layers({ weights: [['1', '2'], ['1']], bias: ['0', '0'] }),
        ['layers[0].weights[1]: expected 2 weights, one for each input, got 1'],
      ],
      [
        'a bias too many',
        layers({ weights: [['1']], bias: ['0', '0'] }),
        ['layers[0].bias: expected 1 biases, one for each row of weights, got 2'],
      ],
      [
        'a second layer that does not fit the first',
        layers({ weights: [['1'], ['1']], bias: ['0', '0'] }, { weights: [['1']], bias: ['0'] }),
        ['layers[1].weights[0]: expected 2 weights, one for each input, got 1'],
      ],
      [
        'a weight that is no number',
        layers({ weights: [['x']], bias: ['0'] }),
        [`layers[0].weights[0][0]: expected ${rational}, got "x"`],
      ],
      [
        'a weight that is null',
        layers({ weights: [[null]], bias: ['0'] }),
        [`layers[0].weights[0][0]: expected ${rational}, got null`],
      ],
      [
        'an infinite bias',
        layers({ weights: [['1']], bias: ['inf'] }),
        [`layers[0].bias[0]: expected ${rational}, got "inf"`],
      ],
      [
        'an unknown activation',
        { ...example, activation: { name: 'swish' } },
        [`activation.name: expected ${names}, got "swish"`],
      ],
      [
        'an activation of the prototype',
        { ...example, activation: { name: 'constructor' } },
        [`activation.name: expected ${names}, got "constructor"`],
      ],
      [
        'an activation that is only named',
        { ...example, activation: 'relu' },
        ['activation: expected an object, got "relu"'],
      ],
      [
        'leaky-relu without a slope',
        { ...example, activation: { name: 'leaky-relu' } },
        ['activation: expected "slope" beside "leaky-relu", got nothing'],
      ],
      [
        'a slope beside relu',
        { ...example, activation: { name: 'relu', slope: '1' } },
        ['activation.slope: expected no such key, got an unknown key'],
      ],
      [
        'an alpha beside tanh',
        { ...example, activation: { name: 'tanh', alpha: '2' } },
        ['activation.alpha: expected no such key, got an unknown key'],
      ],
      [
        'an alpha beside leaky-relu',
        { ...example, activation: { name: 'leaky-relu', slope: '1/4', alpha: '2' } },
        ['activation.alpha: expected no such key, got an unknown key'],
      ],
      [
        'a slope beside elu',
        { ...example, activation: { name: 'elu', slope: '2' } },
        ['activation.slope: expected no such key, got an unknown key'],
      ],
      [
        'alpha 0',
        { ...example, activation: { name: 'elu', alpha: '0' } },
        ['activation.alpha: expected a number above 0, got "0"'],
      ],
      [
        'a negative alpha',
        { ...example, activation: { name: 'elu', alpha: -0.5 } },
        ['activation.alpha: expected a number above 0, got -0.5'],
      ],
      [
        'an alpha that is no number',
        { ...example, activation: { name: 'elu', alpha: 'one' } },
        [`activation.alpha: expected ${rational}, got "one"`],
      ],
      [
        'an alpha that is null',
        { ...example, activation: { name: 'elu', alpha: null } },
        [`activation.alpha: expected ${rational}, got null`],
      ],
      [
        'a name and pieces',
        { ...example, activation: { name: 'relu', pieces: [last] } },
        ['activation.pieces: expected no such key, got an unknown key'],
      ],
      [
        'neither a name nor pieces',
        { ...example, activation: {} },
        ['activation.pieces: expected this key, got nothing'],
      ],
      ['no pieces', pieces(), ['activation.pieces: expected at least one piece, got an array of 0']],
      [
        'pieces that are no list',
        { ...example, activation: { pieces: 5 } },
        ['activation.pieces: expected an array, got 5'],
      ],
      [
        'a last piece that ends',
        pieces({ ...last, until: '0' }),
        ['activation.pieces[0].until: expected no such key, got an unknown key'],
      ],
      [
        'an inner piece that does not end',
        pieces(last, last),
        ['activation.pieces[0].until: expected this key, got nothing'],
      ],
      [
        'a piece without a slope',
        pieces({ intercept: '0' }),
        ['activation.pieces[0].slope: expected this key, got nothing'],
      ],
      [
        'breakpoints that do not increase',
        pieces({ ...last, until: '1' }, { ...last, until: '1' }, last),
        [
          'activation.pieces: expected values of "until" that increase strictly, got piece 1 not after the one before it',
        ],
      ],
    ])('%s', (_, file, expected) => {
      expect(problemsOf(file)).toEqual(expected);
    });

    test('several mistakes at once, in the order of the file', () => {
      const wrong = {
        ...pieces({ until: 'x', slope: '1', intercept: '0' }, last),
        format: 'other',
        layers: [
          { weights: [['1', 'y']], bias: ['0', '0'] },
          { weights: [['1']], bias: ['z'] },
        ],
      };
      expect(problemsOf(wrong).map((line) => line.slice(0, line.indexOf(':')))).toEqual([
        'format',
        'activation.pieces[0].until',
        'layers[0].weights[0][1]',
        'layers[0].bias',
        'layers[1].bias[0]',
      ]);
    });
  });

  test('is refused, and never throws, for texts that are no JSON or too large', () => {
    expect(problemsOf('')).toEqual(['line 1, column 1: expected a JSON value, got the end of the file']);
    expect(problemsOf('{"format": }')[0]).toMatch(/^line 1, column 12/);
    const { characters } = readingLimits;
    expect(problemsOf(' '.repeat(characters + 1))).toEqual([
      `: expected at most ${characters} characters, got ${characters + 1} characters`,
    ]);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        expect('problems' in readNetwork(text)).toBe(true);
      }),
    );
  });

  test('with any value replaced by any other is read, or refused with paths, and never throws', () => {
    const outcomes = { read: 0, refused: 0 };
    fc.assert(
      fc.property(editsOf(example), ({ edited }) => {
        const result = readNetwork(JSON.stringify(edited));
        if ('network' in result) {
          outcomes.read += 1;
          expect(result.network.layers.length).toBeGreaterThan(0);
        } else {
          outcomes.refused += 1;
          expect(result.problems.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: runs(1000) },
    );
    expect(outcomes.read).toBeGreaterThan(0);
    expect(outcomes.refused).toBeGreaterThan(0);
  });
});
