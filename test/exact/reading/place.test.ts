import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rational } from '../../../src/exact/numbers/index.js';
import { parseJson, Place, Problems } from '../../../src/exact/reading/index.js';

/** A text as a place to read from, with the problems that reading it will note. */
function open(text: string, digits = 20, problems = new Problems()): { place: Place; problems: Problems } {
  const result = parseJson(text, { depth: 32, digits: 1000 });
  if (!('value' in result)) throw new Error(`expected JSON, got ${text}`);
  return { place: new Place(result.value, '', problems, digits), problems };
}

/** What one way of reading a text gives, and the problems as `path: expected, found`. */
function reading<T>(text: string, read: (place: Place) => T): { value: T; problems: string[] } {
  const { place, problems } = open(text);
  const value = read(place);
  return {
    value,
    problems: problems.noted.map(
      ({ path, expected, found }) => `${path}: expected ${expected}, got ${found}`,
    ),
  };
}

describe('an object', () => {
  test('is read with exactly the keys that are asked for', () => {
    const { value, problems } = reading('{"a": 1, "b": 2}', (place) => place.object('a', 'b'));
    expect([value?.a.value, value?.b.value, value?.a.path]).toEqual([1, 2, 'a']);
    expect(problems).toEqual([]);
  });

  test('is read without a key that may be absent', () => {
    const { value, problems } = reading('{"a": 1}', (place) => place.object('a', 'b?'));
    expect(value?.b).toBeUndefined();
    expect(problems).toEqual([]);
  });

  test('with unknown and missing keys is reported with all of them', () => {
    const { problems } = reading('{"x": 1, "__proto__": 2, "a b": 3}', (place) => place.object('a', 'b'));
    expect(problems).toEqual([
      'x: expected no such key, got an unknown key',
      '["__proto__"]: expected no such key, got an unknown key',
      '["a b"]: expected no such key, got an unknown key',
      'a: expected this key, got nothing',
      'b: expected this key, got nothing',
    ]);
  });

  test('that lacks a key is reported once, whatever is read from the place of the key afterwards', () => {
    const { value, problems } = reading('{}', (place) => {
      const a = place.object('a')?.a;
      return [a?.rational(), a?.object('b'), a?.list((item) => item.value), a?.integer(0, 1), a?.word('w')];
    });
    expect(value).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(problems).toEqual(['a: expected this key, got nothing']);
  });

  test('has no keys but its own: constructor and toString are missing, not inherited', () => {
    const { value, problems } = reading('{}', (place) => place.object('constructor?', 'toString?'));
    expect(Object.values(value ?? {})).toEqual([]);
    expect(problems).toEqual([]);
    expect(open('{}').place.peek('constructor')).toBeUndefined();
  });

  test('is told from everything else', () => {
    const found = { null: 'null', '[1]': 'an array of 1', '"a"': '"a"', '-0': '-0', true: 'true' };
    for (const [text, what] of Object.entries(found)) {
      expect(reading(text, (place) => place.object('a')).problems).toEqual([
        `: expected an object, got ${what}`,
      ]);
      expect(reading(text, (place) => place.anyObject()).problems).toEqual([
        `: expected an object, got ${what}`,
      ]);
    }
  });
});

