import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  activationFamily,
  network,
  networkSatisfying,
  networkSatisfyingAllBut,
  type NetworkOptions,
} from '../../../src/search/generators/index.js';
import { hardTanh, type Network, readNetwork, writeNetwork } from '../../../src/exact/index.js';
import { theorems, theorem22, theorem23 } from '../../../src/statements/index.js';
import { seed } from '../../seed.js';

const some = (options: NetworkOptions, count = 200): readonly Network[] =>
  fc.sample(network(options), { seed, numRuns: count });
const kinds = (values: Iterable<number | string>) => [...new Set(values)].sort().join(' ');

describe('networks', () => {
  test('have the input dimension that was asked for, from 1 to 8', () => {
    for (let n = 1; n <= 8; n++) {
      for (const found of some({ inputDimension: n, depth: 2 }, 5)) {
        expect([found.inputDimension, found.outputDimension]).toEqual([n, n]);
      }
    }
    expect(kinds(some({ inputDimension: [2, 4] }).map((found) => found.inputDimension))).toBe('2 3 4');
  });

  test('have every depth, width and rank that was not ruled out', () => {
    const found = some({ inputDimension: 3, depth: [1, 4] }, 1000);
    expect(kinds(found.map(({ depth }) => depth))).toBe('1 2 3 4');
    expect(kinds(found.flatMap(({ widths }) => widths.slice(0, -1)))).toBe('1 2 3');
    expect(kinds(found.flatMap((other) => other.ranks()))).toBe('1 2 3');
  });

  test('are at least half of them as wide as they may be in every layer', () => {
    const full = some({ inputDimension: 2, depth: 2 }, 1000).filter(({ widths }) => widths[0] === 2);
    expect(full.length).toBeGreaterThan(500);
  });

  test('have exactly the widths and ranks of a list', () => {
    for (const found of some({ inputDimension: 3, hiddenWidths: [4, 2], ranks: [2, 0, 1] }, 20)) {
      expect([found.widths, found.ranks()]).toEqual([
        [4, 2, 3],
        [2, 0, 1],
      ]);
    }
  });

  test('are wide enough for the ranks of a list', () => {
    for (const found of some({ inputDimension: 3, ranks: [2, 3, 1] }, 20)) {
      expect(found.ranks()).toEqual([2, 3, 1]);
    }
  });

  test('have a rank below n0, or full rank, where they are to', () => {
    for (const found of some({ inputDimension: [2, 3], hiddenWidths: 'n0', ranks: 'some below n0' })) {
      expect(Math.min(...found.ranks())).toBeLessThan(found.inputDimension);
    }
    for (const found of some({ inputDimension: [2, 3], ranks: 'full' })) {
      const dimensions = [found.inputDimension, ...found.widths];
      expect(found.ranks()).toEqual(found.widths.map((n, k) => Math.min(n, dimensions[k] ?? 0)));
    }
  });

  test('that are to be deficient are not constant, except where n0 = 1', () => {
    const found = some({ inputDimension: 2, ranks: 'some below n0' });
    expect(Math.min(...found.flatMap((other) => other.ranks()))).toBe(1);
  });

  test('are wider than n0 where they are to be', () => {
    const widths = (hiddenWidths: 'some above n0' | 'some other than n0') =>
      kinds(some({ inputDimension: 2, depth: 2, hiddenWidths }).map((found) => found.widths.join()));
    expect(widths('some above n0')).toBe('3,2 4,2');
    expect(widths('some other than n0')).toBe('1,2 3,2 4,2');
  });

  test('have the given φ, or one with the given traits', () => {
    expect(some({ activation: hardTanh }).every(({ activation }) => activation === hardTanh)).toBe(true);
    const jumping = some({ activation: { continuous: false } });
    expect(jumping.some(({ activation }) => activation.continuous)).toBe(false);
  });

  test('are read back from their text', () => {
    for (const found of some({ activation: { smooth: 0.3 }, planted: 0.5 }, 50)) {
      const read = readNetwork(writeNetwork(found));
      expect('network' in read && writeNetwork(read.network)).toBe(writeNetwork(found));
    }
  });

  test('shrink from wherever they come', () => {
    const [foreign] = some({ inputDimension: 2, depth: 3 }, 1);
    if (foreign === undefined) throw new Error('expected a network');
    const isTooDeep = fc.property(network({ inputDimension: 2 }), ({ depth }) => depth < 2);
    const found = fc.check(isTooDeep, { examples: [[foreign]] });
    expect(found.counterexample?.[0]?.depth).toBe(2);
    expect(found.numShrinks).toBeGreaterThan(0);
  });
});

