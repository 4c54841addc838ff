import { expect, test } from 'vitest';
import { disagreement, inOrderOfFirstCells } from '../../bench/agreement.js';

const settled = (labels: readonly number[], steps: readonly number[]) => ({
  labels: Int32Array.from(labels),
  steps: Int32Array.from(steps),
});
const count = 1000;
const ours = settled(new Array<number>(count).fill(1), new Array<number>(count).fill(20));

test('a contender that did the same on the first points agrees', () => {
  expect(disagreement(ours, settled([1, 1], [20, 20]))).toBeUndefined();
});

test('a few labels may differ, many may not', () => {
  const with0s = (zeros: number) =>
    settled(ours.labels.map((label, k) => (k < zeros ? 0 : label)) as never, [...ours.steps]);
  expect(disagreement(ours, with0s(10))).toBeUndefined();
  expect(disagreement(ours, with0s(11))).toBe('expected the labels of 1000 points, got 989 of them');
});

test('a contender that evaluates F less often does something else', () => {
  const lazy = settled([...ours.labels], new Array<number>(count).fill(19));
  expect(disagreement(ours, lazy)).toBe('expected 20000 evaluations, got 19000');
});

test('no results, or more than ours, do not agree', () => {
  expect(disagreement(ours, settled([], []))).toContain('got 0');
  expect(disagreement(settled([1], [1]), ours)).toContain('got 1000');
});

test('components agree whatever their numbers', () => {
  expect(inOrderOfFirstCells(Int32Array.of(7, -1, 7, 3), -1)).toEqual(Int32Array.of(1, 0, 1, 2));
  expect(inOrderOfFirstCells(Int32Array.of(1, 0, 1, 2), 0)).toEqual(Int32Array.of(1, 0, 1, 2));
});
