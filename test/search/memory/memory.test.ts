import { describe, expect, test } from 'vitest';
import { IteratedMap } from '../../../src/sampling/index.js';
import { hardTanh, Network, Rational, smoothActivations } from '../../../src/exact/index.js';
import { defaultMemory, examineMemory } from '../../../src/search/memory/index.js';
import { recoveryFromAnywhere, recoveryFromNoise } from '../../../src/search/memory/recovery.js';
import {
  associations,
  cyclic,
  defaultTraining,
  examplesOf,
  trained,
} from '../../../src/sources/training/index.js';

const r = (text: string) => Rational.from(text);
const diagonal = (a: string, b: string) => [
  [r(a), r('0')],
  [r('0'), r(b)],
];

/** Each coordinate ↦ 2·hardTanh(x): fixed points at 0 (repelling) and ±2 (superattractive), and 9 of them in the plane. */
const corners = new Network(hardTanh, [
  { weights: diagonal('1', '1'), bias: [r('0'), r('0')] },
  { weights: diagonal('2', '2'), bias: [r('0'), r('0')] },
]);

describe('what a network remembers', () => {
  const examples = examplesOf([
    [2, 2],
    [-2, 2],
    [-2, -2],
    [0, 0],
    [1, 1],
  ]);
  const { memory } = examineMemory(corners, examples, { ...defaultMemory, samples: 400, noise: [0.25] });

  test('is said of every example', () => {
    const kinds = memory.remembered.map(
      ({ nearby }) => nearby && [nearby.kind, nearby.period, nearby.superattractive],
    );
    expect(kinds).toEqual([
      ['attractive', 1, true],
      ['attractive', 1, true],
      ['attractive', 1, true],
      ['repelling', 1, false],
      undefined,
    ]);
    expect(memory.remembered[0]?.nearby).toMatchObject({
      distance: 0,
      spectralRadius: 0,
      spectralRadiusAtMost: 0,
    });
    expect(memory.remembered[0]?.nearby?.region).toMatchObject({ power: 1, factor: 0 });
    expect(memory.remembered[3]?.nearby).toMatchObject({ spectralRadius: 2, spectralRadiusAtMost: 2 });
    expect(memory.remembered[4]?.residual).toBeCloseTo(Math.SQRT2, 12);
  });

  test('leaves one attractor without an example: it is spurious', () => {
    expect(memory.attractors.map(({ examples: near }) => near)).toEqual([[3], [2], [], [1]]);
    for (const { basin, spectralRadius } of memory.attractors) {
      expect(spectralRadius).toBe(0);
      // A quarter of a box that is not quite symmetric.
      expect(basin.value).toBeGreaterThan(0.18);
      expect(basin.value).toBeLessThan(0.32);
      expect(basin.lo).toBeLessThan(basin.value);
      expect(basin.hi).toBeGreaterThan(basin.value);
    }
    expect(memory.elsewhere.seen + memory.unsettled.seen).toBe(0);
  });

  test('is recovered from noise unless it repels or is none', () => {
    const last = memory.noise[0]?.recovery.at(-1);
    expect(last?.share).toMatchObject({ of: 100, seen: 60 });
    expect(memory.recovery.at(-1)?.share).toMatchObject({ of: 5, seen: 3 });
  });

  test('is set beside the cells of the nearest examples', () => {
    // That of (0, 0) is bounded by (1, 1), (−2, 2) and (−2, −2): no example lies in the direction of (1, −1).
    expect(memory.tessellation.boundedCells).toEqual([]);
    const reached = memory.attractors.filter(({ examples: near }) => near.length > 0);
    expect(memory.tessellation.agreement.of).toBe(reached.reduce((sum, { basin }) => sum + basin.seen, 0));
    expect(memory.tessellation.agreement.value).toBeLessThan(1);
  });

  test('is held against the theorems whose hypotheses hold', () => {
    expect(memory.theorems.map(({ theorem, applies }) => [theorem, applies])).toEqual([
      ['2.1', false],
      ['2.2', true],
      ['2.3', false],
    ]);
    expect(memory.theorems[1]?.outcome?.verdict).toBe('survived');
    expect(memory.theorems[0]?.because).toBe('rank: every weight matrix has rank n0 = 2');
  });

  test('is the same for the same seed', () => {
    const again = examineMemory(corners, examples, { ...defaultMemory, samples: 400, noise: [0.25] });
    expect(again.memory).toEqual(memory);
  });
});

test('a trained cycle is found as one, at each of its examples', () => {
  const examples = examplesOf([
    [1, 0],
    [-0.5, 0.9],
    [-0.5, -0.9],
  ]);
  const options = { ...defaultTraining, widths: [20, 2], activation: smoothActivations.tanh };
  const { network, end } = trained(cyclic(examples), options);
  expect(end).toBe('reached');
  const { memory } = examineMemory(network, examples, { ...defaultMemory, samples: 100, isCycle: true });
  expect(memory.remembered.map(({ nearby }) => nearby?.period)).toEqual([3, 3, 3]);
});

test('R_t counts examples that some start has come to, and noise counts starts', () => {
  const map = new IteratedMap(corners);
  const examples = examplesOf([
    [2, 2],
    [-2, -2],
  ]);
  const starts = Float64Array.of(0.5, 0.5, 0.25, 0.25);
  const found = recoveryFromAnywhere(map, examples, starts, 0.1, [0, 1, 2, 3]);
  expect(found.map(({ share }) => share.seen)).toEqual([0, 0, 1, 1]);
  const noisy = recoveryFromNoise(map, examples, { radius: 0, copies: 3, seed: 1 }, 0.1, [0, 4]);
  expect(noisy.map(({ share }) => [share.seen, share.of])).toEqual([
    [6, 6],
    [6, 6],
  ]);
});

test('a cycle is recovered if it is in step', () => {
  const turned = new Network(hardTanh, [
    { weights: diagonal('-1', '-1'), bias: [r('0'), r('0')] },
    { weights: diagonal('2', '2'), bias: [r('0'), r('0')] },
  ]);
  const examples = examplesOf([
    [2, 2],
    [-2, -2],
  ]);
  const noise = { radius: 0.1, copies: 2, seed: 1 };
  const at = (isCycle: boolean) =>
    recoveryFromNoise(new IteratedMap(turned), examples, noise, 0.1, [3], isCycle).map(
      ({ share }) => share.value,
    );
  expect([at(true), at(false)]).toEqual([[1], [0]]);
});

test('a network of another dimension is refused', () => {
  const examples = examplesOf([[1], [2]]);
  expect(() => examineMemory(corners, examples, defaultMemory)).toThrow(
    /from and to ℝ\^1, got one from ℝ\^2/,
  );
});

test('a network that forgets all but one has a global attractor', () => {
  const examples = examplesOf([
    [1, 1],
    [2, 2],
  ]);
  const options = { ...defaultTraining, widths: [4, 2], activation: smoothActivations.tanh, steps: 0 };
  const { network } = trained(associations(examples), options);
  const { memory } = examineMemory(network, examples, { ...defaultMemory, samples: 50, copies: 2 });
  expect(
    memory.attractors.reduce(
      (sum, { basin }) => sum + basin.seen,
      memory.elsewhere.seen + memory.unsettled.seen,
    ),
  ).toBe(50);
});
