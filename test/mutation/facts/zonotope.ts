/** Sets that are carried through networks as a whole: exact values. */

import {
  absolute,
  activated,
  affineForms,
  affineImage,
  type AnySet,
  image,
  integerLayer,
  Network,
  point,
  ranges,
  relu,
} from '../../../src/exact/index.js';
import { bend, phi } from './activations.js';
import { interval, v } from './exact.js';
import { is, type Fact } from './fact.js';
import { heldBy } from './seen.js';
import { box, shown, turn } from './sets.js';

const shear = { weights: [v('1', '2'), v('0', '1'), v('1', '0')], bias: v('1', '2', '3') };

/** Constant in the end: 1/17 + 2/13·1/3 = 73/663. */
const flat = new Network(phi(['0', '1/3', '0'], ['1/7', '2/5']), [
  { weights: [v('3/11')], bias: v('-5') },
  { weights: [v('2/13')], bias: v('1/17') },
]);
/** x/2¹⁰⁰, times 2¹⁰⁰. */
const thereAndBack = new Network(phi([`1/${1n << 100n}`, '0']), [
  { weights: [v('1')], bias: v('0') },
  { weights: [v(String(1n << 100n))], bias: v('0') },
]);
const thirds = new Network(relu, [{ weights: [v('1/3')], bias: v('1') }]);

export const zonotopes: readonly Fact[] = [
  is('a point has point ranges', () => ranges(point(v('1', '2'))).map(String), ['[1, 1]', '[2, 2]']),
  is(
    'ranges add up',
    () =>
      ranges({
        origin: v('1', '0'),
        generators: [
          { direction: v('1', '-2'), range: interval('0', '1') },
          { direction: v('3', '0'), range: interval('-1', 'inf') },
        ],
      }).map(String),
    ['[-2, inf]', '[-2, 0]'],
  ),
  is(
    'an affine image',
    () => shown(affineImage(integerLayer(shear), box(interval('0', '1'), interval('-inf', '2')))),
    ['5,4,3', '1,0,1: segment', '-2,-1,0: ray'],
  ),
  is(
    'an affine image of a set that is lost',
    () =>
      shown(
        affineImage(
          integerLayer({ weights: [v('0', '1')], bias: v('4') }),
          box(interval('0', '1'), interval('0', '2')),
        ),
      ),
    ['4', '2: segment'],
  ),
  is(
    'a whole line has no ends in the coordinates that it moves',
    () =>
      ranges({
        origin: v('1', '2', '3'),
        generators: [
          { direction: v('1', '-1', '0'), range: interval('-inf', 'inf') },
          { direction: v('1', '1', '1'), range: interval('0', '1') },
        ],
      }).map(String),
    ['[-inf, inf]', '[-inf, inf]', '[3, 4]'],
  ),
  is(
    'a half-line has one end',
    () =>
      ranges({
        origin: v('1', '2'),
        generators: [
          { direction: v('1', '-1'), range: interval('-inf', '5') },
          { direction: v('1', '1'), range: interval('-1', '1') },
        ],
      }).map(String),
    ['[-inf, 7]', '[-4, inf]'],
  ),
  is('a box', () => shown(box(interval('3', '3'), interval('-inf', 'inf'), interval('-inf', '2'))), [
    '3,0,2',
    '0,-1,0: line',
    '0,0,-1: ray',
  ]),
  is(
    'what is watched, but for the clock',
    () =>
      heldBy((watch) =>
        affineImage(integerLayer(shear), box(interval('0', '1/2'), interval('1', '2')), watch),
      ),
    [
      ...['0/1', '0/1', '1/1', '0/1', '0/1', '1/1'].map((each) => `${each}, 6`),
      ...['1/2, 4', '0/2, 4', '1/2, 4', '1/2, 4', '1/2, 4'],
      '1/2, 9',
      ...['6/2', '6/2', '6/2', '1/2', '0/2', '1/2', '4/2', '2/2', '0/2'].map((each) => `${each}, 9`),
    ],
  ),
  is(
    'the image where φ bends is watched at last',
    () => heldBy((watch) => activated(bend, box(interval('-1', '1'), interval('1', '3')), watch)).at(-1),
    '1/192, 8',
  ),
  is('numbers stay as short as what they say', () => longestOf(flat) < 600, true),
  is('numbers stay as short where φ alone makes them long', () => longestOf(thereAndBack) < 600, true),
  is('a set that always comes back stays the same', () => ranges(after(thereAndBack, 400)).map(String), [
    '[-1, 1]',
  ]),
  is('numbers that grow are not lost', () => longestOf(thirds) > 600, true),
  is('φ where it is linear', () => shown(activated(bend, box(interval('1', '2'), interval('-2', '-1')))), [
    '1,-2/3',
    '1,0: segment',
    '0,1/3: segment',
  ]),
  is('φ with an intercept', () => shown(activated(phi(['2', '5']), box(interval('1', '2')))), [
    '7',
    '2: segment',
  ]),
  is('φ where it is constant', () => shown(activated(relu, box(interval('-2', '-1'), interval('0', '1')))), [
    '0,0',
    '0,1: segment',
  ]),
  is('φ where it bends', () => shown(activated(relu, box(interval('-1', '1'), interval('1', '2')))), [
    '-1/2,1',
    '1,0: segment',
    '0,1: segment',
    '1/2,0: segment',
  ]),
  is(
    'φ where it bends, of an unbounded set',
    () => shown(activated(absolute, box(interval('1', '2'), interval('-1', 'inf')))),
    ['1,0', '1,0: segment', '0,1: ray'],
  ),
  is(
    'an image through both layers',
    () => shown(image(turn(relu), box(interval('0', '1'), interval('0', '1')))),
    ['0,1', '1,1/2: segment', '1,-1/2: segment', '0,1/2: segment'],
  ),
];

/** The image of [−1, 1] after `steps` steps. */
function after(network: Network, steps: number): AnySet {
  let x: AnySet = box(interval('-1', '1'));
  for (let k = 0; k < steps; k++) x = image(network, x);
  return x;
}

/** How many digits the denominator has at most, in 400 steps. */
function longestOf(network: Network): number {
  let x = affineForms(after(network, 0));
  let most = 0;
  for (let k = 0; k < 400; k++) {
    x = image(network, x);
    most = Math.max(most, x.denominator.toString(2).length);
  }
  return most;
}
