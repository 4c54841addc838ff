import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { sfntOf } from '../../../src/present/command-line/sfnt.js';
import type { Place } from '../../../src/present/command-line/drawing.js';
import { drawingOf } from '../../../src/present/command-line/svg-drawing.js';
import { tikzOf } from '../../../src/present/command-line/tikz.js';
import { within } from '../../../src/present/command-line/within.js';

const svg = (inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 450 200" width="900" fill="#222222" font-size="12">\n<title>A &amp; B</title>\n${inside}\n</svg>\n`;

describe('a picture read back from its SVG', () => {
  test('has shapes with what they inherit, texts unescaped, and what is seen through a panel', () => {
    const drawing = drawingOf(
      svg(
        '<g stroke="#0072B2"><svg x="1" y="2" width="10" height="20" viewBox="1 2 10 20"><path d="M0 1H4V5l-1 2Zm2 0h3" fill="none"/></svg></g><text x="3" y="4" font-weight="600" stroke="#FFFFFF">a &lt; b</text>',
      ),
    );
    expect([drawing.width, drawing.height, drawing.title]).toEqual([450, 200, 'A & B']);
    expect(drawing.items).toMatchObject([
      {
        kind: 'clipped',
        from: [1, 2],
        to: [11, 22],
        items: [
          {
            outline: {
              rings: [
                {
                  points: [
                    [0, 1],
                    [4, 1],
                    [4, 5],
                    [3, 7],
                  ],
                  isClosed: true,
                },
                {
                  points: [
                    [2, 1],
                    [5, 1],
                  ],
                  isClosed: false,
                },
              ],
            },
            paint: { fill: undefined, stroke: '#0072B2' },
          },
        ],
      },
      { kind: 'text', text: 'a < b', isBold: true, colour: '#222222', halo: '#FFFFFF' },
    ]);
  });

  test.each([
    ['<ellipse rx="1"/>', 'expected an element of our pictures, got <ellipse>'],
    ['<path d="M0 0C1 1 2 2 3 3"/>', 'expected a path of straight lines, got C'],
  ])('throws on %s, which is not in our pictures', (inside, message) => {
    expect(() => drawingOf(svg(inside))).toThrow(message);
  });
});

test('TikZ has a colour by name, lines, formulas in words, and no more than a line takes', () => {
  const tikz = tikzOf(
    svg(
      '<rect x="1" y="2" width="10" height="20" fill="#D55E00" fill-opacity="0.5"/><line x1="0" y1="0" x2="5" y2="5" stroke="#222222" stroke-dasharray="5 3"/><text x="3" y="4" text-anchor="end">the basin of x*, 50 %</text>',
    ),
  );
  expect(tikz.split('\n')).toEqual([
    '% A & B',
    '% In the preamble: \\usepackage{tikz}',
    '\\begin{tikzpicture}[x=0.75bp,y=-0.75bp]',
    '\\definecolor{basincheckb}{HTML}{D55E00}'.replace('basincheckb', 'basinchecka'),
    '\\definecolor{basincheckb}{HTML}{222222}',
    '\\useasboundingbox (0,0) rectangle (450,200);',
    '\\path[fill=basinchecka,fill opacity=0.5] (1,2) rectangle (11,22);',
    '\\path[draw=basincheckb,line width=0.75bp,dash pattern=on 3.75bp off 2.25bp] (0,0)--(5,5);',
    '\\node[anchor=base east,inner sep=0bp,text=basincheckb,font=\\fontsize{9}{10.8}\\selectfont] at (3,4) {the basin of \\(x^*\\), 50 \\%};',
    '\\end{tikzpicture}',
    '',
  ]);
});

describe('what lies far away', () => {
  const place = fc.tuple(
    fc.integer({ min: -20_000, max: 20_000 }),
    fc.integer({ min: -20_000, max: 20_000 }),
  );
  /** Whether a point is inside a polygon, by the number of its sides that a ray crosses. */
  const isInside = ([x, y]: Place, points: readonly Place[]): boolean =>
    points.filter(([ax, ay], i) => {
      const [bx, by] = points.at(i - 1) ?? [0, 0];
      return ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax);
    }).length %
      2 ===
    1;

  test('is cut off a polygon, and what is near stays as it is', () => {
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 3, maxLength: 6 }),
        fc.tuple(fc.integer({ min: -900, max: 900 }), fc.integer({ min: -900, max: 900 })),
        (points, [x, y]) => {
          // Off the grid, so that it lies on no side.
          const probe: Place = [x + 0.3183, y + 0.2718];
          const left = within({ kind: 'path', rings: [{ points, isClosed: true }] });
          const rings = left?.kind === 'path' ? left.rings : [];
          expect(
            rings.flatMap((ring) => ring.points.flat()).every((each) => Math.abs(each) <= 4000.001),
          ).toBe(true);
          expect(rings.some((ring) => isInside(probe, ring.points))).toBe(isInside(probe, points));
        },
      ),
    );
  });

  test('is cut off a line, which may fall apart', () => {
    const line: readonly Place[] = [
      [0, 0],
      [10_000, 0],
      [10_000, 100],
      [0, 100],
      [0, 200],
    ];
    expect(within({ kind: 'path', rings: [{ points: line, isClosed: false }] })).toEqual({
      kind: 'path',
      rings: [
        {
          points: [
            [0, 0],
            [4000, 0],
          ],
          isClosed: false,
        },
        {
          points: [
            [4000, 100],
            [0, 100],
            [0, 200],
          ],
          isClosed: false,
        },
      ],
    });
  });

  test('is no circle, and the nearer part of a rectangle', () => {
    expect(within({ kind: 'circle', centre: [5000, 0], radius: 3 })).toBeUndefined();
    expect(within({ kind: 'rectangle', from: [-9000, 1], to: [3, 9000], corner: 0 })).toEqual({
      kind: 'rectangle',
      from: [-4000, 1],
      to: [3, 4000],
      corner: 0,
    });
  });
});

test('a font out of its WOFF has its tables, at their places, with their checksums', () => {
  const path = createRequire(import.meta.url).resolve(
    '@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff',
  );
  const font = sfntOf(readFileSync(path));
  const count = font.readUInt16BE(4);
  expect(count).toBeGreaterThan(8);
  for (let i = 0; i < count; i++) {
    const [tag, sum, offset, length] = [
      font.toString('latin1', 12 + 16 * i, 16 + 16 * i),
      ...[16, 20, 24].map((at) => font.readUInt32BE(at + 16 * i)),
    ] as [string, number, number, number];
    // The checksum of the head is of the table without its own field for the whole file's.
    if (tag === 'head') continue;
    const padded = Buffer.concat([
      font.subarray(offset, offset + length),
      Buffer.alloc((4 - (length % 4)) % 4),
    ]);
    let total = 0;
    for (let at = 0; at < padded.length; at += 4) total = (total + padded.readUInt32BE(at)) >>> 0;
    expect(total, tag).toBe(sum);
  }
  expect(() => sfntOf(Buffer.from('not a font at all'))).toThrow('expected a WOFF');
});
