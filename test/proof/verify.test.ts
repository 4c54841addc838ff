/** One test for every check of the verifier: a file in which exactly that check fails. */
import { describe, expect, test } from 'vitest';
import { verify, writeCounterexample, type Verification, type Verified } from '../../src/proof/index.js';
import { catalogue, changed, complaints, fileOf, lineFile, straight, textOf, verifyFile } from './files.js';

const [rankFile, jumpFile, widthFile, pathFile, peakFile] = catalogue.map(fileOf);

/** The complaints about a file of the catalogue with some values changed. */
function about(file: unknown, changes: Readonly<Record<string, unknown>>): readonly string[] {
  return complaints(changed(file, changes));
}

describe('a verified file', () => {
  test.each([
    [
      '2.1-without-rank',
      'Theorem 2.1 fails without rank: for a network with n0 = 2, depth 2, width 2, the component of the basin B(x*) of x* = (1/4, 1/4) that contains (1/4, 1/4) is bounded.',
    ],
    [
      '2.1-without-continuous',
      'Theorem 2.1 fails without continuous: for a network with n0 = 2, depth 2, width 2, the component of the basin B(x*) of x* = (1/2, 1/2) that contains (1/2, 1/2) is bounded.',
    ],
    [
      '2.2-without-width',
      'Theorem 2.2 fails without width: for a network with n0 = 1, depth 2, width 2, the complement of the basin B(x*) of x* = 1/2 has a bounded component, which contains 7/2.',
    ],
    [
      '2.3-without-surjective',
      'Theorem 2.3 fails without surjective: for a network with n0 = 2, depth 6, width 2, the basin B(x*) of x* = (-1, 1) contains (-1, 1) and (1, -1) but no path between them.',
    ],
    [
      '3.1-without-width',
      'Theorem 3.1 fails without width: for a network with n0 = 1, depth 2, width 2, F(0) exceeds every value of F on the boundary of a bounded domain around that point.',
    ],
  ] as const)('%s says what it proves in one sentence', (name, claim) => {
    const [theorem = '', dropped = ''] = name.split('-without-');
    const verification = verify(textOf(name));
    expect(verification).toMatchObject({ verdict: 'verified', theorem, dropped: [dropped], claim });
    // The contents come out as values: written again, they are the file.
    const { counterexample } = verification as Verified;
    expect(writeCounterexample(counterexample)).toBe(textOf(name));
  });
});

test('provenance may hold any number, and is written as it was read', () => {
  const text = textOf('2.1-without-rank').replace(
    /"provenance": \{[^}]*\}/,
    '"provenance": { "loss": 1e999, "rate": 0.99999999999999999999999, "epochs": [1, 2.5, -1e-999] }',
  );
  const verification = verify(text);
  expect(verification.verdict).toBe('verified');
  expect(writeCounterexample((verification as Verified).counterexample)).toBe(text);
});

test('indices and counts are integers as they are written', () => {
  const text = textOf('2.1-without-rank');
  const about = (from: string, to: string) => {
    expect(text).toContain(from);
    const verification = verify(text.replace(from, to));
    return verification.verdict === 'verified'
      ? ['verified']
      : [verification.verdict, ...verification.problems.map(({ path, found }) => `${path}: ${found}`)];
  };
  expect(about('"index": [1, 2]', '"index": [1.0, 2e0]')).toEqual(['verified']);
  expect(about('"index": [1, 2]', '"index": [0.99999999999999999999999, 2]')).toEqual([
    'rejected',
    'witness.cells[0].index[0]: 0.99999999999999999999999',
  ]);
  expect(about('"steps": 0', '"steps": 1e-999')).toEqual(['rejected', 'witness.cells[0].steps: 1e-999']);
  expect(about('"steps": 0', '"steps": 0e-999')).toEqual(['verified']);
  expect(about('"steps": 0', '"steps": 1e999')).toEqual(['unjudged', 'witness.cells[0].steps: 1e999']);
});

