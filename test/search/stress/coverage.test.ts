import { describe, expect, test } from 'vitest';
import { coverage } from '../../../src/search/stress/index.js';

describe('a label that has to occur in a tenth of all cases', () => {
  test('is open before anything was seen', () => {
    expect(coverage(0, 0, 0.1)).toBe('open');
    expect(coverage(1, 2, 0.1)).toBe('open');
  });

  test('is covered once it was seen often enough for that to be no luck', () => {
    expect(coverage(20, 100, 0.1)).toBe('open');
    expect(coverage(200, 1000, 0.1)).toBe('covered');
  });

  test('is missed once it was seen too rarely for that to be bad luck', () => {
    expect(coverage(0, 100, 0.1)).toBe('open');
    expect(coverage(0, 1000, 0.1)).toBe('missed');
    expect(coverage(500, 10_000, 0.1)).toBe('missed');
  });

  test('counts that are none are refused', () => {
    expect(() => coverage(3, 2, 0.1)).toThrow('0 ≤ seen ≤ cases');
    expect(() => coverage(0, 1, 1)).toThrow('0 < share < 1');
  });
});
