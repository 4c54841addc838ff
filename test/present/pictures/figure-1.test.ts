/** Figure 1, panel by panel, against the caption, (2.5)–(2.13), and what the text says of S1, …, S4 and S2,4. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { drawFigure1 } from '../../../src/present/pictures/figure-1.js';
import type { Image } from '../../../src/present/pictures/image.js';
import { Network, Rational } from '../../../src/exact/index.js';
import { alpha, exactly, twin } from '../../paper/example-2.3.js';
import { RootTwo } from '../../paper/root-two.js';
import { contains } from './convex-sets.js';
import { project } from '../../project.js';

const { svg, panels } = drawFigure1(twin);

/** The corners of each set, those of a polygon from the least on. */
function text(sets: readonly Image[]): string[] {
  return sets.map(({ dimension, corners }) => {
    const points = corners.map(({ at, isDirection }) => `${isDirection ? 'to ' : ''}(${at.join(', ')})`);
    const first = points.indexOf([...points].sort()[0] ?? '');
    const round = dimension === 2 ? [...points.slice(first), ...points.slice(0, first)] : points.sort();
    return round.join(' ');
  });
}

const golden = [
  [
    'F₁(ℝ²) = Q₁',
    '(2.5)',
    ['(-1, -1) (1, -1) (1, 1) (-1, 1)'],
    ['(-1, 1)', '(1, 1)', '(1, -1)', '(-1, -1)'],
    '(-1, -1) (1, 1)',
  ],
  [
    'α₂(Q₁)',
    '(2.7)',
    ['(-1, 0) (-2, 1) (-3, 0) (-2, -1)'],
    ['(-2, 1)', '(-1, 0)', '(-2, -1)', '(-3, 0)'],
    '(-1, 0) (-3, 0)',
  ],
  ['F₂(ℝ²) = Q₂', '(2.8)', ['(-1, -1) (-1, 1)'], ['(-1, 1)', '(-1, 0)', '(-1, -1)', '(-1, 0)'], '(-1, 0)'],
  ['α₃(Q₂)', '(2.9)', ['(-2, 0) (0, -2)'], ['(-2, 0)', '(-1, -1)', '(0, -2)', '(-1, -1)'], '(-1, -1)'],
  [
    'F₃(ℝ²) = Q₃',
    '(2.10)',
    ['(-1, -1) (-1, 0)', '(-1, -1) (0, -1)'],
    ['(-1, 0)', '(-1, -1)', '(0, -1)', '(-1, -1)'],
    '(-1, -1)',
  ],
  [
    'α₄(Q₃)',
    '(2.11)',
    ['(-1, -1) (-3/2, -1/2)', '(-1, -1) (-1/2, -1/2)'],
    ['(-3/2, -1/2)', '(-1, -1)', '(-1/2, -1/2)', '(-1, -1)'],
    '(-1, -1)',
  ],
  [
    'F₄(ℝ²) = Q₄',
    '(2.12)',
    ['(-1, -1) (-1, -1/2)', '(-1, -1) (-1/2, -1/2)'],
    ['(-1, -1/2)', '(-1, -1)', '(-1/2, -1/2)', '(-1, -1)'],
    '(-1, -1)',
  ],
  [
    'F₅(ℝ²) = Q₅',
    '(2.13)',
    ['(1, -1) (1, -1/2)'],
    ['(1, -1/2)', '(1, -1)', '(1, -1/2)', '(1, -1)'],
    '(1, -1)',
  ],
  ['F(ℝ²)', '', ['(-1, 1) (0, 0)'], ['(-1, 1)', '(0, 0)', '(-1, 1)', '(0, 0)'], '(0, 0)'],
] as const;

