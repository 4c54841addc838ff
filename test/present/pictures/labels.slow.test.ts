import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { drawCounterexample } from '../../../src/present/pictures/index.js';
import { Labels } from '../../../src/present/pictures/labels.js';
import { defaultLimits, readCounterexample } from '../../../src/proof/index.js';
import { project } from '../../project.js';

const panel = { left: 60, top: 54, width: 480, height: 300 };

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Of the texts in a picture, as DejaVu Sans sets them at 12 units: no letter of ours is wider than 7.4 on average. */
function boxesIn(svg: string): readonly Box[] {
  return Array.from(svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g), ([, attributes = '', text = '']) => {
    const value = (key: string): string | undefined =>
      new RegExp(` ${key}="([^"]*)"`).exec(` ${attributes}`)?.[1];
    const [x, y] = [Number(value('x')), Number(value('y'))];
    const size = Number(value('font-size') ?? 12);
    const width = 0.55 * size * Array.from(text).length;
    const anchor = value('text-anchor');
    const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
    return { text, left, right: left + width, top: y - 0.75 * size, bottom: y + 0.1 * size };
  });
}

function overlapping(boxes: readonly Box[]): readonly string[] {
  return boxes.flatMap((a, i) =>
    boxes
      .slice(0, i)
      .filter((b) => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top)
      .map((b) => `${a.text} / ${b.text}`),
  );
}

test('names never cover each other or a point, and stay in the panel', () => {
  const place = fc.tuple(fc.integer({ min: 60, max: 540 }), fc.integer({ min: 54, max: 354 }));
  fc.assert(
    fc.property(
      fc.array(place, { minLength: 1, maxLength: 8 }),
      fc.array(place, { minLength: 2, maxLength: 5 }),
      (points, outline) => {
        const labels = new Labels(panel, points);
        const drawn = [
          ...points.flatMap((point, i) => labels.besidePoint(point, `A${i}`)),
          ...labels.atOutline(outline, 'R'),
        ];
        const boxes = boxesIn(drawn.join(''));
        expect(overlapping(boxes)).toEqual([]);
        for (const { left, right, top, bottom } of boxes) {
          expect(left >= 60 && right <= 540 && top >= 54 && bottom <= 354).toBe(true);
          for (const [x, y] of points) expect(x > left && x < right && y > top && y < bottom).toBe(false);
        }
      },
    ),
  );
});

test('a lone point has its name, and an outline that is not seen has none', () => {
  const labels = new Labels(panel, [[300, 200]]);
  expect(labels.besidePoint([300, 200], 'x*').join('')).toContain('>x*</text>');
  expect(
    labels.atOutline(
      [
        [600, 0],
        [700, 0],
        [700, 20],
      ],
      'R',
    ),
  ).toEqual([]);
});

function drawn(path: string): string {
  const read = readCounterexample(readFileSync(join(project, path), 'utf8'), defaultLimits);
  if ('problems' in read) throw new Error(`${path}: expected a counterexample file`);
  return drawCounterexample(read.counterexample, 'A title');
}

describe('pictures of the examples of the paper', () => {
  test.each([
    '2.1-without-continuous',
    '2.1-without-rank',
    '2.2-without-width',
    '2.3-without-surjective',
    '3.1-without-width',
  ])('%s: no two texts cover each other, and what the proof names is named', (name) => {
    const svg = drawn(`counterexamples/paper/${name}.json`);
    expect(overlapping(boxesIn(svg))).toEqual([]);
    const names = Array.from(svg.matchAll(/paint-order="stroke">([^<]*)</g), ([, text]) => text);
    expect(names).toEqual(expect.arrayContaining(name.startsWith('3.1') ? ['p', 'D'] : ['x*', 'R']));
  });

  test('legends list what is drawn alone', () => {
    // The avoiding regions are points far outside, and the point is x* itself, which does not move.
    const points = drawn('counterexamples/paper/2.1-without-continuous.json');
    expect(points).not.toContain('regions that orbits do not leave');
    expect(points).not.toContain('the orbits of the points');
    const outlines = drawn('counterexamples/paper/2.1-without-rank.json');
    expect(outlines).toContain('A₁, …, A₄, regions that orbits do not leave, without x*');
  });

  test('a dark screen changes paper and ink by a style that no other part of a page knows', () => {
    const [, style = ''] =
      /<style>([^<]*)<\/style>/.exec(drawn('counterexamples/paper/2.2-without-width.json')) ?? [];
    expect(style).toMatch(/^@media screen and \(prefers-color-scheme:dark\)\{.*\}$/);
    const inside = style.replace(/^@media[^{]*\{(.*)\}$/, '$1');
    for (const selector of inside
      .split('}')
      .map((rule) => rule.split('{')[0] ?? '')
      .filter(Boolean))
      expect(selector).toMatch(/^\.basincheck-picture( |$)/);
    expect(inside).toContain("[fill='#FFFFFF']");
  });
});
