/** How a comparison is run: what it remembers, when it ends, and what it says of code that does not behave. */

import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { forwardPass, jacobian, type Memory, type Replay } from '../../../src/testing/oracles/index.js';
import { Network, Rational, relu } from '../../../src/exact/index.js';
import { forwardWith } from './implementations.js';

const seed = 1;
const wrong = forwardWith({ isActivated: () => true });

/** A memory in memory, with all that was ever kept. */
function remembering(...known: Replay[]): { memory: Memory; kept: Replay[]; known: Replay[] } {
  const kept: Replay[] = [];
  return {
    kept,
    known,
    memory: {
      known: () => [...known],
      keep: (replay) => kept.push(replay),
      forget: (replay) => known.splice(known.indexOf(replay), 1),
    },
  };
}

describe('a failure', () => {
  test('is kept as soon as it is found, and then the smallest; from there the next run starts', async () => {
    const { memory, kept } = remembering();
    await forwardPass({ seed }).compare(wrong, memory);
    const [first, last, ...others] = kept;
    expect(others).toEqual([]);
    expect(first?.path).toMatch(/^\d+$/);
    expect(last?.path.startsWith(`${first?.path ?? ''}:`)).toBe(true);
    let calls = 0;
    const counted = forwardWith({ isActivated: () => true });
    const later = remembering(last ?? { seed, path: '0' });
    const comparison = await forwardPass({ seed: 2 }).compare((...args) => {
      calls += 1;
      return counted(...args);
    }, later.memory);
    expect(comparison.agrees ? '' : comparison.message).toContain(JSON.stringify(last));
    // The case, and once more to see whether the code is deterministic; what shrinking tries besides are few.
    expect(calls).toBeLessThan(200);
  });

  test('that does not fail any more is forgotten', async () => {
    const { memory, known, kept } = remembering({ seed, path: '0' });
    expect((await forwardPass({ seed, runs: 5 }).compare(forwardWith({}), memory)).agrees).toBe(true);
    expect([known, kept]).toEqual([[], []]);
  });

  test('prints a network file that networks takes back, and that Network prints too', async () => {
    const comparison = await forwardPass({ seed }).compare(wrong);
    const [, text = ''] = /network {3}(.*)\n/.exec(comparison.agrees ? '' : comparison.message) ?? [];
    const again = await forwardPass({ seed, networks: [text] }).compare(wrong);
    expect(again.agrees ? '' : again.message).toContain(text);
    expect(
      (await forwardPass({ networks: [JSON.parse(text) as object] }).compare(forwardWith({}))).agrees,
    ).toBe(true);
    const F = new Network(relu, [{ weights: [[Rational.half]], bias: [Rational.zero] }]);
    expect(fc.stringify(F)).toBe(F.toString());
    expect((await forwardPass({ networks: [F.toString()] }).compare(forwardWith({}))).agrees).toBe(true);
    expect(() => forwardPass({ networks: ['{"layers": []}'] })).toThrow(
      'expected a network at networks[0]: ',
    );
  });

  test('of code that gives another result when it is called again is said to be that', async () => {
    let calls = 0;
    const comparison = await forwardPass({ seed }).compare((network, x) => {
      calls += 1;
      return Array.from(forwardWith({})(network, x) as ArrayLike<number>, (y) => y + calls);
    });
    expect(comparison.agrees ? '' : comparison.message).toContain('the code is not deterministic');
    const steady = await forwardPass({ seed }).compare(wrong);
    expect(steady.agrees ? '' : steady.message).not.toContain('deterministic');
  });
});