describe('the hypotheses: the verifier refuses', () => {
  test('a kept hypothesis that fails', () => {
    expect(about(rankFile, { dropped: [] })).toEqual([
      'rejected',
      'dropped: expected "rank" to hold, since it is kept, got every weight matrix has rank n0 = 2',
    ]);
    expect(about(widthFile, { dropped: [] })).toEqual([
      'rejected',
      'dropped: expected "width" to hold, since it is kept, got layer 1 has 2 > n0 = 1 outputs',
    ]);
    expect(about(pathFile, { dropped: [] })).toEqual([
      'rejected',
      'dropped: expected "surjective" to hold, since it is kept, got φ misses some real value',
    ]);
    expect(about(peakFile, { dropped: [] })).toEqual([
      'rejected',
      'dropped: expected "width" to hold, since it is kept, got layer 1 has 2 > n0 = 1 outputs',
    ]);
  });

  test('a dropped hypothesis that holds', () => {
    expect(about(rankFile, { dropped: ['rank', 'monotone'] })).toEqual([
      'rejected',
      'dropped: expected "monotone" to fail, since it is dropped, got φ is increasing',
    ]);
    expect(about(jumpFile, { dropped: ['continuous', 'rank'] })).toEqual([
      'rejected',
      'dropped: expected "rank" to fail, since it is dropped, got W2 has rank 1 < n0 = 2',
    ]);
    expect(about(pathFile, { dropped: ['surjective', 'full-rank'] })).toEqual([
      'rejected',
      'dropped: expected "full-rank" to fail, since it is dropped, got every weight matrix has full rank',
    ]);
  });

  test('the wrong hypothesis dropped', () => {
    expect(about(rankFile, { dropped: ['width'] })[0]).toBe('rejected');
    expect(about(pathFile, { dropped: ['square'] })[0]).toBe('rejected');
  });

  test('the proof of one theorem for another whose hypotheses differ', () => {
    expect(about(rankFile, { theorem: '2.2', dropped: [] })).toEqual([
      'rejected',
      'witness.points[0].into: expected the number of an avoiding region, got "attractor"',
    ]);
    expect(about(pathFile, { theorem: '2.1', dropped: ['rank'] })).toEqual([
      'rejected',
      'witness.points: expected 1 of them, got 2',
    ]);
  });
});

