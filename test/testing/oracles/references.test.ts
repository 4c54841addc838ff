import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { network } from '../../../src/search/generators/index.js';
import {
  elu,
  leakyRelu,
  Network,
  PiecewiseLinear,
  Rational,
  relu,
  smoothActivations,
} from '../../../src/exact/index.js';
import { AtPoint } from '../../../src/testing/oracles/networks.js';
import { exactFixedPoints } from '../../../src/testing/oracles/exact-fixed-points.js';
import { exactly, measuredPass } from '../../../src/testing/oracles/measured-pass.js';
import { measuredJacobian } from '../../../src/testing/oracles/measured-jacobian.js';
import { plainNetwork, roundedNetwork, sameNumbers } from '../../../src/testing/oracles/plain-network.js';
import { precisions } from '../../../src/testing/oracles/precision.js';
import { tooFar } from '../../../src/testing/oracles/disagreement.js';
import {
  componentLabels,
  fixedPoints,
  forwardPass,
  jacobian,
  type PlainNetwork,
} from '../../../src/testing/oracles/index.js';
import { runs } from '../../seed.js';
import { forwardWith } from './implementations.js';

const r = (text: string) => Rational.from(text);
const { float64, float32 } = precisions;

/** x ↦ W_L·φ(…W_1·x + b_1…) + b_L on the line, from pairs [W, b]. */
function line(activation: Network['activation'], ...layers: readonly (readonly [string, string])[]): Network {
  return new Network(
    activation,
    layers.map(([w, b]) => ({ weights: [[r(w)]], bias: [r(b)] })),
  );
}

describe('what may be off', () => {
  const arithmetic = { precision: float64, activationUnits: 4 };
  const errorAt = (F: Network, x: string) => measuredPass(F, [exactly(r(x))], arithmetic)?.outputs[0]?.error;

  test('is nothing where every step is exact, and γ₂·(|w·x| + |b|) and no more for one product and one bias', () => {
    expect(errorAt(line(relu, ['3/4', '1/2']), '5/8')?.sign).toBe(0);
    const [w, x] = [1 + 2 ** -40, 1 + 2 ** -30].map((t) => Rational.fromNumber(t).toString());
    const bound = errorAt(line(relu, [w ?? '', '1']), x ?? '')?.toNumber() ?? NaN;
    expect(bound).toBeGreaterThan(2 * 2 ** -53 * 2);
    expect(bound).toBeLessThan(2.1 * 2 ** -53 * 2);
  });

  test('is always at least what float64 arithmetic is off', () => {
    const networks = network({
      depth: [1, 3],
      numbers: { bits: 50 },
      hiddenWidths: 'some above n0',
      activation: { smooth: 0.3 },
    });
    fc.assert(
      fc.property(networks, fc.nat(), (F, k) => {
        const x = Array.from({ length: F.inputDimension }, (_, i) => Rational.of(((k >> i) % 64) - 32, 8));
        const outputs = measuredPass(F, x.map(exactly), arithmetic)?.outputs ?? [];
        const computed = F.evaluate(x.map((t) => t.toNumber()));
        outputs.forEach((value, i) =>
          expect(tooFar(computed[i] ?? NaN, value, { precision: float64 })).toBe(undefined),
        );
      }),
      { numRuns: runs(50) },
    );
  });

  test('has no bound where φ jumps within the error, or a number overflows', () => {
    const step = new PiecewiseLinear([
      { until: r('1/3'), slope: r('0'), intercept: r('0') },
      { slope: r('0'), intercept: r('1') },
    ]);
    expect(errorAt(line(step, ['1/3', '0'], ['1', '0']), '1')).toBe(undefined);
    expect(errorAt(line(step, ['1/3', '0'], ['1', '0']), '2')?.sign).toBe(0);
    const huge = `${2n ** 1023n}`;
    expect(errorAt(line(relu, [huge, '0']), '2')).toBe(undefined);
  });
});

describe('the distance of a number from an exact one', () => {
  const off = (received: number, value: string, ulps?: number, precision = float64) =>
    tooFar(received, exactly(r(value)), { precision, ulps });

  test('is counted in units in the last place of the exact number', () => {
    expect(off(1 + 2 ** -52, '1')).toBe(
      '2.22e-16, which is 1 ulps; permitted: nothing, since every step is exact in float64',
    );
    expect(off(1 - 2 ** -53, '1')).toContain('which is 0.5 ulps');
    expect(off(0.1, '1/10', 0.5)).toBe(undefined);
    expect(off(0.1, '1/10', 0)).toContain('ulps; permitted: 0 ulps');
    expect(off(Math.fround(1 / 3), '1/3', 0.5, float32)).toBe(undefined);
    expect(off(Math.fround(1 / 3), '1/3', 0.5)).toContain(
      'which is 179000000 ulps'.replace('179000000', '1.79e+8'),
    );
    expect(off(5e-324, '0')).toBe('5e-324; permitted: nothing, since every step is exact in float64');
  });

  test('of what is no finite number is too far', () => {
    for (const received of [NaN, Infinity, -Infinity])
      expect(off(received, '0', 1e9)).toBe('not a finite number');
  });
});

