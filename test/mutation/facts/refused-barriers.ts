/** The form of an attractor, of avoiding regions, and of a barrier. */

import { line22, square21 } from './bases.js';
import { accepted, refused, rejected, unjudged, within, type Fact } from './fact.js';

export const refusedBarriers: readonly Fact[] = [
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
  refused('a cell twice', square21, { 'witness.cells[3].index': [1, 2] }, 'witness.cells[3].index'),
  refused(
    'two cells without an index',
    square21,
    { 'witness.cells[2].index': null, 'witness.cells[3].index': null },
    'witness.cells[2].index',
    'witness.cells[3].index',
  ),
  rejected(
    'for its form: no regions and no cells where none are allowed',
    [line22, { avoiding: null, 'witness.cells': null }, within({ cells: 0 })],
    'avoiding',
    'witness.cells',
    'witness.points[0].into',
  ),
];
