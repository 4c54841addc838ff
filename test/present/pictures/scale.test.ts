import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  clamped,
  compactScale,
  numeral,
  rangeAround,
  scale,
  ticks,
} from '../../../src/present/pictures/scale.js';

const range = fc
  .tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 1e-3, max: 1e6, noNaN: true }))
  .map(([lo, width]) => ({ lo, hi: lo + width }));

test('axes have two to seven round numbers, all within the range, however many are asked for', () => {
  fc.assert(
    fc.property(range, fc.integer({ min: 1, max: 9 }), ({ lo, hi }, wanted) => {
      const values = ticks({ lo, hi }, wanted);
      expect(values.length).toBeGreaterThanOrEqual(2);
      expect(values.length).toBeLessThanOrEqual(7);
      const slack = 1e-9 * (Math.abs(lo) + Math.abs(hi));
      expect(values.every((x) => x >= lo - slack && x <= hi + slack)).toBe(true);
    }),
  );
});

test('a scale takes the ends of its range to the ends of its places, and back', () => {
  const x = scale({ lo: -1, hi: 3 }, 100, 20);
  expect([x.place(-1), x.place(3), x.place(1)]).toEqual([100, 20, 60]);
  expect([x.value(100), x.value(20), x.value(60)]).toEqual([-1, 3, 1]);
  expect(rangeAround([1, 3], 0.5)).toEqual({ lo: 0, hi: 4 });
  expect(rangeAround([2], 0.5)).toEqual({ lo: 1, hi: 3 });
  expect([clamped(5, { lo: 0, hi: 1 }), clamped(-Infinity, { lo: 0, hi: 1 })]).toEqual([1, 0]);
  expect([numeral(-0.5), numeral(-0), numeral(1 / 3, 3)]).toEqual(['−0.5', '0', '0.333']);
});

test('a compactified axis shows the whole line, with the window in the middle half', () => {
  const x = compactScale({ lo: 1, hi: 3 }, 0, 400);
  expect([x.place(-Infinity), x.place(1), x.place(2), x.place(3), x.place(Infinity)]).toEqual([
    0, 100, 200, 300, 400,
  ]);
  expect(x.value(0)).toBeLessThan(-900);
  fc.assert(
    fc.property(range, fc.double({ min: 1, max: 399, noNaN: true }), ({ lo, hi }, place) => {
      const each = compactScale({ lo, hi }, 0, 400);
      expect(Math.abs(each.place(each.value(place)) - place)).toBeLessThan(1e-6);
    }),
  );
});

test('the numbers of a compactified axis increase, from −∞ to ∞, and leave each other room', () => {
  fc.assert(
    fc.property(range, (window) => {
      const axis = compactScale(window, 0, 480);
      const found = axis.ticks;
      expect([found[0]?.text, found.at(-1)?.text]).toEqual(['−∞', '∞']);
      const places = found.map(({ value }) => axis.place(value));
      expect(places.slice(1).every((at, k) => at - (places[k] ?? NaN) >= 36)).toBe(true);
    }),
  );
});