describe('elu with another alpha than 1', () => {
  const two = elu(Rational.of(2));

  test('is handed out with its alpha, a number of the format', () => {
    const tenth = line(elu(r('1/10')), ['1', '0'], ['1', '0']);
    const { activation } = plainNetwork(roundedNetwork(tenth, precisions.float32));
    expect(activation).toEqual({ name: 'elu', alpha: Math.fround(0.1) });
    expect(plainNetwork(line(smoothActivations.elu, ['1', '0'], ['1', '0'])).activation).toEqual({
      name: 'elu',
    });
    expect(sameNumbers(tenth, roundedNetwork(tenth, precisions.float64))).toBe(false);
    expect(
      sameNumbers(line(two, ['1', '0'], ['1', '0']), line(elu(Rational.of(2)), ['1', '0'], ['1', '0'])),
    ).toBe(true);
  });

  test('has no derivative at its kink, and one beside it', () => {
    const arithmetic = { precision: precisions.float64, activationUnits: 4 };
    const net = line(two, ['1', '0'], ['1', '0']);
    expect(measuredJacobian(net, [Rational.zero], arithmetic)).toBe(undefined);
    expect(measuredJacobian(net, [Rational.one], arithmetic)?.[0]?.[0]?.mid.toNumber()).toBe(1);
    expect(measuredJacobian(net, [r('-1')], arithmetic)?.[0]?.[0]?.mid.toNumber()).toBe(2 * Math.exp(-1));
    const plain = line(smoothActivations.elu, ['1', '0'], ['1', '0']);
    expect(measuredJacobian(plain, [Rational.zero], arithmetic)?.[0]?.[0]?.mid.toNumber()).toBe(1);
  });
});

describe('exact fixed points', () => {
  test('are all there are, each once', () => {
    // Example 2.1's φ: 1/4 attracts, −1/4 and 7/4 repel.
    const phi = new PiecewiseLinear([
      { until: r('0'), slope: r('2'), intercept: r('1/4') },
      { until: r('1'), slope: r('0'), intercept: r('1/4') },
      { slope: r('2'), intercept: r('-7/4') },
    ]);
    const found = exactFixedPoints(line(phi, ['1', '0'], ['1', '0']), phi);
    expect(found?.map(String)).toEqual(['-1/4', '1/4', '7/4']);
  });

  test('are not listed where they may fill a line', () => {
    expect(exactFixedPoints(line(relu, ['1', '0'], ['1', '0']), relu)).toBe(undefined);
    expect(fixedPoints().cases.canShrinkWithoutContext(line(relu, ['1', '0'], ['1', '0']))).toBe(false);
  });

  test('of a smooth φ: a point whose image is too far away is none, and the attractor has to be found', () => {
    const tanh = line(smoothActivations.tanh, ['2', '0'], ['1', '0']);
    const { judge } = {
      judge: (points: number[][]) => fixedPoints({ networks: [tanh] }).judge(tanh, points),
    };
    const x = 0.9575040240772687; // tanh(2x) = x
    expect(judge([[x], [-x], [0]])).toBe(undefined);
    expect(judge([[x], [-x], [0.25]])).toMatchObject({
      where: 'point 2',
      expected: 'a fixed point of F',
      received: '[0.25]',
    });
    expect(judge([[x]])).toMatchObject({ where: 'an attractive fixed point is missing' });
  });
});

test('of a wide network with ReLU the attractive fixed point is known, and has to be found', () => {
  // max(x + 1, 0) and, with weight 0, max(x − k, 0) for k = 1, …, 12: 2^13 choices of pieces. Near 0, F(x) = x/2 + 1/4.
  const units = Array.from({ length: 13 }, (_, k) => Rational.of(k === 0 ? 1 : -k));
  const wide = new Network(relu, [
    { weights: units.map(() => [Rational.one]), bias: units },
    { weights: [units.map((_, k) => Rational.of(k === 0 ? 1 : 0, 2))], bias: [r('-1/4')] },
  ]);
  const reference = fixedPoints({ networks: [wide] });
  expect(reference.judge(wide, [[0.5]])).toBe(undefined);
  expect(reference.judge(wide, [])).toMatchObject({
    where: 'an attractive fixed point is missing',
    expected: '[0.5 = 1/2]',
  });
  expect(reference.judge(wide, [[0.5], [0.75]])).toMatchObject({
    where: 'point 1',
    expected: 'a fixed point of F',
  });
});

