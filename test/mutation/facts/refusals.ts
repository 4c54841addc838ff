/** What is wrong with the form of a file is found, and found at its place. */

import { base, hat31, line22, square21 } from './bases.js';
import { accepted, rejected, unjudged, within, type Draft, type Edits, type Fact } from './fact.js';

const refused = (why: string, draft: Draft, edits: Edits, ...paths: readonly string[]): Fact =>
  rejected(`for its form: ${why}`, [draft, edits], ...paths);
const twoOutputs: Draft = [{ weights: [['1'], ['1']], bias: ['0', '0'] }];
const thousandKeys: Edits = Object.fromEntries(Array.from({ length: 1010 }, (_, i) => [`extra${i}`, null]));
const twenty = Array.from({ length: 20 }, (_, i) => `extra${i}`);
const pyramid = base('3.1-without-width-pyramid');
const parallel: Draft = [
  ['1', '2'],
  ['2', '4'],
];

export const refusals: readonly Fact[] = [
  refused('an unknown theorem', square21, { theorem: '2.4' }, 'theorem'),
  refused(
    'an unknown theorem about another number of outputs',
    line22,
    { theorem: '2.4', 'network.layers': twoOutputs },
    'theorem',
  ),
  refused('far too many unknown keys', square21, thousandKeys, ...twenty),
  refused('far too many unknown keys for 3.1', hat31, thousandKeys, ...twenty),
  accepted('3.1 without avoiding regions', [hat31, { avoiding: [] }]),
  refused('3.1 with an avoiding region', hat31, { avoiding: [{}] }, 'avoiding'),
  refused('3.1 with null for avoiding regions', hat31, { avoiding: null }, 'avoiding'),
  refused('3.1 with an attractor', hat31, { attractor: null }, 'attractor'),
  refused('an unknown hypothesis', line22, { dropped: ['width', 'rank'] }, 'dropped[1]'),
  refused('a hypothesis twice', line22, { dropped: ['width', 'width'] }, 'dropped[1]'),
  refused('no hypotheses', line22, { dropped: [null, null] }, 'dropped[0]', 'dropped[1]'),
  refused('two outputs for one input', line22, { 'network.layers': twoOutputs }, 'network'),
  refused('two outputs for 3.1', hat31, { 'network.layers': twoOutputs }, 'network'),
  refused('provenance that is no object', line22, { provenance: 'me' }, 'provenance'),
  accepted('no provenance', [line22, { provenance: undefined }]),
  refused(
    'a point with too many coordinates, and no network',
    line22,
    { 'network.layers[1].bias': null, 'attractor.point': ['1', '2'] },
    'network.layers[1].bias',
    'attractor.point',
  ),
  refused(
    'a point with too many coordinates, and uneven rows',
    line22,
    { 'network.layers[0].weights[1]': ['3', '4'], 'attractor.point': ['1', '2'] },
    'network.layers[0].weights[1]',
    'attractor.point',
  ),
  refused('a point with too few coordinates', square21, { 'attractor.point': ['1/4'] }, 'attractor.point'),
  refused('power 0', square21, { 'attractor.power': 0 }, 'attractor.power'),
  refused('power -1', square21, { 'attractor.power': -1 }, 'attractor.power'),
  refused('power 3/2', square21, { 'attractor.power': 1.5 }, 'attractor.power'),
  accepted('no power', [square21, { 'attractor.power': undefined }]),
  accepted('the greatest power', [square21, {}, within({ power: 1 })]),
  unjudged('a greater power', [square21, { 'attractor.power': 2 }, within({ power: 1 })], 'attractor.power'),
  refused('next beyond the last region', square21, { 'avoiding[1].next': 4 }, 'avoiding[1].next'),
  refused('next before the first region', square21, { 'avoiding[1].next': -1 }, 'avoiding[1].next'),
  refused('next in a string', square21, { 'avoiding[1].next': '1' }, 'avoiding[1].next'),
  accepted('as many cells as the limit says', [square21, {}, within({ cells: 4 })]),
  unjudged(
    'more regions than the limit says',
    [line22, { avoiding: [{}, {}, {}] }, within({ cells: 2 })],
    'avoiding',
  ),
  unjudged(
    'a greater power, in a file that is wrong besides',
    [square21, { extra: null, 'attractor.power': 2 }, within({ power: 1 })],
    'extra',
    'attractor.power',
  ),
  unjudged('more barrier cells than the limit says', [line22, {}, within({ cells: 1 })], 'witness.cells'),
  unjudged(
    'more regions and cells than the limit says',
    [line22, { avoiding: [{}, {}] }, within({ cells: 1 })],
    'avoiding',
    'witness.cells',
  ),
  accepted('as many grid cells as the limit says', [square21, {}, within({ gridCells: 25 })]),
  unjudged('more grid cells than the limit says', [square21, {}, within({ gridCells: 24 })], 'witness.grid'),
  accepted('as many boundary cells as the limit says', [pyramid, {}, within({ cells: 8 })]),
  unjudged('more boundary cells than the limit says', [pyramid, {}, within({ cells: 7 })], 'witness.domain'),
  accepted('3·2 + 2·2 boundary cells', [
    pyramid,
    { 'witness.domain.axes[0]': ['-1', '0', '1/2', '1'] },
    within({ cells: 10 }),
  ]),
  unjudged(
    '3·2 + 2·2 boundary cells and no more',
    [pyramid, { 'witness.domain.axes[0]': ['-1', '0', '1/2', '1'] }, within({ cells: 9 })],
    'witness.domain',
  ),
  accepted('as many steps as the limit says', [line22, {}, within({ steps: 1 })]),
  unjudged('more steps than the limit says', [line22, {}, within({ steps: 0 })], 'witness.cells[1].steps'),
  refused('-1 steps', line22, { 'witness.cells[0].steps': -1 }, 'witness.cells[0].steps'),
  ...['4', '00', '01', '-1', '1x', 'x1', '', 'basin', 'Attractor', '1000000000', 0, null].map((into) =>
    refused(
      `into ${JSON.stringify(into)}`,
      square21,
      { 'witness.cells[0].into': into },
      'witness.cells[0].into',
    ),
  ),
  refused(
    'into a region that may be there',
    square21,
    { avoiding: null, 'witness.cells[0].into': '99999' },
    'avoiding',
  ),
  refused(
    'into a region that cannot be there',
    square21,
    { avoiding: null, 'witness.cells[0].into': '100000' },
    'avoiding',
    'witness.cells[0].into',
  ),
  refused(
    'an index beyond the last cell',
    square21,
    { 'witness.cells[0].index': [5, 2] },
    'witness.cells[0].index[0]',
  ),
  refused(
    'a second index beyond the last cell',
    square21,
    { 'witness.cells[0].index': [1, 5] },
    'witness.cells[0].index[1]',
  ),
  refused(
    'an index before the first cell',
    square21,
    { 'witness.cells[0].index': [-1, 2] },
    'witness.cells[0].index[0]',
  ),
  refused('too many indices', square21, { 'witness.cells[0].index': [1, 2, 0] }, 'witness.cells[0].index'),
  refused(
    'too many indices, and no network',
    square21,
    { 'network.layers': null, 'witness.cells[0].index': [1, 2, 0] },
    'network.layers',
    'witness.cells[0].index[2]',
  ),
  refused('a cell twice', square21, { 'witness.cells[3].index': [1, 2] }, 'witness.cells[3].index'),
  refused(
    'two cells without an index',
    square21,
    { 'witness.cells[2].index': null, 'witness.cells[3].index': null },
    'witness.cells[2].index',
    'witness.cells[3].index',
  ),
  refused('a point region with ranges', line22, { 'avoiding[0].ranges': [['0', '0']] }, 'avoiding[0].ranges'),
  refused(
    'a region with more ranges than directions',
    line22,
    {
      'attractor.region.ranges': [
        ['-1', '1'],
        ['-1', '1'],
      ],
    },
    'attractor.region.ranges',
  ),
  refused(
    'a region with fewer directions than inputs',
    square21,
    { 'attractor.region.directions': [['1', '0']] },
    'attractor.region.directions',
  ),
  refused(
    'a region with parallel directions',
    square21,
    { 'attractor.region.directions': parallel },
    'attractor.region.directions',
  ),
  refused(
    'a grid with parallel directions',
    square21,
    { 'witness.grid.basis': parallel },
    'witness.grid.basis',
  ),
  refused(
    'a domain with parallel directions',
    pyramid,
    { 'witness.domain.basis': parallel },
    'witness.domain.basis',
  ),
  refused(
    'a basis that is not square, and no network',
    square21,
    { 'network.layers': null, 'witness.grid.basis': [['1', '0']] },
    'network.layers',
    'witness.grid.basis',
  ),
  refused(
    'a basis of unequal vectors, and no network',
    square21,
    { 'network.layers': null, 'witness.grid.basis': [['1', '0'], ['1']] },
    'network.layers',
    'witness.grid.basis',
  ),
  rejected(
    'for its form: no regions and no cells where none are allowed',
    [line22, { avoiding: null, 'witness.cells': null }, within({ cells: 0 })],
    'avoiding',
    'witness.cells',
    'witness.points[0].into',
  ),
  refused('an axis too few', square21, { 'witness.grid.axes': [['-inf', 'inf']] }, 'witness.grid.axes'),
  refused(
    'a domain with an axis too few',
    pyramid,
    { 'witness.domain.axes': [['-1', '1']] },
    'witness.domain.axes',
  ),
  ...[[], ['-inf']].map((axis) =>
    refused(
      `the axis ${JSON.stringify(axis)}`,
      line22,
      { 'witness.grid.axes[0]': axis, 'witness.cells': [] },
      'witness.grid.axes[0]',
    ),
  ),
  ...[[], ['0']].map((axis) =>
    refused(
      `the axis ${JSON.stringify(axis)} of a domain`,
      hat31,
      { 'witness.domain.axes[0]': axis },
      'witness.domain.axes[0]',
    ),
  ),
  ...[
    ['0', 'inf'],
    ['-inf', '0'],
    ['inf', '-inf'],
    ['inf', '0', 'inf'],
    ['-inf', '0', '-inf'],
  ].map((axis) =>
    refused(
      `the axis ${JSON.stringify(axis)}`,
      line22,
      { 'witness.grid.axes[0]': axis, 'witness.cells': [] },
      'witness.grid.axes[0]',
    ),
  ),
  refused(
    'infinity within an axis',
    line22,
    { 'witness.grid.axes[0]': ['-inf', '0', 'inf', 'inf'], 'witness.cells': [] },
    'witness.grid.axes[0][2]',
  ),
  refused(
    'an infinite end of a domain',
    hat31,
    { 'witness.domain.axes[0]': ['-1', 'inf'] },
    'witness.domain.axes[0][1]',
  ),
  refused(
    'an infinite start of a domain',
    hat31,
    { 'witness.domain.axes[0]': ['-inf', '1'] },
    'witness.domain.axes[0][0]',
  ),
  refused(
    'an axis that decreases',
    line22,
    { 'witness.grid.axes[0]': ['-inf', '1/2', '1/2', '79/8', '5', 'inf'] },
    'witness.grid.axes[0][4]',
  ),
  refused(
    'an axis that decreases at once',
    line22,
    { 'witness.grid.axes[0]': ['-inf', '79/8', '1/2', '79/8', '79/8', 'inf'] },
    'witness.grid.axes[0][2]',
  ),
  refused(
    'a domain that decreases',
    hat31,
    { 'witness.domain.axes[0]': ['1', '-1'] },
    'witness.domain.axes[0][1]',
  ),
  refused(
    'a value three times',
    line22,
    { 'witness.grid.axes[0]': ['-inf', '1/2', '1/2', '1/2', '79/8', 'inf'] },
    'witness.grid.axes[0][3]',
  ),
  refused(
    'a value three times in a domain',
    hat31,
    { 'witness.domain.axes[0]': ['-1', '0', '0', '0', '1'] },
    'witness.domain.axes[0][3]',
  ),
  accepted('a value twice in a domain', [hat31, { 'witness.domain.axes[0]': ['-1', '0', '0', '1'] }]),
  ...(
    [
      [['1', '0'], ''],
      [['-inf', '-inf'], '[1]'],
      [['inf', 'inf'], '[0]'],
      [['inf', '-inf'], '[0]'],
      [['0'], ''],
      [['0', '1', '2'], ''],
      [[0, 1], '[0]'],
    ] as const
  ).map(([range, path]) =>
    refused(
      `the range ${JSON.stringify(range)}`,
      square21,
      { 'avoiding[1].ranges[1]': range },
      ...(path === '[0]' && range[1] !== 'inf'
        ? ['avoiding[1].ranges[1][0]', 'avoiding[1].ranges[1][1]']
        : [`avoiding[1].ranges[1]${path}`]),
    ),
  ),
];
