/**
 * What a watch sees while files are read and checked: how often it is called, and how many numbers in memory it is told of
 * in all. Each call stands between pieces of work that can be long in other files. So a call that is left out, or is told of
 * too few numbers, makes a difference here. Whoever changes how something is computed gets other numbers, and has to see
 * that they are what they should be.
 */

import {
  image,
  Network,
  type AnySet,
  PiecewiseLinear,
  type Piece,
  type Watch,
} from '../../../src/exact/index.js';
import { defaultLimits, proofOf, readCounterexample } from '../../../src/proof/index.js';
import { phi } from './activations.js';
import { texts } from './bases.js';
import { interval, q, v } from './exact.js';
import { is, type Fact } from './fact.js';
import { seenBy } from './seen.js';

/** While each file is read, and while it is checked. */
const FILES: Readonly<Record<string, readonly [read: string, checked: string]>> = {
  '2.1-without-rank': ['356, 1049, 44', '703, 2081, 241'],
  '2.1-without-continuous': ['201, 390, 12', '1307, 3123, 394'],
  '2.2-without-width': ['111, 120, 6', '194, 327, 93'],
  '2.3-without-surjective': ['277, 522, 20', '1080, 2747, 345'],
  '3.1-without-width': ['70, 73, 2', '149, 267, 56'],
  '2.2-without-stable-relu': ['243, 369, 8', '4452, 11417, 1715'],
  '2.2-without-stable-three-passages': ['276, 402, 8', '4965, 12988, 1918'],
  '2.2-without-width-tanh': ['110, 125, 10', '268, 557, 138'],
  '3.1-without-continuous-flat-stairs': ['123, 186, 4', '1886, 4334, 692'],
  '2.1-without-rank-shear-power-3': ['356, 1049, 44', '829, 2601, 279'],
  '2.3-without-monotone-product-power-4': ['360, 1975, 30', '1260, 7036, 302'],
  '2.2-without-continuous-sloping-stairs': ['250, 565, 20', '3255, 9352, 1118'],
};

function readAndChecked(name: string): readonly string[] {
  const text = texts.get(name) ?? '';
  const read = readCounterexample(text, defaultLimits);
  if ('problems' in read) throw new Error(`readAndChecked: expected a counterexample, got ${name}`);
  return [
    seenBy((watch) => readCounterexample(text, defaultLimits, watch)),
    seenBy((watch) => {
      proofOf(read.counterexample).check(watch);
    }),
  ];
}

/** x/2¹⁰⁰, times 2¹⁰⁰: after some steps numbers are put into lowest terms. */
const thereAndBack = (): Network =>
  new Network(phi([`1/${1n << 100n}`, '0']), [
    { weights: [v('1')], bias: v('0') },
    { weights: [v(String(1n << 100n))], bias: v('0') },
  ]);

function stepped(steps: number, watch: Watch): void {
  const network = thereAndBack();
  let x: AnySet = { origin: v('0'), generators: [{ direction: v('1'), range: interval('-1', '1') }] };
  for (let k = 0; k < steps; k++) x = image(network, x, watch);
}

/** A row of this number of weights. */
const wide = (n: number): Network => {
  const ones = Array.from({ length: n }, () => q('1'));
  return new Network(phi(['1', '0']), [{ weights: [ones], bias: v('0') }]);
};
const ones = (n: number): AnySet => ({ origin: wide(n).layers[0]?.weights[0] ?? [], generators: [] });

const steps = (n: number): readonly Piece[] =>
  Array.from({ length: n }, (_, i) => {
    return { ...(i + 1 < n && { until: q(String(i)) }), slope: q('0'), intercept: q(String(i)) };
  });

export const watching: readonly Fact[] = [
  ...Object.entries(FILES).map(([name, expected]) =>
    is(`what is seen of ${name}`, () => readAndChecked(name), expected),
  ),
  is(
    'what is seen of many steps',
    () =>
      seenBy((watch) => {
        stepped(20, watch);
      }),
    '446, 634, 185',
  ),
  is(
    'what is seen of 64 products',
    () => seenBy((watch) => image(wide(64), ones(64), watch)),
    '198, 8390, 130',
  ),
  is(
    'what is seen of 63 products',
    () => seenBy((watch) => image(wide(63), ones(63), watch)),
    '194, 8132, 128',
  ),
  is(
    'what is seen of many pieces',
    () => seenBy((watch) => new PiecewiseLinear(steps(9), watch)),
    '34, 34, 0',
  ),
];