test('a bend of φ is left out by the Jacobian, also one that only rounding may reach', () => {
  const at = (F: Network, x: string) => jacobian().cases.canShrinkWithoutContext(new AtPoint(F, [r(x)], F));
  const F = line(leakyRelu(r('1/2')), ['1', '-1'], ['1', '0']);
  expect([at(F, '1/2'), at(F, '1'), at(F, '2')]).toEqual([true, false, true]);
  const long = `${2n ** 52n + 1n}/${2n ** 52n}`;
  const near = line(leakyRelu(r('1/2')), [long, `-${long}`], ['1', '0']);
  expect(at(near, `${2n ** 40n + 1n}/${2n ** 40n}`)).toBe(true);
  expect(at(near, `${2n ** 49n + 1n}/${2n ** 49n}`)).toBe(true);
  expect(at(near, `${2n ** 51n + 1n}/${2n ** 51n}`)).toBe(false);
  expect(at(near, '1')).toBe(false);
});

test('networks are rounded to what the code can hold before anything is compared', async () => {
  const third = line(relu, ['1/3', '1/3'], ['1', '0']);
  const seen: PlainNetwork[] = [];
  const forward = forwardWith({});
  const comparison = await forwardPass({ networks: [third], seed: 1, runs: 5 }).compare((plain, x) => {
    seen.push(plain);
    return forward(plain, x);
  });
  expect(comparison).toEqual({ agrees: true, runs: 5 });
  expect(seen[0]?.layers[0]).toEqual({ weights: [[1 / 3]], bias: [1 / 3] });
  expect(seen[0]?.phi(-1)).toBe(0);
  expect(JSON.stringify(seen[0])).not.toContain('phi');
});

test.each<[what: string, result: unknown, expected: string]>([
  ['a number', 1, 'wrong     the result\n  expected  1 numbers\n  received  1'],
  ['too many numbers', [0, 0], 'expected  1 numbers\n  received  [0, 0]'],
  ['text', ['0'], 'expected  1 numbers\n  received  [0]'],
  ['nothing', undefined, 'received  undefined'],
  ['NaN', [NaN], 'received  NaN\n  off by    not a finite number'],
])('a function that returns %s is told so', async (_, result, expected) => {
  const wrong = (): number[] => result as number[];
  const comparison = await forwardPass({ networks: [line(relu, ['0', '0'])], seed: 1 }).compare(wrong);
  expect(comparison).toMatchObject({ agrees: false, message: expect.stringContaining(expected) as string });
});

test('a function that throws, or rejects, disagrees with the message of its error', async () => {
  const reference = forwardPass({ seed: 1, runs: 2 });
  const throwing = (): number[] => {
    throw new RangeError('no such thing');
  };
  const message = expect.stringContaining('received  an exception: RangeError: no such thing') as string;
  expect(await reference.compare(throwing)).toMatchObject({ agrees: false, message });
  expect(await reference.compare(() => Promise.reject(new RangeError('no such thing')))).toMatchObject({
    agrees: false,
    message,
  });
});

test('promises are awaited by compare, and refused by check', async () => {
  const reference = forwardPass({ seed: 1, runs: 3 });
  const forward = forwardWith({});
  expect(await reference.compare(async (plain, x) => await forward(plain, x))).toMatchObject({
    agrees: true,
  });
  const [given] = fc.sample(reference.cases, 1);
  const later = (): number[] => Promise.resolve([]) as unknown as number[];
  expect(() => given && reference.check(later, given)).toThrow('received  a promise');
});

test('seed and path lead to the same failure at once', async () => {
  const wrong = forwardWith({ isActivated: () => true });
  const found = await forwardPass({ seed: 5 }).compare(wrong);
  if (found.agrees) throw new Error('expected a failure');
  const { seed, path } = JSON.parse(/replay {4}(\{.*\})/.exec(found.message)?.[1] ?? '') as {
    seed: number;
    path: string;
  };
  expect(seed).toBe(5);
  const again = await forwardPass({ seed, path }).compare(wrong);
  const caseOf = (message: string) => message.replace(/\n {2}replay.*/s, '');
  expect(again).toMatchObject({
    agrees: false,
    message: expect.stringContaining(caseOf(found.message)) as string,
  });
  expect(again).toMatchObject({ message: expect.stringContaining('after 1 cases and 0 shrinks') as string });
});

test('options that make no sense are refused', () => {
  expect(() => forwardPass({ ulps: -1 })).toThrow('the forward pass: expected ulps ≥ 0, got -1');
  expect(() => jacobian({ activationUnits: 0.5 })).toThrow(
    'expected a natural number of activationUnits, got 0.5',
  );
  expect(() => fixedPoints({ tolerance: 0 })).toThrow(
    'the fixed points: expected a tolerance from 0 to 1/2, got 0',
  );
  expect(() => componentLabels({ dimensions: 5 })).toThrow('expected 1 to 4 dimensions, got 5');
  expect(() => forwardPass({ networks: [] })).toThrow('expected at least one network, got none');
});
