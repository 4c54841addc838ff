import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { activation, complexity, dyadic, network } from '../../../src/search/generators/index.js';
import { simplestActivations } from '../../../src/search/generators/simplest-activations.js';
import {
  elu,
  leakyRelu,
  PiecewiseLinear,
  Rational,
  relu,
  smoothActivations,
} from '../../../src/exact/index.js';

const { isSimpler, ofActivation, ofMatrix, ofNetwork, ofRational } = complexity;
const matrixOf = (...rows: readonly string[]) =>
  rows.map((row) => row.split(' ').map((text) => Rational.from(text)));

describe('the order of numbers', () => {
  test('is 0, 1, −1, 1/2, −1/2, 2, −2, 3, −3, 1/4, …', () => {
    const numbers = Array.from({ length: 65 }, (_, i) => Rational.of(i - 32, 8));
    const sorted = numbers.toSorted((a, b) => (isSimpler(ofRational(a), ofRational(b)) ? -1 : 1));
    expect(sorted.slice(0, 16).join(' ')).toBe('0 1 -1 1/2 -1/2 2 -2 3 -3 1/4 -1/4 3/2 -3/2 4 -4 1/8');
  });

  test('tells any two different rationals apart', () => {
    const rational = fc.tuple(fc.bigInt(), fc.bigInt({ min: 1n })).map(([p, q]) => Rational.of(p, q));
    fc.assert(
      fc.property(rational, rational, (a, b) => {
        const [there, back] = [
          isSimpler(ofRational(a), ofRational(b)),
          isSimpler(ofRational(b), ofRational(a)),
        ];
        return a.equals(b) ? !there && !back : there !== back;
      }),
    );
  });
});

describe('the order of complexities', () => {
  test('is transitive and never holds both ways', () => {
    const some = network({ inputDimension: [1, 2], activation: { smooth: 0.2 } }).map(ofNetwork);
    fc.assert(
      fc.property(some, some, some, (a, b, c) => {
        if (isSimpler(a, b) && isSimpler(b, a)) return false;
        return !(isSimpler(a, b) && isSimpler(b, c)) || isSimpler(a, c);
      }),
    );
  });
});

describe('the order of matrices', () => {
  test.each([
    ['fewer digits', matrixOf('0 2', '0 0'), matrixOf('1 1', '1 0')],
    ['fewer entries off the diagonal', matrixOf('1 0', '0 1'), matrixOf('0 1', '1 0')],
    ['places further up and to the left', matrixOf('1 0', '0 0'), matrixOf('0 0', '0 1')],
    ['fewer signs', matrixOf('1 0', '0 1'), matrixOf('1 0', '0 -1')],
  ])('puts %s first', (_why, simpler, other) => {
    expect(isSimpler(ofMatrix(simpler), ofMatrix(other))).toBe(true);
    expect(isSimpler(ofMatrix(other), ofMatrix(simpler))).toBe(false);
  });
});

describe('the order of activations', () => {
  test('puts what is exact before what is not, and fewer pieces before more', () => {
    const sequence = [
      relu,
      leakyRelu(Rational.half),
      ...simplestActivations.slice(2, 3),
      smoothActivations.tanh,
      smoothActivations.elu,
      elu(Rational.half),
      elu(Rational.of(3)),
    ];
    sequence.forEach((phi, i) => {
      for (const later of sequence.slice(i + 1)) {
        expect(isSimpler(ofActivation(phi), ofActivation(later))).toBe(true);
      }
    });
  });

  test('puts ReLU and |x| before their mirror images', () => {
    const two = (left: string, right: string) =>
      new PiecewiseLinear([
        { until: Rational.zero, slope: Rational.from(left), intercept: Rational.zero },
        { slope: Rational.from(right), intercept: Rational.zero },
      ]);
    for (const [simpler, mirrored] of [
      [two('0', '1'), two('1', '0')],
      [two('-1', '1'), two('1', '-1')],
      [two('1/2', '1'), two('1', '1/2')],
    ] as const) {
      expect(isSimpler(ofActivation(simpler), ofActivation(mirrored))).toBe(true);
    }
  });

  test('has nothing simpler than the simplest activations, among all with few digits', () => {
    const small = ['0', '1', '-1', '1/2', '-1/2', '2', '-2'].map((text) => Rational.from(text));
    const kinds = [
      { continuous: true, increasing: true },
      { continuous: true, increasing: true, surjective: true },
      { continuous: false, increasing: true },
      { continuous: true, increasing: false },
      { continuous: false, increasing: false },
      { continuous: false, increasing: false, surjective: true },
    ].map((traits) => activation(traits).descent);
    for (const kind of kinds) {
      const known = simplestActivations.filter((phi) => kind.accepts(phi));
      for (const slope of small) {
        for (const intercept of small) {
          for (const slopeAfter of small) {
            for (const interceptAfter of small) {
              const phi = new PiecewiseLinear([
                { until: Rational.zero, slope, intercept },
                { slope: slopeAfter, intercept: interceptAfter },
              ]);
              if (!kind.accepts(phi)) continue;
              expect(known.some((other) => !isSimpler(ofActivation(phi), ofActivation(other)))).toBe(true);
            }
          }
        }
      }
    }
  });
});

test('a complexity that begins like another and then ends comes first', () => {
  expect([isSimpler([1], [1, 0]), isSimpler([1, 0], [1]), isSimpler([1, 0], [1, 0])]).toEqual([
    true,
    false,
    false,
  ]);
});

test('numbers drawn are of every kind in the order', () => {
  const drawn = fc.sample(dyadic(), 1000).map(String);
  for (const text of ['0', '1', '-1', '1/2', '-1/2', '2', '-2', '1/4', '7/4']) expect(drawn).toContain(text);
});
