/** Every limit leaves a file unjudged, never rejected, with the limit stated; at the limit it is still judged. */
import { describe, expect, test } from 'vitest';
import { defaultLimits, verify, type Limits } from '../../src/proof/index.js';
import { changed, complaints, fileOf, textOf } from './files.js';

const rankFile = fileOf('2.1-without-rank');
const peakFile = fileOf('3.1-without-width');

/** What is said about a file under the default limits but for some. */
function under(limits: Partial<Limits>, file: unknown = rankFile): readonly string[] {
  return complaints(file, { ...defaultLimits, ...limits });
}

describe('the limit on', () => {
  test('characters', () => {
    const text = textOf('2.1-without-rank');
    const at = (characters: number) => verify(text, { ...defaultLimits, characters });
    expect(at(text.length).verdict).toBe('verified');
    expect(at(text.length - 1)).toEqual({
      verdict: 'unjudged',
      problems: [
        {
          path: '',
          expected: `at most ${text.length - 1} characters`,
          found: `${text.length} characters`,
          limit: true,
        },
      ],
      count: 1,
    });
  });

  test('nesting', () => {
    // The file, network, layers, a layer, its weights, a row.
    expect(under({ depth: 6 })).toEqual(['verified']);
    const [verdict, complaint] = under({ depth: 5 });
    expect(verdict).toBe('unjudged');
    expect(complaint).toMatch(/^line 1, column \d+: expected at most 5 levels of nesting/);
  });

  test('digits, of JSON numbers and of rationals', () => {
    expect(under({ digits: 1 })).toEqual(['verified']);
    const numerator = changed(rankFile, { 'avoiding.1.ranges.0.0': '10' });
    expect(under({ digits: 1 }, numerator)).toEqual([
      'unjudged',
      'avoiding[1].ranges[0][0]: expected integers of at most 1 digits, got 2 characters',
    ]);
    expect(under({ digits: 2 }, numerator)[0]).toBe('rejected');
    const denominator = changed(rankFile, { 'attractor.region.ranges.0': ['-1/16', '1/16'] });
    expect(under({ digits: 1 }, denominator)[0]).toBe('unjudged');
    expect(under({ digits: 2 }, denominator)).toEqual(['verified']);
    const literal = changed(rankFile, { 'witness.points.0.steps': 10 });
    expect(under({ digits: 1 }, literal)[1]).toMatch(
      /^line 1, column \d+: expected a number of at most 1 characters/,
    );
    expect(under({ digits: 2 }, literal)).toEqual(['verified']);
  });

  test('cells of a barrier and avoiding regions', () => {
    expect(under({ cells: 4 })).toEqual(['verified']);
    expect(under({ cells: 3 })).toEqual([
      'unjudged',
      'avoiding: expected at most 3 regions, got 4',
      'witness.cells: expected at most 3 cells, got 4',
    ]);
  });

  test('cells on the boundary of a domain', () => {
    expect(under({ cells: 2 }, peakFile)).toEqual(['verified']);
    expect(under({ cells: 1 }, peakFile)).toEqual([
      'unjudged',
      'witness.domain: expected at most 1 cells on the boundary, got 2',
    ]);
  });

  test('cells of the grid', () => {
    expect(under({ gridCells: 25 })).toEqual(['verified']);
    expect(under({ gridCells: 24 })).toEqual([
      'unjudged',
      'witness.grid: expected at most 24 grid cells, got 25',
    ]);
  });

  test('steps', () => {
    const file = changed(rankFile, { 'witness.points.0.steps': 7 });
    expect(under({ steps: 7 }, file)).toEqual(['verified']);
    expect(under({ steps: 6 }, file)).toEqual([
      'unjudged',
      'witness.points[0].steps: expected at most 6, got 7',
    ]);
  });

  test('the power of the attractor', () => {
    const file = changed(rankFile, { 'attractor.power': 7 });
    expect(under({ power: 7 }, file)).toEqual(['verified']);
    expect(under({ power: 6 }, file)).toEqual(['unjudged', 'attractor.power: expected at most 6, got 7']);
  });

  test('binary digits of numbers that come up on the way', () => {
    // F(x) = x/3: after k steps the denominator is 3^k. The file's own numbers are short, and there is no barrier.
    const file = changed(rankFile, {
      'network.layers': [
        {
          weights: [
            ['1/3', '0'],
            ['0', '1/3'],
          ],
          bias: ['0', '0'],
        },
      ],
      'attractor.point': ['0', '0'],
      'attractor.region.origin': ['0', '0'],
      avoiding: [],
      'witness.cells': [],
      'witness.points': [{ at: ['1', '1'], into: 'attractor', steps: 100 }],
    });
    const withoutBarrier = [
      'rejected',
      'witness.cells: expected a barrier around the point, got a way to infinity',
    ];
    expect(under({ bits: 160 }, file)).toEqual(withoutBarrier);
    expect(under({ bits: 150 }, file)).toEqual([
      'unjudged',
      ': expected numbers of at most 150 bits, got a longer one on the way',
    ]);
    expect(under({}, changed(file, { 'witness.points.0.steps': 10_000 }))).toEqual(withoutBarrier);
  });

  test('binary digits of a common denominator, before anything as long is made', () => {
    // Each weight is short enough; so is every sum of a few. Of all of them, divisors alone would take minutes.
    const count = 120;
    const ones = Array.from({ length: count }, () => ['1']);
    const weights = ones.map((_, k) => `1/${10n ** 9_998n + BigInt(2 * k + 1)}`);
    const zeros = ones.map(() => '0');
    const layers = [
      { weights: ones, bias: zeros },
      { weights: [weights], bias: ['0'] },
    ];
    expect(under({}, changed(fileOf('2.2-without-width'), { 'network.layers': layers }))).toEqual([
      'unjudged',
      ': expected numbers of at most 131072 bits, got a longer one on the way',
    ]);
  });

  test('time', () => {
    expect(under({ milliseconds: -1 })).toEqual([
      'unjudged',
      ': expected at most -0.001 seconds of work, got more',
    ]);
    expect(under({ milliseconds: -1 }, peakFile)[0]).toBe('unjudged');
  });
});

describe('limits', () => {
  test('are all stated when several are passed', () => {
    const file = changed(rankFile, {
      'attractor.power': 100,
      'witness.points.0.steps': 10 ** 9,
      'attractor.point.0': '9'.repeat(20_000),
    });
    expect(under({}, file)).toEqual([
      'unjudged',
      'attractor.point[0]: expected integers of at most 10000 digits, got 20000 characters',
      'attractor.power: expected at most 64, got 100',
      'witness.points[0].steps: expected at most 10000, got 1000000000',
    ]);
  });

  test('are positive integers by default', () => {
    for (const limit of Object.values(defaultLimits)) {
      expect(Number.isSafeInteger(limit) && limit > 0).toBe(true);
    }
  });
});