describe('a list', () => {
  test('with several wrong items is reported with the path of each, and is not read', () => {
    const { value, problems } = reading('{"a": [["1"], ["x", "2"], 5]}', (place) =>
      place.object('a')?.a.list((row) => row.list((item) => item.rational())),
    );
    expect(value).toBeUndefined();
    expect(problems).toEqual([
      'a[1][0]: expected a rational in a string, such as "3" or "-27/8", got "x"',
      'a[2]: expected an array, got 5',
    ]);
  });

  test('of another length than asked for is one problem, and its items are left alone', () => {
    const { value, problems } = reading('["x", "y", "z"]', (place) =>
      place.list((item) => item.rational(), 2, 'ends'),
    );
    expect(value).toBeUndefined();
    expect(problems).toEqual([': expected 2 ends, got 3']);
  });

  test('of right items is read in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (values) => {
        const { value } = reading(JSON.stringify(values), (place) =>
          place.list((item) => item.integer(-(2 ** 31), 2 ** 31), values.length),
        );
        expect(value).toEqual(values);
      }),
    );
  });

  test('of a hundred thousand wrong items is given up early, and is not read', () => {
    let looked = 0;
    const { place, problems } = open(`[${'0,'.repeat(100_000)}0]`);
    const value = place.list((item) => {
      looked += 1;
      return item.rational();
    });
    expect(value).toBeUndefined();
    expect(problems.count).toBeGreaterThan(0);
    expect(looked).toBeLessThan(10_000);
  });

  test('knows its length without noting anything', () => {
    expect(reading('[1, 2]', (place) => place.length)).toEqual({ value: 2, problems: [] });
    expect(reading('{"length": 3}', (place) => place.length)).toEqual({ value: undefined, problems: [] });
    expect(reading('"ab"', (place) => place.length)).toEqual({ value: undefined, problems: [] });
  });
});

describe('what keys and indices lead to', () => {
  test('is found, or undefined, and nothing is noted', () => {
    const { value, problems } = reading('{"a": [{"b": 7}]}', (place) => [
      place.peek('a', 0, 'b'),
      place.peek('a', 1, 'b'),
      place.peek('a', 0, 'c'),
      place.peek(0),
      place.peek('a', 'length'),
    ]);
    expect(value).toEqual([7, undefined, undefined, undefined, undefined]);
    expect(problems).toEqual([]);
  });
});

describe('an integer', () => {
  test.each(['0', '1', '7', '1.0', '1e0', '70e-1', '0.0'])('%s is read', (text) => {
    expect(reading(text, (place) => place.integer(0, 7)).problems).toEqual([]);
  });

  test.each([
    '-1',
    '8',
    '0.5',
    '-0',
    '1e99',
    '1e999',
    '-1e999',
    '0.99999999999999999999999',
    '1e-999',
    '"1"',
    'null',
    '[1]',
  ])('%s is refused', (text) => {
    const { value, problems } = reading(text, (place) => place.integer(0, 7));
    expect(value).toBeUndefined();
    expect(problems).toHaveLength(1);
  });

  test('above the limit of a count exceeds the limit; anything else that is none is refused', () => {
    const limitOf = (text: string) => {
      const { place, problems } = open(text);
      place.count(1, 64);
      return problems.noted.map(({ limit }) => limit);
    };
    expect(limitOf('64')).toEqual([]);
    expect(limitOf('65')).toEqual([true]);
    expect(limitOf('1000000000')).toEqual([true]);
    expect(limitOf('1e300')).toEqual([true]);
    expect(limitOf('1e999')).toEqual([true]);
    expect(limitOf('-1e999')).toEqual([false]);
    expect(limitOf('64.00000000000000000000001')).toEqual([false]);
    expect(limitOf('0')).toEqual([false]);
    expect(limitOf('64.5')).toEqual([false]);
    expect(limitOf('"65"')).toEqual([false]);
  });
});

test('a number is shown as it is written, and not whole if it is long', () => {
  const found = (text: string) => reading(text, (place) => place.integer(0, 7)).problems;
  expect(found('1e-999')).toEqual([': expected an integer from 0 to 7, got 1e-999']);
  expect(found(`0.${'9'.repeat(60)}`)).toEqual([
    `: expected an integer from 0 to 7, got 0.${'9'.repeat(38)}…`,
  ]);
});

test('a JSON number that a network file may hold is its float64, and has to have one', () => {
  const read = (text: string) => reading(text, (place) => String(place.rationalOrNumber()));
  expect(read('0.99999999999999999999999').value).toBe('1');
  expect(read('1e-999').value).toBe('0');
  expect(read('0.5').value).toBe('1/2');
  expect(read('1e999').problems).toEqual([': expected a number within the range of float64, got 1e999']);
});

