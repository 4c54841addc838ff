import { describe, expect, test } from 'vitest';
import { parseJson, type JsonLimits } from '../../../src/exact/reading/index.js';

const limits: JsonLimits = { depth: 32, digits: 1000 };

describe('the strict JSON reader reads ten million characters without overflowing its stack', () => {
  const many = 10_000_000;
  test.each<[string, string, boolean]>([
    ['spaces', ' '.repeat(many), false],
    ['spaces before a value', `${' '.repeat(many)}1`, true],
    ['line breaks', '\n'.repeat(many), false],
    ['digits', '7'.repeat(many), false],
    ['digits in a string', `"${'7'.repeat(many)}"`, true],
    ['quotes', '"'.repeat(many), false],
    ['escaped quotes', `"${'\\"'.repeat(many / 2)}"`, true],
    ['backslashes', `"${'\\'.repeat(many)}`, false],
    ['opening brackets', '['.repeat(many), false],
    ['opening braces with keys', '{"":'.repeat(many / 4), false],
    ['minus signs', '-'.repeat(many), false],
    ['commas', `[${','.repeat(many)}]`, false],
    ['one-digit items', `[${'1,'.repeat(many / 2)}1]`, true],
    ['empty strings', `[${'"",'.repeat(many / 3)}1]`, true],
  ])('%s', (_, text, valid) => {
    const result = parseJson(text, limits);
    expect('value' in result).toBe(valid);
  });
});