describe('the attractor: the verifier refuses', () => {
  test('a region around another point', () => {
    expect(about(rankFile, { 'attractor.region.origin': ['1/4', '1/8'] })).toEqual([
      'rejected',
      'attractor.region.origin: expected attractor.point, got another point',
    ]);
  });

  test.each([
    ['is not symmetric', ['-1/8', '1/4']],
    ['is a point', ['0', '0']],
    ['does not contain 0', ['1/8', '1/8']],
    ['is infinite above', ['-1/8', 'inf']],
    ['is infinite below', ['-inf', '1/8']],
    ['is the whole line', ['-inf', 'inf']],
  ])('a region with a range that %s', (_, range) => {
    const text = `[${range.join(', ')}]`;
    expect(about(rankFile, { 'attractor.region.ranges.1': range })).toEqual([
      'rejected',
      `attractor.region.ranges[1]: expected a range from -r to r, 0 < r < inf, got ${text}`,
    ]);
  });

  test('a region that is a single point', () => {
    const region = { origin: ['1/4', '1/4'], directions: [], ranges: [] };
    expect(about(rankFile, { 'attractor.region': region })).toEqual([
      'rejected',
      'attractor.region.ranges[0]: expected a range from -r to r, 0 < r < inf, got [0, 0]',
    ]);
  });

  test('a point that F moves, be it by 2^-60', () => {
    const almost = `${2n ** 58n + 1n}/${2n ** 60n}`;
    const point = ['1/4', almost];
    expect(about(rankFile, { 'attractor.point': point, 'attractor.region.origin': point })).toEqual([
      'rejected',
      'attractor.point: expected a fixed point of F, got F(point) = (1/4, 1/4)',
    ]);
  });

  test('a fixed point that repels', () => {
    const point = ['-1/4', '1/4'];
    expect(about(rankFile, { 'attractor.point': point, 'attractor.region.origin': point })).toEqual([
      'rejected',
      'attractor.region: expected a region that F contracts, q < 1, got q = 2',
    ]);
  });

  test('a region that F does not contract, though a smaller one it does', () => {
    expect(about(rankFile, { 'attractor.region.ranges.0': ['-1/4', '1/4'] })).toEqual(['verified']);
    expect(about(rankFile, { 'attractor.region.ranges.0': ['-257/1024', '257/1024'] })).toEqual([
      'rejected',
      'attractor.region: expected a region that F contracts, q < 1, got q = 2',
    ]);
  });

  test('a region of which F keeps the size: q = 1 is not enough', () => {
    for (const slope of ['1', '-1']) {
      expect(complaints(lineFile(straight('1'), { 'network.layers.1.weights.0.0': slope }))).toEqual([
        'rejected',
        'attractor.region: expected a region that F contracts, q < 1, got q = 1',
      ]);
    }
    expect(complaints(lineFile(straight('999/1000')))).toEqual([
      'rejected',
      'witness.points: expected 1 of them, got 0',
    ]);
  });

  test('a region that F^power does not contract', () => {
    // F = (x2/2, 3x1/2) turns and stretches: F² = 3x/4 contracts, F does not.
    const turning = {
      'network.layers': [
        {
          weights: [
            ['0', '1/2'],
            ['3/2', '0'],
          ],
          bias: ['0', '0'],
        },
      ],
      'attractor.point': ['0', '0'],
      'attractor.region.origin': ['0', '0'],
      theorem: '2.2',
      dropped: [],
    };
    expect(about(rankFile, { ...turning, 'attractor.power': 1 })).toEqual([
      'rejected',
      'attractor.region: expected a region that F contracts, q < 1, got q = 3/2',
    ]);
    expect(about(rankFile, { ...turning, 'attractor.power': 3 })).toEqual([
      'rejected',
      'attractor.region: expected a region that F^3 contracts, q < 1, got q = 9/8',
    ]);
    // With power 2 the attractor is accepted, and what comes after it is not.
    expect(about(rankFile, { ...turning, 'attractor.power': 2 })[1]).toMatch(/^avoiding\[0\]/);
  });

  test('measures the contraction in the coordinates of the region, scaled to the unit cube', () => {
    // F(x) = (x1/2 + 4x2, x2/2): in the maximum norm q = 9/2, but 1/2 + 4/16 = 3/4 where x2 counts sixteenfold.
    const shear = {
      'network.layers': [
        {
          weights: [
            ['1/2', '4'],
            ['0', '1/2'],
          ],
          bias: ['0', '0'],
        },
      ],
      'attractor.point': ['0', '0'],
      'attractor.region.origin': ['0', '0'],
      theorem: '2.2',
      dropped: [],
    };
    expect(about(rankFile, shear)[1]).toMatch(/ got q = 9\/2$/);
    const flat = {
      ...shear,
      'attractor.region.ranges': [
        ['-1', '1'],
        ['-1/16', '1/16'],
      ],
    };
    expect(about(rankFile, flat)[1]).toMatch(/^avoiding\[0\]/);
    const short = {
      ...shear,
      'attractor.region.directions': [
        ['1', '0'],
        ['0', '1/16'],
      ],
    };
    expect(about(rankFile, short)[1]).toMatch(/^avoiding\[0\]/);
    const wrongWay = {
      ...shear,
      'attractor.region.directions': [
        ['1/16', '0'],
        ['0', '1'],
      ],
    };
    expect(about(rankFile, wrongWay)[1]).toMatch(/ got q = 129\/2$/);
  });

  test('a jump of φ in the attracting region, also in its corner', () => {
    const reach = (r: string) => about(jumpFile, { 'attractor.region.ranges.0': [`-${r}`, r] });
    expect(reach('1/2')).toEqual([
      'rejected',
      'attractor.region: expected a region on which F is continuous, got a jump of φ on the way',
    ]);
    expect(reach('511/1024')).toEqual(['verified']);
    // φ(x) = x/2 for x ≤ 1, x/2 + 1 after it: the jump at the upper end belongs to what lies beyond.
    const jump = {
      pieces: [
        { until: '1', slope: '1/2', intercept: '0' },
        { slope: '1/2', intercept: '1' },
      ],
    };
    expect(complaints(lineFile(jump, { dropped: ['continuous'] }))).toEqual([
      'rejected',
      'witness.points: expected 1 of them, got 0',
    ]);
    const touching = {
      pieces: [
        { until: '-1', slope: '1/2', intercept: '-1' },
        { slope: '1/2', intercept: '0' },
      ],
    };
    expect(complaints(lineFile(touching, { dropped: ['continuous'] }))[1]).toMatch(
      /got a jump of φ on the way$/,
    );
  });
});