describe('options that leave no network', () => {
  test.each<[options: NetworkOptions, message: string]>([
    [{ inputDimension: 0 }, 'network: inputDimension: expected a range of integers from 1 on, got [0, 0]'],
    [{ depth: [3, 2] }, 'network: depth: expected a range of integers from 1 on, got [3, 2]'],
    [{ hiddenWidths: [2], ranks: [1] }, 'network: expected as many widths and ranks as there are layers'],
    [{ depth: 2, ranks: [1, 1, 1] }, 'network: expected as many widths and ranks as there are layers'],
    [{ hiddenWidths: [0] }, 'network: hiddenWidths: expected a range of integers from 1 on, got [0, 0]'],
    [{ planted: 2 }, 'network: expected a share of planted ones from 0 to 1, got 2'],
    [{ activation: { smooth: -1 } }, 'activation: expected a share of smooth ones from 0 to 1, got -1'],
    [
      { activation: { continuous: false, surjective: true } },
      'activation: expected traits that some φ has: increasing and onto, φ is continuous',
    ],
  ])('%o are refused at once', (options, message) => {
    expect(() => network(options)).toThrow(new RangeError(message));
  });

  test.each<NetworkOptions>([
    { inputDimension: 1, ranks: [2, 1] },
    { depth: 1, hiddenWidths: 'some above n0' },
  ])('%o are refused when a network is drawn', (options) => {
    expect(() => some(options, 1)).toThrow(
      'network: expected options that some value satisfies, got none in 1000 draws',
    );
  });
});

describe('networks for a statement', () => {
  test('satisfy all hypotheses, and in every dimension', () => {
    for (const statement of theorems) {
      for (const n of [1, 2, 3, 4]) {
        const found = fc.sample(networkSatisfying(statement, { inputDimension: n }), { seed, numRuns: 20 });
        expect(found.every((other) => statement.hypotheses.every((h) => h.decide(other).holds))).toBe(true);
        expect(found.every((other) => other.inputDimension === n)).toBe(true);
      }
    }
  });

  test('break the dropped hypothesis alone', () => {
    for (const statement of theorems) {
      for (const { name } of statement.hypotheses) {
        for (const n of [1, 2, 3]) {
          const arbitrary = networkSatisfyingAllBut(statement, name, { inputDimension: n });
          for (const found of fc.sample(arbitrary, { seed, numRuns: 10 })) {
            const failing = statement.hypotheses.filter((h) => !h.decide(found).holds);
            expect(failing.map((h) => h.name)).toEqual([name]);
          }
        }
      }
    }
  });

  test('have any φ that the hypotheses allow', () => {
    const families = (arbitrary: fc.Arbitrary<Network>) =>
      kinds(
        fc.sample(arbitrary, { seed, numRuns: 300 }).map(({ activation }) => activationFamily(activation)),
      );
    expect(families(networkSatisfying(theorem23))).toBe('increasing leaky-relu');
    expect(families(networkSatisfying(theorem22, { activation: { smooth: 0.3 } }))).toBe(
      'elu hard-tanh increasing leaky-relu relu sigmoid softplus tanh',
    );
    expect(families(networkSatisfyingAllBut(theorem22, 'continuous'))).toBe(
      'increasing with jumps staircase',
    );
    expect(families(networkSatisfyingAllBut(theorem22, 'monotone', { activation: { smooth: 0.3 } }))).toBe(
      'abs gelu not monotone silu',
    );
  });

  test('are refused for a hypothesis that the statement does not have', () => {
    expect(() => networkSatisfyingAllBut(theorem22, 'rank')).toThrow(
      'hypothesisOptions: expected one of width, continuous, monotone, got rank',
    );
  });

  test('are refused for options that contradict the hypotheses', () => {
    const arbitrary = networkSatisfying(theorem23, { inputDimension: 2, hiddenWidths: [1] });
    expect(() => fc.sample(arbitrary, 1)).toThrow(
      'networkSatisfying 2.3: expected options that some value satisfies, got none in 1000 draws',
    );
  });
});
