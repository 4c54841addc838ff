/** What is wrong with the form of a file is reported with its path, all of it at once. */
import { describe, expect, test } from 'vitest';
import { defaultLimits, readCounterexample } from '../../src/proof/index.js';
import { pathsIn, withValueAt, type JsonPath } from '../exact/reading/edits.js';
import { catalogue, changed, complaints, fileOf, pathText } from './files.js';

const [rankFile, , widthFile, , peakFile] = catalogue.map(fileOf);

/** The paths of the problems, as far as they are noted. */
function pathsOfProblems(file: unknown): readonly string[] {
  const read = readCounterexample(JSON.stringify(file), defaultLimits);
  return 'problems' in read ? read.problems.map(({ path }) => path) : [];
}

function valueAt(file: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<string | number, unknown>)[step], file);
}

/** All paths of a file that a verifier reads: not those inside the provenance. */
function readPaths(file: unknown): readonly JsonPath[] {
  return pathsIn(file).filter((path) => path[0] !== 'provenance' || path.length === 1);
}

describe.each(catalogue)('%s', (name) => {
  const file = fileOf(name);

  test('has no problem of form', () => {
    expect(pathsOfProblems(file)).toEqual([]);
  });

  test('with true in place of any value has a problem there', () => {
    for (const path of readPaths(file)) {
      const value = valueAt(file, path);
      const isEndOfAxis = path.at(-3) === 'axes' && (value === '-inf' || value === 'inf');
      const place = path[0] === 'format' ? [] : isEndOfAxis ? path.slice(0, -1) : path;
      expect(pathsOfProblems(withValueAt(file, path, true))).toContain(pathText(place));
    }
  });

  test('with a number that is none in place of any number has a problem there', () => {
    for (const path of readPaths(file)) {
      const value = valueAt(file, path);
      if (typeof value !== 'string' || !/^-?\d+(?:\/\d+)?$/.test(value) || path[0] === 'theorem') continue;
      for (const wrong of [
        `${value}.0`,
        `+${value}`,
        ` ${value}`,
        `${value}/0`,
        '0x1',
        '-0',
        'NaN',
        '1e3',
        1,
      ]) {
        expect(pathsOfProblems(withValueAt(file, path, wrong))).toContain(pathText(path));
      }
    }
  });

  test('without any key has a problem at that key, unless it may be absent', () => {
    const mayBeAbsent = ['provenance', 'attractor.power', 'witness.domain.origin'];
    for (const path of readPaths(file)) {
      const key = path.at(-1);
      if (typeof key !== 'string') continue;
      const found = pathsOfProblems(withValueAt(file, path, undefined));
      if (mayBeAbsent.includes(pathText(path))) expect(found).toEqual([]);
      else expect(found).toContain(key === 'format' ? '' : pathText(path));
    }
  });

  test('with an unknown key in any object has a problem at that key', () => {
    for (const path of readPaths(file)) {
      const value = valueAt(file, path);
      if (typeof value !== 'object' || value === null || Array.isArray(value) || path[0] === 'provenance')
        continue;
      expect(pathsOfProblems(withValueAt(file, [...path, 'note'], 1))).toContain(pathText([...path, 'note']));
    }
  });

  test('with a coordinate too few or too many has a problem at that list', () => {
    const lists = readPaths(file).filter((path) => {
      const value = valueAt(file, path);
      const isOfCoordinates =
        Array.isArray(value) && value.length > 0 && value.every((x) => typeof x === 'string');
      return isOfCoordinates && path[0] !== 'dropped' && path.at(-2) !== 'axes' && path[0] !== 'network';
    });
    expect(lists.length).toBeGreaterThan(0);
    for (const path of lists) {
      const value = valueAt(file, path) as readonly unknown[];
      expect(pathsOfProblems(withValueAt(file, path, value.slice(1)))).toContain(pathText(path));
      expect(pathsOfProblems(withValueAt(file, path, [...value, '0']))).toContain(pathText(path));
    }
  });
});

