/** The form of what all certificates are made of: vectors, bases, axes, ranges, regions. */

import { base, hat31, line22, square21 } from './bases.js';
import { accepted, refused, type Fact, type Draft } from './fact.js';

const pyramid = base('3.1-without-width-pyramid');
const parallel: Draft = [
  ['1', '2'],
  ['2', '4'],
];

export const refusedParts: readonly Fact[] = [
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
