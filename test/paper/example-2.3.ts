/**
 * Example 2.3 three times: as printed, over ℚ(√2) and in float64, and its rational twin.
 *
 * The twin has W3 multiplied by √2 and W4 divided by it, with b3 and b4 to match, so that every entry is rational.
 */
import { hardTanh, type Layer, Network, Rational, type Vector } from '../../src/exact/index.js';
import { RootTwo } from './root-two.js';

const r = (text: string) => Rational.from(text);

function layer(weights: readonly (readonly string[])[], bias: readonly string[]): Layer {
  return { weights: weights.map((row) => row.map(r)), bias: bias.map(r) };
}

export const twin = new Network(hardTanh, [
  layer(
    [
      ['2', '0'],
      ['0', '2'],
    ],
    ['0', '0'],
  ),
  layer(
    [
      ['1/2', '1/2'],
      ['-1/2', '1/2'],
    ],
    ['-2', '0'],
  ),
  layer(
    [
      ['1', '-1'],
      ['1', '1'],
    ],
    ['0', '0'],
  ),
  layer(
    [
      ['1/2', '-1/2'],
      ['1/2', '1/2'],
    ],
    ['-1', '0'],
  ),
  layer(
    [
      ['1', '0'],
      ['0', '1'],
    ],
    ['2', '0'],
  ),
  layer(
    [
      ['2', '-2'],
      ['2', '2'],
    ],
    ['-4', '0'],
  ),
]);

/** Item (5) after the example: one more layer, of rank one, which leaves F as it is. */
export const withRankOneLayer = new Network(hardTanh, [
  ...twin.layers,
  layer(
    [
      ['1/2', '-1/2'],
      ['-1/2', '1/2'],
    ],
    ['0', '0'],
  ),
]);

/** The turn by π/4 counterclockwise (the paper's R_α), or clockwise for −1, in float64. */
function turn(direction: 1 | -1): number[][] {
  const [cos, sin] = [Math.cos(Math.PI / 4), direction * Math.sin(Math.PI / 4)];
  return [
    [cos, -sin],
    [sin, cos],
  ];
}

/** scale·R·x + b in float64. */
function floatLayer(
  scale: number,
  matrix: readonly (readonly number[])[],
  x: readonly number[],
  b: readonly number[],
): Layer {
  const weights = matrix.map((row) => row.map((entry) => scale * entry));
  const bias = weights.map((row, i) => row.reduce((sum, w, j) => sum + w * (x[j] ?? 0), 0) + (b[i] ?? 0));
  return {
    weights: weights.map((row) => row.map((w) => Rational.fromNumber(w))),
    bias: bias.map((w) => Rational.fromNumber(w)),
  };
}

/** The network as printed: W_k and b_k by the paper's own formulas, rounded to float64. */
export const literal = new Network(hardTanh, [
  floatLayer(
    2,
    [
      [1, 0],
      [0, 1],
    ],
    [0, 0],
    [0, 0],
  ),
  floatLayer(2 ** -0.5, turn(-1), [0, 0], [-2, 0]),
  floatLayer(1, turn(1), [1, 0], [-1, -1]),
  floatLayer(1, turn(1), [1, 1], [-1, -1]),
  floatLayer(
    1,
    [
      [1, 0],
      [0, 1],
    ],
    [0, 0],
    [2, 0],
  ),
  floatLayer(2 ** 1.5, turn(1), [-1, 1], [0, 0]),
]);

type Point = readonly RootTwo[];

/** α_k of the network as printed, over ℚ(√2): x ↦ scale·R·(x + before) + after. */
interface ExactMap {
  readonly scale: RootTwo;
  readonly matrix: readonly Point[];
  readonly before: Point;
  readonly after: Point;
}

const q = (a: string, b = '0') => RootTwo.of(r(a), r(b));
const halfRoot = q('0', '1/2');
const minusHalfRoot = q('0', '-1/2');
const origin = [q('0'), q('0')];
const identity = [
  [q('1'), q('0')],
  [q('0'), q('1')],
];
/** R_{π/4} and R_{−π/4}. */
const left = [
  [halfRoot, minusHalfRoot],
  [halfRoot, halfRoot],
];
const right = [
  [halfRoot, halfRoot],
  [minusHalfRoot, halfRoot],
];

const exactMaps: readonly ExactMap[] = [
  { scale: q('2'), matrix: identity, before: origin, after: origin },
  { scale: halfRoot, matrix: right, before: origin, after: [q('-2'), q('0')] },
  { scale: q('1'), matrix: left, before: [q('1'), q('0')], after: [q('-1'), q('-1')] },
  { scale: q('1'), matrix: left, before: [q('1'), q('1')], after: [q('-1'), q('-1')] },
  { scale: q('1'), matrix: identity, before: origin, after: [q('2'), q('0')] },
  { scale: q('0', '2'), matrix: left, before: [q('-1'), q('1')], after: origin },
];

/** α_k(x), k = 1, …, 6, of the network as printed, exactly. */
export function alpha(k: number, x: Point): Point {
  const map = exactMaps[k - 1];
  if (map === undefined) throw new RangeError(`alpha: expected a layer from 1 to 6, got ${k}`);
  const moved = x.map((entry, j) => entry.plus(map.before[j] ?? q('0')));
  return map.matrix.map((row, i) =>
    row
      .reduce((sum, entry, j) => sum.plus(entry.times(moved[j] ?? q('0'))), q('0'))
      .times(map.scale)
      .plus(map.after[i] ?? q('0')),
  );
}

/** The entries of W_k of the network as printed, exactly. */
export function weightsOf(k: number): readonly (readonly string[])[] {
  const map = exactMaps[k - 1];
  return map?.matrix.map((row) => row.map((entry) => entry.times(map.scale).toString())) ?? [];
}

/** F_k(x), k = 1, …, 6, of the network as printed, exactly. */
export function exactly(k: number, x: Vector): Point {
  let y: Point = x.map((entry) => RootTwo.of(entry));
  for (let j = 1; j <= k; j++) {
    y = alpha(j, y);
    if (j < exactMaps.length) y = y.map((entry) => entry.hardTanh());
  }
  return y;
}
