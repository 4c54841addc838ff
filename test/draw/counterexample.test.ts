import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawCounterexample } from '../../src/draw/index.js';
import { palette } from '../../src/draw/palette.js';
import { clamped, rangeAround, scale, ticks } from '../../src/draw/scale.js';
import { decimal, element } from '../../src/draw/svg.js';
import { counterexampleIn } from '../../src/hunt/index.js';
import { Network } from '../../src/network/index.js';
import { matrix } from '../../src/numbers/index.js';

const folder = join(import.meta.dirname, '..', '..', 'counterexamples');
const counterexampleOf = (file: string) => counterexampleIn(readFileSync(join(folder, file), 'utf8'));
const count = (text: string, part: string) => text.split(part).length - 1;

describe.each(readdirSync(folder))('the picture of %s', (file) => {
  const counterexample = counterexampleOf(file);
  const picture = drawCounterexample(counterexample, 'A < B & "C"');

  test('is closed, says in words what it shows, and has only numbers for places', () => {
    const opened = [...picture.matchAll(/<([a-zA-Z]+)[^>]*?(\/?)>/g)].filter(([, , closed]) => closed === '');
    const names = opened.map(([, name]) => name ?? '');
    for (const name of new Set(names)) {
      expect([name, count(picture, `</${name}>`)]).toEqual([
        name,
        names.filter((each) => each === name).length,
      ]);
    }
    expect(picture).toContain('<title id="title">A &lt; B &amp; &quot;C&quot;</title>');
    expect(picture).toContain('<desc id="description">');
    expect(picture).not.toMatch(/NaN|Infinity|undefined/);
    const outside = picture.replace(/<(text|title|desc)\b[^>]*>[^<]*<\/\1>/g, '').replace(/<[^>]*>/g, '');
    expect(outside.trim()).toBe('');
  });

  test('has the same bytes each time', () => {
    expect(drawCounterexample(counterexample, 'A < B & "C"')).toBe(picture);
  });

  test('says what is certified and what is sampled', () => {
    expect(picture).toContain('certified: ');
    expect(picture).toContain('sampled: ');
  });
});

test('every cell of a barrier is drawn solid, in the colour of where it ends', () => {
  for (const file of ['2.1-without-width.json', '2.1-without-monotone.json']) {
    const counterexample = counterexampleOf(file);
    if (!('barrier' in counterexample)) throw new Error('expected a barrier');
    const picture = drawCounterexample(counterexample, file);
    const solid = `fill="${palette.avoiding}" fill-opacity`;
    expect(count(picture, solid)).toBe(counterexample.barrier.cells.length);
  }
});

test('three inputs are refused', () => {
  const counterexample = counterexampleOf('2.1-without-width.json');
  const layer = { weights: matrix.identity(3), bias: matrix.zeros(3) };
  const network = new Network(counterexample.network.activation, [layer]);
  expect(() => drawCounterexample({ ...counterexample, network }, '')).toThrow(
    'expected at most 2 inputs, got 3',
  );
});

test('axes have two to seven round numbers, all within the range', () => {
  const range = fc
    .tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 1e-3, max: 1e6, noNaN: true }))
    .map(([lo, width]) => ({ lo, hi: lo + width }));
  fc.assert(
    fc.property(range, ({ lo, hi }) => {
      const values = ticks({ lo, hi });
      expect(values.length).toBeGreaterThanOrEqual(2);
      expect(values.length).toBeLessThanOrEqual(7);
      const slack = 1e-9 * (Math.abs(lo) + Math.abs(hi));
      expect(values.every((x) => x >= lo - slack && x <= hi + slack)).toBe(true);
    }),
  );
});

test('a scale takes the ends of its range to the ends of its places', () => {
  const x = scale({ lo: -1, hi: 3 }, 100, 20);
  expect([x.place(-1), x.place(3), x.place(1)]).toEqual([100, 20, 60]);
  expect(rangeAround([1, 3], 0.5)).toEqual({ lo: 0, hi: 4 });
  expect(rangeAround([2], 0.5)).toEqual({ lo: 1, hi: 3 });
  expect([clamped(5, { lo: 0, hi: 1 }), clamped(-Infinity, { lo: 0, hi: 1 })]).toEqual([1, 0]);
});

test('markup in attributes is escaped, and numbers have two decimals at most', () => {
  expect(element('a', { b: '"<&' })).toBe('<a b="&quot;&lt;&amp;"/>');
  expect([decimal(1 / 3), decimal(-0.001), decimal(2)]).toEqual(['0.33', '0', '2']);
});
