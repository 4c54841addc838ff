import { describe, expect, test } from 'vitest';
import { complexity } from '../../../src/search/generators/index.js';
import { withFewParameters } from '../../../src/search/hunt/few-parameters.js';
import { phisOfTwoPieces } from '../../../src/search/hunt/small-phi.js';
import { failing, theoremNamed } from '../../../src/statements/index.js';
import { at, Network, PiecewiseLinear, Rational, type Vector } from '../../../src/exact/index.js';

const plain = [0, 1, -1].map((x) => Rational.of(x));

/** All lists of that many numbers. */
function lists(numbers: Vector, length: number): readonly Vector[] {
  return length === 0 ? [[]] : lists(numbers, length - 1).flatMap((list) => numbers.map((x) => [...list, x]));
}

/** What F does, up to the sign of its coordinate: its values at some points and at their negatives, in either order. */
function behaviour(network: Network): string {
  const values = [-7.3, -2.1, -1, -0.4, 0, 0.3, 1, 1.9, 6.7].map((x) => at(network.evaluate([x]), 0));
  const turned = [-7.3, -2.1, -1, -0.4, 0, 0.3, 1, 1.9, 6.7].map((x) => -at(network.evaluate([-x]), 0));
  const text = (numbers: readonly number[]) => numbers.map((x) => (x + 0).toFixed(9)).join();
  return [text(values), text(turned)].sort().join(' ');
}

describe('all networks with one input and few parameters', () => {
  const statement = theoremNamed('2.3');
  const ground = { statement, dropped: 'monotone', inputDimension: 1 };

  test('are those that violate just the hypothesis, have that many parameters, and no others', () => {
    for (const parameters of [0, 1]) {
      const all = withFewParameters(ground, [1], parameters);
      const networks = [...all.networks(0, all.size)];
      expect(all.isWhole).toBe(true);
      for (const network of networks) {
        expect(failing(statement, network)).toEqual(['monotone']);
        expect(complexity.parameters(network)).toBe(parameters);
        expect(network.widths).toEqual([1, 1]);
      }
    }
    expect([...withFewParameters(ground, [1], 1).networks(0, Infinity)].length).toBeGreaterThan(100);
  });

  test('no network is left out but those without an attractor, or that do the same in other coordinates', () => {
    const free = { statement: theoremNamed('2.2'), dropped: 'monotone', inputDimension: 1 };
    const known = new Set([...withFewParameters(free, [1], 0).networks(0, Infinity)].map(behaviour));
    let contracting = 0;
    for (const [s = plain[0], i = plain[0], t = plain[0], kink = plain[0]] of lists(plain, 4)) {
      if (s === undefined || i === undefined || t === undefined || kink === undefined || s.equals(t))
        continue;
      const other = s.minus(t).times(kink).plus(i);
      if (!plain.some((x) => x.equals(other))) continue;
      const phi = new PiecewiseLinear([
        { slope: s, intercept: i, until: kink },
        { slope: t, intercept: other },
      ]);
      for (const [w, b, v, c] of lists(plain, 4)) {
        if (!w || !b || !v || !c || w.sign === 0 || v.sign === 0) continue;
        const network = new Network(phi, [
          { weights: [[w]], bias: [b] },
          { weights: [[v]], bias: [c] },
        ]);
        if (failing(free.statement, network).join() !== 'monotone') continue;
        // With numbers 0 and ±1, F contracts where it is constant; then it is so at its fixed point.
        const isConstantAt = (x: number) =>
          [-0.1, 0.1].every((h) => network.evaluate([x + h])[0] === network.evaluate([x])[0]);
        const fixed = [-3, -2, -1, 0, 1, 2, 3].find((x) => network.evaluate([x])[0] === x);
        if (fixed === undefined || !isConstantAt(fixed)) continue;
        contracting += 1;
        expect(known).toContain(behaviour(network));
      }
    }
    expect(contracting).toBeGreaterThan(20);
  });

  test('in parts they are the same', () => {
    const all = withFewParameters(ground, [1], 1);
    const each = Math.ceil(all.size / 7);
    const parts = Array.from({ length: 7 }, (_, k) => [...all.networks(k * each, each)]);
    expect(parts.flat()).toEqual([...all.networks(0, all.size)]);
  });
});

describe('where a rank has to be too low', () => {
  const ground = { statement: theoremNamed('2.3'), dropped: 'full-rank', inputDimension: 2 };

  test('those that one input decides are gone through, and others are left to be drawn', () => {
    const all = withFewParameters(ground, [2], 1);
    expect(all.isWhole).toBe(false);
    const networks = [...all.networks(0, all.size)];
    expect(networks.length).toBeGreaterThan(500);
    for (const network of networks) {
      expect(failing(ground.statement, network)).toEqual(['full-rank']);
      const [x, y] = [network.evaluate([0.3, 5]), network.evaluate([0.3, -8])];
      expect(x).toEqual(y);
      expect(x[1]).toBe(0);
    }
  });
});

test('where there are too many, none is gone through', () => {
  const ground = { statement: theoremNamed('2.1'), dropped: 'width', inputDimension: 2 };
  expect(withFewParameters(ground, [3], 2)).toMatchObject({ size: 0, isWhole: false });
});

describe('all φ with two pieces', () => {
  test('have the traits and the number of parameters, each once', () => {
    const traits = { continuous: true, increasing: true, surjective: true };
    expect(phisOfTwoPieces(traits, 0)).toEqual([]);
    const phis = phisOfTwoPieces(traits, 1);
    expect(phis.length).toBeGreaterThan(20);
    for (const { phi, parameters } of phis) {
      expect(parameters).toBe(1);
      expect(phi).toMatchObject({ ...traits });
    }
    expect(new Set(phis.map(({ phi }) => JSON.stringify(phi.pieces))).size).toBe(phis.length);
  });

  test('of φ and x ↦ −φ(−x) one is there: of x⁺ and min(x, 0), of x⁺ + 1 and min(x, 0) − 1', () => {
    const values = phisOfTwoPieces({ continuous: true, increasing: true, surjective: false }, 0).map(
      ({ phi }) => [-2, 0, 2].map((x) => phi.evaluate(x)).join(),
    );
    expect(values.filter((each) => ['0,0,2', '-2,0,0'].includes(each))).toHaveLength(1);
    expect(values.filter((each) => ['1,1,3', '-3,-1,-1'].includes(each))).toHaveLength(1);
  });
});