describe.each(golden.map((each, k) => [...each, k] as const))(
  'the panel %s %s',
  (title, equation, blue, [S1, S2, S3, S4], S24, k) => {
    const panel = panels[k];
    const sets = (name: string) => panel?.images.find(({ part }) => part === name)?.sets ?? [];

    test('has its place, and the image of the plane', () => {
      expect([panel?.title, panel?.equation]).toEqual([title, equation]);
      expect(text(sets('ℝ²'))).toEqual(blue);
    });

    test('has S1, …, S4 as points and S2,4 as a segment or point', () => {
      expect(['S₁', 'S₂', 'S₃', 'S₄', 'S₂,₄'].map((name) => text(sets(name)))).toEqual(
        [S1, S2, S3, S4, S24].map((each) => [each]),
      );
    });

    test('keeps the images of S1 and S3 apart from those of S2, S4 and S2,4, which meet each other', () => {
      const [avoiding, basin] = [['S₂', 'S₄', 'S₂,₄'].flatMap(sets), ['S₁', 'S₃'].flatMap(sets)];
      for (const { corners } of basin)
        for (const { at } of corners) expect(avoiding.some((set) => contains(set, at))).toBe(false);
      const ends = ['S₂', 'S₄'].flatMap(sets).flatMap(({ corners }) => corners);
      expect(ends.every(({ at }) => sets('S₂,₄').some((set) => contains(set, at)))).toBe(true);
    });
  },
);

test('the areas of the square and of the rhombus are 4 and 2; nothing after them has any', () => {
  const areas = panels.map(({ images }) =>
    (images[0]?.sets ?? []).reduce((sum, { dimension, corners }) => {
      if (dimension < 2) return sum;
      const points = corners.map(({ at }) => at.map((x) => x.toNumber()));
      return points.reduce((twice, [a = NaN, b = NaN], i) => {
        const [c = NaN, d = NaN] = points[(i + 1) % points.length] ?? [];
        return twice + (a * d - b * c) / 2;
      }, sum);
    }, 0),
  );
  expect(areas).toEqual([4, 2, 0, 0, 0, 0, 0, 0, 0]);
});

test('S1 and S3 are first one point after F₅, S2 and S4 after F₂', () => {
  const first = (a: string, b: string) =>
    panels.findIndex(({ images }) => {
      const [x, y] = [a, b].map((name) => text(images.find(({ part }) => part === name)?.sets ?? []).join());
      return x === y;
    });
  expect([first('S₁', 'S₃'), first('S₂', 'S₄')]).toEqual([7, 2]);
});

test('the panels of the rational twin are as printed, but for the two that are drawn smaller', () => {
  const x = (a: string, b: string) => [a, b].map((each) => Rational.from(each));
  const smaller = (y: readonly Rational[]) =>
    y.map((each) =>
      RootTwo.of(Rational.of(-1))
        .plus(RootTwo.of(Rational.zero, Rational.half).times(RootTwo.of(each.plus(Rational.one))))
        .toString(),
    );
  const end = (part: string, k: number) =>
    panels[k]?.images.find((image) => image.part === part)?.sets[0]?.corners[0]?.at ?? [];
  for (const [part, input] of [
    ['S₁', x('-1', '1')],
    ['S₃', x('1', '-1')],
    ['S₂', x('1', '1')],
  ] as const) {
    // (2.9) and (2.10), over ℚ(√2).
    expect(smaller(end(part, 3))).toEqual(alpha(3, exactly(2, input)).map(String));
    expect(smaller(end(part, 4))).toEqual(exactly(3, input).map(String));
    for (const [k, stage] of [
      [0, 1],
      [2, 2],
      [6, 4],
      [7, 5],
      [8, 6],
    ] as const)
      expect(end(part, k).map(String)).toEqual(exactly(stage, input).map(String));
  }
  expect(panels.map(({ isScaled }) => isScaled)).toEqual([
    false,
    false,
    false,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
  const drawn = svg.slice(svg.indexOf('(2.9)'), svg.indexOf('F₃(ℝ²)'));
  expect([...drawn.matchAll(/>(−?[\d.]+)<\/text>/g)].map(([, number]) => number)).toEqual([
    '−1.5',
    '−1',
    '−0.5',
    '−1.5',
    '−1',
    '−0.5',
  ]);
});

test('a network of another shape is refused', () => {
  const short = new Network(twin.activation, twin.layers.slice(0, 5));
  expect(() => drawFigure1(short)).toThrow('expected Example 2.3, of two inputs and 6 layers, got 2 and 5');
});

test('docs/figure-1.svg is what is drawn, with the same bytes each time', () => {
  expect(drawFigure1(twin).svg).toBe(svg);
  expect(readFileSync(join(project, 'docs', 'figure-1.svg'), 'utf8')).toBe(svg);
});
