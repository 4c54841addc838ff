import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joined, reached, type CellBox } from '../../../src/present/prose/boxes.js';
import { fileCalled } from './files.js';

interface Kept extends CellBox {
  readonly key: string;
}

const cell = fc.record({
  index: fc.tuple(fc.nat(4), fc.nat(4), fc.nat(2)),
  key: fc.constantFrom('a', 'b'),
});
const cells = fc
  .uniqueArray(cell, { selector: ({ index }) => index.join(), maxLength: 60 })
  .map((list) => list.map(({ index, key }): Kept => ({ from: index, to: index, key })));

/** The cells of a box, each with the box's key. */
function cellsOf({ from, to, key }: Kept): readonly string[] {
  let found: readonly (readonly number[])[] = [[]];
  from.forEach((start, i) => {
    const choices = Array.from({ length: (to[i] ?? 0) - start + 1 }, (_, k) => start + k);
    found = found.flatMap((index) => choices.map((choice) => [...index, choice]));
  });
  return found.map((index) => `${index.join()} ${key}`);
}

describe('joined boxes', () => {
  test('hold the same cells with the same keys, each once', () => {
    fc.assert(
      fc.property(cells, (single) => {
        const boxes = joined(single, ({ key }) => key);
        expect(boxes.flatMap(cellsOf).sort()).toEqual(single.flatMap(cellsOf).sort());
      }),
    );
  });

  test('are one box if the cells fill one', () => {
    const single = cellsOf({ from: [1, 0, 2], to: [3, 2, 4], key: 'a' }).map((text): Kept => {
      const index = (text.split(' ')[0] ?? '').split(',').map(Number);
      return { from: index, to: index, key: 'a' };
    });
    expect(joined(single, ({ key }) => key)).toEqual([{ from: [1, 0, 2], to: [3, 2, 4], key: 'a' }]);
  });
});

describe('what the flood fill reaches', () => {
  test.each([
    ['2.1-without-rank', { box: { from: [2, 2], to: [2, 2] }, isBox: true, count: 1 }],
    ['2.3-without-surjective', { box: { from: [0, 0], to: [0, 2] }, isBox: true, count: 3 }],
  ])('in %s is a box', (name, expected) => {
    const { counterexample } = fileCalled(name);
    expect('barrier' in counterexample && reached(counterexample.barrier)).toEqual(expected);
  });

  test('is not taken for a box where the barrier runs across', () => {
    const { counterexample } = fileCalled('2.3-without-surjective-two-hard-tanh');
    expect('barrier' in counterexample && reached(counterexample.barrier).isBox).toBe(false);
  });
});
