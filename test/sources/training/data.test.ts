import { describe, expect, test } from 'vitest';
import { readArray } from '../../../src/sources/models/index.js';
import {
  digits,
  everyExample,
  examplesInRows,
  examplesOf,
  gaussianClouds,
  GLYPH_NAMES,
  glyphs,
  leastDistance,
  problemsOf,
  sphere,
  swissRoll,
} from '../../../src/sources/training/index.js';

describe('examples that are drawn', () => {
  test('lie on the Swiss roll: the radius of each is its angle', () => {
    for (const [x = NaN, h = NaN, z = NaN] of everyExample(swissRoll(200, 5))) {
      const radius = Math.hypot(x, z);
      const t = radius * 4.5 * Math.PI;
      expect(t).toBeGreaterThanOrEqual(1.5 * Math.PI - 1e-9);
      expect(x).toBeCloseTo(radius * Math.cos(t), 10);
      expect(z).toBeCloseTo(radius * Math.sin(t), 10);
      expect(Math.abs(h)).toBeLessThan(0.75);
    }
  });

  test('lie on the sphere, and not all on one side of it', () => {
    const points = everyExample(sphere(100, 5, 3, 1));
    for (const x of points) expect(Math.hypot(...x)).toBeCloseTo(3, 12);
    for (let i = 0; i < 5; i++) expect(new Set(points.map((x) => Math.sign(x[i] ?? 0))).size).toBe(2);
  });

  test('lie in clouds of the given deviation', () => {
    const { values } = gaussianClouds(4000, 1, 1, 0.5, 1);
    const mean = values.reduce((sum, x) => sum + x, 0) / 4000;
    const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 4000;
    expect(Math.sqrt(variance)).toBeCloseTo(0.5, 1);
  });

  test('are the same for the same seed and others for another', () => {
    expect(swissRoll(5, 1)).toEqual(swissRoll(5, 1));
    expect(swissRoll(5, 1)).not.toEqual(swissRoll(5, 2));
  });

  test('are 36 glyphs of 35 pixels, any two different in two of them at least', () => {
    const all = glyphs(GLYPH_NAMES.join(''));
    expect([all.count, all.dimension]).toEqual([36, 35]);
    expect(problemsOf(all)).toEqual([]);
    expect(leastDistance(all)).toBeGreaterThanOrEqual(Math.sqrt(2));
    expect(() => glyphs('a')).toThrow(/got a$/);
  });

  test('are digits of which none is drawn twice, each pixel the mean of a square', () => {
    // Two digits, of which the first has two pictures: all pixels 1/4 and all 1/2, and the other is a gradient.
    const flat = (value: number): readonly number[] => new Array<number>(784).fill(value);
    const gradient = flat(0).map((_, place) => (place % 28) / 28);
    const pictures = [[...flat(0.25), ...flat(0.5)], gradient];
    const drawn = everyExample(digits(pictures, 3, 7, 1)).map((example) => [...example]);
    expect([drawn[0]?.[0], drawn[2]?.[0]].sort()).toEqual([0.25, 0.5]);
    expect(drawn[0]?.every((pixel) => pixel === drawn[0]?.[48])).toBe(true);
    [1.5, 5.5, 9.5, 13.5, 17.5, 21.5, 25.5].forEach((mean, column) => {
      expect(drawn[1]?.[7 + column]).toBeCloseTo(mean / 28, 12);
    });
    expect(digits(pictures, 1, 28, 1).dimension).toBe(784);
    expect(() => digits(pictures, 4, 7, 1)).toThrow('expected at most 3 examples, got 4');
    expect(() => digits(pictures, 1, 5, 1)).toThrow('got 5');
  });
});

describe('examples that cannot be trained on', () => {
  test.each([
    ['none', [], /at least one coordinate/],
    ['one', [[1, 2]], /at least two examples/],
    [
      'equal ones',
      [
        [0, 2],
        [1, 1],
        [-0, 2],
      ],
      /row 3: expected examples that differ, got row 1 once more/,
    ],
    [
      'NaN',
      [
        [0, 2],
        [1, NaN],
      ],
      /row 2, column 2: expected a number .* got NaN/,
    ],
    [
      'an infinity',
      [
        [0, -Infinity],
        [1, 1],
      ],
      /row 1, column 2: .* got -Infinity/,
    ],
  ])('%s', (_, rows, said) => {
    const text = problemsOf(examplesOf(rows)).map(
      ({ path, expected, found }) => `${path}: expected ${expected}, got ${found}`,
    );
    expect(text.join('\n')).toMatch(said);
  });
});

/** Written by numpy.save. */
const FILES = {
  f8: 'k05VTVBZAQB2AHsnZGVzY3InOiAnPGY4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDIpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAAD4PwAAAAAAAADAAAAAAAAACEAAAAAAAAAQQA==',
  bigEndian:
    'k05VTVBZAQB2AHsnZGVzY3InOiAnPmk0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDEsIDMpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAABAAAAAgAAAAM=',
  fortran:
    'k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBUcnVlLCAnc2hhcGUnOiAoMywgMiksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAIA/AABAQAAAoEAAAABAAACAQAAAwEA=',
  images:
    'k05VTVBZAQB2AHsnZGVzY3InOiAnfHUxJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDIsIDIpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAQIDBAUGBw==',
  oneAxis:
    'k05VTVBZAQB2AHsnZGVzY3InOiAnPGY4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAADwPwAAAAAAAABA',
  complex:
    'k05VTVBZAQB2AHsnZGVzY3InOiAnPGMxNicsICdmb3J0cmFuX29yZGVyJzogRmFsc2UsICdzaGFwZSc6ICgxLCAxKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAAAAAAAAAAAAAPA/',
};

describe('NPY', () => {
  const read = (bytes: Uint8Array) => {
    const read = readArray(bytes);
    const result = 'array' in read ? examplesInRows(read.array.shape, read.array.values) : read;
    if ('problems' in result) return result.problems.map(({ found }) => found).join();
    return everyExample(result.examples).map((x) => [...x]);
  };
  const bytesOf = (name: keyof typeof FILES) => new Uint8Array(Buffer.from(FILES[name], 'base64'));

  test.each([
    [
      'f8',
      [
        [1.5, -2],
        [3, 4],
      ],
    ],
    ['bigEndian', [[1, 2, 3]]],
    [
      'fortran',
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    ],
    [
      'images',
      [
        [0, 1, 2, 3],
        [4, 5, 6, 7],
      ],
    ],
  ] as const)('%s is read', (name, rows) => {
    expect(read(bytesOf(name))).toEqual(rows);
  });

  test('what is no table of real numbers is refused', () => {
    expect(read(bytesOf('oneAxis'))).toBe('(2)');
    expect(read(bytesOf('complex'))).toBe('"<c16"');
    expect(read(new Uint8Array(4))).toBe('other bytes');
  });

  test('a file that was cut off or changed anywhere is refused or read, and never throws', () => {
    const whole = bytesOf('f8');
    for (let length = 0; length < whole.length; length++)
      expect(read(whole.subarray(0, length))).toBeTypeOf('string');
    for (let k = 0; k < whole.length; k++) {
      for (const byte of [0, 1, 57, 255]) expect(() => read(whole.with(k, byte))).not.toThrow();
    }
  });
});