describe('a reader refuses', () => {
  const about = (file: unknown, changes: Readonly<Record<string, unknown>>) =>
    complaints(changed(file, changes));

  test.each<[string, unknown, Readonly<Record<string, unknown>>, string]>([
    [
      'an unknown theorem',
      rankFile,
      { theorem: '2.4' },
      'theorem: expected "2.1" or "2.2" or "2.3" or "3.1", got "2.4"',
    ],
    [
      'a hypothesis of another theorem',
      rankFile,
      { dropped: ['surjective'] },
      'dropped[0]: expected "width" or "continuous" or "monotone" or "rank", got "surjective"',
    ],
    [
      'a hypothesis twice',
      rankFile,
      { dropped: ['rank', 'rank'] },
      'dropped[1]: expected each hypothesis once, got "rank"',
    ],
    [
      'an autoencoder with fewer outputs than inputs',
      rankFile,
      { 'network.layers.1': { weights: [['1', '0']], bias: ['0'] } },
      'network: expected a network to ℝⁿ⁰, with 2 outputs, got 1',
    ],
    [
      'two outputs for Theorem 3.1',
      peakFile,
      {
        'network.layers.1': {
          weights: [
            ['1', '0'],
            ['0', '1'],
          ],
          bias: ['0', '0'],
        },
      },
      'network: expected a network to ℝ, with 1 outputs, got 2',
    ],
    [
      'an activation that only network files may name',
      rankFile,
      { 'network.activation': { name: 'relu' } },
      'network.activation.name: expected "tanh" or "sigmoid" or "softplus" or "elu" or "gelu" or "gelu-tanh" or "silu", got "relu"',
    ],
    [
      'an alpha, which came with the next number of the format',
      rankFile,
      { 'network.activation': { name: 'elu', alpha: '2' } },
      'network.activation.alpha: expected no such key, got an unknown key',
    ],
    [
      'an alpha that is a JSON number',
      rankFile,
      { format: 'basincheck/counterexample@2', 'network.activation': { name: 'elu', alpha: 2 } },
      'network.activation.alpha: expected a rational in a string, such as "3" or "-27/8", got 2',
    ],
    [
      'alpha 0',
      rankFile,
      { format: 'basincheck/counterexample@2', 'network.activation': { name: 'elu', alpha: '0' } },
      'network.activation.alpha: expected a number above 0, got "0"',
    ],
    [
      'JSON numbers in the network',
      rankFile,
      { 'network.layers.0.bias.0': 0 },
      'network.layers[0].bias[0]: expected a rational in a string, such as "3" or "-27/8", got 0',
    ],
    [
      'an attractor for Theorem 3.1',
      peakFile,
      { attractor: {} },
      'attractor: expected no such key, got an unknown key',
    ],
    [
      'avoiding regions for Theorem 3.1',
      peakFile,
      { avoiding: [{}] },
      'avoiding: expected 0 regions, since there is no attractor, got 1',
    ],
    [
      'power 0',
      rankFile,
      { 'attractor.power': 0 },
      'attractor.power: expected an integer from 1 to 64, got 0',
    ],
    [
      'a fractional power',
      rankFile,
      { 'attractor.power': 1.5 },
      'attractor.power: expected an integer from 1 to 64, got 1.5',
    ],
    [
      'negative steps',
      rankFile,
      { 'witness.cells.0.steps': -1 },
      'witness.cells[0].steps: expected an integer from 0 to 10000, got -1',
    ],
    [
      'dependent directions',
      rankFile,
      {
        'attractor.region.directions': [
          ['1', '1'],
          ['2', '2'],
        ],
      },
      'attractor.region.directions: expected independent directions, got dependent ones',
    ],
    [
      'a single direction in the plane',
      rankFile,
      { 'attractor.region.directions': [['1', '1']] },
      'attractor.region.directions: expected 2 directions, as many as inputs, got 1',
    ],
    [
      'ranges without directions',
      rankFile,
      { 'avoiding.0.directions': [] },
      'avoiding[0].ranges: expected 0 ranges, one for each direction, got 2',
    ],
    [
      'a range that decreases',
      rankFile,
      { 'avoiding.0.ranges.0': ['1', '0'] },
      'avoiding[0].ranges[0]: expected a range that does not decrease, got an array of 2',
    ],
    [
      'a range of one end',
      rankFile,
      { 'avoiding.0.ranges.0': ['1'] },
      'avoiding[0].ranges[0]: expected 2 ends, got 1',
    ],
    [
      'an infinite end on the wrong side',
      rankFile,
      { 'avoiding.0.ranges.0': ['inf', 'inf'] },
      'avoiding[0].ranges[0][0]: expected a rational in a string, such as "3" or "-27/8", got "inf"',
    ],
    [
      'an infinite point',
      rankFile,
      { 'attractor.point.0': 'inf' },
      'attractor.point[0]: expected a rational in a string, such as "3" or "-27/8", got "inf"',
    ],
    [
      'a next that is no region',
      rankFile,
      { 'avoiding.0.next': 4 },
      'avoiding[0].next: expected an integer from 0 to 3, got 4',
    ],
    [
      'a negative next',
      rankFile,
      { 'avoiding.0.next': -1 },
      'avoiding[0].next: expected an integer from 0 to 3, got -1',
    ],
    [
      'a fate in a region that is not there',
      rankFile,
      { 'witness.cells.0.into': '4' },
      'witness.cells[0].into: expected "attractor" or the number of an avoiding region in a string, got "4"',
    ],
    [
      'a fate in a region written oddly',
      rankFile,
      { 'witness.cells.0.into': '00' },
      'witness.cells[0].into: expected "attractor" or the number of an avoiding region in a string, got "00"',
    ],
    [
      'a fate in a region given as a number',
      rankFile,
      { 'witness.cells.0.into': 0 },
      'witness.cells[0].into: expected "attractor" or the number of an avoiding region in a string, got 0',
    ],
    [
      'an axis that does not start at -inf',
      rankFile,
      { 'witness.grid.axes.0.0': '-5' },
      'witness.grid.axes[0]: expected an axis that runs from "-inf" to "inf", got an array of 6',
    ],
    [
      'an axis that does not end at inf',
      rankFile,
      { 'witness.grid.axes.0.5': '5' },
      'witness.grid.axes[0]: expected an axis that runs from "-inf" to "inf", got an array of 6',
    ],
    [
      'an axis with inf inside',
      rankFile,
      { 'witness.grid.axes.0.3': 'inf' },
      'witness.grid.axes[0][3]: expected a rational in a string, such as "3" or "-27/8", got "inf"',
    ],
    [
      'an axis of one value',
      rankFile,
      { 'witness.grid.axes.0': ['-inf'] },
      'witness.grid.axes[0]: expected an axis of at least 2 values, got 1',
    ],
    [
      'an axis that decreases',
      rankFile,
      { 'witness.grid.axes.0.3': '-1' },
      'witness.grid.axes[0][3]: expected values that do not decrease, none more than twice, got "-1"',
    ],
    [
      'a value of an axis three times',
      rankFile,
      { 'witness.grid.axes.0.3': '-1/2' },
      'witness.grid.axes[0][3]: expected values that do not decrease, none more than twice, got "-1/2"',
    ],
    [
      'an axis too few',
      rankFile,
      { 'witness.grid.axes.1': undefined },
      'witness.grid.axes: expected 2 axes, one for each direction, got 1',
    ],
    [
      'an index beyond the axis',
      rankFile,
      { 'witness.cells.0.index.0': 5 },
      'witness.cells[0].index[0]: expected an integer from 0 to 4, got 5',
    ],
    [
      'a negative index',
      rankFile,
      { 'witness.cells.0.index.1': -1 },
      'witness.cells[0].index[1]: expected an integer from 0 to 4, got -1',
    ],
    [
      'an infinite domain',
      peakFile,
      { 'witness.domain.axes.0': ['-inf', '1'] },
      'witness.domain.axes[0][0]: expected a rational in a string, such as "3" or "-27/8", got "-inf"',
    ],
    [
      'a domain whose axis decreases',
      peakFile,
      { 'witness.domain.axes.0': ['1', '-1'] },
      'witness.domain.axes[0][1]: expected values that do not decrease, none more than twice, got "-1"',
    ],
    [
      'a provenance that is no object',
      rankFile,
      { provenance: 'me' },
      'provenance: expected an object, got "me"',
    ],
  ])('%s', (_, file, changes, complaint) => {
    const [verdict, ...found] = about(file, changes);
    expect(verdict).toBe('rejected');
    expect(found).toEqual([complaint]);
  });

  test('a cell twice', () => {
    const [verdict, complaint, ...others] = about(rankFile, { 'witness.cells.1.index': [1, 2] });
    expect([verdict, others]).toEqual(['rejected', []]);
    expect(complaint).toMatch(/^witness\.cells\[1\]\.index: expected each cell once/);
  });

  test('several things at once, all of them reported', () => {
    const found = about(rankFile, {
      'dropped.0': 'depth',
      'network.layers.0.weights.0.1': 'x',
      'attractor.point': ['0'],
      'avoiding.2.next': 9,
      'witness.cells.1.into': 'nowhere',
      'witness.points.0.steps': -3,
      extra: 1,
    });
    expect(found.slice(1).map((line) => line.slice(0, line.indexOf(':')))).toEqual([
      'extra',
      'dropped[0]',
      'network.layers[0].weights[0][1]',
      'attractor.point',
      'avoiding[2].next',
      'witness.cells[1].into',
      'witness.points[0].steps',
    ]);
  });

  test('more than it reports: the first twenty are listed, and all counted', () => {
    const points = Array.from({ length: 100 }, () => 0);
    const read = readCounterexample(
      JSON.stringify(changed(rankFile, { 'witness.points': points })),
      defaultLimits,
    );
    if (!('problems' in read)) throw new Error('expected problems');
    expect(read.problems.map(({ path }) => path)).toEqual(
      points.slice(0, 20).map((_, i) => `witness.points[${i}]`),
    );
    expect(read.count).toBe(100);
  });
});

