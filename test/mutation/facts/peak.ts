/** Theorem 3.1: the peak, and the faces that it has to exceed. */

import { base, hat31 } from './bases.js';
import { accepted, rejected, type Draft, type Edits, type Fact } from './fact.js';

const pyramid = base('3.1-without-width-pyramid');
const smooth = base('3.1-without-width-tanh');
const jump = base('3.1-without-continuous-monotone-jump');
const sloping = base('3.1-without-continuous-sloping-stairs');

/** F(x) = −|x_1| − |x_2| + slopes·x: a peak at 0, on the square [−1, 1]². */
function tent(slopes: readonly [string, string], edits: Edits = {}): readonly [Draft, Edits] {
  const draft: Draft = {
    format: 'basincheck/counterexample@1',
    theorem: '3.1',
    dropped: ['width', 'monotone'],
    network: {
      activation: {
        pieces: [
          { until: '0', slope: '-1', intercept: '0' },
          { slope: '1', intercept: '0' },
        ],
      },
      layers: [
        { weights: [['1', '0'], ['0', '1'], [...slopes]], bias: ['0', '0', '100'] },
        { weights: [['-1', '-1', '1']], bias: ['-100'] },
      ],
    },
    witness: {
      domain: {
        basis: [
          ['1', '0'],
          ['0', '1'],
        ],
        axes: [
          ['-1', '1'],
          ['-1', '1'],
        ],
      },
      inside: ['0', '0'],
    },
  };
  return [draft, edits];
}
const face = (cell: string) => `witness.domain, boundary cell ${cell}`;

export const peak: readonly Fact[] = [
  rejected('the point is outside the domain', [hat31, { 'witness.inside': ['2'] }], 'witness.inside'),
  rejected('the point is beyond the lower end', [hat31, { 'witness.inside': ['-2'] }], 'witness.inside'),
  rejected(
    'F is greater at the lower end',
    [hat31, { 'witness.inside': ['1/2'], 'witness.domain.axes[0]': ['-1/4', '1'] }],
    face('[-1/4, -1/4]'),
  ),
  rejected(
    'F is as great at the upper end',
    [hat31, { 'witness.inside': ['1/2'], 'witness.domain.axes[0]': ['-1', '1/2'] }],
    face('[1/2, 1/2]'),
  ),
  rejected(
    'the point is its own boundary',
    [hat31, { 'witness.domain.axes[0]': ['0', '0'] }],
    face('[0, 0]'),
  ),
  accepted('a tent', tent(['0', '0'])),
  accepted('a tilted tent', tent(['1/4', '-1/2'])),
  rejected('F is as great on the right', tent(['1', '0']), face('[1, 1] × [-1, 1]')),
  rejected('F is as great on the left', tent(['-1', '0']), face('[-1, -1] × [-1, 1]')),
  rejected(
    'F is as great above',
    tent(['0', '1'], { 'witness.domain.axes[1]': ['-1', '0', '1'] }),
    face('[-1, 1] × [1, 1]'),
  ),
  rejected(
    'F is as great below',
    tent(['0', '-1'], { 'witness.domain.axes[1]': ['-1', '0', '1'] }),
    face('[-1, 1] × [-1, -1]'),
  ),
  rejected(
    'F is as great on the second cell above',
    tent(['0', '1'], {
      'witness.domain.axes': [
        ['-1', '-1/2', '1'],
        ['-1', '0', '1'],
      ],
      'witness.inside': ['-1/4', '0'],
    }),
    face('[-1/2, 1] × [1, 1]'),
  ),
  accepted('the domain lies elsewhere', [pyramid]),
  rejected(
    'the domain lies beside the point',
    [pyramid, { 'witness.domain.origin': ['3', '0'] }],
    'witness.inside',
  ),
  accepted('a smooth peak', [smooth]),
  rejected(
    'a smooth slope',
    [smooth, { 'witness.inside': ['3/4'], 'witness.domain.axes[0]': ['-1/2', '1'] }],
    face('[-1/2, -1/2]'),
  ),
  rejected(
    'F is least inside, if only by a part of the last digit that is known of tanh',
    [
      smooth,
      {
        'network.layers[1].weights': [['-1', '1']],
        'witness.domain.axes[0]': ['-1/8796093022208', '1/8796093022208'],
      },
    ],
    face('[-1/8796093022208, -1/8796093022208]'),
  ),
  accepted('a jump', [jump]),
  accepted('case by case', [sloping]),
  rejected(
    'F is greater on the boundary, case by case',
    [sloping, { 'witness.inside': ['3/2', '3/2'] }],
    face('[2, 2] × [-1, 1/2]'),
  ),
];
