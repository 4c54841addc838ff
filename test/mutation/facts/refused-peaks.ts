/** The form of a domain and a point in it. */

import { base, hat31 } from './bases.js';
import { accepted, refused, unjudged, within, type Fact } from './fact.js';

const pyramid = base('3.1-without-width-pyramid');

export const refusedPeaks: readonly Fact[] = [
  accepted('3.1 without avoiding regions', [hat31, { avoiding: [] }]),
  refused('3.1 with an avoiding region', hat31, { avoiding: [{}] }, 'avoiding'),
  refused('3.1 with null for avoiding regions', hat31, { avoiding: null }, 'avoiding'),
  refused('3.1 with an attractor', hat31, { attractor: null }, 'attractor'),
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
  refused(
    'a domain that decreases',
    hat31,
    { 'witness.domain.axes[0]': ['1', '-1'] },
    'witness.domain.axes[0][1]',
  ),
];
