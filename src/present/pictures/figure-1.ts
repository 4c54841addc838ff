/**
 * Figure 1 of the paper: how Example 2.3 takes the plane, layer by layer, to the segment from (−1, 1) to (0, 0).
 *
 * W_3 and W_4 hold √2 as printed. Here W_3 is √2 times that, W_4 the same part of it, and b_3 and b_4 go with them: a
 * network with rational weights, which differs from the printed one only in that F_3 and what α_3 makes of Q_2 lie √2
 * times as far from (−1, −1). The images are computed exactly for it; those two panels are drawn as printed.
 */

import { at, Interval, type Network, Rational, type Zonotope } from '../../exact/index.js';
import { exactLayers, type LayerPanel, type Part } from './exact-layers.js';
import { plane, regionsOf } from './linear-regions.js';
import { type Panel, panelSheet } from './panels.js';
import type { Range } from './scale.js';
import type { PlanePoint } from './simplify.js';

const r = (text: string) => Rational.from(text);

/** Up to −1/2, between, and from 1/2 on. */
const low = Interval.of(undefined, r('-1/2'));
const high = Interval.of(r('1/2'), undefined);

function product(x: Interval, y: Interval): Zonotope {
  return {
    origin: [r('0'), r('0')],
    generators: [
      { direction: [r('1'), r('0')], range: x },
      { direction: [r('0'), r('1')], range: y },
    ],
  };
}

/** The sets of (2.6). */
export const sets = {
  S1: product(low, high),
  S2: product(high, high),
  S3: product(high, low),
  S4: product(low, low),
  S24: {
    origin: [r('0'), r('0')],
    generators: [{ direction: [r('1'), r('1')], range: Interval.of(r('-1/2'), r('1/2')) }],
  },
} as const satisfies Record<string, Zonotope>;

/** Blue, red and yellow as in the paper, in shades that are told apart with any kind of colour vision. */
const [BLUE, RED, YELLOW] = ['#56B4E9', '#D55E00', '#F0E442'];

function part(name: string, colour: string, set: Zonotope): Part {
  return { name, colour, opacity: 1, width: 4, isGround: false, regions: regionsOf(set) };
}

const parts: readonly Part[] = [
  { name: 'ℝ²', colour: BLUE, opacity: 1, width: 5, isGround: true, regions: plane },
  part('S₂,₄', RED, sets.S24),
  part('S₂', RED, sets.S2),
  part('S₄', RED, sets.S4),
  part('S₁', YELLOW, sets.S1),
  part('S₃', YELLOW, sets.S3),
];

const LEGEND = [
  { colour: BLUE, text: 'the image of the plane' },
  { colour: RED, text: 'the images of S₂, S₄ and S₂,₄, which end in (0, 0)' },
  { colour: YELLOW, text: 'the images of S₁ and S₃, which end in x* = (−1, 1)' },
  { text: 'exact; in (2.9) and (2.10) W₃ is √2 times as large as printed, and the panel √2 times as small' },
];

/** The nine panels: the paper's title, the number of its formula, and which stage of F is seen (by its number). */
const NINE = [
  { title: 'F₁(ℝ²) = Q₁', equation: '(2.5)', stage: 2 },
  { title: 'α₂(Q₁)', equation: '(2.7)', stage: 3 },
  { title: 'F₂(ℝ²) = Q₂', equation: '(2.8)', stage: 4 },
  { title: 'α₃(Q₂)', equation: '(2.9)', stage: 5, isScaled: true },
  { title: 'F₃(ℝ²) = Q₃', equation: '(2.10)', stage: 6, isScaled: true },
  { title: 'α₄(Q₃)', equation: '(2.11)', stage: 7 },
  { title: 'F₄(ℝ²) = Q₄', equation: '(2.12)', stage: 8 },
  { title: 'F₅(ℝ²) = Q₅', equation: '(2.13)', stage: 10 },
  { title: 'F(ℝ²)', equation: '', stage: 11 },
] as const;

export interface FigurePanel {
  readonly title: string;
  /** Of the paper; none for the last panel. */
  readonly equation: string;
  /** Of the network with rational weights. */
  readonly images: NonNullable<LayerPanel['images']>;
  /** Whether it is drawn 2^(−1/2) times as far from (−1, −1) as computed. */
  readonly isScaled: boolean;
}

export interface Figure {
  readonly svg: string;
  readonly panels: readonly FigurePanel[];
}

/**
 * The nine panels in three rows, always with the same bytes, for the network of Example 2.3 with rational weights: the one
 * of `counterexamples/paper/2.3-without-surjective.json` in the package. Throws on a network of another shape.
 *
 * @example
 * ```ts
 * import { readFileSync } from 'node:fs';
 * import { drawFigure1 } from 'basincheck/draw';
 * import { defaultLimits, readCounterexample } from 'basincheck/verify';
 * const text = readFileSync('counterexamples/paper/2.3-without-surjective.json', 'utf8');
 * const read = readCounterexample(text, defaultLimits);
 * if ('problems' in read) throw new Error('not a counterexample file');
 * drawFigure1(read.counterexample.network).panels.length; // → 9
 * ```
 */
export function drawFigure1(example: Network): Figure {
  const { inputDimension, depth } = example;
  if (inputDimension !== 2 || depth !== 6) {
    throw new RangeError(
      `drawFigure1: expected Example 2.3, of two inputs and 6 layers, got ${inputDimension} and ${depth}`,
    );
  }
  const stages = exactLayers(example, parts) ?? [];
  const chosen = NINE.map((one) => ({ isScaled: false, ...one, ...at(stages, one.stage) }));
  const svg = panelSheet({
    title: 'Example 2.3, layer by layer',
    description:
      'Nine panels in three rows. A square with its diagonal from (−1, −1) to (1, 1) marked becomes a rhombus, then a segment, ' +
      'which is bent at its middle, folded, and at last the segment from (−1, 1) to (0, 0). The images of S1 and S3 end in ' +
      '(−1, 1), those of S2, S4 and S2,4 in (0, 0).',
    columns: 3,
    panels: chosen.map(({ panel, title, equation, isScaled }) => {
      const drawn = { ...panel, title, remark: equation };
      return isScaled ? asPrinted(drawn) : drawn;
    }),
    legend: LEGEND,
  });
  const panels = chosen.map(({ title, equation, images = [], isScaled }) => ({
    title,
    equation,
    images,
    isScaled,
  }));
  return { svg, panels };
}

/** The panel drawn 2^(−1/2) times as far from (−1, −1). */
function asPrinted(panel: Panel): Panel {
  const along = (x: number) => Math.SQRT1_2 * (x + 1) - 1;
  const moved = (places: readonly PlanePoint[] = []) =>
    places.map(([x, y]): PlanePoint => [along(x), along(y)]);
  const range = ({ lo, hi }: Range) => ({ lo: along(lo), hi: along(hi) });
  return {
    ...panel,
    window: { x: range(panel.window.x), y: range(panel.window.y) },
    marks: panel.marks.map((marks) => ({
      ...marks,
      areas: marks.areas?.map(moved) ?? [],
      lines: marks.lines?.map(moved) ?? [],
      points: moved(marks.points),
    })),
  };
}