describe('a text that does not say that it is a counterexample file', () => {
  test.each<[string, unknown]>([
    ['an empty object', {}],
    ['a list', [1, 2]],
    ['another version', changed(widthFile, { format: 'basincheck/counterexample@3' })],
    ['a network file', { format: 'basincheck/network@1' }],
    ['the format in an inner object', { network: { format: 'basincheck/counterexample@1' } }],
  ])('is left unjudged: %s', (_, file) => {
    const [verdict, complaint] = complaints(file);
    expect(verdict).toBe('unjudged');
    expect(complaint).toMatch(
      /^: expected an object with "format": "basincheck\/counterexample@1" or "[^"]*@2", got /,
    );
  });

  test('is left unjudged if it is no JSON', () => {
    const read = readCounterexample('{"format": "basincheck/counterexample@1"', defaultLimits);
    expect(read).toMatchObject({ claims: false, problems: [{ path: 'line 1, column 41' }] });
  });
});

describe('an optional entry', () => {
  test('power is 1 where it is absent', () => {
    const read = readCounterexample(
      JSON.stringify(changed(rankFile, { 'attractor.power': undefined })),
      defaultLimits,
    );
    expect(
      'counterexample' in read && 'attractor' in read.counterexample && read.counterexample.attractor,
    ).toMatchObject({ kind: 'contraction', power: 1 });
  });

  test('origin of a domain is 0 where it is absent', () => {
    const read = readCounterexample(
      JSON.stringify(changed(peakFile, { 'witness.domain.origin': undefined })),
      defaultLimits,
    );
    expect(
      'counterexample' in read &&
        'peak' in read.counterexample &&
        read.counterexample.peak.domain.origin.map(String),
    ).toEqual(['0']);
  });

  test('avoiding may be an empty list for Theorem 3.1', () => {
    expect(complaints(changed(peakFile, { avoiding: [] }))).toEqual(['verified']);
  });
});