describe('a comparison', () => {
  test('does not wait for a promise longer than the time limit', async () => {
    const never = () => new Promise<number[]>(() => undefined);
    const comparison = await forwardPass({ seed, runs: 1, timeLimit: 20 }).compare(never);
    expect(comparison.agrees ? '' : comparison.message).toMatch(
      /expected {2}a result within 20 ms\n {2}received {2}none/,
    );
  });

  test('ends when the time is over, with the case found so far, or with the number of cases', async () => {
    // One call never returns, so that only the time ends the comparison, however busy the machine is.
    const stuckOnce = (pass: typeof wrong, isTime: () => boolean) => {
      let wasStuck = false;
      return async (...given: Parameters<typeof wrong>) => {
        if (!wasStuck && isTime()) {
          wasStuck = true;
          await new Promise(() => undefined);
        }
        return await pass(...given);
      };
    };
    const { memory, kept } = remembering();
    const found = stuckOnce(wrong, () => kept.length > 0);
    const comparison = await forwardPass({ seed, interruptAfter: 800 }).compare(found, memory);
    const message = comparison.agrees ? '' : comparison.message;
    expect(message).toContain('does not agree with the forward pass');
    expect(message).toContain(', when the time was over');
    let calls = 0;
    const agreeing = stuckOnce(forwardWith({}), () => ++calls > 5);
    const right = await forwardPass({ seed, runs: 1e6, interruptAfter: 800 }).compare(agreeing);
    expect(right).toEqual({ agrees: true, runs: 5 });
  });

  test.each([
    [{ runs: 0 }, 'expected runs to be a number of cases, from 1 on, got 0'],
    [{ runs: 1.5 }, 'expected runs'],
    [{ seed: NaN }, 'expected seed to be an integer, got NaN'],
    [{ timeLimit: 0 }, 'expected timeLimit to be a number of milliseconds above 0, got 0'],
    [{ scale: -1 }, 'expected a scale > 0, got -1'],
    [{ absolute: -1 }, 'expected absolute ≥ 0, got -1'],
    [{ ulps: 1, bound: () => 1 }, 'expected ulps or a bound, got both'],
  ])('with %j is refused in a sentence', (options, message) => {
    expect(() => forwardPass(options)).toThrow(message);
  });

  test('permits an absolute error, such as that of difference quotients', async () => {
    const networks = [new Network(relu, [{ weights: [[Rational.half]], bias: [Rational.zero] }])];
    const off = () => [[0.5 + 1e-6]];
    expect((await jacobian({ networks, absolute: 2e-6 }).compare(off)).agrees).toBe(true);
    const comparison = await jacobian({ networks, absolute: 5e-7 }).compare(off);
    expect(comparison.agrees ? '' : comparison.message).toContain('permitted: 0 and 5e-7');
  });

  test('permits what a bound of one’s own permits, which gets what the code gets', async () => {
    const networks = [new Network(relu, [{ weights: [[Rational.half]], bias: [Rational.zero] }])];
    const off = (_: unknown, [x = NaN]: number[]) => [x / 2 + 1e-6 * Math.abs(x)];
    const within = forwardPass({ networks, seed, bound: (_, [x = NaN]) => 2e-6 * Math.abs(x) });
    expect((await within.compare(off)).agrees).toBe(true);
    const narrow = forwardPass({ networks, seed, bound: (_, [x = NaN]) => 5e-7 * Math.abs(x) });
    const comparison = await narrow.compare(off);
    expect(comparison.agrees ? '' : comparison.message).toMatch(/off by {4}.*; permitted: [^n]/);
    await expect(forwardPass({ networks, seed, bound: () => NaN }).compare(off)).rejects.toThrow(
      'expected a bound ≥ 0, got NaN',
    );
  });

  test('tells a watcher of each call and of its end, whatever the call comes to', async () => {
    const told: string[] = [];
    const watcher = { begin: (text: string) => told.push(text), end: () => told.push('end') };
    const throwing = () => {
      throw new Error('no');
    };
    await forwardPass({ seed, runs: 1 }).compare(throwing, undefined, watcher);
    expect(told.length).toBeGreaterThan(2);
    expect(told.every((text, i) => (text === 'end') === (i % 2 === 1))).toBe(true);
    expect(told[0]).toMatch(
      /^throwing has not returned yet; the case:\n {2}network {3}\{"format".*\n {2}input/,
    );
  });

  test('hands zeros out as −0 in some cases, and says so', async () => {
    const negative = (network: Parameters<typeof wrong>[0], x: number[]) =>
      forwardWith({})(
        network,
        x.map((t) => (Object.is(t, -0) ? 1 : t)),
      );
    const comparison = await forwardPass({ seed }).compare(negative);
    expect(comparison.agrees ? '' : comparison.message).toContain(
      '  input     [0]\n  zeros     handed out as -0, in the network too\n',
    );
  });

  test('says where float32 is what the code computes in', async () => {
    const single = (network: Parameters<typeof wrong>[0], x: number[]) =>
      Array.from(forwardWith({})(network, x) as ArrayLike<number>, Math.fround);
    const comparison = await forwardPass({ seed }).compare(single);
    expect(comparison.agrees ? '' : comparison.message).toContain(
      "{ precision: 'float32' } permits its errors",
    );
    const other = await forwardPass({ seed }).compare(wrong);
    expect(other.agrees ? '' : other.message).not.toContain('hint');
  });
});
