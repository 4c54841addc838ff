import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rational } from '../../../src/exact/numbers/index.js';
import { layoutJson, parseJson, plain } from '../../../src/exact/reading/index.js';
import { runs } from '../../seed.js';

const limits = { depth: 32, digits: 1000 };

/** Any JSON value but -0, which JSON.stringify writes as 0. */
const json = fc.jsonValue({ maxDepth: 5 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);

describe('laid-out JSON', () => {
  test('is read back to the same value, by this reader and by JSON.parse', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = layoutJson(value);
        expect(JSON.parse(text)).toEqual(value);
        const result = parseJson(text, limits);
        expect('value' in result && plain(result.value)).toEqual(value);
      }),
      { numRuns: runs(500) },
    );
  });

  test('is the same for the same value, and laid out again does not change', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = layoutJson(value);
        expect(layoutJson(structuredClone(value))).toBe(text);
        expect(layoutJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  test('ends with one line break and has no space at the end of a line', () => {
    fc.assert(
      fc.property(json, (value) => {
        const lines = layoutJson(value).split('\n');
        expect(lines.pop()).toBe('');
        expect(lines.filter((line) => line.endsWith(' ') || line === '')).toEqual([]);
      }),
    );
  });

  test('puts what is short on one line, and breaks what is long at its outermost level', () => {
    expect(layoutJson({ a: [1, '2', null], b: {} })).toBe('{ "a": [1, "2", null], "b": {} }\n');
    const row = Array.from({ length: 20 }, () => 12345);
    const line = `[${row.join(', ')}]`;
    expect(layoutJson([row])).toBe(`[\n  [\n${row.map((x) => `    ${x}`).join(',\n')}\n  ]\n]\n`);
    expect(layoutJson([row.slice(5), row.slice(5)])).toBe(
      `[\n  [${line.slice(36)},\n  [${line.slice(36)}\n]\n`,
    );
  });

  test('writes rationals as strings', () => {
    expect(layoutJson([Rational.of(-27, 8), Rational.one])).toBe('["-27/8", "1"]\n');
  });

  test('keeps the key __proto__ a key', () => {
    const result = parseJson('{"__proto__": {"a": 1}}', limits);
    expect('value' in result && layoutJson(plain(result.value))).toBe('{ "__proto__": { "a": 1 } }\n');
  });
});