describe('a smooth network: the verifier', () => {
  const tanh = { name: 'tanh' };
  /** F(x) = gain·tanh(x), with the attracting region [point − radius, point + radius]. */
  const file = (gain: string, point: string, radius: string, power: number, changes = {}) =>
    lineFile(tanh, {
      'network.layers.1.weights.0.0': gain,
      'attractor.point': [point],
      'attractor.region.origin': [point],
      'attractor.region.ranges.0': [`-${radius}`, radius],
      'attractor.power': power,
      ...changes,
    });
  const accepted = 'witness.points: expected 1 of them, got 0';

  test('accepts a region that F maps into itself and contracts', () => {
    // 2·tanh(c) = c for c = 1.9150…, F′(c) = 0.166….
    expect(complaints(file('2', '23/12', '1/8', 1))).toEqual(['rejected', accepted]);
    expect(complaints(file('2', '23/12', '1/8', 2))).toEqual(['rejected', accepted]);
  });

  test('refuses a stable 2-cycle of F as an attractor for power 2', () => {
    // F = −2·tanh swaps c and −c, and F² contracts around either.
    expect(complaints(file('-2', '23/12', '1/8', 2))).toEqual([
      'rejected',
      'attractor.region: expected a region that F, or F^2 and F^3, map into itself, got an image that may leave it',
    ]);
    expect(complaints(file('-2', '23/12', '1/8', 1))).toEqual([
      'rejected',
      'attractor.region: expected a region that F maps into itself, got an image that may leave it',
    ]);
  });

  test('refuses a region that F contracts without mapping it into itself', () => {
    expect(complaints(file('2', '5/2', '1/8', 1))).toEqual([
      'rejected',
      'attractor.region: expected a region that F maps into itself, got an image that may leave it',
    ]);
  });

  test('refuses a region that F maps into itself without contracting it', () => {
    // tanh maps [−1, 1] into itself and attracts to 0, but its slope there is 1.
    expect(complaints(file('1', '0', '1', 1))).toEqual([
      'rejected',
      'attractor.region: expected a region that F contracts, q < 1, got q = 1',
    ]);
    expect(complaints(file('63/64', '0', '1', 1))).toEqual(['rejected', accepted]);
  });

  test('refuses an avoiding region that is not apart from the whole attracting region', () => {
    // The other attractor, −c, is apart from c; what reaches up to the region around c is not.
    const other = { origin: ['-23/12'], directions: [['1']], ranges: [['-1/8', '1/8']], next: 0 };
    expect(complaints(file('2', '23/12', '1/8', 1, { avoiding: [other] }))).toEqual(['rejected', accepted]);
    const touching = { origin: ['0'], directions: [['1']], ranges: [['-inf', '43/24']], next: 0 };
    expect(complaints(file('2', '23/12', '1/8', 1, { avoiding: [touching] }))).toEqual([
      'rejected',
      'avoiding[0]: expected a region apart from the attracting one, got no coordinate that shows it',
    ]);
  });
});

describe('the avoiding regions: the verifier refuses', () => {
  test('one that contains the attractor, be it on its boundary', () => {
    expect(about(rankFile, { 'avoiding.1.ranges.0': ['1/4', 'inf'] })).toEqual([
      'rejected',
      'avoiding[1]: expected a region without the attractor, got one with (1/4, 1/4)',
    ]);
    expect(
      about(rankFile, { 'avoiding.1': { origin: ['1/4', '1/4'], directions: [], ranges: [], next: 1 } }),
    ).toEqual(['rejected', 'avoiding[1]: expected a region without the attractor, got one with (1/4, 1/4)']);
  });

  test('one that F does not map into the next', () => {
    // x1 ≥ 7/4 is invariant; x1 ≥ 3/2 is not.
    expect(about(rankFile, { 'avoiding.1.ranges.0': ['7/4', 'inf'] })).toEqual(['verified']);
    expect(about(rankFile, { 'avoiding.1.ranges.0': ['3/2', 'inf'] })).toEqual([
      'rejected',
      'avoiding[1].next: expected a region that contains the image under F, got region 1, which may not',
    ]);
    expect(about(rankFile, { 'avoiding.1.next': 0 })).toEqual([
      'rejected',
      'avoiding[1].next: expected a region that contains the image under F, got region 0, which may not',
    ]);
  });

  test('a point that F moves elsewhere', () => {
    expect(about(pathFile, { 'avoiding.0.origin': ['1/64', '1/64'] })).toEqual([
      'rejected',
      'avoiding[0].next: expected a region that contains the image under F, got region 0, which may not',
    ]);
  });

  test('accepts a cycle of regions that F runs through', () => {
    // F = −2·x: the half-lines x ≥ 1 and x ≤ −1 change places. The attractor does not, so nothing is proved.
    const circle = [
      { origin: ['0'], directions: [['1']], ranges: [['1', 'inf']], next: 1 },
      { origin: ['0'], directions: [['1']], ranges: [['-inf', '-1']], next: 0 },
    ];
    const inner = {
      pieces: [
        { until: '-1', slope: '-2', intercept: '-3/2' },
        { until: '1', slope: '-1/2', intercept: '0' },
        { slope: '-2', intercept: '3/2' },
      ],
    };
    const file = (regions: unknown) =>
      lineFile(inner, {
        dropped: ['monotone'],
        avoiding: regions,
        'attractor.region.ranges.0': ['-1/2', '1/2'],
      });
    const far = (start: string) =>
      circle.map((region, i) => ({
        ...region,
        ranges: i === 0 ? [[start, 'inf']] : [['-inf', `-${start}`]],
      }));
    expect(complaints(file(far('2')))).toEqual(['rejected', 'witness.points: expected 1 of them, got 0']);
    expect(complaints(file(far('2').map((region, i) => ({ ...region, next: i }))))[1]).toMatch(
      /^avoiding\[0\]\.next/,
    );
  });
});

