import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  Numeral,
  parseJson,
  plain,
  quoted,
  type JsonFailure,
  type JsonLimits,
} from '../../../src/exact/reading/index.js';
import { runs } from '../../seed.js';

const limits: JsonLimits = { depth: 32, digits: 1000 };

/** What was read, as plain objects and arrays; the failure where nothing was. */
function read(text: string, { depth, digits } = limits): unknown {
  const result = parseJson(text, { depth, digits });
  return 'value' in result ? inFloat64(plain(result.value)) : result;
}

/** The value with every number as the float64 that it denotes, as `JSON.parse` has it. */
function inFloat64(value: unknown): unknown {
  if (value instanceof Numeral) return value.toNumber();
  if (Array.isArray(value)) return value.map(inFloat64);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inFloat64(item)]));
}

function failure(text: string, given = limits): JsonFailure {
  const result = parseJson(text, given);
  if ('failure' in result) return result.failure;
  throw new Error(`expected a failure, got a value for ${quoted(text)}`);
}

/** Where reading stops: `[line, column]`. */
function stops(text: string, given = limits): [number, number] {
  const [, line, column] = /^line (\d+), column (\d+)$/.exec(failure(text, given).path) ?? [];
  return [Number(line), Number(column)];
}

/** The language's own parser: the value, or `refused`. */
function ownParse(text: string): { value: unknown } | 'refused' {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return 'refused';
  }
}

/** Texts that are JSON or nearly so: a valid text with a few characters cut, doubled or replaced. */
const nearJson = fc
  .tuple(
    fc.json({ maxDepth: 3 }),
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.nat(2),
        fc.constantFrom(...Array.from('{}[]",:\\+-.eE0123456789 \t\n\r\u0000nulltruefx/*')),
      ),
      {
        maxLength: 3,
      },
    ),
  )
  .map(([text, edits]) =>
    edits.reduce((changed, [place, removed, inserted]) => {
      const i = place % (changed.length + 1);
      return changed.slice(0, i) + inserted + changed.slice(i + removed);
    }, text),
  );