test('the watch sees every item of a list and every rational', () => {
  const result = parseJson('["1", "2", 3]', { depth: 32, digits: 1000 });
  if (!('value' in result)) throw new Error('expected JSON');
  let seen = 0;
  const place = new Place(result.value, '', new Problems(), 20, () => (seen += 1));
  place.list((item) => (typeof item.value === 'number' ? item.value : item.rational()));
  expect(seen).toBe(5);
});

describe('a rational', () => {
  test('in a string is read exactly', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 19n), max: 10n ** 19n }),
        fc.bigInt({ min: 1n, max: 10n ** 19n }),
        (p, q) => {
          const number = Rational.of(p, q);
          const { value } = reading(JSON.stringify(number), (place) => place.rational());
          expect(value?.equals(number)).toBe(true);
        },
      ),
    );
  });

  test.each([
    '"+1"',
    '"-0"',
    '"01"',
    '"1/0"',
    '"1/-2"',
    '"0.5"',
    '"1e3"',
    '" 1"',
    '"1\\n"',
    '""',
    '"inf"',
    '"NaN"',
    '1',
    'null',
  ])('is not what %s means', (text) => {
    const { value, problems } = reading(text, (place) => place.rational());
    expect(value).toBeUndefined();
    expect(problems).toHaveLength(1);
  });

  test('has as many digits above and below as allowed, and one more exceeds the limit', () => {
    const limited = (text: string) => {
      const { place, problems } = open(JSON.stringify(text), 3);
      const value = place.rational();
      return value === undefined ? problems.noted.map(({ limit }) => limit) : value.toString();
    };
    expect(limited('-999/998')).toBe('-999/998');
    expect(limited('1000')).toEqual([true]);
    expect(limited('-1000')).toEqual([true]);
    expect(limited('1/1000')).toEqual([true]);
    expect(limited('9'.repeat(100_000))).toEqual([true]);
  });

  test('or a JSON number means exactly its float64', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        const { value } = reading(JSON.stringify(x), (place) => place.rationalOrNumber());
        expect(value?.equals(Rational.fromNumber(x))).toBe(true);
      }),
    );
    expect(reading('0.1', (place) => place.rationalOrNumber()).value?.toString()).toBe(
      '3602879701896397/36028797018963968',
    );
    expect(reading('"1/10"', (place) => place.rationalOrNumber()).value?.toString()).toBe('1/10');
    expect(reading('true', (place) => place.rationalOrNumber()).problems).toHaveLength(1);
  });
});

describe('a word', () => {
  test('is one of those asked for', () => {
    expect(reading('"b"', (place) => place.word('a', 'b'))).toEqual({ value: 'b', problems: [] });
    expect(reading('"c"', (place) => place.word('a', 'b')).problems).toEqual([
      ': expected "a" or "b", got "c"',
    ]);
    expect(reading('["a"]', (place) => place.word('a')).problems).toEqual([
      ': expected "a", got an array of 1',
    ]);
  });
});

describe('the list of problems', () => {
  const problem = (path: string, limit = false) => ({ path, expected: 'x', found: 'y', limit });

  test('keeps the first ones in order and counts all', () => {
    const problems = new Problems(2);
    ['a', 'b', 'c'].forEach((path) => problems.note(problem(path)));
    expect(problems.noted.map(({ path }) => path)).toEqual(['a', 'b']);
    expect(problems.count).toBe(3);
  });

  test('keeps the first exceeded limit even after many others', () => {
    const problems = new Problems(2);
    ['a', 'b', 'c'].forEach((path) => problems.note(problem(path)));
    problems.note(problem('d', true));
    problems.note(problem('e', true));
    expect(problems.noted.map(({ path }) => path)).toEqual(['a', 'b', 'd']);
  });

  test('is shared by all places of a file', () => {
    const problems = new Problems();
    const { place } = open('{"a": [1], "b": {"c": null}}', 20, problems);
    const entries = place.object('a', 'b');
    entries?.a.array()?.[0]?.refuse('one');
    entries?.b.object('c')?.c.exceed('two', 'three');
    expect(problems.noted).toEqual([
      { path: 'a[0]', expected: 'one', found: '1', limit: false },
      { path: 'b.c', expected: 'two', found: 'three', limit: true },
    ]);
  });
});