describe('the barrier: the verifier refuses', () => {
  test('a wrong number of points', () => {
    const point = { at: ['0', '0'], into: 'attractor', steps: 1 };
    expect(about(rankFile, { 'witness.points': [] })).toEqual([
      'rejected',
      'witness.points: expected 1 of them, got 0',
    ]);
    expect(about(rankFile, { 'witness.points': [point, point] })).toEqual([
      'rejected',
      'witness.points: expected 1 of them, got 2',
    ]);
    expect(about(pathFile, { 'witness.points.1': undefined })).toEqual([
      'rejected',
      'witness.points: expected 2 of them, got 1',
    ]);
  });

  test('points and cells on the wrong side', () => {
    expect(about(rankFile, { 'witness.points.0.into': '0' })).toEqual([
      'rejected',
      'witness.points[0].into: expected "attractor", got "0"',
    ]);
    expect(about(rankFile, { 'witness.cells.2.into': 'attractor' })).toEqual([
      'rejected',
      'witness.cells[2].into: expected the number of an avoiding region, got "attractor"',
    ]);
    expect(about(widthFile, { 'witness.points.0.into': 'attractor' })).toEqual([
      'rejected',
      'witness.points[0].into: expected the number of an avoiding region, got "attractor"',
    ]);
    expect(about(widthFile, { 'witness.cells.1.into': '0' })).toEqual([
      'rejected',
      'witness.cells[1].into: expected "attractor", got "0"',
    ]);
    expect(about(pathFile, { 'witness.points.1.into': '0' })).toEqual([
      'rejected',
      'witness.points[1].into: expected "attractor", got "0"',
    ]);
    expect(about(pathFile, { 'witness.cells.1.into': 'attractor' })).toEqual([
      'rejected',
      'witness.cells[1].into: expected the number of an avoiding region, got "attractor"',
    ]);
  });

  test('a point that F does not carry into the attracting region in that many steps', () => {
    expect(about(pathFile, { 'witness.points.1.steps': 0 })).toEqual([
      'rejected',
      'witness.points[1]: expected F^0 of it within the attracting region, got an image that may leave it',
    ]);
    expect(about(pathFile, { 'witness.points.1.at': ['1/2', '1/2'] })).toEqual([
      'rejected',
      'witness.points[1]: expected F^1 of it within the attracting region, got an image that may leave it',
    ]);
  });

  test('a cell that F does not carry into its avoiding region in that many steps', () => {
    expect(about(pathFile, { 'witness.cells.0.steps': 0 })).toEqual([
      'rejected',
      'witness.cells[0]: expected F^0 of it within avoiding region 0, got an image that may leave it',
    ]);
    expect(about(rankFile, { 'witness.cells.0.into': '1' })).toEqual([
      'rejected',
      'witness.cells[0]: expected F^0 of it within avoiding region 1, got an image that may leave it',
    ]);
    expect(about(widthFile, { 'witness.cells.1.steps': 0 })).toEqual([
      'rejected',
      'witness.cells[1]: expected F^0 of it within the attracting region, got an image that may leave it',
    ]);
  });

  test('a barrier with a gap around the point, one cell at a time', () => {
    for (const i of [0, 1, 2, 3]) {
      expect(about(rankFile, { [`witness.cells.${i}`]: undefined })).toEqual([
        'rejected',
        'witness.cells: expected a barrier around the point, got a way to infinity',
      ]);
    }
    for (const i of [0, 1]) {
      expect(about(widthFile, { [`witness.cells.${i}`]: undefined })).toEqual([
        'rejected',
        'witness.cells: expected a barrier around the point, got a way to infinity',
      ]);
    }
  });

  test('a barrier with a gap between the points, one cell at a time', () => {
    for (const i of [0, 1, 2]) {
      expect(about(pathFile, { [`witness.cells.${i}`]: undefined })).toEqual([
        'rejected',
        'witness.cells: expected a barrier between the two points, got a way round it',
      ]);
    }
  });

  test('two points on the same side of it', () => {
    expect(about(pathFile, { 'witness.points.1.at': ['-3', '3'] })).toEqual([
      'rejected',
      'witness.cells: expected a barrier between the two points, got a way round it',
    ]);
    expect(about(pathFile, { 'witness.points.0.at': ['3', '-3'], 'witness.points.0.steps': 1 })).toEqual([
      'rejected',
      'witness.cells: expected a barrier between the two points, got a way round it',
    ]);
  });

  test('and accepts any point in the same bounded component', () => {
    const other = { 'avoiding.0.origin': ['83/16'], 'witness.points.0.at': ['83/16'] };
    expect(about(widthFile, other)).toEqual(['verified']);
  });
});

