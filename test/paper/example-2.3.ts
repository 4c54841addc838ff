/**
 * Example 2.3 three times: as printed, over ℚ(√2) and in float64, and its rational twin, which has a file.
 *
 * The twin has W3 multiplied by √2 and W4 divided by it, with b3 and b4 to match, so that every entry is rational.
 */
import { hardTanh, type Layer, Network, Rational, type Vector } from '../../src/exact/index.js';
import { exampleOfPaper } from './examples.js';
import { RootTwo } from './root-two.js';

const r = (text: string) => Rational.from(text);

export const twin: Network = exampleOfPaper('2.3-without-surjective').network;

/** Item (5) after the example: one more layer, of rank one, which leaves F as it is. */
export const withRankOneLayer = new Network(hardTanh, [
  ...twin.layers,
  {
    weights: [
      [r('1/2'), r('-1/2')],
      [r('-1/2'), r('1/2')],
    ],
    bias: [r('0'), r('0')],
  },
]);

type Point = readonly RootTwo[];

/** α_k of the network as printed: x ↦ scale·R·(x + before) + after, where R turns by a multiple of π/4. */
interface PrintedMap {
  readonly scale: RootTwo;
  readonly turn: 0 | 1 | -1;
  readonly before: Point;
  readonly after: Point;
}

const q = (a: string, b = '0') => RootTwo.of(r(a), r(b));
const halfRoot = q('0', '1/2');
const minusHalfRoot = q('0', '-1/2');
const origin = [q('0'), q('0')];

const printedMaps: readonly PrintedMap[] = [
  { scale: q('2'), turn: 0, before: origin, after: origin },
  { scale: halfRoot, turn: -1, before: origin, after: [q('-2'), q('0')] },
  { scale: q('1'), turn: 1, before: [q('1'), q('0')], after: [q('-1'), q('-1')] },
  { scale: q('1'), turn: 1, before: [q('1'), q('1')], after: [q('-1'), q('-1')] },
  { scale: q('1'), turn: 0, before: origin, after: [q('2'), q('0')] },
  { scale: q('0', '2'), turn: 1, before: [q('-1'), q('1')], after: origin },
];

/** The turns over ℚ(√2): by 0, by π/4 counterclockwise (the paper's R_α), and clockwise for −1. */
const turns: Readonly<Record<PrintedMap['turn'], readonly Point[]>> = {
  0: [
    [q('1'), q('0')],
    [q('0'), q('1')],
  ],
  1: [
    [halfRoot, minusHalfRoot],
    [halfRoot, halfRoot],
  ],
  [-1]: [
    [halfRoot, halfRoot],
    [minusHalfRoot, halfRoot],
  ],
};

/** The printed map in float64, each step of its formula rounded. */
function floatLayer({ scale, turn, before, after }: PrintedMap): Layer {
  const [cos, sin] = [Math.cos((turn * Math.PI) / 4), Math.sin((turn * Math.PI) / 4)];
  const [x = NaN, y = NaN] = before.map((entry) => entry.toNumber());
  const weights = [
    [cos, -sin],
    [sin, cos],
  ].map((row) => row.map((entry) => scale.toNumber() * entry));
  const bias = weights.map(([a = NaN, b = NaN], i) => a * x + b * y + (after[i]?.toNumber() ?? NaN));
  return {
    weights: weights.map((row) => row.map((w) => Rational.fromNumber(w))),
    bias: bias.map((b) => Rational.fromNumber(b)),
  };
}

/** The network as printed, in float64. */
export const literal = new Network(hardTanh, printedMaps.map(floatLayer));

/** α_k(x), k = 1, …, 6, of the network as printed, exactly. */
export function alpha(k: number, x: Point): Point {
  const map = printedMaps[k - 1];
  if (map === undefined) throw new RangeError(`alpha: expected a layer from 1 to 6, got ${k}`);
  const moved = x.map((entry, j) => entry.plus(map.before[j] ?? q('0')));
  return turns[map.turn].map((row, i) =>
    row
      .reduce((sum, entry, j) => sum.plus(entry.times(moved[j] ?? q('0'))), q('0'))
      .times(map.scale)
      .plus(map.after[i] ?? q('0')),
  );
}

/** The entries of W_k of the network as printed, exactly. */
export function weightsOf(k: number): readonly (readonly string[])[] {
  const map = printedMaps[k - 1];
  if (map === undefined) return [];
  return turns[map.turn].map((row) => row.map((entry) => entry.times(map.scale).toString()));
}

/** F_k(x), k = 1, …, 6, of the network as printed, exactly. */
export function exactly(k: number, x: Vector): Point {
  let y: Point = x.map((entry) => RootTwo.of(entry));
  for (let j = 1; j <= k; j++) {
    y = alpha(j, y);
    if (j < printedMaps.length) y = y.map((entry) => entry.hardTanh());
  }
  return y;
}
