import { describe, expect, test } from 'vitest';
import { leakyRelu, Rational, SparseNetwork } from '../../../src/exact/index.js';
import { SparseMap, sparseFloatLayers, sparseFloatNetwork } from '../../../src/sampling/index.js';
import { defaultMemory, examineMemoryOfImages } from '../../../src/search/memory/index.js';
import { examplesOf } from '../../../src/sources/training/index.js';

const r = (n: number, d = 1) => Rational.of(n, d);

/** φ(x) = x/4 for x ≤ 0, and 2·φ(x) in each coordinate: attracts to 0 from below, and repels from it above. */
function diagonal(n: number, factor: Rational, bias: Rational): SparseMap {
  const layer = (w: Rational, b: Rational) => ({
    inputs: n,
    rows: Array.from({ length: n }, (_, i) => ({ places: [i], values: [w] })),
    bias: Array.from({ length: n }, () => b),
  });
  const F = new SparseNetwork(leakyRelu(r(1, 4)), [layer(Rational.one, Rational.zero), layer(factor, bias)]);
  return new SparseMap(sparseFloatNetwork(F.activation, sparseFloatLayers(F)));
}

describe('the memory of a network without its zeros', () => {
  // 1/2·φ(x) + 1/2 has its one fixed point at 1 in each coordinate, where the derivative is 1/2.
  const map = diagonal(5, r(1, 2), r(1, 2));
  const examples = examplesOf([
    [1, 1, 1, 1, 1],
    [0, 0, 0, 0, 3],
  ]);
  const memory = examineMemoryOfImages(map, examples, { ...defaultMemory, noise: [0.25] });

  test('says which examples attract, and how strongly', () => {
    const [first, second] = memory.remembered;
    expect(first?.residual).toBe(0);
    expect(first?.nearby).toMatchObject({ kind: 'attractive', period: 1, distance: 0 });
    expect(first?.nearby?.spectralRadius).toBeCloseTo(0.5, 12);
    expect(second?.nearby).toBeUndefined();
  });

  test('finds the attractor from all starts, and the example at it', () => {
    expect(memory.attractors).toHaveLength(1);
    expect(memory.attractors[0]).toMatchObject({ period: 1, examples: [1] });
    expect(memory.attractors[0]?.basin.value).toBe(1);
    expect(memory.recovery.at(-1)?.share.seen).toBe(1);
    expect(memory.noise[0]?.recovery.at(-1)?.share.value).toBe(0.5);
    expect(memory.left?.length).toBeGreaterThan(0);
  });

  test('finds no attractor where every orbit escapes', () => {
    const escaping = examineMemoryOfImages(diagonal(5, r(8), r(1)), examples, {
      ...defaultMemory,
      noise: [0.25],
    });
    expect(escaping.attractors).toHaveLength(0);
    expect(escaping.elsewhere.value).toBe(1);
    expect(escaping.remembered.every(({ nearby }) => nearby === undefined)).toBe(true);
  });
});