describe('the peak: the verifier refuses', () => {
  test('a point outside the domain', () => {
    expect(about(peakFile, { 'witness.inside': ['2'] })).toEqual([
      'rejected',
      'witness.inside: expected a point of the domain, got one outside',
    ]);
    expect(about(peakFile, { 'witness.inside': ['-1001/1000'] })).toEqual([
      'rejected',
      'witness.inside: expected a point of the domain, got one outside',
    ]);
  });

  test('a point on the boundary of the domain, and any with no greater value than some boundary point', () => {
    expect(about(peakFile, { 'witness.inside': ['1'] })).toEqual([
      'rejected',
      'witness.domain, boundary cell [-1, -1]: expected values of F below F(inside) -3/4, got values up to -3/4',
    ]);
    expect(about(peakFile, { 'witness.domain.axes.0': ['-1', '0'], 'witness.inside': ['-1/2'] })).toEqual([
      'rejected',
      'witness.domain, boundary cell [0, 0]: expected values of F below F(inside) -3/8, got values up to 0',
    ]);
  });

  test('a boundary on which the bound on F is not below F(inside), until it is subdivided', () => {
    // F(x) = −2|x1| − 2|x2| + |x1 + x2|, at most −1 on the boundary of [−1, 1]². Over a whole edge −2|x2| is only seen
    // to be at most 0, and the bound is 0 = F(0).
    const rows = [
      ['1', '0'],
      ['0', '1'],
      ['1', '1'],
    ];
    const opposite = rows.map((row) => row.map((entry) => (entry === '0' ? '0' : '-1')));
    const file = (axis: readonly string[]) =>
      about(peakFile, {
        'network.activation': {
          pieces: [
            { until: '0', slope: '0', intercept: '0' },
            { slope: '1', intercept: '0' },
          ],
        },
        'network.layers': [
          { weights: [...rows, ...opposite], bias: ['0', '0', '0', '0', '0', '0'] },
          { weights: [['-2', '-2', '1', '-2', '-2', '1']], bias: ['0'] },
        ],
        'witness.domain': {
          basis: [
            ['1', '0'],
            ['0', '1'],
          ],
          axes: [axis, axis],
        },
        'witness.inside': ['0', '0'],
      });
    expect(file(['-1', '1'])).toEqual([
      'rejected',
      'witness.domain, boundary cell [-1, -1] × [-1, 1]: expected values of F below F(inside) 0, got values up to 0',
    ]);
    expect(file(['-1', '0', '1'])).toEqual(['verified']);
  });
});

describe('a file', () => {
  test('means the same in any layout and with any provenance', () => {
    for (const name of catalogue) {
      const file = fileOf(name);
      const said = ({ verdict, ...rest }: Verification) => [verdict, 'claim' in rest ? rest.claim : rest];
      const expected = said(verify(textOf(name)));
      expect(said(verifyFile(file))).toEqual(expected);
      expect(said(verifyFile(changed(file, { provenance: undefined })))).toEqual(expected);
      expect(said(verifyFile(changed(file, { provenance: { any: [{ thing: null }] } })))).toEqual(expected);
    }
  });
});