describe('the strict JSON reader', () => {
  test('reads every valid text to the value that JSON.parse gives', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom('', ' ', '\t', '\n  '), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        expect(read(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: runs(500) },
    );
  });

  test('accepts no text that JSON.parse refuses, and agrees with it on every text that it accepts', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.oneof(nearJson, fc.string({ unit: 'binary' })), (text) => {
        const result = parseJson(text, limits);
        if (!('value' in result)) return;
        accepted += 1;
        expect({ value: inFloat64(plain(result.value)) }).toEqual(ownParse(text));
      }),
      { numRuns: runs(3000) },
    );
    expect(accepted).toBeGreaterThan(0);
  });

  test('refuses what JSON.parse accepts only where keys are equal or a limit is passed', () => {
    const reasons = new Set<string>();
    fc.assert(
      fc.property(nearJson, (text) => {
        if (ownParse(text) === 'refused') return;
        const result = parseJson(text, limits);
        if ('failure' in result) reasons.add(result.failure.expected);
      }),
      { numRuns: runs(3000) },
    );
    for (const reason of reasons) {
      expect(reason).toBe('each key of an object once');
    }
  });

  test.each([
    ['nothing', ''],
    ['white space alone', ' \n '],
    ['two values', '1 2'],
    ['a comma at the end of an array', '[1,]'],
    ['a comma at the end of an object', '{"a":1,}'],
    ['a leading comma', '[,1]'],
    ['a key without quotes', '{a:1}'],
    ['a key without a value', '{"a"}'],
    ['single quotes', "['a']"],
    ['a comment', '[1] // one'],
    ['a leading zero', '01'],
    ['a plus sign', '+1'],
    ['a bare point', '1.'],
    ['a bare fraction', '.5'],
    ['an empty exponent', '1e'],
    ['a hexadecimal number', '0x10'],
    ['NaN', 'NaN'],
    ['Infinity', 'Infinity'],
    ['-Infinity', '-Infinity'],
    ['undefined', 'undefined'],
    ['a word that only starts well', 'trueish'],
    ['a string without an end', '"abc'],
    ['a string that ends in a backslash', '"abc\\'],
    ['a line break in a string', '"a\nb"'],
    ['a NUL in a string', '"a\u0000b"'],
    ['an unknown escape', '"\\x41"'],
    ['a short escape', '"\\u12"'],
    ['a byte order mark', '\ufeff{}'],
    ['a no-break space', '\u00a0[]'],
    ['brackets that do not match', '[1}'],
    ['a closing bracket too many', '[1]]'],
  ])('refuses %s', (_, text) => {
    expect(failure(text).limit).toBe(false);
  });

  test('refuses an object with equal keys, however they are spelt, and says where the second one stands', () => {
    expect(failure('{"a": 1,\n "a": 2}')).toEqual({
      path: 'line 2, column 2',
      expected: 'each key of an object once',
      found: '"\\"a\\": 2}"',
      limit: false,
    });
    expect(failure('{"a": 1, "\\u0061": 1}').expected).toBe('each key of an object once');
    expect(failure('{"__proto__": 1, "__proto__": 1}').expected).toBe('each key of an object once');
    expect(read('[{"a": 1}, {"a": {"a": 2}}]')).toEqual([{ a: 1 }, { a: { a: 2 } }]);
  });

  test('keeps -0, the smallest and the greatest float64, and rounds as JSON.parse does', () => {
    for (const text of [
      '-0',
      '5e-324',
      '1.7976931348623157e308',
      '0.1',
      '9007199254740993',
      '1e-400',
      '1e400',
    ]) {
      expect(Object.is(read(text), JSON.parse(text))).toBe(true);
    }
  });

  test.each([
    '0.99999999999999999999999',
    '1e-999',
    '-1e-999',
    '1.00000000000000000000001',
    '1e999',
    '-1e400',
    '123e-2000',
  ])('keeps %s as it is written, since its float64 is another integer, or infinite', (text) => {
    const result = parseJson(text, limits);
    expect(result).toEqual({ value: new Numeral(text) });
  });

  test.each([
    '0',
    '12',
    '1.0',
    '1e0',
    '10e-1',
    '0.5e1',
    '1.50e+1',
    '0.0e-999',
    '100',
    '1200e-2',
    '0.1',
    '12.5',
    '5e-324',
  ])('reads %s as a float64, which is an integer only where the number is one', (text) => {
    expect(parseJson(text, limits)).toEqual({ value: Number(text) });
  });

  test('looks at each number once, however many zeros it has', () => {
    const text = `[${Array.from({ length: 100 }, () => `0.${'0'.repeat(900)}1`).join()}]`;
    expect(parseJson(text, limits)).toEqual({
      value: Array.from({ length: 100 }, () => new Numeral(`0.${'0'.repeat(900)}1`)),
    });
  });

  test('lets the watch see every array and every object', () => {
    let seen = 0;
    parseJson('[[], {"a": [1, 2]}, {}]', limits, () => (seen += 1));
    expect(seen).toBe(5);
  });

  test('reads __proto__ and constructor as keys like any other', () => {
    const result = parseJson('{"__proto__": {"polluted": true}, "constructor": 1, "toString": 2}', limits);
    if (!('value' in result) || !(result.value instanceof Map)) throw new Error('expected an object');
    expect([...result.value.keys()]).toEqual(['__proto__', 'constructor', 'toString']);
    expect(Object.getPrototypeOf(result.value)).toBe(Map.prototype);
    expect('polluted' in {}).toBe(false);
  });

  describe('names the place of a problem', () => {
    test.each<[string, [number, number]]>([
      ['', [1, 1]],
      ['x', [1, 1]],
      ['[1, x]', [1, 5]],
      ['[1,\n  x]', [2, 3]],
      ['[\r\n  x]', [2, 3]],
      ['{"a": tru}', [1, 7]],
      ['{"a" 1}', [1, 6]],
      ['{"a": 1 "b": 2}', [1, 9]],
      ['[1 2]', [1, 4]],
      ['[1', [1, 3]],
      ['[1,\n\n', [3, 1]],
      ['["ok",\n "no\\q"]', [2, 2]],
      ['["ok", "not closed]', [1, 8]],
      ['{}\n{}', [2, 1]],
    ])('%j: line and column %j', (text, place) => {
      expect(stops(text)).toEqual(place);
    });

    test('at the first character that no valid text could have there', () => {
      fc.assert(
        fc.property(
          fc.array(fc.oneof(fc.integer(), fc.boolean(), fc.string()), { maxLength: 5 }),
          fc.constantFrom(' ', '\n', '\n\n  '),
          (items, gap) => {
            const start = `[${items.map((item) => gap + JSON.stringify(item) + ',').join('')}${gap}`;
            const lines = start.split('\n');
            expect(stops(`${start}?]`)).toEqual([lines.length, (lines.at(-1)?.length ?? 0) + 1]);
          },
        ),
      );
    });
  });

  describe('has limits, and says which one was passed', () => {
    test('on the depth: as many levels as allowed are read, one more is not', () => {
      const nested = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth);
      expect(failure(nested(33, '[', ']'))).toMatchObject({
        path: 'line 1, column 33',
        expected: 'at most 32 levels of nesting',
        limit: true,
      });
      expect('value' in parseJson(nested(32, '[', ']'), limits)).toBe(true);
      expect(failure(nested(33, '{"a":', '}')).limit).toBe(true);
      expect(failure(`{"a":`.repeat(16) + '['.repeat(17)).limit).toBe(true);
    });

    test('on the depth of what is open at one time, not on the number of brackets', () => {
      expect('value' in parseJson(`[${'[[]],{"a":[]},'.repeat(100)}1]`, { depth: 3, digits: 10 })).toBe(true);
    });

    test('on the characters of a number: as many as allowed are read, one more is not', () => {
      const few: JsonLimits = { depth: 1, digits: 6 };
      expect(read('123456', few)).toBe(123456);
      expect(read('-1.5e1', few)).toBe(-15);
      expect(failure('1234567', few)).toMatchObject({
        expected: 'a number of at most 6 characters',
        limit: true,
      });
      expect(failure('[-1.5e10]', few)).toMatchObject({ path: 'line 1, column 2', limit: true });
    });

    test('and a passed limit is told apart from broken grammar', () => {
      expect(failure('[[').limit).toBe(false);
      expect(failure('[['.repeat(20)).limit).toBe(true);
    });
  });
});

describe('an excerpt of untrusted text', () => {
  test('is short and holds nothing that a terminal would obey', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        const excerpt = quoted(text);
        // Only length-one control characters, or pairs: the excerpt is well-formed.
        expect(excerpt).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Cs}\u2028\u2029]/u);
        expect(excerpt.length).toBeLessThanOrEqual(6 * 41 + 2);
      }),
      { numRuns: runs(1000) },
    );
    for (const control of '\u0000\u001b\u007f\u0085\u009b\u061c\u200b\u200e\u2028\u202e\u2066\ufeff\ud800') {
      expect(quoted(`a${control}b`)).toBe(`"a\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}b"`);
    }
  });

  test('is the text itself in quotes where that is short and harmless', () => {
    expect(quoted('x ∈ B(x*)')).toBe('"x ∈ B(x*)"');
    expect(quoted('abcdef', 3)).toBe('"abc…"');
  });
});
