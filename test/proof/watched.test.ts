/**
 * Between two looks at the clock the verifier never does much. Operations on rationals are counted, so that this does not
 * depend on the machine; `test/mutation/facts/watching.ts` has what is seen of work on integers.
 */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Rational } from '../../src/exact/index.js';
import { verify } from '../../src/proof/index.js';
import { certificates } from './corpus/certificates.js';
import { complaints, lineFile } from './files.js';

/** A few operations for each number of a vector or a piece of φ, and these files have a few hundred of them at most. */
const MOST_OPERATIONS = 1000;

const COUNTED = ['plus', 'times', 'dividedBy', 'compare'] as const;
const own = COUNTED.map((name) => [name, Object.getOwnPropertyDescriptor(Rational.prototype, name)] as const);
const { now } = Date;
let sinceLook = 0;
let most = 0;
let looks = 0;

beforeEach(() => {
  [sinceLook, most, looks] = [0, 0, 0];
  Date.now = () => {
    looks += 1;
    sinceLook = 0;
    return 0;
  };
  for (const [name, descriptor] of own) {
    const method = descriptor?.value as (this: Rational, other: Rational) => unknown;
    Object.defineProperty(Rational.prototype, name, {
      ...descriptor,
      value(this: Rational, other: Rational): unknown {
        sinceLook += 1;
        most = Math.max(most, sinceLook);
        return method.call(this, other);
      },
    });
  }
});

afterEach(() => {
  Date.now = now;
  for (const [name, descriptor] of own) Object.defineProperty(Rational.prototype, name, descriptor ?? {});
});

const list = <T>(n: number, item: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => item(i));
const zeros = (n: number): string[] => list(n, () => '0');
const unit = (n: number, entry = '1'): string[][] => list(n, (i) => list(n, (j) => (i === j ? entry : '0')));

/** φ with n pieces of slopes 1/2 and 1/3 by turns, without a jump or with one after each piece. */
function pieces(n: number, jumps: boolean): unknown {
  let value = new Array<string>();
  let height = Rational.zero;
  value = list(n, (i) => {
    const slope = Rational.of(1, 2 + (i % 2));
    const intercept = height.minus(slope.times(Rational.of(i)));
    height = height.plus(slope).plus(jumps ? Rational.one : Rational.zero);
    return `${slope.toString()} ${intercept.toString()}`;
  });
  return {
    pieces: value.map((line, i) => {
      const [slope, intercept] = line.split(' ');
      return { ...(i + 1 < n && { until: String(i + 1) }), slope, intercept };
    }),
  };
}

const wideLayers = (width: number, weight = '1'): unknown => [
  { weights: list(width, () => [weight]), bias: zeros(width) },
  { weights: [list(width, () => `1/${4 * width}`)], bias: ['0'] },
];

describe('little is done between two looks at the clock', () => {
  const relu = {
    pieces: [
      { until: '0', slope: '0', intercept: '0' },
      { slope: '1', intercept: '0' },
    ],
  };
  const files: readonly (readonly [string, unknown])[] = [
    ['a wide layer', lineFile(relu, { dropped: ['width'], 'network.layers': wideLayers(400) })],
    [
      'many pieces',
      lineFile(pieces(400, false), { dropped: ['width'], 'network.layers': wideLayers(20, '300') }),
    ],
    [
      'many jumps',
      lineFile(pieces(400, true), {
        dropped: ['width', 'continuous'],
        'network.layers': wideLayers(20, '300'),
      }),
    ],
    [
      'a power',
      lineFile(relu, { dropped: ['width'], 'network.layers': wideLayers(60), 'attractor.power': 9 }),
    ],
    [
      'many inputs',
      {
        ...(lineFile(relu, {}) as object),
        network: { activation: relu, layers: [{ weights: unit(40, '1/2'), bias: zeros(40) }] },
        attractor: {
          point: zeros(40),
          region: { origin: zeros(40), directions: unit(40, '2/3'), ranges: list(40, () => ['-1', '1']) },
        },
        avoiding: [{ origin: list(40, () => '9'), directions: [], ranges: [], next: 0 }],
        witness: {
          grid: { basis: unit(40, '3/2'), axes: list(40, () => ['-inf', 'inf']) },
          cells: [],
          points: [],
        },
      },
    ],
  ];
  test.each(files)('with %s', (_, file) => {
    verify(JSON.stringify(file));
    expect(looks).toBeGreaterThan(100);
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(MOST_OPERATIONS);
  });

  test('with any certificate of the corpus', () => {
    for (const { text } of certificates) verify(text);
    expect(looks).toBeGreaterThan(10_000);
    expect(most).toBeLessThanOrEqual(MOST_OPERATIONS);
  });
});

test('a set of more numbers than fit into memory is not made', () => {
  const relu = {
    pieces: [
      { until: '0', slope: '0', intercept: '0' },
      { slope: '1', intercept: '0' },
    ],
  };
  const file = lineFile(relu, { dropped: ['width'], 'network.layers': wideLayers(3000) });
  expect(complaints(file)).toEqual(['unjudged', ': expected at most 4 million numbers at once, got 9006000']);
});
